"""Paragraphs and tables of plain texts, as most papers have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desk.base.paper.content import PaperTable, Paragraphs, TableRow, Text

SMALL, SHORT = 8, 60  # rows of a small table, letters of its longest cell


def said(*texts: str) -> Paragraphs:
    """Return paragraphs of the body, empty ones left out."""
    return Paragraphs(tuple(Text(text) for text in texts if text))


def table(
    headers: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]], centred: Sequence[int] = ()
) -> PaperTable:
    """Return a table of plain cells. A small one is not cut by the end of a page."""
    cells = tuple(tuple(row) for row in rows)
    made = (TableRow(tuple(tuple(Text(line) for line in cell.split("\n")) for cell in row)) for row in cells)
    small = len(cells) <= SMALL and all(len(cell) <= SHORT for row in cells for cell in row)
    return PaperTable(tuple(headers), tuple(widths), tuple(centred), tuple(made), small)
