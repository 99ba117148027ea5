"""What the two workbooks of results share: words, columns and sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from desk.base.language import Texts, gettext, language, localised, pgettext
from desk.base.workbook import FONT, NewWorkbook, WorkbookSheet
from desk.office.years_shown import YearOfUnit, YearsShown
from desk.report.sheet import FIRST, add_sheet
from desk.report.tree import Cell, Points, Remark, ReportBlock, ReportColumn, Table
from desk.reports.debts import elsewhere_words
from desk.runs.since_announced import Later, SinceAnnounced, since_words
from desk.words.adoption_words import draft_lines, marks_of, standing_of
from desk.words.band_words import band_title, undecided_title
from desk.words.numbers import day_words, number_words, span_words
from desk.words.target_words import TargetWords
from desk.workspace.announcements import KEPT_INSIDE, Announced, despite_words
from engine.evaluation.targets import Outcome
from engine.rulebook.compile.rule_uses import behind
from engine.rulebook.model.rulebook import Rulebook
from facts.periods import Period

COLOURS = ("#C6E5C3", "#DDEFC8", "#FFF1C2", "#F8CFC4", "#E3E7EB")  # best band first, by gate only last
YEARS = ("#B8CCE4", "#7BA3CF", "#2F6DA8")  # oldest first
STEPS = ("#3A7D34", "#B7791F", "#9C2A10")  # best band first
_FONT = {"name": FONT, "size": 10}
_GRID = {"visible": True, "line": {"color": "#E3E7EB", "width": 0.75}}


def add_band_colours(
    book: NewWorkbook, sheet: Any, results: YearsShown, row: int, column: int, count: int
) -> None:
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
            [count.by_band.get(id_, count.undecided) for count in counts.values()],
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
    scores = {results.year.name(year.result.subject.id): year.result.scored for year in results.ranked()}
    certain, open_ = "Điểm chắc chắn", "Còn có thể thêm (chưa đủ căn cứ)"
    hatched = {"pattern": "wide_upward_diagonal", "fg_color": "#2F6DA8", "bg_color": "#FFFFFF"}
    series = (
        _ChartSeries(
            certain, [score.low for score in scores.values()], {"fill": {"color": "#2F6DA8"}, "gap": 60}
        ),
        _ChartSeries(open_, [score.high - score.low for score in scores.values()], {"pattern": hatched}),
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
    units = [year.result.subject.id for year in ranked]
    groups = ([results.of(unit, period) for unit in units] for period in periods)
    years = [
        _ChartSeries(
            period.code,
            [year.result.scored.low if year else None for year in group],
            {"gap": 60, "overlap": -5, "fill": {"color": colour}},
        )
        for period, group, colour in zip(periods, groups, YEARS[-len(periods) :], strict=True)
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
    sheet: Any,
    name: str,
    kind: Mapping[str, str],
    categories: Iterable[str],
    series: Sequence[_ChartSeries],
    lines: Sequence[_ChartSeries] = (),
) -> Any:
    """Return a chart of series, with lines over it, drawn from a hidden sheet."""
    data = book.sheet(name, footer="")
    data.set_header(sheet.header)
    data.set_footer(sheet.footer)
    data.hide()
    data.set_column(0, 0, 24)
    last = 0
    for last, category in enumerate(categories, 1):
        data.write_string(last, 0, category)
    chart, over = book.book.add_chart({**kind}), book.book.add_chart({"type": "line"})
    for at, curve in enumerate((*series, *lines), 1):
        data.write_string(0, at, curve.title)
        for row, value in enumerate(curve.values, 1):
            if value is not None:
                data.write_number(row, at, float(value))
        (chart if at <= len(series) else over).add_series(
            {
                "name": [name, 0, at],
                "categories": [name, 1, 0, last, 0],
                "values": [name, 1, at, last, at],
                **curve.look,
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


_HELD = Texts({True: " (đủ số năm)", False: "", None: " (chưa đủ căn cứ)"})


@dataclass(frozen=True, slots=True)
class Edition:
    """What a workbook says of itself: the run, lock, announcement and later differences."""

    run: str
    locked: bool
    announced: Announced | None = None
    later: tuple[Later, ...] = ()

    @property
    def hidden(self) -> str:
        return gettext("không nêu")


def status_words(results: YearsShown, edition: Edition) -> list[Remark]:
    """Say what these results are: illustrative or adopted, locked or not, announced or not."""
    period = results.year.period
    announced = edition.announced
    day = day_words(announced.on) if announced else ""
    differs = SinceAnnounced(announced, edition.later) if announced and edition.later else None
    texts = [
        *draft_lines(results.year.rulebook),
        gettext(
            "Kỳ %(period)s: số liệu từ %(first)s đến %(last)s. Lần chạy %(run)s.",
            period=period.code,
            first=day_words(period.start),
            last=day_words(period.end),
            run=edition.run,
        ),
        gettext("Kỳ đã khóa sổ.")
        if edition.locked
        else gettext("Kỳ CHƯA khóa sổ: mọi số liệu còn có thể thay đổi."),
        gettext("Công bố theo %(document)s ngày %(day)s.", document=announced.document, day=day)
        if announced
        else pgettext("workbook", "Chưa công bố."),
    ]
    elsewhere = elsewhere_words(results.year.not_returned, results.year.name, period.code)
    texts += [elsewhere] if elsewhere else []
    marks = [Remark(since_words(differs), "banner")] if differs else []
    return [*marks, *map(Remark, texts)]


def before_words(results: YearsShown) -> str:
    return results.before.code if results.before else gettext("kỳ trước")


def band_words(results: YearsShown, year: YearOfUnit | None) -> str:
    """Say the band; of an earlier year the announced one, and the computed one if it differs."""
    if year is None:
        return "–"
    computed = band_title(results.year.rulebook, year.result.scored.bands)
    announced = results.announced_before(year)
    if announced is None or announced == year.result.scored.bands:
        return computed
    title = band_title(results.year.rulebook, announced)
    return gettext("%(said)s (đã công bố); tính lại: %(computed)s", said=title, computed=computed)


def despite_of_unit(results: YearsShown, year: YearOfUnit) -> str:
    """Say why a commune's band was closed though it was not settled; nothing where it was."""
    return despite_words(results.year.despite.reason_of(year.result.subject.id))


