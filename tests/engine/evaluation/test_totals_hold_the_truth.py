"""Property: whatever rows and forms of some units are lost, every total of all lies between its ends; so does
what is counted where a venue moved."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

from desk.office.disclosure.figures import ABOUT_RETURNS, kinds_under
from engine.evaluation.totals import UnitsTogether, UnitsTotal, total_of
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.operations.count import Count
from engine.indicators.operations.sum import Sum
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell
from facts.forms.catalogue import FORMS, KINDS
from facts.periods import Period
from facts.standing import COMMUNE, Event, Record, Source, Standing, Value
from scenarios.steps.plain_years import PlainEvaluation
from tests.engine.evaluation.test_year_columns import period_of
from tests.engine.indicators.strategies import END, UNITS, over_archives
from tests.engine.indicators.test_bounds_hold_the_truth import Loss, evaluated, holds, whole_of

EVENTS = {kind.name for kind in KINDS.values() if not kind.register}


def with_inspected_venues(whole: Standing) -> Standing:
    """Give each unit a venue that only its return of 2020 lists, and a breach found there."""
    registers, events = dict(whole.registers), dict(whole.events)
    for unit in UNITS:
        venue, minutes = f"{unit}-CS-9", f"{unit}-BB-9"
        place = ("venue", unit, "2020")
        registers[place] = (*registers.get(place, ()), told("venue", venue, unit, unit_code=unit))
        held = told("inspection", minutes, unit, venue_id=venue, date=END)
        found = told("violation", minutes, unit, inspection_id=minutes, act="ma túy")
        for record in (held, found):
            events[record.kind] = (*events.get(record.kind, ()), Event(record.kind, record.key, (record,)))
    return replace(whole, registers=registers, events=events)


def told(kind: str, id_: str, unit: str, period: str = "2020", **values: Value) -> Record:
    blank: dict[str, Value] = dict.fromkeys(KINDS[kind].record_fields)
    named = {} if kind == "violation" else {"id": id_}
    source = Source(f"{unit}.xlsx", KINDS[kind].form, 9)
    return Record(kind, (id_,), unit, period, COMMUNE, {**blank, **named, **values}, source)


def without_forms(dice: random.Random, standing: Standing, facts: PeriodFacts) -> Standing:
    """Take some forms of 2020 away from some units, as if they and what they tell had never been sent."""
    units = sorted({d.unit for d in standing.deliveries})
    # With a unit's venues goes what tells whose the inspections and violations there are.
    gone = {(u, form) for u in units for form in FORMS if dice.random() < (0.4 if form == "B02" else 0.08)}

    def sent(unit: str | None, period: str, form: str) -> bool:
        return period != "2020" or (unit, form) not in gone

    def counts_for(row: Record) -> str | None:
        if KINDS[row.kind].register:
            return str(row.values["unit_code"]) if row.kind == "venue" else row.unit
        return facts.registry.unit_of(row)

    def rests(row: Record) -> bool:
        return sent(counts_for(row), row.period, KINDS[row.kind].form)

    return Standing(
        tuple(d for d in standing.deliveries if sent(d.unit, d.period, d.form)),
        {place: tuple(filter(rests, rows)) for place, rows in standing.registers.items()},
        {kind: tuple(e for e in found if rests(e.record)) for kind, found in standing.events.items()},
        tuple(row for row in standing.set_aside if sent(row.unit, row.period, row.form)),
    )


def totals(facts: PeriodFacts, units: list[Subject]) -> dict[str, UnitsTotal]:
    """Return the totals of all figures but those about what was returned, which is known of whoever is
    silent."""
    indicators = facts.rules.set_of("unit").indicators
    names = [n for n in indicators if not kinds_under(n, indicators) & ABOUT_RETURNS]

    def cells(name: str) -> list[Cell]:
        return [facts.cell(unit, name) for unit in units]

    found = {name: total_of(indicators[name], cells, 0, indicators) for name in names}
    return {name: total for name, total in found.items() if total is not None}


def moved(dice: random.Random, whole: Standing) -> Standing:
    """Let another unit have listed the inspected venue of each the year before: while both claim it, what
    hangs on it may be of either."""
    registers = dict(whole.registers)
    for unit in UNITS:
        before = dice.choice([other for other in UNITS if other != unit])
        row = told("venue", f"{unit}-CS-9", before, "2019", unit_code=before)
        place = ("venue", before, "2019")
        registers[place] = (*registers.get(place, ()), row)
    return replace(whole, registers=registers)


@over_archives(30)
def test_every_total_and_count_lies_between_its_ends(whole: Standing, dice: random.Random) -> None:
    whole = with_inspected_venues(whole_of(whole))
    moves = dice.random() < 0.5
    whole = moved(dice, whole) if moves else whole
    period = period_of(evaluated(whole), 2020)
    truth = evaluated(whole).facts(period)
    lost = Loss(dice, whole, truth).standing()
    if moves:
        counts_hold(evaluated(lost), evaluated(whole), period)
        return
    left = evaluated(without_forms(dice, lost, truth)).facts(period)
    units = [s for s in truth.subjects("unit") if s in left.subjects("unit")]
    known = totals(truth, units)
    for name, total in totals(left, units).items():
        number = known[name].least
        if known[name].exact and number is not None:
            assert total.applicable, name
            assert_between(name, total, number)


def counts_hold(left: PlainEvaluation, truth: PlainEvaluation, period: Period) -> None:
    """Check what is counted of events, of each unit and of all together."""
    units = truth.facts(period).subjects("unit")
    together = [UnitsTogether(e, period, [unit.id for unit in units]) for e in (left, truth)]
    for name, indicator in left.rules.set_of("unit").indicators.items():
        if isinstance(indicator, Count | Sum) and indicator.over.kind in EVENTS:
            for unit in units:
                assert holds(*(e.facts(period).cell(unit, name) for e in (left, truth))), (name, unit)
            ours, theirs = (both.total(indicator) for both in together)
            if ours and theirs and theirs.exact and theirs.least is not None:
                assert_between(name, ours, theirs.least)


def assert_between(name: str, total: UnitsTotal, number: Fraction) -> None:
    assert total.least is None or total.least <= number, (name, total, number)
    assert total.most is None or number <= total.most, (name, total, number)
