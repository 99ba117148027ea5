"""The slow way into an .xlsx, cell by cell: errors, formulas without a value, fonts, sheets with gaps."""

import io
import warnings
from typing import Any

import openpyxl

from facts.intake.grid import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    NOT_COMPUTED,
    Cells,
    ReturnSheets,
    Sheet,
    UnreadTable,
    form_from_name,
    is_cell_error,
)
from facts.intake.legacy_text import text_from_legacy
from facts.intake.problems import FileFault
from facts.intake.sheet_xml import LAST_ROW, is_computed_later, legacy_styles
from facts.intake.stray_sheets import LOOKED_AT, stray_sheet

_FORMULA = (b"<f>", b"<f ", b"<f/>")


def sheets_by_openpyxl(content: bytes, file: str) -> ReturnSheets:
    """Read the visible sheets of forms. Raise FileFault, or whatever a broken file makes openpyxl raise."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book: Any = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        fonts = legacy_styles(book._archive)
        sheets, strays = [], []
        for nth, sheet in enumerate(book.worksheets, start=1):
            form = form_from_name(sheet.title)
            if form and sheet.sheet_state == "visible":
                rows = list(_rows(sheet, fonts, file))
                _mark_formulas(content, book, sheet, rows)
                sheets.append((form, Sheet(sheet.title, tuple(rows))))
            else:
                strays.append(_stray(nth, sheet))
    hidden = {form_from_name(sheet.title) for sheet in book.worksheets if sheet.sheet_state != "visible"}
    return ReturnSheets(
        tuple(sheets), frozenset(form for form in hidden if form), tuple(stray for stray in strays if stray)
    )


def _stray(nth: int, sheet: Any) -> UnreadTable | None:
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=LOOKED_AT, max_col=MAX_COLUMNS, values_only=True)
    return stray_sheet(nth, sheet.title, rows, sheet.sheet_state == "visible")


def _rows(sheet: Any, fonts: dict[int, str], file: str) -> list[Cells]:
    sheet.reset_dimensions()  # what a workbook says of its size is often wrong
    rows: list[Cells] = []
    cells = 0
    for number, row in enumerate(sheet.iter_rows(values_only=not fonts), start=1):
        cells += len(row)
        if cells > MAX_CELLS or number > LAST_ROW:
            raise FileFault("too_many_cells", file, sheet=sheet.title)
        plain = _unicode_row(row[:MAX_COLUMNS], fonts) if fonts else tuple(row[:MAX_COLUMNS])
        # Formatted but empty rows may run to the millionth; they count only before something.
        if any(value is not None for value in plain):
            if number > MAX_ROWS:
                raise FileFault("too_many_cells", file, sheet=sheet.title)
            rows.extend(() for _ in range(number - 1 - len(rows)))
            rows.append(plain)
    return rows


def _unicode_row(row: tuple[Any, ...], fonts: dict[int, str]) -> Cells:
    values = []
    for cell in row:
        value = cell.value
        if isinstance(value, str) and cell._style_id in fonts:
            value = text_from_legacy(value, fonts[cell._style_id])
        values.append(value)
    return tuple(values)


def _mark_formulas(content: bytes, book: Any, sheet: Any, rows: list[Cells]) -> None:
    """Put a mark where a formula has no cached value yet: it must not pass for a blank or 0."""
    later = is_computed_later(book._archive)
    with book._archive.open(sheet._worksheet_path) as source:
        xml = source.read()
    if not any(mark in xml for mark in _FORMULA):
        return
    again: Any = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    formulas = again[sheet.title]
    formulas.reset_dimensions()
    for index, row in enumerate(formulas.iter_rows(max_row=MAX_ROWS)):
        broken = {i for i, cell in enumerate(row[:MAX_COLUMNS]) if cell.data_type == "f"}
        if broken:
            rows.extend(() for _ in range(index + 1 - len(rows)))
            rows[index] = _with_errors(rows[index], broken, later)


def _with_errors(row: Cells, formulas: set[int], later: bool) -> Cells:
    cells = [*row, *([None] * (max(formulas) + 1 - len(row)))]
    missing = {i for i in formulas if cells[i] is None or (later and not is_cell_error(cells[i]))}
    return tuple(NOT_COMPUTED if i in missing else v for i, v in enumerate(cells))
