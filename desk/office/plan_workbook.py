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
    sheet.write_string(0, 0, title, book.style("title"))
    sheet.merge_range(1, 0, 3, len(headers) - 1, note, book.style("plain"))
    sheet.write_string(_HEADER_ROW - 1, 0, mark or "", book.style("note"))
    for column, (header, width) in enumerate(zip(headers, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEADER_ROW, column, header, book.style("head"))
    for line, row in enumerate(rows, _HEADER_ROW + 1):
        for column, text in enumerate(row):
            sheet.write_string(line, column, text, book.style("cell" if column else "centre"))
    sheet.repeat_rows(_HEADER_ROW)
    sheet.freeze_panes(_HEADER_ROW + 1, 0)
    book.save(path)
