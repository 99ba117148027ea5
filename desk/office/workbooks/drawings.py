"""Charts and colours: score intervals ranked, scores and bands over the years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from desk.base.language import gettext, localised
from desk.base.workbook import FONT, NewWorkbook
from desk.office.years_shown import YearsShown
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
    counts = {period.code: results.counts(period) for period in reversed(results.periods)}
    kinds = [(band.id, localised(band.title)) for band in results.year.rulebook.bands]
    series = [
        _ChartSeries(
            title,
            [one.by_band.get(id_, one.undecided) for one in counts.values()],
            {
                "gap": 80,
                "fill": {"color": COLOURS[min(at, len(COLOURS) - 1)] if id_ else "#FFFFFF"},
                "border": {"color": "#9AA5B1", "width": 0.75},
            },
        )
        for at, (id_, title) in enumerate([*kinds, ("", undecided_title())])
    ]
    chart = _chart(
        book, sheet, gettext("Số vẽ hạng"), {"type": "column", "subtype": "stacked"}, counts, series
    )
    chart.set_title(_titled(gettext("Số đơn vị theo hạng, qua các năm")))
    chart.set_x_axis({"num_font": _FONT})
    most = len(results.all_of(results.year.period))
    chart.set_y_axis({**_axis(gettext("Số đơn vị")), "min": 0, "max": most, "major_gridlines": _GRID})
    _place(sheet, chart, results, row, 360)


def add_scores_chart(book: NewWorkbook, sheet: Any, results: YearsShown, row: int) -> None:
    """Draw each commune's certain points, and above them what it may still get, ranked."""
    scores = {results.year.name(one.result.subject.id): one.result.scored for one in results.ranked()}
    certain, open_ = "Điểm chắc chắn", "Còn có thể thêm (chưa đủ căn cứ)"
    hatched = {"pattern": "wide_upward_diagonal", "fg_color": "#2F6DA8", "bg_color": "#FFFFFF"}
    series = (
        _ChartSeries(
            certain, [one.low for one in scores.values()], {"fill": {"color": "#2F6DA8"}, "gap": 60}
        ),
        _ChartSeries(open_, [one.high - one.low for one in scores.values()], {"pattern": hatched}),
    )
    chart = _chart(book, sheet, "Số vẽ biểu đồ", {"type": "bar", "subtype": "stacked"}, scores, series)
    chart.set_title(_titled(f"Điểm kỳ {results.year.period.code}, theo thứ tự xếp hạng"))
    steps = ", ".join(f"{float(band.mark):g}" for band in results.year.rulebook.bands if band.mark)
    chart.set_x_axis(
        {
            **_axis(f"Điểm (mốc xếp loại: {steps})"),
            "min": 0,
            "max": _full(results),
            "major_unit": 10,
            "major_gridlines": _GRID,
            "label_position": "high",
        }
    )
    chart.set_y_axis({"reverse": True, "num_font": _FONT})
    _place(sheet, chart, results, row, max(300, 60 + 30 * len(scores)))


def add_years_chart(book: NewWorkbook, sheet: Any, results: YearsShown, row: int) -> None:
    """Draw the certain points of each commune by year, the steps between bands across."""
    periods, ranked = tuple(reversed(results.periods)), results.ranked()
    if len(periods) < 2:
        return
    units = [one.result.subject.id for one in ranked]
    told = ([results.of(unit, period) for unit in units] for period in periods)
    years = [
        _ChartSeries(
            period.code,
            [one.result.scored.low if one else None for one in mine],
            {"gap": 60, "overlap": -5, "fill": {"color": colour}},
        )
        for period, mine, colour in zip(periods, told, YEARS[-len(periods) :], strict=True)
    ]
    bands = [(band, band.mark) for band in results.year.rulebook.bands if band.mark]
    steps = [
        _ChartSeries(
            f"Mốc {band.title['vi']} ({float(mark):g})",
            [mark] * len(units),
            {"line": {"color": colour, "dash_type": "dash", "width": 1.5}},
        )
        for (band, mark), colour in zip(bands, STEPS, strict=False)
    ]
    names = map(results.year.name, units)
    chart = _chart(book, sheet, "Số vẽ các năm", {"type": "column"}, names, years, steps)
    chart.set_title(_titled("Điểm chắc chắn qua các năm"))
    chart.set_y_axis(
        {**_axis("Điểm"), "min": 0, "max": _full(results), "major_gridlines": {"visible": False}}
    )
    chart.set_x_axis({"num_font": _FONT})
    chart.show_blanks_as("gap")
    _place(sheet, chart, results, row, 420)


@dataclass(frozen=True, slots=True)
class _ChartSeries:
    title: str
    values: Sequence[float | Fraction | None]
    look: Mapping[str, Any]


def _chart(
    book: NewWorkbook,
    beside: Any,
    name: str,
    kind: Mapping[str, str],
    categories: Iterable[str],
    series: Sequence[_ChartSeries],
    lines: Sequence[_ChartSeries] = (),
) -> Any:
    """Return a chart of series, with lines over it, drawn from a hidden sheet."""
    data = book.sheet(name, footer="")
    data.set_header(beside.header)
    data.set_footer(beside.footer)
    data.hide()
    data.set_column(0, 0, 24)
    last = 0
    for last, category in enumerate(categories, 1):
        data.write_string(last, 0, category)
    chart, over = book.book.add_chart({**kind}), book.book.add_chart({"type": "line"})
    for at, one in enumerate((*series, *lines), 1):
        data.write_string(0, at, one.title)
        for row, value in enumerate(one.values, 1):
            if value is not None:
                data.write_number(row, at, float(value))
        (chart if at <= len(series) else over).add_series(
            {
                "name": [name, 0, at],
                "categories": [name, 1, 0, last, 0],
                "values": [name, 1, at, last, at],
                **one.look,
            }
        )
    if lines:
        chart.combine(over)
    return chart


def _titled(title: str) -> dict[str, Any]:
    return {"name": title, "name_font": {**_FONT, "size": 13}}


def _axis(name: str) -> dict[str, Any]:
    return {"num_font": _FONT, "name": name, "name_font": _FONT}


def _full(results: YearsShown) -> float:
    return float(results.year.rulebook.total or 100)


def _place(sheet: Any, chart: Any, results: YearsShown, row: int, height: int) -> None:
    chart.set_legend({"position": "bottom", "font": _FONT})
    chart.set_size({"width": 980, "height": height})
    sheet.insert_chart(row, 1, chart, {"description": standing_of(results.year.rulebook)})
