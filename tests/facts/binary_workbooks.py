"""Small .xlsb files, record by record as [MS-XLSB] has them: nothing at hand writes them."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path
from typing import Any

ERRORS = {"#N/A": 0x2A, "#REF!": 0x17, "#DIV/0!": 0x07}
_PARTS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def xlsb(path: Path, content: dict[str, list[list[Any]]]) -> Path:
    """Write sheets of texts, numbers and errors (`#N/A` by a value, `=#N/A` by a formula) as an .xlsb."""
    names = list(content)
    sheets = b"".join(
        _record(156, struct.pack("<II", 0, n) + _text(f"rId{n}") + _text(name))
        for n, name in enumerate(names, 1)
    )
    parts = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.bin"/>'
        for n in range(1, len(names) + 1)
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr(
            "xl/workbook.bin",
            _record(131, b"") + _record(143, b"") + sheets + _record(144, b"") + _record(132, b""),
        )
        book.writestr(
            "xl/_rels/workbook.bin.rels", f'<Relationships xmlns="{_PARTS}">{parts}</Relationships>'
        )
        for n, rows in enumerate(content.values(), 1):
            book.writestr(f"xl/worksheets/sheet{n}.bin", _sheet(rows))
    return path


def _sheet(rows: list[list[Any]]) -> bytes:
    wide = max(map(len, rows), default=1)
    size = _record(148, struct.pack("<IIII", 0, max(len(rows) - 1, 0), 0, max(wide - 1, 0)))
    body = b"".join(
        _record(0, struct.pack("<IIHBBBI", n, 0, 300, 0, 0, 0, 0))
        + b"".join(map(_cell, range(len(row)), row))
        for n, row in enumerate(rows)
    )
    return _record(129, b"") + size + _record(145, b"") + body + _record(146, b"") + _record(130, b"")


def _cell(column: int, value: Any) -> bytes:
    at = struct.pack("<II", column, 0)
    if value is None:
        return b""
    if value in ERRORS:
        return _record(3, at + bytes([ERRORS[value]]))
    if isinstance(value, str) and value[1:] in ERRORS:
        return _record(11, at + bytes([ERRORS[value[1:]]]) + struct.pack("<HII", 0, 0, 0))
    if isinstance(value, int):
        return _record(5, at + struct.pack("<d", value))
    return _record(6, at + _text(str(value)))


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, body: bytes) -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(body)
    return head + (bytes([size]) if size < 0x80 else bytes([size & 0x7F | 0x80, size >> 7])) + body
