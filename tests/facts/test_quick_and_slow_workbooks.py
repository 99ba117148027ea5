"""What is read the quick way, and put in from the XML, is what openpyxl reads cell by cell."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

from facts.intake.files import ReturnFile, content_of
from facts.intake.grid import ReturnSheets
from facts.intake.openpyxl_workbook import sheets_by_openpyxl
from facts.intake.sheet_xml import told_by_xml
from facts.intake.workbook import sheets_from_workbook
from tests.facts.conftest import EXAMPLE
from tests.long_run import examples

FORMATS = (
    "General", "0", "0.00", "@", "dd/mm/yyyy", "d/m/yyyy", "[$-42A]dd mmmm yyyy", "h:mm", '0 "ngày"', "[Red]0", "yyyy", "dd.mm.yyyy",
    '"năm" yyyy', "#,##0 ₫", "[h]:mm", "000000000000",
)  # fmt: skip
LAST_DAY = 2_958_465  # beyond it a day is no day: calamine keeps the number, openpyxl makes an error of it
FONTS = (None, ".VnTime", "VNI-Times", "Arial")
TEXTS = st.sampled_from(
    [
        "",
        " ",
        "Quán  Mưa ",
        "Qu¸n H­¬ng",
        "Quaùn",
        "x\ny",
        "<&>\"'",
        "#N/A",
        "12,5",
        "_x000D_",
        "=1",
        "30985-CS-001",
    ]
)
VALUES = st.one_of(
    st.none(), TEXTS, st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8),
    st.integers(0, 10**12), st.floats(0, 1e6), st.booleans(),
    st.sampled_from(["#REF!", "#DIV/0!", "=A1", '=SUM("x",B2:C3)']), st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda d: d.replace(microsecond=0)), st.just(time(7, 30)),
)  # fmt: skip
CELLS = st.tuples(
    st.integers(1, 30), st.integers(1, 30), VALUES, st.sampled_from(FORMATS), st.sampled_from(FONTS)
)


def workbook(cells: list[Any]) -> bytes:
    book: Any = openpyxl.Workbook()
    book.active.title = "B02"
    for row, column, value, form, font in cells:
        cell = book["B02"].cell(row, column, value)
        if not isinstance(value, date | time) and not (isinstance(value, int | float) and value > LAST_DAY):
            cell.number_format = form
        if font:
            cell.font = Font(name=font)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def plain(sheets: ReturnSheets) -> Any:
    """Return sheets without what no reader of them sees: empty ends, midnight."""
    return [(form, page.name, _rows(page.rows)) for form, page in sheets.sheets], sheets.hidden


def _rows(rows: Any) -> list[Any]:
    found = [_trimmed([_value(value) for value in row]) for row in rows]
    return _trimmed(found)


def _trimmed(values: list[Any]) -> list[Any]:
    while values and (values[-1] is None or values[-1] == []):
        values.pop()
    return values


def _value(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    return None if value == "" else value


@settings(deadline=None, max_examples=examples(30))
@given(st.lists(CELLS, max_size=25))
def test_both_ways_read_the_same(cells: list[Any]) -> None:
    content = workbook(cells)
    assert plain(sheets_from_workbook(content, "a.xlsx")) == plain(sheets_by_openpyxl(content, "a.xlsx"))


@pytest.mark.parametrize("path", sorted(EXAMPLE.rglob("*.xlsx"))[::4], ids=lambda path: path.stem)
def test_the_example_is_read_the_quick_way_and_the_same(path: Path) -> None:
    content = content_of(ReturnFile(path, path.name)).parts[0][1]
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert told_by_xml(book, path.name) is not None
    assert plain(sheets_from_workbook(content, "a.xlsx")) == plain(sheets_by_openpyxl(content, "a.xlsx"))
