"""Cells of .xls, .xlsb and .ods that hold an error (`#N/A`…), which python-calamine gives as empty."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from facts.intake.binary_workbook import binary_errors
from facts.intake.grid import MAX_COLUMNS, Cells
from facts.intake.open_document import document_errors

if TYPE_CHECKING:
    import xlrd

Errors = Mapping[tuple[int, int], str]  # (row, column), both from 0 → what the cell shows


def errors_of(content: bytes) -> Callable[[str], Errors]:
    """Return what gives a sheet's error cells by its name; it raises whatever a broken file raises."""
    if not content.startswith(b"PK"):
        return _old_errors(content)
    if "xl/workbook.bin" in zipfile.ZipFile(io.BytesIO(content)).namelist():
        return lambda name: binary_errors(content, name)
    errors = document_errors(content)
    return lambda name: errors.get(name, {})


def _old_errors(content: bytes) -> Callable[[str], Errors]:
    import xlrd  # a quarter of what reading costs to start, for one kind of file

    book = xlrd.open_workbook(
        file_contents=content,
        logfile=io.StringIO(),
        on_demand=True,
        ragged_rows=True,
        ignore_workbook_corruption=True,
    )

    def of(name: str) -> Errors:
        return dict(_errors_in(book.sheet_by_name(name)))

    return of


def _errors_in(sheet: xlrd.sheet.Sheet) -> Iterator[tuple[tuple[int, int], str]]:
    import xlrd

    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind == xlrd.XL_CELL_ERROR:
                code = int(sheet.cell_value(row, column))
                yield (row, column), xlrd.error_text_from_code.get(code, "#VALUE!")


def with_errors(rows: tuple[Cells, ...], errors: Errors) -> tuple[Cells, ...]:
    """Return rows with errors put where they stand."""
    cells = [list(row) for row in rows]
    for (row, column), text in sorted(errors.items()):
        if column < MAX_COLUMNS:
            cells.extend([] for _ in range(row + 1 - len(cells)))
            cells[row].extend([None] * (column + 1 - len(cells[row])))
            cells[row][column] = text
    return tuple(tuple(row) for row in cells)
