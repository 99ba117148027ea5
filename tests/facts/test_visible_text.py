"""What can't be seen in a text is spelled out, and what is too long is cut and counted."""

from __future__ import annotations

import pytest

from desk.base.language import language_of_facts
from facts.visible_text import LONGEST_CELL, document_text, short_value, visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\x00b", "a\\x00b"),
        ("\x0b", "\\x0b"),
        ("\x0c", "\\x0c"),
        ("\x1f", "\\x1f"),
        ("\udcff", "\\xff"),
        ("\udc80", "\\x80"),
        ("\ud800", "\\ud800"),
        ("\ufffe", "\\ufffe"),
        ("Nguyễn\tVăn\nA", "Nguyễn\tVăn\nA"),
        ("x" * LONGEST_CELL, "x" * LONGEST_CELL),
        ("x" * (LONGEST_CELL + 1), "x" * LONGEST_CELL + f"… ({LONGEST_CELL + 1} ký tự)"),
    ],
)
def test_a_text_in_a_document(text: str, seen: str) -> None:
    assert document_text(text) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\tb\nc\rd", "a\\tb\\nc\\rd"),
        ("a\x0bb", "a\\x0bb"),
        ("\u202e", "\\u202e"),
        ("kara\xadoke", "kara\\xadoke"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff"),
        ("x" * 120, "x" * 120),
        ("x" * 121, "x" * 60 + "…" + "x" * 30 + " (121 ký tự)"),
        ("x" * 1234, "x" * 60 + "…" + "x" * 30 + " (1.234 ký tự)"),
    ],
)
def test_a_value_in_a_sentence(text: str, seen: str) -> None:
    assert short_value(text) == seen


def test_its_length_is_told_in_english_too() -> None:
    assert short_value("x" * 1234, most=4, language=language_of_facts("en")) == "xx…x (1,234 characters)"


@pytest.mark.parametrize(("text", "seen"), [("a\tb\nc", "a\tb\nc"), ("a\rb\x1b", "a\\rb\\x1b")])
def test_line_breaks_stay_in_a_text(text: str, seen: str) -> None:
    assert visible(text) == seen
