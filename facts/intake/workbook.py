"""Workbooks in: sheets of plain cells from .xlsx, behind guards against what is none."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import Any

import openpyxl

from facts.intake import problems
from facts.intake.grid import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    NOT_COMPUTED,
    GridRow,
    ReturnSheets,
    Sheet,
    form_from_name,
)
from facts.intake.legacy_text import is_legacy_font, text_from_legacy
from facts.intake.problems import FileFault

MAX_BYTES = 100 * 1024 * 1024
MAX_UNPACKED = 300 * 1024 * 1024
MAX_RATIO = 200  # a sheet of repeated cells packs about 30 to 1
_RATIO_FROM = 20 * 1024 * 1024  # below this even a bomb is harmless
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FORMULA = (b"<f>", b"<f ", b"<f/>")


def sheets_from_workbook(content: bytes, file: str) -> ReturnSheets:
    """Read the visible sheets that carry a form's name. Raise FileFault where there is no workbook."""
    _check_bytes(content, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(content, file)
    except FileFault:
        raise
    # openpyxl and the XML under it fail on broken files in any way they like.
    except Exception as error:
        raise FileFault(problems.NOT_A_WORKBOOK, file) from error


def _check_bytes(content: bytes, file: str) -> None:
    if not content:
        raise FileFault(problems.EMPTY_FILE, file)
    if content.startswith(_OLE):
        locked = _ENCRYPTED in content
        raise FileFault(problems.PASSWORD_PROTECTED if locked else problems.OLD_WORKBOOK, file)
    check_archive(content, file)


def check_archive(content: bytes, file: str) -> list[zipfile.ZipInfo]:
    """Return the members of a zipped workbook, or raise FileFault where it is none, or a bomb, or locked."""
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FileFault(problems.NOT_A_WORKBOOK, file) from error
    unpacked = sum(m.file_size for m in members)
    if unpacked > MAX_UNPACKED or (unpacked > _RATIO_FROM and unpacked > MAX_RATIO * len(content)):
        raise FileFault(problems.ZIP_BOMB, file)
    if any(m.flag_bits & 1 for m in members):
        raise FileFault(problems.PASSWORD_PROTECTED, file)
    return members


def _read(content: bytes, file: str) -> ReturnSheets:
    book: Any = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    fonts = _legacy_styles(book)
    found = []
    for sheet in book.worksheets:
        form = form_from_name(sheet.title)
        if form and sheet.sheet_state == "visible":
            rows = list(_rows(sheet, fonts, file))
            _mark_formulas(content, book, sheet, rows)
            found.append((form, Sheet(sheet.title, tuple(rows))))
    hidden = {form_from_name(sheet.title) for sheet in book.worksheets if sheet.sheet_state != "visible"}
    return ReturnSheets(tuple(found), frozenset(form for form in hidden if form))


def _legacy_styles(book: Any) -> dict[int, str]:
    """Return the TCVN3 or VNI font of each cell style that has one."""
    fonts = {i: f.name for i, f in enumerate(book._fonts) if is_legacy_font(f.name)}
    return {i: fonts[s.fontId] for i, s in enumerate(book._cell_styles) if s.fontId in fonts}


def _rows(sheet: Any, fonts: dict[int, str], file: str) -> list[GridRow]:
    sheet.reset_dimensions()  # what a workbook says of its size is often wrong
    rows: list[GridRow] = []
    cells = 0
    for number, row in enumerate(sheet.iter_rows(values_only=not fonts), start=1):
        cells += len(row)
        if cells > MAX_CELLS:
            raise FileFault(problems.TOO_MANY_CELLS, file, sheet=sheet.title)
        plain = _unicode_row(row[:MAX_COLUMNS], fonts) if fonts else tuple(row[:MAX_COLUMNS])
        # Formatted but empty rows may run to the millionth; they count only before something.
        if any(value is not None for value in plain):
            if number > MAX_ROWS:
                raise FileFault(problems.TOO_MANY_CELLS, file, sheet=sheet.title)
            rows.extend(() for _ in range(number - 1 - len(rows)))
            rows.append(plain)
    return rows


def _unicode_row(row: tuple[Any, ...], fonts: dict[int, str]) -> GridRow:
    values = []
    for cell in row:
        value = cell.value
        if isinstance(value, str) and cell._style_id in fonts:
            value = text_from_legacy(value, fonts[cell._style_id])
        values.append(value)
    return tuple(values)


def _mark_formulas(content: bytes, book: Any, sheet: Any, rows: list[GridRow]) -> None:
    """Put a mark where a formula has no cached value: it must not pass for a blank."""
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
            rows[index] = _with_errors(rows[index], broken)


def _with_errors(row: GridRow, formulas: set[int]) -> GridRow:
    cells = [*row, *([None] * (max(formulas) + 1 - len(row)))]
    return tuple(NOT_COMPUTED if i in formulas and v is None else v for i, v in enumerate(cells))
