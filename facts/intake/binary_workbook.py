"""Where an .xlsb holds errors: of the records of [MS-XLSB] only sheets, rows and error cells."""

import io
import posixpath
import struct
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

_ROW, _ERROR, _FORMULA_ERROR, _SHEET = 0, 3, 11, 156
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
        if kind == _ROW:
            (row,) = struct.unpack_from("<I", body)
        elif kind in (_ERROR, _FORMULA_ERROR):
            (column,) = struct.unpack_from("<I", body)
            errors[row, column] = _CODES.get(body[8], "#VALUE!")
    return errors


def _part_of(book: zipfile.ZipFile, sheet: str) -> str:
    """Return the part of the package that holds a sheet."""
    parts = {part.get("Id"): part.get("Target", "") for part in ElementTree.fromstring(book.read(_PARTS))}
    for kind, body in _records(book.read("xl/workbook.bin")):
        if kind == _SHEET:
            part, at = _text(body, 8)
            name, _ = _text(body, at)
            if name == sheet:
                return posixpath.normpath(posixpath.join("/xl", parts[part])).lstrip("/")
    raise KeyError(sheet)


def _text(body: bytes, at: int) -> tuple[str, int]:
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
