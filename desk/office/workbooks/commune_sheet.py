"""The communes' public sheets: how criteria are scored; of each its points, gates, figures of two years."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from fractions import Fraction

from desk.base.language import Texts, gettext, is_vietnamese, language, localised, pgettext
from desk.office.workbooks.result_sheets import (
    ResultSheets,
    band_words,
    change_words,
    closed_unsettled,
    figures_mark,
    streak_words,
)
from desk.office.years_shown import YearOfUnit, YearsShown
from desk.report.tree import Cell, Points, Remark, ReportColumn, Table, Withheld
from desk.words.condition_words import Speaker
from desk.words.numbers import WORDS, cell_words, range_words
from desk.words.rule_words import points_words
from engine.evaluation.explanation import CriterionReason
from engine.logic.cells import Cell as Figure
from engine.logic.cells import Owed
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.points import AlongNumber
from engine.rulebook.model.points_asked import PointsAsked, SumOfPoints
from engine.scoring.points_as_facts import to_be_had
from facts.forms.catalogue import FORMS, SHIPPED

Indicators = Mapping[str, Indicator]
_WORDS = Texts(
    {
        "how": "Cách chấm: {}",
        "free": "không áp dụng thì {}",
        "all": "đủ điểm",
        "out": "không tính vào tổng điểm",
        "open": "Chưa đủ căn cứ: {}",
        "no_before": "chưa có số liệu kỳ trước",
        "minutes": "Điểm theo thẩm định, biên bản số {}",
        "blank": "ô “{header}” của biểu {form} kỳ {period} còn trống",
        "owed": "chưa nộp {form} kỳ {period} ({office})",
        "row": "còn dòng phải sửa của biểu {form} kỳ {period} ({office})",
    },
    context="public",
)


def public_reason(
    reason: CriterionReason, speaker: Speaker, indicators: Indicators, columns: Set[str], rule: str
) -> str:
    """Say the figures that are published, the rule, and what is missing; never a figure that is not."""
    parts = [_figures(reason, speaker, indicators, columns), rule]
    if not reason.computed.settled:
        owed = "; ".join(dict.fromkeys(owed_words(gap) for gap in reason.owed))
        parts.append(_WORDS["open"].format(owed or _WORDS["no_before"]))
    if reason.appraised is not None:
        parts.append(_WORDS["minutes"].format(reason.appraised.record.values["minutes_no"]))
    return "".join(f"{part}. " for part in parts if part).strip()


def _figures(reason: CriterionReason, speaker: Speaker, indicators: Indicators, columns: Set[str]) -> str:
    shown = [name for name in reason.facts if name in columns and name in indicators]
    return "; ".join(
        f"{speaker.fact(name)}: {cell_words(reason.facts[name], indicators[name].unit)}" for name in shown
    )


def rule_words(reason: CriterionReason, speaker: Speaker) -> str:
    """Say how the points are given, and what is given where it does not apply."""
    points = reason.criterion.points
    free = _WORDS["free"].format(_WORDS["out" if reason.criterion.leaves else "all"])
    return points_words(points, speaker) + (
        f"; {free}" if isinstance(points, AlongNumber) and points.full_at else ""
    )


def owed_words(gap: Owed) -> str:
    """Say what is missing without the row it is missing from: a row may be a venue or a case."""
    form = f"{gap.form} {FORMS[gap.form].title}" if gap.form in FORMS and is_vietnamese() else gap.form
    if gap.is_row:
        return _WORDS["row"].format(form=form, period=gap.period, office=gap.office)
    if gap.field and gap.form in FORMS:
        header = SHIPPED.header(gap.form, gap.field)
        return _WORDS["blank"].format(header=header, form=form, period=gap.period)
    return _WORDS["owed"].format(form=form, period=gap.period, office=gap.office)


_BAD = re.compile(r"[\[\]:*?/\\]")


def open_points(results: YearsShown, year: YearOfUnit) -> tuple[Fraction, Fraction]:
    """Return the points of the criteria that are shown, added up: at least, and at most."""
    mine = [year.result.scored.criteria[id_] for id_ in results.shown[results.year.period.code].criteria]
    return sum((c.low for c in mine), Fraction(0)), sum((c.high for c in mine), Fraction(0))


def add_commune_sheets(made: ResultSheets) -> None:
    """Add how each criterion is scored, then a sheet a commune; its name has at most 31 letters."""
    sheets = [_CommuneSheet(made, year) for year in made.results.by_band()]
    common = _common_rules(sheets)
    columns = (
        ReportColumn(pgettext("workbook", "Mã"), lambda c: c.id, "centre", 7),
        ReportColumn(gettext("Tiêu chí"), lambda c: localised(c.title), width=56),
        ReportColumn(gettext("Điểm chuẩn"), lambda c: Points(c.maximum, c.maximum), width=12),
        ReportColumn(
            gettext("Cách chấm"),
            lambda c: common.get(c.id, gettext("theo từng đơn vị, ghi ở trang của đơn vị")),
            width=96,
        ),
    )
    title = gettext("CÁCH CHẤM TỪNG TIÊU CHÍ, KỲ %(code)s", code=made.code)
    made.add(gettext("Cách chấm"), title, Table("", columns, made.year.rulebook.criteria))
    for sheet in sheets:
        unit, name = sheet.year.result.subject.id, made.name(sheet.year)
        title = gettext("%(upper)s (%(unit)s), KỲ %(code)s", upper=name.upper(), unit=unit, code=made.code)
        made.add(_BAD.sub(" ", f"{unit} {name}")[:31], title, *sheet.blocks(common))


def _common_rules(sheets: Sequence[_CommuneSheet]) -> dict[str, str]:
    """Return the rules of the criteria scored alike in every commune."""
    said: dict[str, set[str]] = {}
    for sheet in sheets:
        for reason in sheet.criteria:
            said.setdefault(reason.criterion.id, set()).add(sheet.rule(reason))
    return {id_: rules.pop() for id_, rules in said.items() if len(rules) == 1}


class _CommuneSheet:
    def __init__(self, made: ResultSheets, year: YearOfUnit) -> None:
        self.made, self.results, self.year = made, made.results, year
        self.shown, self.indicators = made.results.shown[made.code], made.results.indicators
        self.earlier = made.earlier(year, made.results.before)
        self.criteria = made.results.explanation(year.result.subject.id).criteria

    def blocks(self, common: Mapping[str, str]) -> tuple[Remark | Table, ...]:
        mark = figures_mark(self.results, self.figures)
        marks = [Remark(mark, "banner")] if mark else []
        return Remark(self._summary()), self._criteria(common), self._gates(), self._figures(), *marks

    def _summary(self) -> str:
        results, year = self.results, self.year
        mine = tuple(c for c in results.year.rulebook.criteria if c.id in self.shown.criteria)
        most = to_be_had(PointsAsked((SumOfPoints(mine),)), year.result.scored.criteria)
        said = gettext(
            "Xếp loại: %(band)s. Số năm liền: %(streak)s. Điểm các tiêu chí được nêu: %(points)s.",
            band=band_words(results, year),
            streak=streak_words(year),
            points=f"{range_words(*open_points(results, year))}/{range_words(*most)}",
        )
        if year.result.provisional:
            said += gettext(" Tạm tính: còn biểu chưa nộp hoặc dòng phải sửa.")
        despite = closed_unsettled(results, year)
        return said + (gettext(" Xếp loại %(despite)s.", despite=despite) if despite else "")

    def _criteria(self, common: Mapping[str, str]) -> Table:
        columns = (
            ReportColumn(pgettext("workbook", "Mã"), lambda reason: reason.criterion.id, "centre", 7),
            ReportColumn(gettext("Tiêu chí"), lambda reason: localised(reason.criterion.title), width=46),
            ReportColumn(
                gettext("Điểm chuẩn"), lambda reason: Points(*[reason.criterion.maximum] * 2), width=12
            ),
            ReportColumn(
                self.made.code, lambda reason: self._points(self.year, reason.criterion.id), width=16
            ),
            ReportColumn(
                self.made.before, lambda reason: self._points(self.earlier, reason.criterion.id), width=16
            ),
            ReportColumn(pgettext("workbook", "Lý do"), lambda reason: self._why(reason, common), width=80),
        )
        return Table("", columns, self.criteria)

    def _speaker(self, reason: CriterionReason) -> Speaker:
        values = {p.name: p.values for p in reason.parameters}
        return Speaker(self.results.year.rules, self.results.year.rulebook.subject, values)

    def rule(self, reason: CriterionReason) -> str:
        said = rule_words(reason, self._speaker(reason))
        return f"{said[:1].upper()}{said[1:]}."

    def _why(self, reason: CriterionReason, common: Mapping[str, str]) -> str:
        """Say why a criterion has its points: the rule only where it is the commune's own."""
        own = reason.criterion.id not in common
        rule = _WORDS["how"].format(rule_words(reason, self._speaker(reason))) if own else ""
        if reason.criterion.id not in self.shown.criteria:
            return rule and f"{rule}."
        return public_reason(reason, self._speaker(reason), self.indicators, self.shown.columns, rule)

    def _points(self, year: YearOfUnit | None, id_: str) -> Cell:
        if year is None or id_ not in year.result.scored.criteria:  # not in force yet in the year before
            return "–"
        if id_ not in self.results.shown[year.result.period].criteria:
            return Withheld(self.made.edition.hidden)
        found = year.result.scored.criteria[id_]
        return Points(found.low, found.high, absent=found.absent)

    def _gates(self) -> Table:
        holds = self.year.result.scored.gates
        columns = (
            ReportColumn(pgettext("workbook", "Mã"), lambda gate: gate.id, "centre"),
            ReportColumn(pgettext("workbook", "Điều kiện khống chế"), lambda gate: localised(gate.title)),
            ReportColumn(gettext("Có"), lambda gate: WORDS[_ANSWERS[holds[gate.id]]], "centre"),
        )
        return Table("", columns, [g for g in self.results.year.rulebook.gates if g.id in self.shown.gates])

    @property
    def figures(self) -> tuple[str, ...]:
        return tuple(name for name in self.indicators if name in self.shown.columns)

    def _figures(self) -> Table:
        now = self.year.values
        columns = (
            ReportColumn(gettext("TT"), None, "centre"),
            ReportColumn(gettext("Số liệu được nêu"), lambda name: localised(self.indicators[name].title)),
            ReportColumn(gettext("Đơn vị tính"), self._unit),
            ReportColumn(gettext("Kỳ này"), lambda name: cell_words(now[name]), "centre"),
            ReportColumn(gettext("Kỳ trước"), lambda name: _words(self._before(name)), "centre"),
            ReportColumn(gettext("Tăng giảm"), lambda name: _change(now[name], self._before(name))),
        )
        return Table("", columns, self.figures)

    def _unit(self, name: str) -> str:
        unit = self.indicators[name].unit or ""
        return unit if language() == "vi" or unit == "%" else ""

    def _before(self, name: str) -> Figure | None:
        if self.earlier is None or name not in self.results.shown[self.earlier.result.period].columns:
            return None
        return self.earlier.values[name]


_ANSWERS = {True: True, False: False, None: "unknown"}


def _words(figure: Figure | None) -> str:
    return "–" if figure is None else cell_words(figure)


def _change(now: Figure, old: Figure | None) -> str:
    return change_words(now.value, old.value) if old is not None and now.known and old.known else "–"
