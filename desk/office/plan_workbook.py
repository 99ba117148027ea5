"""An inspection plan as a workbook to print and sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from desk.base.workbook import NewWorkbook

_WIDTHS = (6, 16, 20, 58)
_HEADER_ROW = 5  # counted from 0; the note above it takes three rows


def write_plan(
    path: Path,
    title: str,
    note: str,
    mark: str | None,
    headers: Sequence[str],
    rows: Iterable[Sequence[str]],
    lang: str = "vi",
) -> None:
    """Write one sheet of A4: title, what it is, the mark where there is one, a header row, one venue a row."""
    book = NewWorkbook(lang)
    sheet = book.sheet(
        "Kế hoạch kiểm tra" if lang == "vi" else "Inspection plan", footer=mark or "", landscape=False
    )
    sheet.top((title, "title"))
    sheet.merge_range(1, 0, 3, len(headers) - 1, note, book.style("plain"))
    sheet.put(_HEADER_ROW - 1, 0, mark or "", "note")
    first = sheet.head(_HEADER_ROW, zip(headers, _WIDTHS, strict=True), on_each_page=True)
    for line, row in enumerate(rows, first):
        sheet.line(line, row, {0: "centre"})
    book.save(path)
