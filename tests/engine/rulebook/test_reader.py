"""Reading a rule file: words with places, nothing interpreted, every fault of writing."""

from __future__ import annotations

import unicodedata

import pytest

from engine.rulebook.text.reader import reading_of


def codes(text: str) -> list[tuple[str, int, int]]:
    return [(f.code, f.place.line, f.place.col) for f in reading_of("t.yaml", text).faults]


@pytest.mark.parametrize("word", ["0101234567", "no", "12:30", "1e3", "0x1f", "2020-01-01", "~", "null"])
def test_a_scalar_stays_the_text_its_author_wrote(word: str) -> None:
    assert reading_of("t.yaml", f"a: {word}").tree["a"] == word


def test_a_word_knows_its_line_and_column() -> None:
    word = reading_of("t.yaml", "a:\n  b: c\n").tree["a"]["b"]
    assert (word.place.line, word.place.col) == (2, 6)


def test_a_duplicate_key_is_named_with_both_places() -> None:
    fault = reading_of("t.yaml", "a: 1\nb: 2\na: 3\n").faults[0]
    assert (fault.code, fault.place.line) == ("R004", 3)
    assert fault.params["first"] == "t.yaml:1:1"


def test_a_decimal_comma_in_a_flow_mapping_is_recognised() -> None:
    assert codes("x: {at_least: 12,5}") == [("R010", 1, 18)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("  x  y  ", "x  y"),
        ("' x '", " x "),
        ('" x "', " x "),
        ("|\n  x\n\n  y\n", "x\n\ny"),
        (">\n  x\n  y\n\n", "x y"),
    ],
)
def test_quotes_keep_blanks_and_a_block_loses_those_around_it(written: str, read: str) -> None:
    found = reading_of("t.yaml", f"a: {written}\n")
    assert (found.faults, found.tree) == ((), {"a": read})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "R002"),
        ("# only a comment\n", "R002"),
        ("a: 1\n---\nb: 2\n", "R003"),
        ("a: &x 1\nb: 2\n", "R005"),
        ("a: !!int 1\n", "R005"),
        ("a:\n", "R006"),
        ("a:\n\tb: 1\n", "R007"),
        ("? [a]\n: 1\n", "R009"),
        ("a: [1, 2\n", "R001"),
        ('a: "x\n', "R001"),
        ("a: b: c\n", "R001"),
    ],
)
def test_a_fault_of_writing_has_its_code(text: str, code: str) -> None:
    assert code in [found for found, _, _ in codes(text)]


def test_letters_that_are_not_nfc_are_reported_where_they_stand() -> None:
    assert codes("a: " + unicodedata.normalize("NFD", "bé"))[0] == ("R008", 1, 5)


def test_a_byte_order_mark_is_passed_over() -> None:
    assert reading_of("t.yaml", "\ufeffa: 1").tree == {"a": "1"}


def test_several_faults_of_one_file_come_together() -> None:
    assert [code for code, _, _ in codes("a: 1\na: 2\nb:\n")] == ["R004", "R006"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\nb: {c: 1\nd: 2\ne: 3\n", ("R001", 2, 4)),
        ("a: 1\nb: [1, 2\nd: 2\n", ("R001", 2, 4)),
        ('a: 1\nb: "c\nd: 2\ne: "f"\n', ("R001", 2, 4)),
        ("a: 1\nb\nc: 2\n", ("R001", 2, 1)),
        ("# x\n---\na: 1\n---\nb: 2\n", ("R003", 4, 1)),
        ("a: 1\r\nb: \x07\r\n", ("R001", 2, 4)),
        ("a: 1\nb: c\u2028d\n", ("R012", 2, 5)),
        ("a: 1\r\n\tb: 2\r\n", ("R007", 2, 1)),
    ],
)
def test_a_fault_is_named_where_it_was_made(text: str, place: tuple[str, int, int]) -> None:
    assert codes(text)[0] == place


def test_windows_line_ends_read_the_same() -> None:
    text = "a:\n  b: [1, 2]\n  c: yes\n"
    assert reading_of("t.yaml", text.replace("\n", "\r\n")).tree == reading_of("t.yaml", text).tree


def test_a_repeated_group_is_refused_before_it_is_written_out() -> None:
    text = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    found = reading_of("t.yaml", text)
    assert found.tree is None
    assert {(f.code, f.place.line) for f in found.faults} == {("R005", line) for line in range(1, 61)}


def test_a_group_that_holds_itself_is_refused() -> None:
    assert codes("a: &a [*a]\n") == [("R005", 1, 4), ("R005", 1, 8)]


def test_nesting_stops_at_the_line_that_goes_too_deep() -> None:
    assert codes("\n".join("  " * n + "a:" for n in range(600))) == [("R013", 41, 81)]
