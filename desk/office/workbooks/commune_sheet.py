"""One commune's public sheet: the criteria shown with points and rule, gates, figures beside those of the
year before."""

from __future__ import annotations

import re
from fractions import Fraction

from desk.base.language import gettext, localised, pgettext
from desk.base.workbook import NewWorkbook
from desk.office.workbooks.public_reasons import public_reason, rule_words
from desk.office.workbooks.result_words import (
    Edition,
    band_words,
    before_words,
    change_words,
    closed_unsettled,
    figures_mark,
    streak_words,
    write_points,
)
from desk.office.years_shown import YearOfUnit, YearsShown
from desk.words.adoption_words import standing_of
from desk.words.condition_words import Speaker
from desk.words.criterion_words import criterion_points
from desk.words.numbers import WORDS, cell_words, range_words
from engine.evaluation.explanation import CriterionReason
from engine.logic.cells import Cell
from engine.rulebook.model.points_asked import PointsAsked, SumOfPoints
from engine.scoring.of_what_applies import to_be_had

_BAD = re.compile(r"[\[\]:*?/\\]")


def sheet_name(unit: str, name: str) -> str:
    """Return a name a sheet may have: at most 31 letters."""
    return _BAD.sub(" ", f"{unit} {name}")[:31]


def open_points(results: YearsShown, year: YearOfUnit) -> tuple[Fraction, Fraction]:
    """Return the points of the criteria that are shown, added up: at least, and at most."""
    mine = [year.result.scored.criteria[id_] for id_ in results.shown[results.year.period.code].criteria]
    return sum((c.low for c in mine), Fraction(0)), sum((c.high for c in mine), Fraction(0))


def add_commune_sheet(book: NewWorkbook, results: YearsShown, year: YearOfUnit, edition: Edition) -> None:
    """Add the sheet of one commune."""
    made = _CommuneSheet(book, results, year, edition)
    row = made.add_criteria(4)
    row = made.add_gates(row + 1)
    made.add_figures(row + 1)


class _CommuneSheet:
    def __init__(self, book: NewWorkbook, results: YearsShown, year: YearOfUnit, edition: Edition) -> None:
        self.results, self.year, self.edition = results, year, edition
        self.code = results.year.period.code
        self.unit = year.result.subject.id
        self.earlier = results.of(self.unit, results.before)
        self.before = before_words(results)
        name, standing = results.year.name(self.unit), standing_of(results.year.rulebook)
        self.sheet = book.sheet(sheet_name(self.unit, name), footer=standing)
        for column, width in enumerate((7, 46, 11, 16, 16, 80)):
            self.sheet.set_column(column, column, width)
        title = gettext(
            "%(upper)s (%(unit)s), KỲ %(code)s", upper=name.upper(), unit=self.unit, code=self.code
        )
        self.sheet.top((title, "title"), (standing, "mark"), (self._summary(), "label_free"))

    def _summary(self) -> str:
        results, year = self.results, self.year
        low, high = open_points(results, year)
        mine = tuple(c for c in results.year.rulebook.criteria if c.id in results.shown[self.code].criteria)
        most = to_be_had(PointsAsked((SumOfPoints(mine),)), year.result.scored.criteria)
        points = f"{range_words(low, high)}/{range_words(*most)}"
        band, streak = band_words(results, year), streak_words(year)
        said = gettext(
            "Xếp loại: %(band)s. Số năm liền: %(streak)s. Điểm các tiêu chí được nêu: %(points)s.",
            band=band,
            streak=streak,
            points=points,
        )
        if year.result.provisional:
            said += gettext(" Tạm tính: còn biểu chưa nộp hoặc dòng phải sửa.")
        despite = closed_unsettled(results, year)
        return said + (gettext(" Xếp loại %(despite)s.", despite=despite) if despite else "")

    def add_criteria(self, row: int) -> int:
        headers = (
            pgettext("workbook", "Mã"),
            gettext("Tiêu chí"),
            gettext("Điểm chuẩn"),
            self.code,
            self.before,
            pgettext("workbook", "Lý do"),
        )
        self.sheet.line(row, headers, dict.fromkeys(range(len(headers)), "head"))
        reasons = self.results.explanation(self.unit).criteria
        for at, reason in enumerate(reasons, row + 1):
            criterion = reason.criterion
            self.sheet.line(
                at, (criterion.id, localised(criterion.title), criterion.maximum), {0: "centre", 2: "points"}
            )
            self._points(at, 3, self.year, criterion.id)
            self._points(at, 4, self.earlier, criterion.id)
            self.sheet.put(at, 5, self._why(reason))
        return row + 1 + len(reasons)

    def _why(self, reason: CriterionReason) -> str:
        results = self.results
        values = {p.name: p.values for p in reason.parameters}
        speaker = Speaker(results.year.rules, results.year.rulebook.subject, values)
        shown = results.shown[self.code]
        if reason.criterion.id not in shown.criteria:
            return rule_words(reason, speaker) + "."
        return public_reason(reason, speaker, results.indicators, shown.columns)

    def _points(self, row: int, column: int, year: YearOfUnit | None, id_: str) -> None:
        if year is None:
            self.sheet.put(row, column, "–", "centre")
        elif id_ not in self.results.shown[year.result.period].criteria:
            self.sheet.put(row, column, self.edition.hidden, "hidden")
        else:
            found = year.result.scored.criteria[id_]
            if found.absent is False:
                write_points(self.sheet, row, column, (found.low, found.high))
            else:
                self.sheet.put(row, column, criterion_points(found), "hidden")

    def add_gates(self, row: int) -> int:
        self.sheet.put(row, 1, pgettext("workbook", "Điều kiện khống chế"), "head")
        self.sheet.put(row, 2, gettext("Có"), "head")
        gates = [g for g in self.results.year.rulebook.gates if g.id in self.results.shown[self.code].gates]
        for at, gate in enumerate(gates, row + 1):
            holds = self.year.result.scored.gates[gate.id]
            said = WORDS["unknown" if holds is None else holds]
            self.sheet.line(at, (gate.id, localised(gate.title), said), {0: "centre", 2: "centre"})
        return row + 1 + len(gates)

    def add_figures(self, row: int) -> None:
        heads = (
            gettext("Số liệu được nêu"),
            gettext("Kỳ này"),
            gettext("Kỳ trước"),
            gettext("Tăng giảm"),
        )
        self.sheet.merge_range(row, 1, row, 2, heads[0], self.sheet.style("head"))
        for column, header in enumerate(heads[1:], 3):
            self.sheet.put(row, column, header, "head")
        indicators, shown = self.results.indicators, self.results.shown
        names = [name for name in indicators if name in shown[self.code].columns]
        for at, name in enumerate(names, row + 1):
            now, old = self.year.values[name], self._before(name)
            self.sheet.merge_range(at, 1, at, 2, localised(indicators[name].title), self.sheet.style("cell"))
            for column, cell in ((3, now), (4, old)):
                said = cell_words(cell, indicators[name].unit) if cell is not None else "–"
                self.sheet.put(at, column, said, "centre")
            change = old is not None and now.known and old.known
            self.sheet.put(at, 5, change_words(now.value, old.value) if change and old else "–")
        mark = figures_mark(self.results, names)
        self.sheet.put(row + 1 + len(names), 1, mark or "", "mark")

    def _before(self, name: str) -> Cell | None:
        if self.earlier is None or name not in self.results.shown[self.earlier.result.period].columns:
            return None
        return self.earlier.values[name]
