"""Help in two languages: every text has its English, and no Vietnamese is left in it."""

from __future__ import annotations

import re

import pytest
import typer

from desk.cli.app import app_of, code_of
from desk.cli.english_help import ENGLISH
from desk.cli.help_in_english import texts_of

VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"|Phòng LĐTBXH')  # what is typed or named as it is


def test_every_help_text_has_its_english() -> None:
    texts = set(texts_of(typer.main.get_command(app_of())))
    assert sorted(texts - ENGLISH.keys()) == []
    assert sorted(ENGLISH.keys() - texts) == []


def test_the_english_is_english() -> None:
    assert [text for text in ENGLISH.values() if VIETNAMESE.search(QUOTED.sub("", text))] == []


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
