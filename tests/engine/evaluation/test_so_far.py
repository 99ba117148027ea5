"""Part of the way through a year: what the returns tell counts as it is, what only the year's return tells is
unknown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.evaluation.so_far import (
    SoFar,
    reasons_so_far,
    tells_the_year_so_far,
    waits_for_the_year,
    years_so_far,
)
from engine.evaluation.years import Evaluation
from engine.logic.cells import State
from engine.rulebook.model.roles import RECOGNITION, in_role
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.periods import Period
from facts.standing import Standing


@pytest.fixture(scope="module")
def half(shipped_rules: Rules) -> Period:
    found = shipped_rules.calendar.period("2020-6T")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def book(shipped_rules: Rules, half: Period) -> Rulebook:
    found = in_role(shipped_rules, RECOGNITION, half.end)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def evaluation(example_standing: Standing, shipped_rules: Rules) -> Evaluation:
    return Evaluation(example_standing, shipped_rules)


@pytest.fixture(scope="module")
def rows(evaluation: Evaluation, book: Rulebook, half: Period) -> tuple[SoFar, ...]:
    return years_so_far(evaluation, book, half)


@pytest.mark.parametrize(
    ("code", "tells"),
    [("2020-6T", True), ("2020-Q1", True), ("2020-Q2", False), ("2020", False), ("2020-DX1", False)],
)
def test_only_a_period_that_begins_with_its_year_and_ends_before_it_tells_the_year_so_far(
    shipped_rules: Rules, code: str, tells: bool
) -> None:
    period = shipped_rules.calendar.period(code)
    assert period is not None
    assert tells_the_year_so_far(shipped_rules, period) is tells


def test_what_only_the_years_return_tells_waits_and_nobody_owes_it(
    evaluation: Evaluation, rows: tuple[SoFar, ...], book: Rulebook, half: Period
) -> None:
    for row in rows:
        assert row.waits == {"E3": ("year_forms_in_time",)}
        assert [gate.id for gate in row.gates] == ["G3"]
        assert "khong_xep_loai" not in row.scored.bands
        reason = next(r for r in reasons_so_far(evaluation, book, row, half) if r.criterion.id == "E3")
        assert reason.facts["year_forms_in_time"].state is State.UNKNOWN
        assert not any(owed.period == "2020" for owed in reason.owed)


def test_every_other_criterion_has_the_points_of_the_plain_reference(
    evaluation: Evaluation, rows: tuple[SoFar, ...], book: Rulebook, half: Period
) -> None:
    for row in rows:
        computed = evaluation.by_oracle(book, row.subject, half)[1].criteria
        for id_, found in row.scored.criteria.items():
            if id_ not in row.waits:
                assert (found.low, found.high) == (computed[id_].low, computed[id_].high), (row.subject, id_)


def test_it_says_more_than_the_unsent_year_does(
    evaluation: Evaluation, rows: tuple[SoFar, ...], shipped_rules: Rules, example_standing: Standing
) -> None:
    """Most communes have a score within fifteen points, where the year itself would be open over nearly
    all."""
    near = [row for row in rows if row.scored.high - row.scored.low <= 15]
    assert len(near) > len(rows) / 2


def test_a_sum_of_waiting_facts_waits_too(shipped_rules: Rules, half: Period) -> None:
    waits = {
        name
        for name in shipped_rules.indicator_sets["commune_period"].indicators
        if waits_for_the_year(shipped_rules, "unit", name, half)
    }
    of_the_year = {"year_forms_in_time", "year_forms_vouched", "core_forms", "cases_said_nil", "self_total"}
    assert waits == of_the_year
    year = replace(half, kind="year")
    assert not waits_for_the_year(shipped_rules, "unit", "core_forms", replace(year, end=half.end))
