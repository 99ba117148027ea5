"""How a table stands on paper or in a pipe: within 80 letters, a long title and long cells on lines of their
own, numbers to the right, no word of a header broken."""

from __future__ import annotations

import json

import pytest

from desk.base.output import PIPED as WIDE
from desk.base.output import Output, column_widths

LONG = "Xã, thị trấn lành mạnh " * 12


def lines_of(capsys: pytest.CaptureFixture[str], title: str, side: str, *cells: str) -> list[str]:
    Output(False).table(title, [("Mục", side), ("Số", "right")], [(cell, "7") for cell in cells])
    return capsys.readouterr().out.splitlines()


def test_a_title_longer_than_its_table_is_told_whole(capsys: pytest.CaptureFixture[str]) -> None:
    lines = lines_of(capsys, LONG, "left", "ngắn")
    head = lines[: next(n for n, line in enumerate(lines) if line.startswith("┏"))]
    assert " ".join(" ".join(head).split()) == LONG.strip()
    assert max(map(len, lines)) <= WIDE
    assert len(head) > 1


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_cell_too_wide_goes_on_below(capsys: pytest.CaptureFixture[str], side: str) -> None:
    lines = lines_of(capsys, "Bảng", side, LONG)
    assert max(map(len, lines)) == WIDE
    rows = [line.split("│")[1] for line in lines if line.startswith("│")]
    assert " ".join(" ".join(rows).split()) == LONG.strip()


def test_numbers_stand_to_the_right_and_words_to_the_left(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [line for line in lines_of(capsys, "Bảng", "left", "a", "dài hơn") if line.startswith("│")]
    assert rows == ["│ a       │  7 │", "│ dài hơn │  7 │"]


def test_a_table_is_not_printed_where_json_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    out = Output(True)
    out.table("Bảng", ["Mục"], [("a",)])
    assert capsys.readouterr().out == ""
    out.json({"a": 1})
    assert json.loads(capsys.readouterr().out) == {"schema": "", "version": 1, "a": 1}
    out.json({"a": 1}, on_one_line=True)
    assert capsys.readouterr().out.count("\n") == 1


HEADS = ("Trung bình", "Cơ quan phải nộp", "Nghiêngnghiêng", "Cần cho")


@pytest.mark.parametrize("columns", [1, 2, 4, 8, 12, 20])
@pytest.mark.parametrize("cell", ["7", LONG, "31006-BB-2020-015, 31006-BB-2020-016, 31006-BB-2020-017"])
def test_no_word_of_a_header_is_broken(capsys: pytest.CaptureFixture[str], columns: int, cell: str) -> None:
    heads = [HEADS[n % len(HEADS)] for n in range(columns)]
    Output(False).table("Bảng", heads, [[cell] * columns])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= WIDE
    printed = " ".join(lines)
    assert all(word in printed for head in heads for word in head.split())


def test_where_headers_do_not_fit_side_by_side_each_row_is_told_line_by_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Output(False).table("Bảng", [f"Nghiêngnghiêng{n}" for n in range(9)], [[str(n) for n in range(9)]])
    assert capsys.readouterr().out.splitlines() == [
        "Bảng",
        *(f"Nghiêngnghiêng{n}: {n}" for n in range(9)),
        "",
    ]


def test_codes_and_numbers_are_broken_only_where_words_can_not_be() -> None:
    code, words = "31006-BB-2020-015", ("Việc", [LONG], "")
    assert column_widths([("Mã", [code], ""), words], 60) == (17, 43)
    assert column_widths([("Mã", [code], ""), words], 20) == (16, 4)
    assert column_widths([("Mã", [code], "whole"), words], 20) is None
    assert column_widths([("Điểm", ["87,51 – 91,79"], "right"), words], 60) == (13, 47)
