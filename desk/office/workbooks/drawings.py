"""Charts and colours: score intervals ranked, scores and bands over the years."""

from __future__ import annotations

from typing import Any

from desk.base.language import gettext, localised
from desk.base.workbook import FONT, NewWorkbook
from desk.office.years_shown import YearOfUnit, YearsShown
from desk.words.adoption_words import standing_of
from desk.words.band_words import undecided_title

COLOURS = ("#C6E5C3", "#DDEFC8", "#FFF1C2", "#F8CFC4", "#E3E7EB")  # best band first, by gate only last
YEARS = ("#B8CCE4", "#7BA3CF", "#2F6DA8")  # oldest first
STEPS = ("#3A7D34", "#B7791F", "#9C2A10")  # best band first
_FONT = {"name": FONT, "size": 10}
_GRID = {"visible": True, "line": {"color": "#E3E7EB", "width": 0.75}}


def add_band_colours(
    book: NewWorkbook, sheet: Any, results: YearsShown, row: int, column: int, count: int
) -> None:
    """Colour cells by the band they name."""
    for place, band in enumerate(results.year.rulebook.bands):
        colour = book.book.add_format({"bg_color": COLOURS[min(place, len(COLOURS) - 1)]})
        rule = {"type": "cell", "criteria": "==", "value": f'"{localised(band.title)}"', "format": colour}
        sheet.conditional_format(row, column, row + count - 1, column, rule)


def add_bands_chart(book: NewWorkbook, sheet: Any, results: YearsShown, row: int) -> None:
    """Draw how many communes are in each band, year by year; those that are not decided last."""
    title, communes = gettext("Số đơn vị theo hạng, qua các năm"), gettext("Số đơn vị")
    data = _data_sheet(book, sheet, gettext("Số vẽ hạng"))
    periods = tuple(reversed(results.periods))
    counts = [results.counts(period) for period in periods]
    kinds = [(band.id, localised(band.title)) for band in results.year.rulebook.bands]
    kinds.append(("", undecided_title()))
    chart = book.book.add_chart({"type": "column", "subtype": "stacked"})
    for at, period in enumerate(periods, 1):
        data.write_string(at, 0, period.code)
    for column, (band, said) in enumerate(kinds, 1):
        data.write_string(0, column, said)
        for at, one in enumerate(counts, 1):
            data.write_number(at, column, one.by_band.get(band, one.undecided))
        colour = COLOURS[min(column - 1, len(COLOURS) - 1)] if band else "#FFFFFF"
        chart.add_series(
            {
                "name": [data.name, 0, column],
                "categories": [data.name, 1, 0, len(periods), 0],
                "values": [data.name, 1, column, len(periods), column],
                "gap": 80,
                "fill": {"color": colour},
                "border": {"color": "#9AA5B1", "width": 0.75},
            }
        )
    chart.set_title({"name": title, "name_font": {**_FONT, "size": 13}})
    chart.set_x_axis({"num_font": _FONT})
    chart.set_y_axis(
        {
            "min": 0,
            "max": len(results.all_of(results.year.period)),
            "major_gridlines": _GRID,
            "num_font": _FONT,
            "name": communes,
            "name_font": _FONT,
        }
    )
    _place(sheet, chart, results, row, 360)


def add_scores_chart(book: NewWorkbook, sheet: Any, results: YearsShown, row: int) -> None:
    """Draw each commune's certain points, and above them what it may still get, ranked."""
    ranked = results.ranked()
    data = _data_sheet(book, sheet, "Số vẽ biểu đồ")
    for at, year in enumerate(ranked):
        scored = year.result.scored
        data.write_string(at, 0, results.year.name(year.result.subject.id))
        data.write_number(at, 1, float(scored.low))
        data.write_number(at, 2, float(scored.high - scored.low))
    chart = book.book.add_chart({"type": "bar", "subtype": "stacked"})
    last = len(ranked) - 1
    labels = [data.name, 0, 0, last, 0]
    chart.add_series(
        {
            "name": "Điểm chắc chắn",
            "categories": labels,
            "values": [data.name, 0, 1, last, 1],
            "fill": {"color": "#2F6DA8"},
            "gap": 60,
        }
    )
    open_ = {"pattern": "wide_upward_diagonal", "fg_color": "#2F6DA8", "bg_color": "#FFFFFF"}
    chart.add_series(
        {
            "name": "Còn có thể thêm (chưa đủ căn cứ)",
            "categories": labels,
            "values": [data.name, 0, 2, last, 2],
            "pattern": open_,
        }
    )
    chart.set_title(
        {
            "name": f"Điểm kỳ {results.year.period.code}, theo thứ tự xếp hạng",
            "name_font": {**_FONT, "size": 13},
        }
    )
    top = float(results.year.rulebook.total or 100)
    steps = [float(b.mark) for b in results.year.rulebook.bands if b.mark]
    chart.set_x_axis(
        {
            "min": 0,
            "max": top,
            "major_unit": 10,
            "major_gridlines": _GRID,
            "label_position": "high",
            "num_font": _FONT,
            "name": f"Điểm (mốc xếp loại: {', '.join(f'{s:g}' for s in steps)})",
            "name_font": _FONT,
        }
    )
    chart.set_y_axis({"reverse": True, "num_font": _FONT})
    _place(sheet, chart, results, row, max(300, 60 + 30 * len(ranked)))


