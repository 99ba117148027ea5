"""A folder of B00.csv to B20.csv in: sheets of text cells, whatever wrote them."""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping
from pathlib import PurePath

from facts.forms.catalogue import COVER, FORMS
from facts.intake.grid import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Cells, ReturnSheets, Sheet, UnreadTable
from facts.intake.problems import FileFault
from facts.intake.stray_sheets import LOOKED_AT, stray_sheet

CSV_NAME = re.compile(rf"({'|'.join((COVER.form, *FORMS))})\.csv", re.IGNORECASE)
TABLES = (".csv", ".txt", ".tsv", ".tab")  # what a table may be called that was to be named by a form
STRAY_BYTES = 1 << 18  # of a file that is not read: enough for what it begins with
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


def sheets_from_csv(contents: Mapping[str, bytes], file: str) -> ReturnSheets:
    """Read the sheets of a folder from its files' content; of others how each begins. Raise FileFault."""
    sheets, strays = [], []
    for nth, name in enumerate(sorted(contents), start=1):
        match = CSV_NAME.fullmatch(name)
        if match:
            form = match[1].upper()
            sheets.append((form, Sheet(form, _rows(_text(contents[name], file, name), file, name))))
        elif (stray := _stray(nth, name, contents[name])) is not None:
            strays.append(stray)
    return ReturnSheets(tuple(sheets), strays=tuple(strays))


def _stray(nth: int, name: str, content: bytes) -> UnreadTable | None:
    """Return the table of a file that is not read; None where it has none, or can't be read as one."""
    if len(content) >= STRAY_BYTES and b"\0" not in content:
        content = content[: content.rfind(b"\n") + 1]  # no letter is cut in two
    try:
        rows = rows_from_csv(content, name)[:LOOKED_AT]
    except FileFault:
        return None
    return stray_sheet(nth, PurePath(name).stem, rows, True, in_file=True)


def rows_from_csv(content: bytes, file: str) -> tuple[Cells, ...]:
    """Read one csv as offices write them, in either encoding, with any separator. Raise FileFault."""
    return _rows(_text(content, file, file), file, file)


def _text(content: bytes, file: str, name: str) -> str:
    for candidate in _encodings(content):
        try:
            # Windows-1258 writes ế as ê and a combining mark.
            text = unicodedata.normalize("NFC", content.decode(candidate))
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            line = str(text.partition("\0")[0].count("\n") + 1)
            raise FileFault("csv_zero_byte", file, sheet=name, row=line)
        return text
    raise FileFault("csv_undecodable", file, sheet=name)


def _encodings(content: bytes) -> tuple[str, ...]:
    """Return what a file may be written in, likeliest first. Of UTF-16 and UTF-32 a good part are zero
    bytes; a few are damage."""
    if content[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return ("utf-32",)
    if b"\0\0\0" in (content[:3], content[1:4]):
        return ("utf-32-be",) if content[:1] == b"\0" else ("utf-32-le",)
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ("utf-16",)
    if content.count(b"\0") * 8 >= len(content) > 0:
        return ("utf-16-be",) if content[:1] == b"\0" else ("utf-16-le",)
    return "utf-8-sig", "cp1258"


def _rows(text: str, file: str, name: str) -> tuple[Cells, ...]:
    rows: list[Cells] = []
    cells = 0
    # The separator that stands most often outside quotes: Windows in Vietnamese writes semicolons.
    mark = max(",;\t", key=_QUOTED.sub("", text).count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True):
            cells += len(row)
            rows.append(tuple(row[:MAX_COLUMNS]))
            if len(rows) > MAX_ROWS or cells > MAX_CELLS:
                raise FileFault("too_many_cells", file, sheet=name)
    except csv.Error as error:
        fault = "csv_cell_too_long" if "field larger" in str(error) else "csv_quote_open"
        raise FileFault(fault, file, sheet=name, row=str(len(rows) + 1)) from error
    swallowed = next((at for at, row in enumerate(rows, start=1) if _swallows(row, mark, rows)), None)
    if swallowed is not None:
        raise FileFault("csv_quote_open", file, sheet=name, row=str(swallowed))
    return tuple(rows)


def _swallows(row: Cells, mark: str, rows: list[Cells]) -> bool:
    """Tell whether a cell holds what looks like further rows: a quote was never closed."""
    texts = [value for value in row if isinstance(value, str) and "\n" in value]
    return bool(texts) and max(t.count(mark) for t in texts) >= max(2, max(map(len, rows)) // 2)
