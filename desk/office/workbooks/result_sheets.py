"""What the two workbooks of results share: their sheets, and the columns both have."""

from __future__ import annotations

from collections.abc import Callable

from desk.base.language import gettext, language, pgettext
from desk.base.workbook import NewWorkbook, WorkbookSheet
from desk.office.workbooks.drawings import add_band_colours
from desk.office.workbooks.result_words import Edition, band_words, before_words, streak_words
from desk.office.years_shown import YearOfUnit, YearsShown
from desk.report.sheet import FIRST, add_sheet
from desk.report.tree import Cell, Points, Remark, ReportBlock, ReportColumn, Table
from desk.words.adoption_words import standing_of
from desk.words.target_words import TargetWords
from engine.evaluation.targets import Outcome
from engine.rulebook.model.rulebook import Rulebook
from facts.periods import Period


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
