"""Figures of a period beside those of the year before: of one subject, or of several units together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from desk.base.language import gettext, localised
from desk.report.remarks import mark_remarks
from desk.report.tree import Report, ReportColumn, Table
from desk.words.numbers import cell_json, cell_words, value_json
from desk.words.total_words import ANSWERS, NOTHING, area_words, change_words, total_json, total_words
from engine.evaluation.change import FigureChange, figures_of, year_before
from engine.evaluation.together import AreaJudged, areas_judged
from engine.evaluation.totals import TotalFigure, totals_of
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell
from engine.rulebook.compile.rule_uses import behind
from engine.rulebook.model.indicators import Indicator, IndicatorSet
from facts.periods import Period


def figures_report(evaluation: Evaluation, subject: Subject, period: Period) -> Report:
    unit = evaluation.rules.units.get(subject.id, period.end)
    title, home = (
        f"{unit.name} ({subject.id})" if unit else subject.id,
        evaluation.facts(period).set_of(subject),
    )
    figures = figures_of(evaluation, subject, period)

    def words(cell: Cell | None, indicator: Indicator) -> str:
        return cell_words(cell, indicator.unit) if cell else NOTHING

    def as_json(cell: Cell | None) -> object:
        return cell_json(cell) if cell else None

    return _report(evaluation, home, period, title, figures, words, as_json, {"unit": subject.id})


def totals_report(
    evaluation: Evaluation, period: Period, province: str | None, units: Sequence[str]
) -> Report:
    rules, count = evaluation.rules, len(units)
    home = replace(rules.set_of("unit"), indicators=rules.asked_indicators("unit", period.end))
    totals = [total for total in totals_of(evaluation, home, period, units) if total.now is not None]
    added = gettext("%(n)s đơn vị cộng lại", n=count)
    title, about = f"{province} · {added}" if province else added, {"unit": province, "units": count}
    areas = areas_judged(evaluation, period, units)
    return _report(evaluation, home, period, title, totals, total_words, total_json, about, areas)


def _report(
    evaluation: Evaluation,
    home: IndicatorSet,
    period: Period,
    title: str,
    rows: Sequence[FigureChange] | Sequence[TotalFigure],
    words: Callable[[Any, Indicator], str],
    as_json: Callable[[Any], object],
    about: Mapping[str, object],
    areas: Sequence[AreaJudged] = (),
) -> Report:
    before = year_before(evaluation, period)
    code = before.code if before else None
    columns = (
        ReportColumn(gettext("Chỉ số"), lambda row: localised(row.indicator.title)),
        ReportColumn(gettext("Kỳ này"), lambda row: words(row.now, row.indicator), "right"),
        ReportColumn(gettext("Cùng kỳ"), lambda row: words(row.before, row.indicator), "right"),
        ReportColumn(gettext("Tăng giảm"), change_words, "right"),
    )
    table = Table(f"{title} · {period.code}" + (f" / {code}" if code else ""), columns, rows)
    marks = mark_remarks(*behind(evaluation.rules, home.name, home.indicators).rulebooks)
    figures = {
        row.indicator.name: {
            "now": as_json(row.now),
            "before": as_json(row.before),
            "change": value_json(row.change),
        }
        for row in rows
    }
    data = {**about, "period": period.code, "before": code, "figures": figures}
    if areas:
        data["areas"] = {area.book.name: _area_json(area) for area in areas}
    return Report((table, *map(_area_table, areas), *marks), lambda: data)


def _area_table(area: AreaJudged) -> Table:
    columns = (
        ReportColumn(gettext("Ý"), lambda row: localised(row[0].title)),
        ReportColumn(gettext("Đánh giá"), lambda row: ANSWERS[row[1]]),
    )
    return Table(area_words(area), columns, area.measures)


def _area_json(area: AreaJudged) -> dict[str, object]:
    measures = [{"title": measure.title, "met": answer} for measure, answer in area.measures]
    return {"met": area.met, "measures": measures}