def closed_unsettled(results: YearsShown, year: YearOfUnit) -> str:
    """Say for the public that a band was closed unsettled; not why: that may name someone."""
    return str(KEPT_INSIDE) if results.year.despite.reason_of(year.result.subject.id) else ""


def streak_words(year: YearOfUnit) -> str:
    texts = []
    for state in year.result.streaks.values():
        texts.append(gettext("%(n)s năm", n=span_words(state.sure, state.possible)) + _HELD[state.held])
    return "; ".join(texts)


def figures_mark(results: YearsShown, names: Iterable[str]) -> str | None:
    """Return the mark of figures that rest on an illustrative rulebook, if the sheet has none."""
    if results.year.rulebook.illustrative:
        return None
    basis = behind(results.year.rules, results.year.rulebook.subject, names)
    return marks_of((results.year.rulebook, *basis.rulebooks))


def change_words(now: Any, before: Any) -> str:
    """Write a change in percent: a difference of two counts may itself be a small count."""
    if before == 0:
        return "–"
    change = (now - before) * 100 / before
    return f"{'+' if change > 0 else ''}{number_words(change, 1)} %"


class ResultSheets:
    """The workbook being made; `stamp` stands on every page of a restricted one."""

    def __init__(self, results: YearsShown, edition: Edition, stamp: str = "") -> None:
        self.results, self.edition, self.stamp, self.year = results, edition, stamp, results.year
        self.code, self.before = results.year.period.code, before_words(results)
        self.book = NewWorkbook(language())

    def add(
        self, name: str, title: str, *blocks: ReportBlock, rulebook: Rulebook | None = None, fit: bool = False
    ) -> WorkbookSheet:
        """Add a sheet that says whether its rulebook (the communes', if none is named) was adopted."""
        standing = standing_of(rulebook or self.year.rulebook)
        title = f"{title} – {self.stamp}" if self.stamp else title
        return add_sheet(self.book, name, title, standing, blocks, stamp=self.stamp, fit=fit)

    def name(self, year: YearOfUnit) -> str:
        return self.year.name(year.result.subject.id)

    def earlier(self, year: YearOfUnit, period: Period | None) -> YearOfUnit | None:
        return self.results.of(year.result.subject.id, period)

    @property
    def unit(self) -> tuple[ReportColumn, ReportColumn]:
        return (
            ReportColumn(gettext("Mã"), lambda year: year.result.subject.id, "centre", 9),
            ReportColumn(pgettext("workbook", "Đơn vị"), self.name, width=24),
        )

    def bands(self, period: Period | None) -> ReportColumn:
        """Return the column of the bands of one of the years; of none if there was no year before."""
        title = gettext("Xếp loại %(before)s", before=period.code if period else self.before)
        return column(title, 28, lambda year: band_words(self.results, self.earlier(year, period)))

    @property
    def streaks(self) -> ReportColumn:
        return ReportColumn(gettext("Số năm liền đạt khá, tốt"), streak_words, width=30)

    def add_years(self, rows: tuple[YearOfUnit, ...], title: str, *more: ReportColumn) -> WorkbookSheet:
        bands = [self.bands(period) for period in reversed(self.results.periods)]
        sheet = self.add(gettext("Qua các năm"), title, Table("", (*self.unit, *bands, *more), rows))
        for column in range(2, 2 + len(bands)):
            add_band_colours(self.book, sheet, self.results, FIRST, column, len(rows))
        return sheet

    def add_targets(self, outcomes: tuple[Outcome, ...], withheld: str, *notes: Remark) -> None:
        """Put what was assigned from above beside what was reached; no sheet if nothing was."""
        words = TargetWords(self.year.rules, self.year.period, withheld)
        columns = (
            ReportColumn(gettext("Chỉ tiêu"), words.title, width=44),
            ReportColumn(gettext("Được giao"), words.wanted, width=22),
            ReportColumn(gettext("Thực hiện"), words.reached, width=24),
            ReportColumn(pgettext("target", "Đánh giá"), words.verdict, width=20),
            ReportColumn(gettext("Văn bản giao"), lambda outcome: words.paper(outcome.paper), width=48),
        )
        title = gettext("CHỈ TIÊU CẤP TRÊN GIAO, KỲ %(code)s", code=self.code)
        if outcomes:
            self.add(gettext("Chỉ tiêu được giao"), title, Table("", columns, outcomes), *notes)


def total_of(year: YearOfUnit | None) -> Cell:
    return "–" if year is None else Points(year.result.scored.low, year.result.scored.high)


def column(title: str, width: int, value: Callable[..., Cell]) -> ReportColumn:
    return ReportColumn(title, value, width=width)
