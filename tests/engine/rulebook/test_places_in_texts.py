"""Where a letter of a rule file stands: every kind of line end counts once, as YAML counts it."""

from __future__ import annotations

import unicodedata

import pytest

from engine.rulebook.text.writing import lines_of, spot, writing_faults

ENDS = ("\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029")


@pytest.mark.parametrize("end", ENDS, ids=ascii)
def test_every_letter_has_its_line_and_column(end: str) -> None:
    lines = ("ab", "", "cde", "f")
    text = end.join(lines)
    position = 0
    for number, line in enumerate(lines, 1):
        for col, letter in enumerate(line, 1):
            place = spot("a.yaml", text, position + col - 1)
            assert (text[position + col - 1], place.line, place.col) == (letter, number, col)
        position += len(line) + len(end)
    assert lines_of(text) == lines
    assert lines_of(text + end) == lines
    assert lines_of(text + end + " ") == (*lines, " ")


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a: 1\nb: 2\n", []),
        ("a: 1\n \tb: 2\n", [("R007", 2, 2)]),
        ("\ta: 1\n  b:\t2\n", [("R007", 1, 1)]),  # only before the first word
        ("a: x\nb: " + unicodedata.normalize("NFD", "nhà"), [("R008", 2, 6)]),
        ("b: nha\u0300", [("R008", 1, 6)]),
        ("a\u0300\u0301", [("R008", 1, 1)]),
        ("a\u200b: \u200b1\nb:\u00a02", [("R012", 1, 2), ("R012", 2, 3)]),  # the first of each line
        ("a: 1\u2028b: 2", [("R012", 1, 5)]),
        ("\ufeffa: 1\r\nb: 2\u00ad", [("R012", 1, 1), ("R012", 2, 5)]),
    ],
)
def test_what_a_text_gets_wrong_is_told_at_its_letter(text: str, faults: list[tuple[str, int, int]]) -> None:
    found = writing_faults("a.yaml", text, lines_of(text))
    assert [(f.code, f.place.line, f.place.col) for f in found] == faults
