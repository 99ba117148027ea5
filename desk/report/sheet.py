"""Draws a report as one sheet of a workbook, to print and sign."""

from __future__ import annotations

from desk.base.language import language
from desk.base.workbook import CellValue, NewWorkbook
from desk.report.tree import Cell, Remark, Report, Table, text_of

LETTERS = 100  # of a row
NOTE = 3  # rows a remark takes


def workbook_of(report: Report, name: str, landscape: bool = False) -> NewWorkbook:
    """Return a workbook with a report's first table: its title, remarks, the marks, a row a row."""
    blocks = report.shown_in("sheet")
    table = next(block for block in blocks if isinstance(block, Table))
    remarks = [block for block in blocks if isinstance(block, Remark)]
    marks = [remark.text for remark in remarks if remark.kind == "plain"]
    book = NewWorkbook(language())
    sheet = book.sheet(name, footer=marks[0] if marks else "", landscape=landscape)
    sheet.top((table.title, "title"))
    last = len(table.columns) - 1
    for n, remark in enumerate(one for one in remarks if one.kind != "plain"):
        row = 1 + NOTE * n
        sheet.merge_range(row, 0, row + NOTE - 1, last, remark.text, book.style("plain"))
    head = 1 + NOTE * (len(remarks) - len(marks)) + max(1, len(marks))
    for row, mark in enumerate(marks, head - max(1, len(marks))):
        sheet.put(row, 0, mark, "note")
    total = sum(column.width for column in table.columns)
    widths = [(column.title, LETTERS * column.width // total) for column in table.columns]
    first = sheet.head(head, widths, on_each_page=True)
    centred = {n: "centre" for n, column in enumerate(table.columns) if column.align == "centre"}
    for at, cells in enumerate(table.cells(), first):
        sheet.line(at, [_value(cell) for cell in cells], centred)
    return book


def _value(cell: Cell) -> CellValue:
    return cell if isinstance(cell, int) else text_of(cell)