def add_years_chart(book: NewWorkbook, sheet: Any, results: YearsShown, row: int) -> None:
    """Draw the certain points of each commune, the years side by side, with the steps between bands."""
    periods = tuple(reversed(results.periods))
    if len(periods) < 2:
        return
    data = _data_sheet(book, sheet, "Số vẽ các năm")
    for column, period in enumerate(periods, 1):
        data.write_string(0, column, period.code)
    ranked = results.ranked()
    for at, year in enumerate(ranked, 1):
        _write_years(data, at, year, results, periods)
    last = len(ranked)
    chart = book.book.add_chart({"type": "column"})
    for column in range(1, len(periods) + 1):
        chart.add_series(
            {
                "name": [data.name, 0, column],
                "categories": [data.name, 1, 0, last, 0],
                "values": [data.name, 1, column, last, column],
                "gap": 60,
                "overlap": -5,
                "fill": {"color": YEARS[len(YEARS) - len(periods) + column - 1]},
            }
        )
    chart.combine(_steps(book, data, results, last, len(periods)))
    chart.set_title({"name": "Điểm chắc chắn qua các năm", "name_font": {**_FONT, "size": 13}})
    chart.set_y_axis(
        {
            "min": 0,
            "max": float(results.year.rulebook.total or 100),
            "num_font": _FONT,
            "name": "Điểm",
            "name_font": _FONT,
            "major_gridlines": {"visible": False},
        }
    )
    chart.set_x_axis({"num_font": _FONT})
    chart.show_blanks_as("gap")
    _place(sheet, chart, results, row, 420)


def _steps(book: NewWorkbook, data: Any, results: YearsShown, last: int, years: int) -> Any:
    """Draw where each band begins, as dashed lines across."""
    lines = book.book.add_chart({"type": "line"})
    bands = [band for band in results.year.rulebook.bands if band.mark]
    for column, (band, colour) in enumerate(zip(bands, STEPS, strict=False), years + 1):
        data.write_string(0, column, f"Mốc {band.title['vi']} ({float(band.mark or 0):g})")
        for at in range(1, last + 1):
            data.write_number(at, column, float(band.mark or 0))
        lines.add_series(
            {
                "name": [data.name, 0, column],
                "categories": [data.name, 1, 0, last, 0],
                "values": [data.name, 1, column, last, column],
                "line": {"color": colour, "dash_type": "dash", "width": 1.5},
            }
        )
    return lines


def _write_years(data: Any, at: int, year: YearOfUnit, results: YearsShown, periods: Any) -> None:
    unit = year.result.subject.id
    data.write_string(at, 0, results.year.name(unit))
    for column, period in enumerate(periods, 1):
        told = results.of(unit, period)
        if told is not None:
            data.write_number(at, column, float(told.result.scored.low))


def _data_sheet(book: NewWorkbook, beside: Any, name: str) -> Any:
    """Add a hidden sheet for what a chart draws, with the header and footer of the sheet the chart stands
    in."""
    sheet = book.sheet(name, footer="")
    sheet.set_header(beside.header)
    sheet.set_footer(beside.footer)
    sheet.hide()
    sheet.set_column(0, 0, 24)
    return sheet


def _place(sheet: Any, chart: Any, results: YearsShown, row: int, height: int) -> None:
    chart.set_legend({"position": "bottom", "font": _FONT})
    chart.set_size({"width": 980, "height": height})
    sheet.insert_chart(row, 1, chart, {"description": standing_of(results.year.rulebook)})
