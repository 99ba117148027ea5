"""Figures of a period beside those of the year before: of one subject, or of several units together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desk.base.language import gettext, localised
from desk.base.output import Output
from desk.words.adoption_words import say_mark
from desk.words.numbers import cell_json, cell_words, number_words, value_json
from desk.words.total_words import change_words, total_json, total_words
from engine.evaluation.change import figures_of, year_before
from engine.evaluation.totals import totals_of
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.rulebook.compile.rule_uses import behind
from engine.rulebook.model.indicators import IndicatorSet
from facts.periods import Period


def show_figures(evaluation: Evaluation, subject: Subject, period: Period, out: Output) -> None:
    """Print every figure of one unit or venue, or give them as JSON."""
    found = figures_of(evaluation, subject, period)
    home = evaluation.facts(period).set_of(subject)
    rows = [
        (
            localised(f.indicator.title),
            cell_words(f.now, f.indicator.unit),
            cell_words(f.before, f.indicator.unit) if f.before else "–",
            f"{'+' if f.change > 0 else ''}{number_words(f.change)}" if f.change is not None else "–",
        )
        for f in found
    ]
    unit = evaluation.rules.units.get(subject.id, period.end)
    _show(evaluation, home, f"{unit.name} ({subject.id})" if unit else subject.id, period, rows, out)
    out.json(
        {
            "unit": subject.id,
            "period": period.code,
            "before": _before(evaluation, period),
            "figures": {
                f.indicator.name: {
                    "now": cell_json(f.now),
                    "before": cell_json(f.before) if f.before else None,
                    "change": value_json(f.change),
                }
                for f in found
            },
        }
    )


def show_totals(
    evaluation: Evaluation, period: Period, province: str | None, units: Sequence[str], out: Output
) -> None:
    """Print every figure of several units together, or give them as JSON."""
    rules = evaluation.rules
    home = replace(rules.set_of("unit"), indicators=rules.asked_indicators("unit", period.end))
    found = totals_of(evaluation, home, period, units)
    rows = [
        (
            localised(f.indicator.title),
            total_words(f.now, f.indicator),
            total_words(f.before, f.indicator),
            change_words(f),
        )
        for f in found
        if f.now is not None
    ]
    count = len(units)
    title = gettext("%(n)s đơn vị cộng lại", n=count)
    _show(evaluation, home, f"{province} · {title}" if province else title, period, rows, out)
    out.json(
        {
            "unit": province,
            "units": count,
            "period": period.code,
            "before": _before(evaluation, period),
            "figures": {
                f.indicator.name: {
                    "now": total_json(f.now),
                    "before": total_json(f.before),
                    "change": value_json(f.change),
                }
                for f in found
                if f.now is not None
            },
        }
    )


def _before(evaluation: Evaluation, period: Period) -> str | None:
    before = year_before(evaluation, period)
    return before.code if before else None


def _show(
    evaluation: Evaluation,
    home: IndicatorSet,
    title: str,
    period: Period,
    rows: Iterable[Sequence[str]],
    out: Output,
) -> None:
    before = _before(evaluation, period)
    heads = [
        gettext("Chỉ số"),
        (gettext("Kỳ này"), "right"),
        (gettext("Cùng kỳ"), "right"),
        (gettext("Tăng giảm"), "right"),
    ]
    out.table(f"{title} · {period.code}" + (f" / {before}" if before else ""), heads, rows)
    say_mark(out, *behind(evaluation.rules, home.name, home.indicators).rulebooks)
