"""A period seen in the units of another day: scored again, predecessors and streaks beside."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desk.workspace.announcements import NO_BANDS, Bands
from engine.evaluation.result import Result
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.merging import Into, into_units_of, merged
from facts.periods import Period
from facts.standing import Standing
from facts.units import Unit, Units


@dataclass(frozen=True, slots=True)
class Lineage:
    """One unit of the later day: its result computed again, and those of the units it was made of."""

    unit: Unit
    result: Result
    predecessors: tuple[Predecessor, ...]


@dataclass(frozen=True, slots=True)
class Predecessor:
    """One unit of the period: its result as computed, and the bands announced of it, if any."""

    unit: Unit
    result: Result
    announced: tuple[str, ...] | None


def lineages(
    standing: Standing,
    rules: Rules,
    rulebook: Rulebook,
    period: Period,
    day: date,
    announced: Bands = NO_BANDS,
) -> tuple[Lineage, ...]:
    """Return the results of a period in the units of a day, each with its predecessors' own.

    `standing` holds the records as sent; streaks of predecessors count what was announced of them.
    """
    into = into_units_of(rules.units, rules.calendar, day)
    owing = into.owing(period.code)
    after = [u for u in rules.units.on(day) if u.code in owing]
    again = Evaluation(*_always(standing, rules, into, after))
    later = {r.subject.id: r for r in again.results(rulebook, period)}
    before = _predecessors(
        Evaluation(in_units_of(standing, rules, period), rules, announced=announced), rulebook, period
    )
    return tuple(
        Lineage(u, later[u.code], tuple(before[c] for c in sorted(owing[u.code]) if c in before))
        for u in after
        if u.code in later
    )


def _predecessors(evaluation: Evaluation, rulebook: Rulebook, period: Period) -> dict[str, Predecessor]:
    then = {u.code: u for u in evaluation.rules.units.on(period.end)}
    return {
        r.subject.id: Predecessor(
            then[r.subject.id], r, evaluation.before.announced(rulebook, r.subject, period)
        )
        for r in evaluation.results(rulebook, period)
        if r.subject.id in then
    }


def in_units_of(standing: Standing, rules: Rules, period: Period) -> Standing:
    """Return the records told of the units there are on the period's last day."""
    into = into_units_of(rules.units, rules.calendar, period.end)
    told = {delivery.period for delivery in standing.deliveries}
    periods = {code for code in told if _is_up_to(rules, code, period)}
    if not into.changes(periods):
        return standing
    return merged(standing, into, {u.code: u.name for u in rules.units.on(period.end)})


def _is_up_to(rules: Rules, code: str, period: Period) -> bool:
    told = rules.calendar.period(code)
    return told is not None and told.end <= period.end


def _always(standing: Standing, rules: Rules, into: Into, after: list[Unit]) -> tuple[Standing, Rules]:
    """Return records and rules as if these units had always been."""
    always = Units(tuple(replace(unit, valid_from=None, valid_until=None) for unit in after))
    return merged(standing, into, {u.code: u.name for u in after}), replace(rules, units=always)
