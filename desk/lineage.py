"""A period seen in the units of another day: records summed, scored again, predecessors and their streaks beside."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desk.evaluation import Evaluation, Result
from engine.rulebook.model import Rulebook, Rules
from facts.merging import Into, into_provinces, into_units_of, merged
from facts.periods import Period
from facts.standing import Standing
from facts.units import Unit, Units


@dataclass(frozen=True, slots=True)
class Lineage:
    """One unit of the later day: its result as computed again, and the results of the units it was made of."""

    unit: Unit
    result: Result
    predecessors: tuple[tuple[Unit, Result], ...]


def lineages(evaluation: Evaluation, rulebook: Rulebook, period: Period, day: date) -> tuple[Lineage, ...]:
    """Return the results of a period in the units of a day, each with its predecessors' own."""
    rules = evaluation.rules
    into = into_units_of(rules.units, rules.calendar, day)
    owing = into.owing(period.code)
    after = [u for u in rules.units.on(day) if u.code in owing]
    again = Evaluation(*_always(evaluation.standing, rules, into, after))
    later = {r.subject.id: r for r in again.results(rulebook, period)}
    before = {r.subject.id: r for r in evaluation.results(rulebook, period)}
    old = {u.code: u for u in rules.units.on(period.end)}
    return tuple(
        Lineage(u, later[u.code], tuple((old[c], before[c]) for c in sorted(owing[u.code]) if c in before))
        for u in after
        if u.code in later
    )


def in_units_of(standing: Standing, rules: Rules, period: Period) -> Standing:
    """Return the records told of the units there are on the period's last day; as they are where none changed."""
    into = into_units_of(rules.units, rules.calendar, period.end)
    periods = {d.period for d in standing.deliveries if _is_up_to(rules, d.period, period)}
    if not into.changes(periods):
        return standing
    return merged(standing, into, {u.code: u.name for u in rules.units.on(period.end)})


def _is_up_to(rules: Rules, code: str, period: Period) -> bool:
    told = rules.calendar.period(code)
    return told is not None and told.end <= period.end


def in_provinces(standing: Standing, rules: Rules, period: Period) -> tuple[Standing, Rules]:
    """Return records and rules with provinces as the units."""
    into = into_provinces(rules.units, rules.calendar)
    provinces = [Unit(code, f"Tỉnh {code}", "tỉnh") for code in provinces_in(rules, period)]
    return _always(standing, rules, into, provinces)


def provinces_in(rules: Rules, period: Period) -> list[str]:
    return sorted({u.province for u in rules.units.on(period.end) if u.province})


def _always(standing: Standing, rules: Rules, into: Into, after: list[Unit]) -> tuple[Standing, Rules]:
    """Return records and rules as if these units had always been."""
    always = Units(tuple(replace(unit, valid_from=None, valid_until=None) for unit in after))
    return merged(standing, into, {u.code: u.name for u in after}), replace(rules, units=always)
