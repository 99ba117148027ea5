"""A workbook holds each cell as what it is, in a style by its name, on pages that carry what they should."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import openpyxl

from desk.base.workbook import NewWorkbook
from facts.still_package import MADE


def test_cells_are_written_as_what_they_are() -> None:
    made = NewWorkbook("en")
    sheet = made.sheet("A", footer="chân", landscape=False, header="đầu")
    made.sheet("B", footer="f")
    sheet.top(("Tên", "title"), ("ghi", "note"))
    row = sheet.head(2, [("Một", 12), ("Hai", 20)], kept=1, on_each_page=True)
    assert row == 3
    sheet.line(3, ["=1+1", 2.5, 3, Fraction(1, 4), Decimal("1.5"), date(2020, 5, 1), None], {1: "number"})
    sheet.put(4, 0, "x" * 40_000)
    book = openpyxl.load_workbook(io.BytesIO(made.content()))
    one, two = book["A"], book["B"]
    assert [c.value for c in one[4]] == ["=1+1", 2.5, 3, 0.25, 1.5, datetime(2020, 5, 1), None]
    assert [c.data_type for c in one[4]] == ["s", "n", "n", "n", "n", "d", "n"]
    assert [c.number_format for c in one[4]] == [
        "General",
        "#,##0.##",
        "#,##0.##",
        "#,##0.##",
        "#,##0.##",
        "dd/mm/yyyy",
        "General",
    ]
    assert one["A5"].value.endswith("… (40000 ký tự)")
    assert (one["A1"].font.size, one["A2"].font.i, one["A3"].font.b, one["A3"].fill.fgColor.rgb) == (
        14,
        True,
        True,
        "FFDCE6F1",
    )
    assert (one.freeze_panes, one.print_title_rows, one.column_dimensions["B"].width > 20) == (
        "B4",
        "$3:$3",
        True,
    )
    assert (one.page_setup.orientation, two.page_setup.orientation, one.page_setup.paperSize) == (
        "portrait",
        "landscape",
        9,
    )
    assert (
        one.page_setup.fitToWidth or 1,
        one.page_setup.fitToHeight,
        one.sheet_properties.pageSetUpPr.fitToPage,
    ) == (1, 0, True)
    assert (one.oddHeader.center.text, two.oddHeader.center.text) == ("đầu", "&P")
    assert (one.oddFooter.left.text, one.oddFooter.right.text) == ("chân", "Page &P/&N")
    assert (book.properties.created, one.page_margins.left, one.page_margins.right) == (
        MADE.replace(tzinfo=None),
        0.6,
        0.5,
    )
