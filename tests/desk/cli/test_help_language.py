"""Help speaks the reader's language; that every text has its English is asked of the catalog."""

from __future__ import annotations

import re

import pytest

from desk.cli.app import VERBS, code_of
from desk.report.console import LINES

VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"|Phòng LĐTBXH')  # what is typed or named as it is


@pytest.mark.parametrize("verb", [(), ("run",), ("leads", "decide"), ("announce",)], ids=" ".join)
def test_help_speaks_the_language_asked_for(
    verb: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of([*verb, "--help", "--full", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "Options" in said
    assert not VIETNAMESE.search(QUOTED.sub("", said))
    assert code_of([*verb, "--help"]) == 0
    assert "Tùy chọn" in capsys.readouterr().out


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("verb", [(), *((verb,) for verb in VERBS)], ids=" ".join)
def test_help_fits_on_a_screen_and_names_what_it_leaves_out(
    verb: tuple[str, ...], lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert code_of([*verb, "--help", "--lang", lang]) == 0
    short = capsys.readouterr().out
    assert len(short.splitlines()) <= LINES
    assert code_of([*verb, "--help", "--full", "--lang", lang]) == 0
    for name in re.findall(r"^│ (?:\* +)?([a-z-]{2,})  ", capsys.readouterr().out, re.M):
        assert re.search(rf"(?<![\w-]){name}(?![\w-])", short), name
