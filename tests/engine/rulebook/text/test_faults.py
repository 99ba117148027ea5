"""Texts of faults are read from their tables whole, in both languages."""

import unicodedata

import pytest

from engine.rulebook.text.faults import MESSAGES
from facts.message_tables import messages_in

TABLE = """
# R0xx: The writing
R001 một dòng dài
     viết tiếp ở đây.
en   one long line
     goes on here.
R002 ngắn.
en   short.
"""


def test_an_indented_line_continues_the_text_above() -> None:
    assert messages_in(TABLE) == {
        "R001": {"vi": "một dòng dài viết tiếp ở đây.", "en": "one long line goes on here."},
        "R002": {"vi": "ngắn.", "en": "short."},
    }


def test_a_code_stands_once() -> None:
    with pytest.raises(ValueError, match="R001"):
        messages_in(TABLE + "R001 lại.\nen   again.\n")


def test_every_fault_has_both_languages_in_composed_letters() -> None:
    assert {code for code, texts in MESSAGES.items() if list(texts) != ["vi", "en"]} == set()
    texts = [text for texts in MESSAGES.values() for text in texts.values()]
    assert all(text.strip() == text != "" and unicodedata.is_normalized("NFC", text) for text in texts)
