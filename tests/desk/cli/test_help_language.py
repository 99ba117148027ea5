"""Help speaks the reader's language; that every text has its English is asked of the catalog."""

from __future__ import annotations

import re

import pytest

from desk.cli.app import code_of

VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"|Phòng LĐTBXH')  # what is typed or named as it is


@pytest.mark.parametrize("verb", [(), ("run",), ("leads", "decide"), ("announce",)], ids=" ".join)
def test_help_speaks_the_language_asked_for(
    verb: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of([*verb, "--help", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "Options" in said
    assert not VIETNAMESE.search(QUOTED.sub("", said))
    assert code_of([*verb, "--help"]) == 0
    assert "Tùy chọn" in capsys.readouterr().out
