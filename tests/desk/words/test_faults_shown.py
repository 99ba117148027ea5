"""A fault is shown under the line it is about: the caret under the letter meant, a line of 320 letters whole,
a longer one cut to what stands around."""

from __future__ import annotations

import string

import pytest

from desk.words.fault_words import fault_lines
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.places import Place

LETTERS = string.ascii_letters + string.digits


def shown(line: str, col: int, at: int = 2) -> list[str]:
    return fault_lines(Fault("R102", Place("a.yaml", at, col), {}), {"a.yaml": ("trước", line)})[1:]


@pytest.mark.parametrize("length", [1, 40, 319, 320, 321, 322, 480, 1000])
@pytest.mark.parametrize("part", [0, 0.25, 0.5, 0.75, 1])
def test_the_caret_stands_under_the_letter_meant(length: int, part: float) -> None:
    line = (LETTERS * 20)[:length]
    col = max(1, round(part * length))
    text, caret = shown(line, col)
    assert text[len(caret) - 1] == line[col - 1]
    told = text.removeprefix("    ")
    assert told.strip("…") in line
    assert len(told.strip("…")) <= 320
    assert told.startswith("…") == (told.strip("…") != line[: len(told.strip("…"))])
    assert told.endswith("…") == (not line.endswith(told.strip("…")))
    if length <= 320:
        assert told == line


@pytest.mark.parametrize(
    ("col", "first", "last"), [(1, 0, 320), (160, 0, 320), (161, 1, 321), (900, 740, 1000)]
)
def test_a_long_line_is_cut_to_what_stands_around(col: int, first: int, last: int) -> None:
    line = "".join(chr(0x4E00 + n) for n in range(1000))
    assert shown(line, col)[0].strip(" …") == line[first:last]


def test_a_tab_before_the_caret_stays_a_tab() -> None:
    assert shown("\ta: b", 5) == ["    \ta: b", "    \t   ^"]


@pytest.mark.parametrize("at", [0, 3, 99])
def test_of_a_line_that_is_not_there_only_the_sentence_is_shown(at: int) -> None:
    assert shown("a: b", 1, at) == []
