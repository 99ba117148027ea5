"""What the two workbooks of results share: words, columns and sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from desk.base.language import Texts, gettext, language, pgettext
from desk.base.workbook import NewWorkbook, WorkbookSheet
from desk.office.workbooks.drawings import add_band_colours
from desk.office.years_shown import YearOfUnit, YearsShown
from desk.report.sheet import FIRST, add_sheet
from desk.report.tree import Cell, Points, Remark, ReportBlock, ReportColumn, Table
from desk.runs.since_announced import Later, SinceAnnounced, since_words
from desk.words.adoption_words import draft_lines, marks_of, standing_of
from desk.words.band_words import band_title
from desk.words.numbers import day_words, number_words, span_words
from desk.words.target_words import TargetWords
from desk.workspace.announcements import KEPT_INSIDE, Announced, despite_words
from engine.evaluation.targets import Outcome
from engine.rulebook.compile.rule_uses import behind
from engine.rulebook.model.rulebook import Rulebook
from facts.periods import Period

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
    first, last = day_words(period.start), day_words(period.end)
    told = edition.announced
    day = day_words(told.on) if told else ""
    differs = SinceAnnounced(told, edition.later) if told and edition.later else None
    texts = [
        *draft_lines(results.year.rulebook),
        gettext(
            "Kỳ %(period)s: số liệu từ %(first)s đến %(last)s. Lần chạy %(run)s.",
            period=period.code,
            first=first,
            last=last,
            run=edition.run,
        ),
        gettext("Kỳ đã khóa sổ.")
        if edition.locked
        else gettext("Kỳ CHƯA khóa sổ: mọi số liệu còn có thể thay đổi."),
        gettext("Công bố theo %(document)s ngày %(day)s.", document=told.document, day=day)
        if told
        else pgettext("workbook", "Chưa công bố."),
    ]
    marks = [Remark(since_words(differs), "banner")] if differs else []
    return [*marks, *map(Remark, texts)]


def before_words(results: YearsShown) -> str:
    """Name the year before, also where there was none."""
    return results.before.code if results.before else gettext("kỳ trước")


def band_words(results: YearsShown, year: YearOfUnit | None) -> str:
    """Say the band; of an earlier year the announced one, and the computed one if it differs."""
    if year is None:
        return "–"
    computed = band_title(results.year.rulebook, year.result.scored.bands)
    told = results.announced_before(year)
    if told is None or told == year.result.scored.bands:
        return computed
    said = band_title(results.year.rulebook, told)
    return gettext("%(said)s (đã công bố); tính lại: %(computed)s", said=said, computed=computed)


def despite_of_unit(results: YearsShown, year: YearOfUnit) -> str:
    """Say why a commune's band was closed though it was not settled; nothing where it was."""
    return despite_words(results.year.despite.reason_of(year.result.subject.id))


def closed_unsettled(results: YearsShown, year: YearOfUnit) -> str:
    """Say for the public that a band was closed unsettled; not why: that may name someone."""
    return str(KEPT_INSIDE) if results.year.despite.reason_of(year.result.subject.id) else ""


def streak_words(year: YearOfUnit) -> str:
    """Say how many years running: surely, and at most."""
    said = []
    for state in year.result.streaks.values():
        said.append(gettext("%(n)s năm", n=span_words(state.sure, state.possible)) + _HELD[state.held])
    return "; ".join(said)


def figures_mark(results: YearsShown, names: Iterable[str]) -> str | None:
    """Return the mark of figures that rest on an illustrative rulebook, if the sheet has none."""
    if results.year.rulebook.illustrative:
        return None
    found = behind(results.year.rules, results.year.rulebook.subject, names)
    return marks_of((results.year.rulebook, *found.rulebooks))


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

    def name(self, one: YearOfUnit) -> str:
        return self.year.name(one.result.subject.id)

    def earlier(self, one: YearOfUnit, period: Period | None) -> YearOfUnit | None:
        return self.results.of(one.result.subject.id, period)

    @property
    def unit(self) -> tuple[ReportColumn, ReportColumn]:
        return (
            ReportColumn(gettext("Mã"), lambda one: one.result.subject.id, "centre", 9),
            ReportColumn(pgettext("workbook", "Đơn vị"), self.name, width=24),
        )

    def bands(self, period: Period | None) -> ReportColumn:
        """Return the column of the bands of one of the years; of none if there was no year before."""
        title = gettext("Xếp loại %(before)s", before=period.code if period else self.before)
        return column(title, 28, lambda one: band_words(self.results, self.earlier(one, period)))

    @property
    def streaks(self) -> ReportColumn:
        return ReportColumn(gettext("Số năm liền đạt khá, tốt"), streak_words, width=30)

    def add_years(self, rows: tuple[YearOfUnit, ...], title: str, *more: ReportColumn) -> WorkbookSheet:
        """Put the bands of the years side by side, oldest first."""
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
            ReportColumn(gettext("Văn bản giao"), lambda one: words.paper(one.paper), width=48),
        )
        title = gettext("CHỈ TIÊU CẤP TRÊN GIAO, KỲ %(code)s", code=self.code)
        if outcomes:
            self.add(gettext("Chỉ tiêu được giao"), title, Table("", columns, outcomes), *notes)


def total_of(one: YearOfUnit | None) -> Cell:
    return "–" if one is None else Points(one.result.scored.low, one.result.scored.high)


def column(title: str, width: int, value: Callable[..., Cell]) -> ReportColumn:
    return ReportColumn(title, value, width=width)
