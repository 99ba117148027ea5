"""What outputs print, each text with where it stands: what it is about, its row and its column."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.table import Table

HEADS = {"Đơn vị", "Mã", "Chỉ số", "#", "TT", "Hạn", "Kỳ này", "Xếp loại"}
"""A row with one of these is the head of the rows under it."""


@dataclass(frozen=True)
class PrintedText:
    """A text that an output prints; of a sentence `column` is empty and `row` the criterion it is under."""

    place: str  # the file and, in a workbook, the sheet
    text: str
    row: str = ""
    column: str = ""
    value: float | None = None  # of a cell that holds a number
    table: str = ""  # the head of its first column

    @property
    def where(self) -> str:
        return f"{self.place} | {self.row} | {self.column}"


def texts_in(path: Path) -> Iterator[PrintedText]:
    """Yield all that a paper or a workbook prints. A PDF has the content of the paper beside it."""
    if path.suffix == ".docx":
        under = ""
        for block in docx.Document(str(path)).iter_inner_content():
            if isinstance(block, Table):
                rows = [[spaced(cell.text) for cell in row.cells] for row in block.rows]
                yield from _table(path.stem, rows)
            elif block.text.strip():
                heading = re.match(r"([A-E]\d)\. ", block.text)
                under = heading[1] if heading else under
                yield PrintedText(path.stem, spaced(block.text), under)
    elif path.suffix == ".xlsx":
        for sheet in openpyxl.load_workbook(path).worksheets:
            yield from _table(f"{path.stem} / {sheet.title}", list(sheet.iter_rows(values_only=True)))
    elif path.suffix == ".json":
        yield from _values(path.stem, (), json.loads(path.read_text("utf-8")))


def spaced(text: str) -> str:
    """Return a text with plain spaces where a paper keeps words on one line."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _table(place: str, rows: list[Any]) -> Iterator[PrintedText]:
    head: list[str] = []
    for row in rows:
        cells = ["" if cell is None else str(cell) for cell in row]
        label = " · ".join(cell for cell in cells[:3] if re.search(r"[^\W\d]|^20\d\d$", cell))
        if HEADS & {cell.partition(" (")[0] for cell in cells} or (
            not head and sum(map(bool, cells)) > 2 and not place.startswith("Tóm tắt")
        ):
            head = cells
            yield from (PrintedText(place, cell) for cell in cells if cell)
            continue
        for n, (cell, text) in enumerate(zip(row, cells, strict=True)):
            if text:
                value = float(cell) if isinstance(cell, int | float) else None
                column = head[n] if n < len(head) else f"column {n + 1}"
                yield PrintedText(place, text, label, column, value, head[0] if head else "")


def _values(place: str, keys: tuple[str, ...], found: Any) -> Iterator[PrintedText]:
    """Yield what a program reads: the last key is the column, those before are the row."""
    if isinstance(found, dict):
        about = tuple(str(found[key]) for key in ("unit", "id") if isinstance(found.get(key), str))
        for key, one in found.items():
            yield from _values(place, (*keys, *about, key), one)
    elif isinstance(found, list) and len(found) == 2 and all(isinstance(n, int | float) for n in found):
        low, high = (str(n).replace(".", ",") for n in found)
        yield PrintedText(place, f"{low} – {high}", " · ".join(keys[:-1]), keys[-1])
    elif isinstance(found, list):
        for one in found:
            yield from _values(place, keys, one)
    elif isinstance(found, int | float) and not isinstance(found, bool):
        yield PrintedText(place, str(found), " · ".join(keys[:-1]), keys[-1], float(found))
