from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from desk.workspace.folder import Workspace
from desk.workspace.standing_today import evaluation_today
from engine.indicators.subjects import Subject
from engine.recheck.bound import UNITS
from engine.recheck.stakes import GATE, Claims, can_be_rechecked
from engine.rulebook.model.rounding import Rounding
from engine.rulebook.model.rulebook import Rules

UNIT = "31000"


@pytest.fixture(scope="module")
def claims(example_workspace: Workspace, shipped_rules: Rules) -> Claims:
    period = shipped_rules.calendar.period("2020")
    assert period is not None
    evaluation = evaluation_today(example_workspace, shipped_rules, period)
    return Claims(evaluation, shipped_rules.rulebooks["healthy_commune"], Subject("unit", UNIT), period)


def test_the_stakes_of_any_rows_sum_to_at_least_what_those_rows_can_cost(claims: Claims) -> None:
    stakes, rng = claims.stakes_by_place(), random.Random(UNIT)
    for size in (1, 2, 3, 4, 6, 9, 14, 30) * 4:
        rows = rng.sample(range(len(claims.items)), size)
        cost = sum((of for name, of in claims.losses(rows).items() if name != GATE), Fraction(0))
        assert cost * UNITS <= sum(stakes.get(place, 0) for place in rows) + 1, sorted(rows)


def test_a_claim_is_the_least_score_and_how_far_down_the_next_band_is(claims: Claims) -> None:
    claim, book = claims.claim(), claims.book
    score = claims.evaluation.score_of(book, UNIT, claims.period)
    assert score is not None
    assert (claim.score, claim.band) == (score[0].low, score[0].bands[-1])
    floor = next(band.from_ for band in book.bands if band.id == claim.band)
    assert claim.margin == (int((claim.score - floor) * UNITS) + 1 if floor else None)


def test_rows_that_say_points_or_persons_carry_nothing(claims: Claims) -> None:
    rows = claims.claim().rows
    assert rows
    assert not {"self_score", "appraisal", "stint", "party", "case_party"} & {row.kind for row in rows}
    assert not [item for item in claims.items if item.record.kind in ("party", "case_party", "stint")]
    assert all(row.stake >= 1 and row.criteria for row in rows)


def test_an_event_of_each_kind_that_nobody_reported_would_cost_points(claims: Claims) -> None:
    assert claims.claim().unreported > 0


def test_only_bands_of_points_that_are_added_up_are_rechecked(shipped_rules: Rules) -> None:
    book = shipped_rules.rulebooks["healthy_commune"]
    first, *rest = book.criteria
    assert can_be_rechecked(book)
    assert not can_be_rechecked(replace(book, rounding=Rounding(total=0)))
    assert not can_be_rechecked(replace(book, criteria=(replace(first, leaves=True), *rest)))
