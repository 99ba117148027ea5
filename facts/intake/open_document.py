"""What only the XML of an .ods tells: how many cells it really fills, and which of them hold an error."""

import io
import re
import zipfile
from xml.etree import ElementTree

from facts.intake.grid import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, NOT_COMPUTED, is_cell_error
from facts.intake.problems import FileFault

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
                    of_sheet = errors.setdefault(sheet, {})
                    of_sheet |= {
                        (r, c): e for r in range(row, min(row + times, MAX_ROWS)) for c, e in in_row.items()
                    }
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
