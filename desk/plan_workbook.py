"""An inspection plan as a workbook to print and sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter


def write_plan(
    path: Path,
    title: str,
    note: str,
    mark: str | None,
    headers: Sequence[str],
    rows: Iterable[Sequence[str]],
) -> None:
    """Write one sheet: title, what it is, the mark where there is one, a header row, one venue a row."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_numbers": False}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("Kế hoạch kiểm tra")
        sheet.write_string(0, 0, title, bold)
        sheet.write_string(1, 0, note)
        sheet.write_string(2, 0, mark or "")
        if mark:
            sheet.set_footer(f"&L{mark}&R&P/&N")
        for column, header in enumerate(headers):
            sheet.write_string(3, column, header, bold)
        for line, row in enumerate(rows, 4):
            for column, text in enumerate(row):
                sheet.write_string(line, column, text, plain)
        sheet.set_column(0, len(headers) - 2, 18)
        sheet.set_column(len(headers) - 1, len(headers) - 1, 60)
        sheet.freeze_panes(4, 0)
