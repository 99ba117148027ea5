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
from facts.intake.sheet_xml import errors_of_xml, legacy_styles
from facts.intake.workbook import sheets_from_workbook
from tests.facts.conftest import EXAMPLE
from tests.long_run import examples

FORMATS = (
    "General",
    "0",
    "0.00",
    "@",
    "dd/mm/yyyy",
    "d/m/yyyy",
    "[$-42A]dd mmmm yyyy",
    "h:mm",
    '0 "ngày"',
    "[Red]0",
    "yyyy",
    "dd.mm.yyyy",
    '"năm" yyyy',
    "#,##0 ₫",
    "[h]:mm",
    "000000000000",
)
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
    st.none(),
    TEXTS,
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8),
    st.integers(0, 10**12),
    st.floats(0, 1e6),
    st.booleans(),
    st.sampled_from(["#REF!", "#DIV/0!", "=A1", '=SUM("x",B2:C3)']),
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda d: d.replace(microsecond=0)),
    st.just(time(7, 30)),
)
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


@settings(max_examples=examples(30))
@given(st.lists(CELLS, max_size=25))
def test_both_ways_read_the_same(cells: list[Any]) -> None:
    content = workbook(cells)
    assert plain(sheets_from_workbook(content, "a.xlsx")) == plain(sheets_by_openpyxl(content, "a.xlsx"))


@pytest.mark.parametrize("path", sorted(EXAMPLE.rglob("*.xlsx"))[::4], ids=lambda path: path.stem)
def test_the_example_is_read_the_quick_way_but_for_old_fonts_and_the_same(path: Path) -> None:
    content = content_of(ReturnFile(path, path.name)).parts[0][1]
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert (errors_of_xml(book, path.name) is None) == bool(legacy_styles(book))
    assert plain(sheets_from_workbook(content, "a.xlsx")) == plain(sheets_by_openpyxl(content, "a.xlsx"))


def told(part: str = "", usual: bytes = b"", written: bytes = b"", font: str | None = None) -> object:
    """Return what the XML of a small workbook tells, with one thing in it written in another way."""
    made, changed = workbook([(1, 1, "Mã", "General", font), (2, 1, 7, "General", None)]), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as book, zipfile.ZipFile(changed, "w") as other:
        for name in book.namelist():
            text = book.read(name)
            assert name != part or usual in text
            other.writestr(name, text.replace(usual, written) if name == part else text)
    with zipfile.ZipFile(changed) as book:
        return errors_of_xml(book, "a.xlsx")


@pytest.mark.parametrize(
    ("usual", "written"),
    [
        pytest.param(b"<sheetData>", b"<!-- x --><sheetData>", id="a declaration"),
        pytest.param(b' t="n">', b" t='n'>", id="single quotes"),
        pytest.param(b' t="n"><v>7</v>', b' t="d"><v>2020-01-01</v>', id="a day of ISO 8601"),
        pytest.param(b"<v>7</v>", b"<v>_x000D_</v>", id="an escaped letter"),
        pytest.param(b'<row r="2">', b'<row r="2"><c r="XFD90001"/>', id="a cell far out"),
        pytest.param(b' t="n"><v>7</v>', b' t="e"><is/><v>#REF!</v>', id="an error not found in its cell"),
        pytest.param(b"<v>7</v>", b"<is/><f>A1</f></c><c>", id="a formula not found in its cell"),
    ],
)
def test_what_is_written_in_another_way_is_read_cell_by_cell(usual: bytes, written: bytes) -> None:
    assert told() is not None
    assert told("xl/worksheets/sheet1.xml", usual, written) is None


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
def test_a_font_that_is_not_unicode_is_read_cell_by_cell(font: str) -> None:
    assert told(font=font) is None
