"""An office's first years: what happened before it kept records is owed by nobody, and is neither zero nor
never."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.logic.cells import State
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS
from facts.periods import Period
from facts.standing import COMMUNE, NIL, Delivery, Event, Record, Source, Standing

VENUE = "30991-CS-1"


def recorded_from(rules: Rules, day: date | None) -> Rules:
    return replace(rules, calendar=replace(rules.calendar, first_record=day))


def year_of(rules: Rules, year: int = 2020) -> Period:
    found = rules.calendar.at("year", year)
    assert found is not None
    return found


def told_in(standing: Standing, code: str) -> Standing:
    """Return the archive of an office that has the returns of one period only."""
    events = {
        kind: tuple(
            Event(kind, event.key, told)
            for event in found
            if (told := tuple(row for row in event.records if row.period == code))
        )
        for kind, found in standing.events.items()
    }
    return replace(
        standing,
        deliveries=tuple(d for d in standing.deliveries if d.period == code),
        registers={place: rows for place, rows in standing.registers.items() if place[2] == code},
        events=events,
        set_aside=tuple(row for row in standing.set_aside if row.period == code),
    )


def one_venue(*inspected: date) -> Standing:
    """Return the clean return of 2020 of a unit with one venue, inspected on some days."""
    source = Source("a.xlsx", "B02", 3)
    values = {"id": VENUE, "unit_code": "30991", "type": "karaoke"}
    venue = Record("venue", (VENUE,), "30991", "2020", COMMUNE, values, source, False, False)
    rows = [
        Record(
            "inspection",
            (f"30991-KT-{n}",),
            "30991",
            "2020",
            COMMUNE,
            {"id": f"30991-KT-{n}", "venue_id": VENUE, "date": day},
            Source("a.xlsx", "B04", n),
            False,
            False,
        )
        for n, day in enumerate(inspected, 1)
    ]
    sent = tuple(
        Delivery("30991", "2020", COMMUNE, form, NIL, date(2020, 12, 18), True, "a.xlsx") for form in FORMS
    )
    return Standing(
        deliveries=sent,
        registers={("venue", "30991", "2020"): (venue,)},
        events={"inspection": tuple(Event("inspection", row.key, (row,)) for row in rows)},
    )


def days_since(standing: Standing, rules: Rules) -> tuple[State, object, object]:
    cell = (
        Evaluation(standing, rules)
        .facts(year_of(rules))
        .cell(Subject("venue", VENUE), "days_since_inspection")
    )
    return cell.state, *cell.ends


@pytest.mark.parametrize(
    ("day", "kind", "first"),
    [
        (date(2019, 12, 15), "year", 2020),
        (date(2019, 12, 14), "year", 2019),  # that day is the last of 2019's period
        (date(2020, 6, 15), "year", 2020),
        (date(2020, 6, 15), "first_half", 2021),
        (date(2010, 1, 1), "year", 2018),  # no return is owed of a year before owed_from
        (date(2020, 6, 15), "quarter", None),
    ],
)
def test_no_period_that_ended_before_the_first_record_is_owed(
    shipped_rules: Rules, day: date, kind: str, first: int | None
) -> None:
    assert recorded_from(shipped_rules, day).calendar.first_owed(kind) == first


def test_a_venue_not_seen_inspected_was_last_inspected_before_the_first_record_or_never(
    shipped_rules: Rules,
) -> None:
    rules = recorded_from(shipped_rules, date(2020, 3, 1))
    assert days_since(one_venue(), rules) == (State.UNKNOWN, Fraction(289), None)


def test_a_venue_seen_inspected_is_so_many_days_away_however_short_the_records(shipped_rules: Rules) -> None:
    rules = recorded_from(shipped_rules, date(2020, 3, 1))
    assert days_since(one_venue(date(2020, 8, 22)), rules) == (State.KNOWN, Fraction(114), Fraction(114))


def test_with_records_of_all_that_was_owed_a_venue_never_seen_was_never_inspected(
    shipped_rules: Rules,
) -> None:
    nothing_before = replace(shipped_rules.calendar.kinds["year"], owed_from=2020)
    calendar = replace(shipped_rules.calendar, kinds={**shipped_rules.calendar.kinds, "year": nothing_before})
    state, _, _ = days_since(one_venue(), replace(shipped_rules, calendar=calendar))
    assert state is State.NEVER


def undecided(evaluation: Evaluation, rules: Rules) -> dict[str, set[str]]:
    """Return the venues without one class, each with the periods of which something is owed for it."""
    book, period = evaluation.rules.rulebooks["venue_risk"], year_of(rules)
    return {
        subject: {gap.period for gap in final.owed}
        for subject, (final, _) in evaluation.scores(book, period).items()
        if final.band is None
    }


def test_a_new_office_classes_every_venue_its_own_rows_decide(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    first_year = replace(told_in(example_standing, "2020"))
    before = undecided(Evaluation(first_year, shipped_rules), shipped_rules)
    rules = recorded_from(shipped_rules, date(2019, 12, 15))
    after = undecided(Evaluation(first_year, rules), rules)
    assert len(after) < len(before) / 2
    assert all("2020" in owed for owed in after.values())  # only what its own returns still lack is open
    assert not any(owed - {"2020"} for owed in after.values())
