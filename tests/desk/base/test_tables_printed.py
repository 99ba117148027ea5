"""How a table stands on paper or in a pipe: within 140 letters, a long title and long cells on lines of their
own, numbers to the right."""

from __future__ import annotations

import pytest

from desk.base.output import Output

WIDE = 140
LONG = "Xã, thị trấn lành mạnh " * 12


def lines_of(capsys: pytest.CaptureFixture[str], title: str, side: str, *cells: str) -> list[str]:
    Output(False, "vi").table(
        title, [("Mục", "Item", side), ("Số", "Number", "right")], [(cell, "7") for cell in cells]
    )
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
    out = Output(True, "vi")
    out.table("Bảng", ["Mục"], [("a",)])
    assert capsys.readouterr().out == ""
    out.json({"a": 1})
    assert capsys.readouterr().out == '{\n "a": 1\n}\n'
    out.json({"a": 1}, on_one_line=True)
    assert capsys.readouterr().out == '{"a": 1}\n'
