"""How much a shared thing says by how many have it, as tables."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest

from engine.links.weights import DAYS_A_MONTH, decay, hub_factor, reliability, specificity
from engine.rulebook.kinds.links import LinkRules


@pytest.mark.parametrize(
    ("holders", "parties", "said"),
    [(1, 2, 1), (2, 2, 0), (1, 100, 1), (10, 100, 0.5), (100, 100, 0), (200, 100, 0), (1, 1, 0), (0, 100, 0)],
)
def test_what_few_have_says_most(holders: int, parties: int, said: float) -> None:
    assert specificity(holders, parties) == pytest.approx(said)


@pytest.mark.parametrize(("holders", "factor"), [(1, 1), (2, 0.7216), (10, 0.25 / 3)])
def test_a_path_through_a_hub_is_worth_less(holders: int, factor: float) -> None:
    assert hub_factor(holders, 100) == pytest.approx(factor, abs=1e-4)
    assert hub_factor(holders, 100) <= 1 / math.sqrt(max(1, holders - 1))


@pytest.mark.parametrize(("halves", "left"), [(-1, 1), (0, 1), (1, 0.5), (2, 0.25)])
def test_a_half_life_halves_and_a_day_to_come_takes_nothing(
    halves: int, left: float, link_rules: LinkRules
) -> None:
    months = link_rules.half_life("phone")
    assert months is not None
    day = date(2020, 12, 14)
    last = day - timedelta(days=round(halves * months * DAYS_A_MONTH))
    assert decay("phone", last, day, link_rules) == pytest.approx(left, abs=1e-2)


def test_one_more_independent_teller_leaves_less_in_doubt(link_rules: LinkRules) -> None:
    first, second = list(link_rules.reliability)[:2]
    doubts = [1 - link_rules.reliability[kind].weight for kind in (first, second)]
    assert reliability([], link_rules) == 0
    assert reliability([(first, "", "")], link_rules) == pytest.approx(1 - doubts[0])
    both = reliability([(first, "", ""), (second, "", "")], link_rules)
    assert both == pytest.approx(1 - doubts[0] * doubts[1])
