"""Workbooks that would stop a reader: each kind is a good return with one thing in it that no honest program
writes."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping

import xlsxwriter

from facts.standing import HAS_DATA
from tests.facts import builders

Parts = dict[str, bytes]
Change = Callable[[Parts, random.Random], None]
SHEET, STRINGS, STYLES, BOOK = (
    "xl/worksheets/sheet2.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
)
_ROWS = b"<sheetData>"
_BOMB = b'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (b, b"&%c;" % (b - 1) * 10) for b in b"bcdefghi"
)
_FILE = b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def good_return() -> bytes:
    """Return a return as Excel writes it: texts in a table of their own, days as numbers with a style."""
    venues = [builders.venue(n) for n in range(1, 4)]
    sheets = {"B00": builders.cover_rows({"B02": HAS_DATA, "B11": HAS_DATA})}
    sheets |= {
        "B02": builders.form_rows("B02", venues),
        "B11": builders.form_rows("B11", [builders.activity()]),
    }
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    sheet.write(r, c, value)
    return made.getvalue()


def packed(parts: Mapping[str, bytes], level: int = 6) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as book:
        for name, content in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else None  # by it an .ods is known
            book.writestr(name, content, stored)
    return made.getvalue()


def parts_of(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist()}


def _rows(xml: bytes) -> Change:
    """Return what puts rows before those of the second sheet."""

    def change(parts: Parts, rng: random.Random) -> None:
        parts[SHEET] = parts[SHEET].replace(_ROWS, _ROWS + xml, 1)

    return change


def _text(value: bytes, kind: bytes = b"n") -> bytes:
    return b'<row r="5000"><c r="A5000" t="%s"><v>%s</v></c></row>' % (kind, value)


def _after_declaration(part: str, xml: bytes) -> Change:
    def change(parts: Parts, rng: random.Random) -> None:
        head, mark, rest = parts[part].rpartition(b"?>")
        parts[part] = head + mark + xml + rest

    return change


def _deep(parts: Parts, rng: random.Random) -> None:
    parts[SHEET] = parts[SHEET].replace(_ROWS, _ROWS + b"<a>" * 300_000 + b"</a>" * 300_000, 1)


def _strings(size: int) -> Change:
    def change(parts: Parts, rng: random.Random) -> None:
        line = b"".join(
            b"<si><t>%d quan karaoke %d</t></si>" % (n, rng.random() * 10**9) for n in range(20_000)
        )
        times = size // len(line) + 1
        parts[STRINGS] = parts[STRINGS].replace(b"</sst>", line * times + b"</sst>", 1)

    return change


def _many(parts: Parts, rng: random.Random) -> None:
    """Fill a hundred thousand rows with what no form has."""
    row = (
        b'<row r="%d"><c r="A%d"><v>1</v></c><c r="B%d" t="str"><v>x</v></c><c r="C%d"'
        b' t="str"><v>y</v></c></row>'
    )
    parts[SHEET] = parts[SHEET].replace(
        b"</sheetData>", b"".join(row % ((n,) * 4) for n in range(9_000, 99_000)) + b"</sheetData>", 1
    )


def _blank_rows(parts: Parts, rng: random.Random) -> None:
    parts[SHEET] = parts[SHEET].replace(
        b"</sheetData>",
        b"".join(b'<row r="%d" s="1"/>' % n for n in range(9_000, 1_048_577)) + b"</sheetData>",
        1,
    )


def _gap(parts: Parts, rng: random.Random) -> None:
    parts[SHEET] = parts[SHEET].replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>', 1
    )


def _formulas(parts: Parts, rng: random.Random) -> None:
    cell = b'<row r="%d"><c r="A%d"><f>A1+%d</f></c></row>'
    parts[SHEET] = parts[SHEET].replace(
        b"</sheetData>", b"".join(cell % (n, n, n) for n in range(9_000, 60_000)) + b"</sheetData>", 1
    )


def _merged(parts: Parts, rng: random.Random) -> None:
    cells = b"".join(b'<mergeCell ref="A%d:XFD%d"/>' % (n, n) for n in range(5_000, 60_000))
    parts[SHEET] = parts[SHEET].replace(
        b"</sheetData>", b"</sheetData><mergeCells>" + cells + b"</mergeCells>", 1
    )


def _styles(parts: Parts, rng: random.Random) -> None:
    parts[STYLES] = parts[STYLES].replace(b"</cellXfs>", b'<xf fontId="0"/>' * 500_000 + b"</cellXfs>", 1)


def _swapped(pattern: bytes, by: bytes, part: str = SHEET) -> Change:
    def change(parts: Parts, rng: random.Random) -> None:
        parts[part] = re.sub(pattern, by, parts[part])

    return change


def _without(part: str) -> Change:
    return lambda parts, rng: void(parts.pop(part, None))


def void(_: object) -> None:
    """Take a value nobody asks for."""


def _noise(parts: Parts, rng: random.Random) -> None:
    """Change a few bytes of one part, which stays a part of a whole zip."""
    name = rng.choice(sorted(parts))
    content = bytearray(parts[name])
    for _ in range(rng.randint(1, 20)):
        content[rng.randrange(len(content))] = rng.randrange(256)
    parts[name] = bytes(content)


def _attribute(parts: Parts, rng: random.Random) -> None:
    """Give one number in an attribute another size."""
    name = rng.choice([n for n in sorted(parts) if n.endswith(".xml")])
    found = list(re.finditer(rb'"(\d+)"', parts[name]))
    if found:
        at = rng.choice(found)
        odd = rng.choice([b"-1", b"0", b"4294967296", b"9" * 30, b"1e9", b"", b"NaN", b"2147483648"])
        parts[name] = parts[name][: at.start(1)] + odd + parts[name][at.end(1) :]


CHANGES: Mapping[str, Change] = {
    "dòng 20 chữ số": _rows(b'<row r="99999999999999999999"><c r="A99999999999999999999"><v>1</v></c></row>'),
    "dòng 20 chữ số không ô": _rows(b'<row r="99999999999999999999"></row>'),
    "dòng nháy đơn": _rows(b"<row r='99999999999'></row>"),
    "dòng một tỷ": _rows(b'<row r="1000000000"/>'),
    "ô ở dòng một tỷ": _rows(b'<row r="3"><c r="B1000000000"><v>1</v></c></row>'),
    "cột ZZZZZZZ": _rows(b'<row r="3"><c r="ZZZZZZZ3"><v>1</v></c></row>'),
    "cột thường": _rows(b'<row r="3"><c r="xfd1048576"><v>1</v></c></row>'),
    "dòng âm": _rows(b'<row r="-5"><c r="A-5"><v>1</v></c></row>'),
    "góc dưới phải": _gap,
    "chuỗi ngoài bảng": _rows(_text(b"99999999", b"s")),
    "số 5000 chữ số": _rows(_text(b"9" * 5_000)),
    "số 1e999": _rows(_text(b"1e999")),
    "số NaN": _rows(_text(b"NaN")),
    "kiểu lạ": _rows(_text(b"1", b"zz")),
    "ngày quá xa": _rows(b'<row r="5000"><c r="A5000" s="2"><v>99999999999999</v></c></row>'),
    "lồng sâu": _deep,
    "thực thể ở trang": _after_declaration(SHEET, _BOMB),
    "thực thể ở bảng chuỗi": _after_declaration(STRINGS, _BOMB),
    "thực thể ở sổ": _after_declaration(BOOK, _BOMB),
    "thực thể ngoài": _after_declaration(STRINGS, _FILE),
    "90 nghìn dòng rác": _many,
    "một triệu dòng trống": _blank_rows,
    "50 nghìn công thức": _formulas,
    "50 nghìn ô gộp": _merged,
    "nửa triệu kiểu ô": _styles,
    "ô dài một MB": _rows(_text(b"x" * 1_000_000, b"str")),
    "ký tự điều khiển": _rows(_text(b"a&#27;[31m&#x202e;b_x001B_", b"str")),
    "không bảng chuỗi": _without(STRINGS),
    "không kiểu": _without(STYLES),
    "không trang": _without(SHEET),
    "không sổ": _without(BOOK),
    "không quan hệ": _without("xl/_rels/workbook.xml.rels"),
    "UTF-16": lambda parts, rng: void(parts.update({SHEET: parts[SHEET].decode().encode("utf-16")})),
    "tiền tố": _swapped(rb"<(/?)(row|c|v|sheetData)\b", rb"<\1x:\2"),
    "280 MB chuỗi": _strings(280 * 1024 * 1024),
    "60 MB chuỗi": _strings(60 * 1024 * 1024),
    "byte sai": _noise,
    "số sai": _attribute,
}
