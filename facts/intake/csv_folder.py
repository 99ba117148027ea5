"""A folder of B00.csv to B16.csv in: sheets of text cells, whatever wrote them."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Mapping

from facts.intake import problems
from facts.intake.grid import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, GridRow, ReturnSheets, Sheet
from facts.intake.problems import FileFault

CSV_NAME = re.compile(r"(b\d\d)\.csv", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


def sheets_from_csv(contents: Mapping[str, bytes], file: str) -> ReturnSheets:
    """Read the sheets of a folder, given the content of each file by its name. Raise FileFault."""
    found = []
    for name in sorted(contents):
        match = CSV_NAME.fullmatch(name)
        if match:
            form = match[1].upper()
            found.append((form, Sheet(form, _rows(_text(contents[name], file, name), file, name))))
    return ReturnSheets(tuple(found))


def _text(content: bytes, file: str, name: str) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    for candidate in (encoding, "cp1258"):
        try:
            # Windows-1258 writes ế as ê and a combining mark.
            return unicodedata.normalize("NFC", content.decode(candidate))
        except UnicodeDecodeError:
            continue
    raise FileFault(problems.CSV_UNDECODABLE, file, sheet=name)


def _rows(text: str, file: str, name: str) -> tuple[GridRow, ...]:
    rows: list[GridRow] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            cells += len(row)
            rows.append(tuple(row[:MAX_COLUMNS]))
            if len(rows) > MAX_ROWS or cells > MAX_CELLS:
                raise FileFault(problems.TOO_MANY_CELLS, file, sheet=name)
    except csv.Error as error:
        raise FileFault(problems.CSV_UNDECODABLE, file, sheet=name) from error
    return tuple(rows)


def _delimiter(text: str) -> str:
    """Return the separator that stands most often outside quotes: Windows in Vietnamese writes semicolons."""
    bare = _QUOTED.sub("", text)
    return max(",;\t", key=bare.count)
