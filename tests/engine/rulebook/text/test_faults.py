"""Texts of faults are read from their tables whole, and said in both languages."""

import unicodedata

import pytest

from desk.base.language import language_of_facts
from engine.rulebook.kinds.declared import AT_LEAST
from engine.rulebook.text.faults import MESSAGES, Fault
from engine.rulebook.text.places import NOWHERE
from facts.message_tables import texts_in

ENGLISH = language_of_facts("en")
TABLE = """
# R0xx: The writing
R001 một dòng dài
     viết tiếp ở đây.
R002 ngắn.
"""


def test_an_indented_line_continues_the_text_above() -> None:
    assert texts_in(TABLE) == {
        "R001": "một dòng dài viết tiếp ở đây.",
        "R002": "ngắn.",
    }


def test_a_code_stands_once() -> None:
    with pytest.raises(ValueError, match="R001"):
        texts_in(TABLE + "R001 lại.\n")


def test_every_fault_is_said_in_composed_letters() -> None:
    texts = MESSAGES.values()
    assert all(text.strip() == text != "" and unicodedata.is_normalized("NFC", text) for text in texts)


def test_words_among_the_values_are_said_in_the_readers_language() -> None:
    values = {"kind": "gate", "id": "C1", "since": "2024-03-01"}
    reversed_ = Fault("P211", NOWHERE, values)
    lapsed = Fault("R404", NOWHERE, {"name": "nd-1", "until": "2020-01-01", "end": "nay"})
    short = Fault("R109", NOWHERE, {"name": "parts", "found": "1", "required": AT_LEAST, "bound": "2"})
    assert reversed_.sentence().startswith("từ kỳ kết thúc 01/03/2024: điều kiện khống chế C1 viết ngược")
    assert reversed_.sentence(ENGLISH).startswith("for periods ending from 2024-03-01: gate C1 turns")
    assert "in force until now." in lapsed.sentence(ENGLISH)
    assert "must hold at least 2." in short.sentence(ENGLISH)
    assert "phải có ít nhất 2." in short.sentence()


def test_what_an_author_wrote_is_no_place_to_fill() -> None:
    fault = Fault("R108", NOWHERE, {"found": "{kind}", "wanted": "{one_of: [a]}", "near": "{shape}"})
    assert fault.sentence(ENGLISH) == "'{kind}' can't stand here. Did you mean '{shape}'? Use: {one_of: [a]}."
