"""A sheet of a workbook as it is drawn from blocks of a report."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import Any

import openpyxl
import pytest

from desk.base.workbook import NewWorkbook
from desk.report.sheet import add_sheet
from desk.report.tree import Cell, Points, Remark, ReportColumn, Table, Withheld
from engine.evaluation.ranking import Places

HALF = Fraction(1, 2)


def drawn(*blocks: Remark | Table) -> Any:
    book = NewWorkbook()
    add_sheet(book, "Trang", "Tên", "Minh họa.", blocks, stamp="NỘI BỘ", filtered=True)
    return openpyxl.load_workbook(io.BytesIO(book.content())).active


def table(*cells: Cell) -> Table:
    return Table("", (ReportColumn("Mã", None), ReportColumn("Ô", lambda cell: cell)), cells)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (Points(HALF, HALF), 0.5),
        (Points(HALF, Fraction(2)), "0,5 – 2"),
        (Points(HALF, HALF, absent=True), "không áp dụng, không tính vào tổng"),
        (Withheld("không nêu"), "không nêu"),
        (Places(2, 2), 2),
        (Places(2, 4), "2 – 4"),
        (Fraction(7), 7),
        (None, None),
    ],
)
def test_what_is_certain_is_a_number(cell: Cell, shown: object) -> None:
    assert drawn(table(cell))["B5"].value == shown


def test_the_mark_is_on_the_sheet_and_on_every_page_with_the_stamp() -> None:
    sheet = drawn(table("a"))
    assert sheet["A2"].value == "Minh họa."
    assert "NỘI BỘ. Minh họa." in sheet.oddFooter.left.text
    assert "NỘI BỘ" in sheet.oddHeader.center.text


def test_blocks_stand_one_below_the_other_with_a_blank_row_around_tables() -> None:
    sheet = drawn(Remark("trước"), table("a"), table("b"), Remark("sau"))
    first = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert first == ["Tên", "Minh họa.", "trước", None, "Mã", 1, None, "Mã", 1, None, "sau"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A6", "A5:B6")


def test_a_block_that_no_sheet_shows_is_left_out() -> None:
    hidden = ReportColumn("Ô", lambda cell: cell, hidden_in=("sheet",))
    sheet = drawn(Remark("x", hidden_in=("sheet",)), Table("", (ReportColumn("Mã", None), hidden), ("a",)))
    assert list(sheet.iter_rows(min_row=3, values_only=True)) == [(None,), ("Mã",), (1,)]
