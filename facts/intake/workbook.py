"""Workbooks in: sheets of plain cells from .xlsx, .xls, .xlsb and .ods, behind the same guards."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine

from facts.intake.grid import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Cells,
    Plain,
    ReturnSheets,
    Sheet,
    form_from_name,
)
from facts.intake.legacy_text import unicode_rows
from facts.intake.other_workbooks import (
    Errors,
    check_filled_cells,
    errors_of,
    with_errors,
    with_spaces_capped,
)
from facts.intake.problems import FileFault
from facts.intake.sheet_xml import counts_from_1904, errors_of_xml
from facts.intake.stray_sheets import LOOKED_AT, stray_sheet

MAX_BYTES = 100 * 1024 * 1024
MAX_UNPACKED = 300 * 1024 * 1024
MAX_RATIO = 200  # a sheet of repeated cells packs about 30 to 1
_RATIO_FROM = 20 * 1024 * 1024  # below this even a bomb is harmless


def check_archive(content: bytes, file: str) -> list[zipfile.ZipInfo]:
    """Return the members of a zipped workbook, or raise FileFault where it is none, or a bomb, or locked."""
    if not content:
        raise FileFault("empty_file", file)
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FileFault("not_a_workbook", file) from error
    unpacked = sum(m.file_size for m in members)
    if unpacked > MAX_UNPACKED or (unpacked > _RATIO_FROM and unpacked > MAX_RATIO * len(content)):
        raise FileFault("zip_bomb", file)
    if any(m.flag_bits & 1 for m in members):
        raise FileFault("password_protected", file)
    return members


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_BINARY = b"xl/workbook.bin"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_ODS = b"manifest:encryption-data"
_BIFF8_GLOBALS = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_FILEPASS = b"\x2f\x00"


def sheets_from_workbook(content: bytes, file: str) -> ReturnSheets:
    """Read the visible sheets that carry a form's name. Raise FileFault where there is no workbook.

    Formulas give the value they had, an error as its text; macros and links are never looked at.
    """
    try:
        return _of_other_programs(content, file) if is_old_workbook(content) else _of_xml(content, file)
    except (FileFault, MemoryError):
        raise
    # XML, and what reads it, fails on broken files in any way it likes; a panic of Rust is no Exception.
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        locked = isinstance(error, python_calamine.PasswordError) or "password" in str(error).casefold()
        raise FileFault("password_protected" if locked else "not_a_workbook", file) from error


def is_old_workbook(content: bytes) -> bool:
    """Tell whether these bytes are an .xls (or another OLE file), an .ods or an .xlsb."""
    return content.startswith(OLE) or content[30:].startswith(b"mimetype" + _ODS) or _BINARY in content


def _of_xml(content: bytes, file: str) -> ReturnSheets:
    """Read an .xlsx, which tells from when it counts its days."""
    check_archive(content, file)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        errors, from_1904 = errors_of_xml(book, file), counts_from_1904(book)
    sheets = _with_errors(content, file, errors)
    pages = tuple((form, replace(page, from_1904=from_1904)) for form, page in sheets.sheets)
    return replace(sheets, sheets=pages)


def _with_errors(content: bytes, file: str, errors: Mapping[str, Errors] | None) -> ReturnSheets:
    """Read an .xlsx: the quick way where its XML is written as usual, else cell by cell."""
    try:
        if errors is not None:
            return sheets_by_calamine(content, file, errors.__getitem__)
    except OverflowError:  # a day beyond all calendars: openpyxl reads an error of that cell
        pass
    from facts.intake.openpyxl_workbook import sheets_by_openpyxl  # half a second that hardly any file needs

    return sheets_by_openpyxl(content, file)


def _of_other_programs(content: bytes, file: str) -> ReturnSheets:
    """Read an .xls, .xlsb or .ods, which doesn't tell its fonts."""
    _check(content, file)
    content = content if content.startswith(OLE) or _BINARY in content else with_spaces_capped(content)
    sheets = sheets_by_calamine(content, file, errors_of(content))
    pages = tuple((form, replace(page, rows=unicode_rows(page.rows))) for form, page in sheets.sheets)
    return replace(sheets, sheets=pages)


def _check(content: bytes, file: str) -> None:
    if content.startswith(OLE):
        if _ENCRYPTED in content or _has_filepass(content):
            raise FileFault("password_protected", file)
        return
    members = check_archive(content, file)
    if any(m.filename == "content.xml" for m in members):
        check_filled_cells(content, file)
    manifest = next((m for m in members if m.filename == "META-INF/manifest.xml"), None)
    if manifest is not None and _ENCRYPTED_ODS in zipfile.ZipFile(io.BytesIO(content)).read(manifest):
        raise FileFault("password_protected", file)


def _has_filepass(content: bytes) -> bool:
    """Tell whether the record right after the start of an .xls says it is encrypted."""
    at = content.find(_BIFF8_GLOBALS)
    return at >= 0 and content[at + 20 : at + 22] == _FILEPASS


def sheets_by_calamine(
    content: bytes, file: str, errors_in: Callable[[str], Errors] = lambda name: {}
) -> ReturnSheets:
    """Read the visible sheets of forms, errors put in. Raise FileFault, or whatever calamine raises."""
    book = python_calamine.load_workbook(io.BytesIO(content))
    sheets, strays = [], []
    hidden = set()
    cells = 0
    for nth, about in enumerate(book.sheets_metadata, start=1):
        form = form_from_name(about.name)
        visible = about.visible == python_calamine.SheetVisibleEnum.Visible
        if form is None and about.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue  # a chart, a macro sheet
        sheet = book.get_sheet_by_name(about.name)
        if form is None or not visible:
            hidden.add(form)
            rows = sheet.to_python(skip_empty_area=False, nrows=LOOKED_AT)
            strays.append(stray_sheet(nth, about.name, unicode_rows(_plain_rows(rows)), visible))
            continue
        height, width = sheet.total_height, sheet.total_width
        cells += height * width
        if height > MAX_ROWS or cells > MAX_CELLS:
            raise FileFault("too_many_cells", file, sheet=about.name)
        rows = sheet.to_python(skip_empty_area=False)
        plain = _plain_rows(rows)
        sheets.append((form, Sheet(about.name, _trimmed(with_errors(plain, errors_in(about.name))))))
    return ReturnSheets(
        tuple(sheets), frozenset(form for form in hidden if form), tuple(stray for stray in strays if stray)
    )


def _plain_rows(rows: list[list[Any]]) -> tuple[Cells, ...]:
    return tuple(tuple(map(_plain, row[:MAX_COLUMNS])) for row in rows)


def _plain(value: Any) -> Plain:
    if value == "" and isinstance(value, str):
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    known = isinstance(value, str | int | float | bool | date | datetime | time | timedelta)
    return value if known else str(value)


def _trimmed(rows: tuple[Cells, ...]) -> tuple[Cells, ...]:
    last = max((i for i, row in enumerate(rows) if any(v is not None for v in row)), default=-1)
    return rows[: last + 1]
