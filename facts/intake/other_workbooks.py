"""What python-calamine does not tell of an .xls, .xlsb or .ods: which cells hold an error (`#N/A`…), which it
gives as empty, and how many an .ods really fills.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from facts.intake.grid import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, NOT_COMPUTED, Cells, is_cell_error
from facts.intake.problems import FileFault

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

    return lambda name: dict(_errors_in(book.sheet_by_name(name)))


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


_ROW_RECORD, _ERROR, _FORMULA_ERROR, _SHEET_RECORD = 0, 3, 11, 156
_CODES = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_PARTS = "xl/_rels/workbook.bin.rels"


def binary_errors(content: bytes, sheet: str) -> dict[tuple[int, int], str]:
    """Return the error cells of a sheet of an .xlsb: (row, column), both from 0 → what the cell shows."""
    errors: dict[tuple[int, int], str] = {}
    row = 0
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        records = _records(book.read(_part_of(book, sheet)))
    for kind, body in records:
        if kind == _ROW_RECORD:
            (row,) = struct.unpack_from("<I", body)
        elif kind in (_ERROR, _FORMULA_ERROR):
            (column,) = struct.unpack_from("<I", body)
            errors[row, column] = _CODES.get(body[8], "#VALUE!")
    return errors


def _part_of(book: zipfile.ZipFile, sheet: str) -> str:
    """Return the part of the package that holds a sheet."""
    parts = {part.get("Id"): part.get("Target", "") for part in ElementTree.fromstring(book.read(_PARTS))}
    for kind, body in _records(book.read("xl/workbook.bin")):
        if kind == _SHEET_RECORD:
            part, at = _counted_text(body, 8)
            name, _ = _counted_text(body, at)
            if name == sheet:
                return posixpath.normpath(posixpath.join("/xl", parts[part])).lstrip("/")
    raise KeyError(sheet)


def _counted_text(body: bytes, at: int) -> tuple[str, int]:
    """Read a counted UTF-16 text; return it and where it ends."""
    (length,) = struct.unpack_from("<I", body, at)
    end = at + 4 + 2 * length
    return body[at + 4 : end].decode("utf-16-le"), end


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each record: kind (1–2 bytes), size (up to 4, seven bits each), body."""
    at = 0
    while at < len(stream):
        kind, at = stream[at], at + 1
        if kind & 0x80:
            kind, at = (kind & 0x7F) | (stream[at] & 0x7F) << 7, at + 1
        size = shift = 0
        while True:
            byte, at = stream[at], at + 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift == 28:
                break
        yield kind, stream[at : at + size]
        at += size


_CONTENT = "content.xml"
_SPACES = re.compile(rb"""(\b(?:\w+:)?c\s*=\s*["'])\d{4,}(["'])""")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_ROW = f"{_TABLE}table-row"
_SHEET = f"{_TABLE}table"
_TYPE = "value-type"
_VALUE = f"{{urn:oasis:names:tc:opendocument:xmlns:office:1.0}}{_TYPE}"
_TOLD = f"{{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}}{_TYPE}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"


def check_filled_cells(content: bytes, file: str) -> None:
    """Raise FileFault where an .ods fills far more than a return may; few bytes may say a million rows."""
    filled = row = cell = widest = last = 0
    in_row = last_in_row = 0
    with zipfile.ZipFile(io.BytesIO(content)).open(_CONTENT) as source:
        for _, element in ElementTree.iterparse(source):
            if element.tag in _CELLS:
                times = _repeated(element, "columns")
                cell += times
                if element.get(_VALUE) or len(element):
                    in_row += times
                    last_in_row = cell
                element.clear()
            elif element.tag == _ROW:
                times = _repeated(element, "rows")
                row += times
                if in_row:
                    filled, last, widest = filled + in_row * times, row, max(widest, last_in_row)
                cell = in_row = last_in_row = 0
                element.clear()
                if max(filled, last * widest) > MAX_CELLS:
                    raise FileFault("too_many_cells", file, sheet=_CONTENT)
            elif element.tag == _SHEET:
                row = widest = last = 0


def with_spaces_capped(content: bytes) -> bytes:
    """Return an .ods without runs of spaces nobody types: nine digits may stand for a gigabyte."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        xml = book.read(_CONTENT)
        if not _SPACES.search(xml):
            return content
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as capped:
            for name in dict.fromkeys(book.namelist()):
                part = _SPACES.sub(rb"\g<1>1000\g<2>", xml) if name == _CONTENT else book.read(name)
                capped.writestr(name, part)
    return buffer.getvalue()


def document_errors(content: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """Return the error cells of each sheet of an .ods: (row, column), both from 0 → what the cell shows."""
    errors: dict[str, dict[tuple[int, int], str]] = {}
    sheet, row, cells = "", 0, 0
    in_row: dict[int, str] = {}
    with zipfile.ZipFile(io.BytesIO(content)).open(_CONTENT) as source:
        for event, element in ElementTree.iterparse(source, ("start", "end")):
            if event == "start":
                if element.tag == _SHEET:
                    sheet, row = element.get(f"{_TABLE}name") or "", 0
                continue
            if element.tag in _CELLS:
                times = _repeated(element, "columns")
                if error := _error_in(element):
                    in_row |= dict.fromkeys(range(cells, min(cells + times, MAX_COLUMNS)), error)
                cells += times
                element.clear()
            elif element.tag == _ROW:
                times = _repeated(element, "rows")
                if in_row:
                    rows = range(row, min(row + times, MAX_ROWS))
                    errors.setdefault(sheet, {}).update({(r, c): e for r in rows for c, e in in_row.items()})
                row, cells, in_row = row + times, 0, {}
                element.clear()
    return errors


def _error_in(cell: ElementTree.Element) -> str | None:
    """Return what an error cell shows: Calc says so, others leave a formula that shows one, or nothing."""
    text = "".join("".join(part.itertext()) for part in cell.iterfind(_TEXT))
    if cell.get(_TOLD) == "error":
        return text if is_cell_error(text) else "#VALUE!"
    if cell.get(f"{_TABLE}formula") is None:
        return None
    return NOT_COMPUTED if not text and cell.get(_VALUE) is None else text if is_cell_error(text) else None


def _repeated(element: ElementTree.Element, what: str) -> int:
    return int(element.get(f"{_TABLE}number-{what}-repeated") or 1)
