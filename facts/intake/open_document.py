"""How many cells an .ods really fills: a few bytes may say that one cell stands in a million rows."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

from facts.intake import problems
from facts.intake.grid import MAX_CELLS
from facts.intake.problems import FileFault

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_VALUE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type"


def check_filled_cells(content: bytes, file: str) -> None:
    """Raise FileFault where an .ods fills more cells than a return may have."""
    filled = in_row = 0
    with zipfile.ZipFile(io.BytesIO(content)).open("content.xml") as source:
        for _, element in ElementTree.iterparse(source):
            if element.tag in _CELLS:
                if element.get(_VALUE) or len(element):
                    in_row += _repeated(element, "columns")
                element.clear()
            elif element.tag == f"{_TABLE}table-row":
                filled += in_row * _repeated(element, "rows")
                in_row = 0
                element.clear()
                if filled > MAX_CELLS:
                    raise FileFault(problems.TOO_MANY_CELLS, file, sheet="content.xml")


def _repeated(element: ElementTree.Element, what: str) -> int:
    return int(element.get(f"{_TABLE}number-{what}-repeated") or 1)
