"""What files of an office are made of, a line each: parts, sizes and how they are set. Their words are asked
where they are made."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook

SET = re.compile(r"<w:(p|tbl|tr|drawing|b|i|jc|sz|sectPr|gridSpan|tblHeader|keepNext|pgSz|ind)\b([^>]*)>")
VALUE = re.compile(r'w:(?:val|orient|firstLine|left)="([^"]*)"')


def structure_of(path: Path) -> Iterator[str]:
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as book:
            yield set_as(book.read("word/document.xml").decode())
    elif path.suffix == ".xlsx":
        yield from (f"  {line}" for line in sheets_of(path))
    elif path.suffix == ".svg":
        yield drawn_as(path.read_text("utf-8"))
    else:
        yield f"  {len(path.read_text('utf-8-sig').splitlines())} lines"


def set_as(xml: str) -> str:
    """Count the parts of a Word file, and of letters, sides and sizes which are set how often."""
    found = Counter(
        f"{tag}{''.join(f' {value}' for value in VALUE.findall(rest))}" for tag, rest in SET.findall(xml)
    )
    return "  " + ", ".join(f"{what}: {n}" for what, n in sorted(found.items()))


def sheets_of(path: Path) -> Iterator[str]:
    for sheet in load_workbook(path):
        marks = {
            f"frozen {sheet.freeze_panes}": sheet.freeze_panes,
            f"{len(sheet.merged_cells.ranges)} merged": sheet.merged_cells.ranges,
            f"{len(sheet.data_validations.dataValidation)} lists": sheet.data_validations.dataValidation,
            f"{len(sheet._charts)} charts": sheet._charts,
            sheet.sheet_state: sheet.sheet_state != "visible",
            "locked": sheet.protection.sheet,
        }
        widths = " ".join(f"{column.width:.0f}" for column in sheet.column_dimensions.values())
        said = ", ".join([sheet.dimensions, *(mark for mark, holds in marks.items() if holds)])
        yield f"{sheet.title}: {said}; widths {widths}"


def drawn_as(svg: str) -> str:
    """Count the shapes of a drawing."""
    size = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    shapes = Counter(re.findall(r"<(\w+)", svg))
    counts = ", ".join(f"{name} {n}" for name, n in sorted(shapes.items()))
    return f"  {'×'.join(size.groups()) if size else 'no size'}: {counts}"
