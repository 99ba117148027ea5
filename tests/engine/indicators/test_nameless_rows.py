"""A row that can't be used and names no venue anybody can tell is about one venue of its unit at most."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.base.language import speaking
from desk.reports.reasons import nameless_words
from engine.evaluation.explanation import explanation_of
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.logic.cells import Ends
from engine.rulebook.model.rulebook import Rules
from engine.scoring.columnar.columns import ends_at
from facts.periods import Period
from facts.standing import COMMUNE, SetAside, Standing
from scenarios.steps.plain_years import PlainEvaluation

UNIT = "30991"


def lost(form: str, *rows: int, venue: str | None = None) -> tuple[SetAside, ...]:
    return tuple(SetAside(UNIT, "2020", form, f"tep.xlsx!{n}", venue, COMMUNE, "tep.xlsx", n) for n in rows)


def period_of(rules: Rules) -> Period:
    found = rules.calendar.at("year", 2020)
    assert found is not None
    return found


def figure(standing: Standing, rules: Rules, name: str, rows: tuple[SetAside, ...] = ()) -> Ends:
    """Return the ends of a unit's figure of 2020 by the plain reference, the same by columns."""
    aside = tuple(r for r in standing.set_aside if r.unit != UNIT) + rows
    told = replace(standing, registers=dict(standing.registers), set_aside=aside)
    period = period_of(rules)
    found = PlainEvaluation(told, rules).facts(period).cell(Subject("unit", UNIT), name).ends
    year = Evaluation(told, rules).columns(period)
    place = year.place_of("unit", UNIT)
    assert place is not None
    assert ends_at(year.facts.column("unit", name), place) == found
    return found


@pytest.mark.parametrize("name", ["high_risk_venues", "misclassified"])
def test_one_violation_moves_a_count_of_venues_by_one(
    example_standing: Standing, shipped_rules: Rules, name: str
) -> None:
    (low, high), ends = (figure(example_standing, shipped_rules, name, rows) for rows in ((), lost("B05", 9)))
    assert ends[0] in (low, low - 1)  # type: ignore[operator]
    assert ends[1] in (high, high + 1)  # type: ignore[operator]
    assert ends != (low, high)


def test_rows_of_forms_that_a_count_does_not_ask_leave_it(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    one, more = (
        figure(example_standing, shipped_rules, "open_inspected", rows)
        for rows in (lost("B04", 9), lost("B04", 9) + lost("B09", 10, 11, 12))
    )
    assert one == more


def test_a_row_of_the_register_adds_one_venue_or_changes_one(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    (low, high), ends = (
        figure(example_standing, shipped_rules, "open_inspected", rows) for rows in ((), lost("B02", 9))
    )
    assert ends[1] == high + 1  # type: ignore[operator]
    assert ends[0] in (low, low - 1)  # type: ignore[operator]


def test_a_venue_nobody_lists_opens_no_other_and_moves_a_count_by_one(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    rows = lost("B04", 9, venue=f"{UNIT}-CS-999")
    (low, high), ends = (
        figure(example_standing, shipped_rules, "open_inspected", told) for told in ((), rows)
    )
    assert ends == (low - 1, high + 1)  # type: ignore[operator]
    told = replace(example_standing, registers=dict(example_standing.registers), set_aside=rows)
    facts = PlainEvaluation(told, shipped_rules).facts(period_of(shipped_rules))
    assert all(facts.cell(venue, "inspections").known for venue in facts.venues_of(UNIT))


def test_an_explained_venue_counts_the_rows_that_may_be_about_it(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    told = replace(example_standing, registers=dict(example_standing.registers), set_aside=lost("B05", 9))
    evaluation, period = PlainEvaluation(told, shipped_rules), period_of(shipped_rules)
    book = shipped_rules.rulebooks["venue_risk"]
    reasons = [
        explanation_of(evaluation, book, venue, period) for venue in evaluation.facts(period).venues_of(UNIT)
    ]
    assert {r.nameless for r in reasons if r.result.provisional} == {1}
    assert nameless_words(1).startswith("1 dòng")
    with speaking("en"):
        assert nameless_words(2).startswith("No venue can be read in 2 unusable rows")
    assert nameless_words(0) == ""
