"""A period as it stands today, run or not: the returns that count, in its units, with what was announced."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desk.base.faults import WrongUse, meant
from desk.workspace.announcements import NO_BANDS, Bands, announced_bands
from desk.workspace.appraisals import Confirmed, confirmed_appraisals, only_confirmed
from desk.workspace.folder import Workspace
from desk.workspace.locking import counting_returns
from desk.workspace.store import Stored, stored, stored_years
from engine.evaluation.result import Result
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.text.names import nearest
from facts.archive.store import Store
from facts.lazy import LazyMapping
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
    codes = {delivery.period for delivery in standing.deliveries}
    periods = {code for code in codes if _is_up_to(rules, code, period)}
    if not into.changes(periods):
        return standing
    return merged(standing, into, {u.code: u.name for u in rules.units.on(period.end)})


def _is_up_to(rules: Rules, code: str, period: Period) -> bool:
    reported = rules.calendar.period(code)
    return reported is not None and reported.end <= period.end


def _always(standing: Standing, rules: Rules, into: Into, after: list[Unit]) -> tuple[Standing, Rules]:
    """Return records and rules as if these units had always been."""
    always = Units(tuple(replace(unit, valid_from=None, valid_until=None) for unit in after))
    return merged(standing, into, {u.code: u.name for u in after}), replace(rules, units=always)


def records_counting(workspace: Workspace, rules: Rules, period: Period) -> Standing:
    """Return the records a period rests on, each of the unit that sent it."""
    standing = stored(workspace, rules, None, counting_returns(workspace, rules, period).own).standing
    return only_confirmed(standing, confirmed_appraisals(workspace, rules), rules)


def evaluation_today(
    workspace: Workspace, rules: Rules, period: Period, store: Store | None = None
) -> Evaluation:
    """Return what the rules say of a period, as a run made today would, by this `store` or the own."""
    counting = counting_returns(workspace, rules, period)
    archive = stored_years(workspace, rules, counting.own, counting.earlier, store=store)
    known = confirmed_appraisals(workspace, rules)
    return evaluated(in_its_units(archive, rules, period, known), rules, announced_bands(workspace))


def in_its_units(archive: Stored, rules: Rules, period: Period, known: Confirmed | None) -> Stored:
    """Return what was read, told of the period's units, with these appraisals alone (None: all)."""
    first = archive.first

    def seen(standing: Standing) -> Standing:
        counted = standing if known is None else only_confirmed(standing, known, rules)
        return in_units_of(counted, rules, period)

    return replace(
        archive,
        standing=seen(archive.standing),
        earlier=LazyMapping(archive.earlier, lambda year: seen(archive.earlier[year])),
        first=None if first is None else lambda: seen(first()),
    )


def evaluated(archive: Stored, rules: Rules, announced: Bands = NO_BANDS) -> Evaluation:
    """Return what the rules say of what was read."""
    return Evaluation(archive.standing, rules, announced, archive.earlier, archive.first)


def provinces_in(rules: Rules, period: Period) -> tuple[str, ...]:
    return tuple(sorted({u.province for u in rules.units.on(period.end) if u.province}))


def units_of(rules: Rules, period: Period, province: str | None) -> tuple[str, ...]:
    """Return the codes of a province's units at the period's end; of all where none is named."""
    units = rules.units.on(period.end)
    return tuple(unit.code for unit in units if province is None or unit.province == province)


def asked_unit(rules: Rules, period: Period, code: str) -> Unit:
    """Return the unit of a code at the period's end; raises Stop naming the nearest."""
    unit = rules.units.get(code, period.end)
    if unit is None:
        near = nearest(code, {u.code for u in rules.units.on(period.end)})
        raise WrongUse(
            "Kỳ %(period)s không có đơn vị '%(code)s'.%(meant)s",
            period=period.code,
            code=code,
            meant=meant(near),
        )
    return unit
