"""A comparison as a workbook: differences, matrices with a chart, and who moves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desk.authoring.comparison_report import WORDS, ComparisonReport
from desk.authoring.movements import band_order
from desk.base.language import gettext, pgettext
from desk.base.workbook import NewWorkbook

MOVERS_WIDE = (30, 7, 26, 24, 24, 34, 12)


def comparison_workbook(report: ComparisonReport, path: Path) -> None:
    """Write the workbook. A text that begins with '=' stays a text."""
    made = NewWorkbook()
    book = made.book
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    names = gettext("Khác nhau"), pgettext("bands", "Hạng"), gettext("Ai thay đổi")
    first, second, third = map(book.add_worksheet, names)
    italic = book.add_format({"italic": True, "font_color": "#9C2A10"})
    for sheet in (first, second, third):
        _fit_to_paper(sheet)
    top = max([_add_mark(report, sheet, italic) for sheet in (first, second, third)])
    _differences(report, first, top, wrapped)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    _bands(report, book, second, top, head)
    _movers(report, third, top, bold, wrapped)
    made.save(path)


def _fit_to_paper(sheet: Any) -> None:
    """Print on A4 lying down, one page wide: the sheets go with a submission."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _add_mark(report: ComparisonReport, sheet: Any, italic: Any) -> int:
    """Write the mark on a sheet and on its printed pages, where there is one; return the next free row."""
    mark = report.mark()
    if mark is None:
        return 0
    sheet.write_string(0, 0, mark, italic)
    sheet.set_footer(f"&L{mark}&R&P/&N")
    return 2


def _differences(report: ComparisonReport, sheet: Any, top: int, wrapped: Any) -> None:
    sheet.set_column(0, 0, 110, wrapped)
    found = report.comparison
    announced = (report.announced_words(name, year) for name in found.rulebooks for year in found.years)
    differing = [one.text for one in found.differences()] or [WORDS["same"]]
    for row, text in enumerate([*filter(None, announced), *differing], top):
        sheet.write_string(row, 0, text)


def _bands(report: ComparisonReport, book: Any, sheet: Any, row: int, bold: Any) -> None:
    """Write how many have each band before and after, a chart for each rulebook and year."""
    sheet.set_column(0, 0, 46)
    for name in report.comparison.rulebooks:
        for year in report.comparison.years:
            found = report.comparison.of(name, year)
            order = [b for b in band_order(*report.books(name)) if any(b in m.bands for m in found)]
            title = f"{report.title(name)}, {gettext('năm')} {year}"
            sheet.write_row(row, 0, [title, gettext("Trước"), gettext("Sau")], bold)
            for offset, band in enumerate(order, 1):
                counts = [sum(m.bands[side] == band for m in found) for side in (0, 1)]
                sheet.write_row(row + offset, 0, [report.band(name, band), *counts])
            if order:
                sheet.insert_chart(row, 4, _chart(book, sheet, title, row, len(order), len(found)))
            row += max(len(order) + 3, 16)


def _chart(book: Any, sheet: Any, title: str, row: int, count: int, most: int) -> Any:
    """Return the columns of `count` bands; subjects are counted whole, at most `most` of them."""
    chart = book.add_chart({"type": "column"})
    for column in (1, 2):
        chart.add_series(
            {
                "name": [sheet.name, row, column],
                "categories": [sheet.name, row + 1, 0, row + count, 0],
                "values": [sheet.name, row + 1, column, row + count, column],
            }
        )
    chart.set_title({"name": title, "name_font": {"size": 11}})
    chart.set_y_axis({"num_format": "0", "major_unit": max(1, -(-most // 8)), "min": 0})
    return chart


def _movers(report: ComparisonReport, sheet: Any, top: int, bold: Any, wrapped: Any) -> None:
    sheet.write_row(top, 0, [pgettext("one", "Bộ tiêu chí"), gettext("Năm"), *report.mover_headers()], bold)
    for column, width in enumerate(MOVERS_WIDE):
        sheet.set_column(column, column, width, wrapped)
    sheet.freeze_panes(top + 1, 0)
    moved = [m for m in report.comparison.movements if m.moved]
    for row, movement in enumerate(moved, top + 1):
        sheet.write_row(row, 0, [report.title(movement.rulebook), movement.year, *report.mover_row(movement)])
