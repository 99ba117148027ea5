"""Draws blocks of a report as a sheet of a workbook: remarks, tables one under the other, remarks below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from desk.base.language import language
from desk.base.workbook import CellValue, NewWorkbook, WorkbookSheet, printed_widths
from desk.report.tree import Cell, Points, Remark, Report, ReportBlock, ReportColumn, Table, Withheld, text_of
from engine.evaluation.ranking import Places

TOP = 2  # rows of the title and the mark
FIRST = TOP + 2  # the first row of the only table, counted from 0
LINE = 15  # points that a line is high
LETTERS = 110  # of a row without a table
REMARKS = {"plain": "plain", "banner": "mark_wrapped", "open": "note_wrapped", "owed": "note_wrapped"}
STYLES = ("centre", "points", "fill")  # of a column that has another than the usual one


def add_sheet(
    book: NewWorkbook,
    name: str,
    title: str,
    mark: str,
    blocks: Iterable[ReportBlock],
    *,
    stamp: str = "",
    fit: bool = False,
    kept: int = 0,
    filtered: bool = False,
) -> WorkbookSheet:
    """Add a sheet with its mark on every printed page; a `stamp` stands on each, too.

    A table without rows is left out where something else is shown.
    `fit`: rows are as high as their longest text takes: a chart below is placed by heights that are said, not
    found later. `kept` columns of the first table stay in sight; it may be `filtered` by column.
    """
    every = [block for block in blocks if "sheet" not in block.hidden_in]
    shown = [block for block in every if not isinstance(block, Table) or block.rows] or every
    tables = [block.shown_in("sheet") for block in shown if isinstance(block, Table)]
    widths = printed_widths([column.width for column in tables[0].columns]) if tables else [LETTERS]
    sheet = book.sheet(name, footer=f"{stamp}. {mark}" if stamp else mark, header=stamp)
    sheet.top((title, "title"), (mark, "mark"))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    row, blank, heads = TOP, False, list[int]()
    for block in shown:
        if isinstance(block, Remark):
            _say(sheet, row, block.text, REMARKS[block.kind], widths)
            row, blank = row + 1, False
        elif isinstance(block, Table):  # with a blank row before and after it
            heads.append(row if blank else row + 1)
            row, blank = _add_table(sheet, heads[-1], tables[len(heads) - 1], widths, fit) + 1, True
    if heads:
        sheet.freeze_panes(heads[0] + 1, kept)
        sheet.repeat_rows(heads[0])
    if filtered and heads:
        sheet.autofilter(heads[0], 0, heads[0] + len(tables[0].rows), len(widths) - 1)
    return sheet


def _say(sheet: WorkbookSheet, row: int, text: str, style: str, widths: Sequence[int]) -> None:
    """Write a remark across the columns of the table, as high as it takes."""
    if len(widths) > 1:
        sheet.merge_range(row, 0, row, len(widths) - 1, text, sheet.style(style))
    else:
        sheet.put(row, 0, text, style)
    sheet.set_row(row, LINE * (1 + len(text) // sum(widths)))


def _add_table(sheet: WorkbookSheet, row: int, table: Table, widths: Sequence[int], fit: bool) -> int:
    """Write a table under its header in columns so wide; return the free row under it."""
    sheet.line(row, [c.title for c in table.columns], dict.fromkeys(range(len(table.columns)), "head"))
    for at, cells in enumerate(table.cells(), row + 1):
        texts = []
        for column, (value, style) in enumerate(map(_value, cells, table.columns)):
            sheet.put(at, column, value, style)
            texts.append(str(value))
        if fit:
            lines = max(1 + len(text) // (width - 2) for text, width in zip(texts, widths, strict=True))
            sheet.set_row(at, LINE * lines)
    return row + 1 + len(table.rows)


def _value(cell: Cell, column: ReportColumn) -> tuple[CellValue, str]:
    """Return what stands in a cell and its style: what is certain is a number, so that it can be sorted."""
    style = column.align if column.align in STYLES else ""
    if isinstance(cell, Points):
        settled = cell.low == cell.high and cell.absent is False
        return (cell.low, "points") if settled else (cell.text(), "centre")
    if isinstance(cell, Withheld):
        return cell.text(), "hidden"
    if isinstance(cell, Places) and cell.first == cell.last:
        return cell.first, "number"
    if cell is None or isinstance(cell, str | int | date | Fraction):
        return cell, style
    return text_of(cell), style


def workbook_of(report: Report, name: str, mark: str) -> NewWorkbook:
    """Return a workbook with one sheet: a report, under the title of its table."""
    book = NewWorkbook(language())
    blocks = [one for one in report.shown_in("sheet") if not isinstance(one, Remark) or one.text != mark]
    title = next(block.title for block in blocks if isinstance(block, Table))
    add_sheet(book, name, title, mark, blocks)
    return book
