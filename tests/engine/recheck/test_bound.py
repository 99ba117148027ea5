from __future__ import annotations

import random
from fractions import Fraction

import pytest

from engine.recheck.bound import chance_to_meet, draws_needed, most_overstated, risk

LIMIT = 0.05


def test_what_no_set_of_rows_can_cost_has_no_risk() -> None:
    assert risk(101, 100, ()) == 0
    assert draws_needed(101, 100, LIMIT) == 0


def test_without_a_draw_anything_is_possible() -> None:
    assert risk(10, 100, ()) == 1
    assert most_overstated(100, (), LIMIT) == 100


@pytest.mark.parametrize("overstated", [1, 5, 30, 99])
def test_as_many_draws_as_are_needed_bring_the_risk_under_the_limit_and_one_less_does_not(
    overstated: int,
) -> None:
    count = draws_needed(overstated, 100, LIMIT)
    assert risk(overstated, 100, [False] * count) <= LIMIT < risk(overstated, 100, [False] * (count - 1))


def test_draws_after_a_false_row_are_counted_from_what_it_left() -> None:
    sample = [False] * 10 + [True]
    more = draws_needed(20, 100, LIMIT, sample)
    assert more > draws_needed(20, 100, LIMIT)
    assert risk(20, 100, sample + [False] * more) <= LIMIT


def test_a_false_row_never_lowers_what_may_be_overstated() -> None:
    for place in range(30):
        sample = [False] * 30
        sample[place] = True
        assert most_overstated(1000, sample, LIMIT) >= most_overstated(1000, [False] * 30, LIMIT)


def test_the_most_that_may_be_overstated_is_the_largest_that_is_not_refused() -> None:
    rng = random.Random(2)
    for _ in range(40):
        sample = [rng.random() < 0.1 for _ in range(rng.randrange(1, 80))]
        most = most_overstated(500, sample, LIMIT)
        assert risk(most, 500, sample) > LIMIT >= risk(most + 1, 500, sample)


def test_a_sample_of_an_overstated_list_passes_no_more_often_than_the_limit_however_long_one_goes_on() -> (
    None
):
    """By exact chances of each state of the money, not by draws: the largest sample at any stop."""
    overstated, total = 15, 100
    share = Fraction(overstated, total)
    states: dict[tuple[int, int], Fraction] = {
        (0, 0): Fraction(1)
    }  # (false, in all) → chance, not passed yet
    passed = Fraction(0)
    for _ in range(60):
        after: dict[tuple[int, int], Fraction] = {}
        for (false, drawn), chance in states.items():
            for one_false, part in ((1, share), (0, 1 - share)):
                key = (false + one_false, drawn + 1)
                after[key] = after.get(key, Fraction(0)) + chance * part
        states = {}
        for (false, drawn), chance in after.items():
            if _money_now(overstated, total, false, drawn) >= 1 / LIMIT:
                passed += chance
            else:
                states[false, drawn] = chance
    assert 0.01 < passed <= LIMIT


def _money_now(overstated: int, total: int, false: int, drawn: int) -> float:
    """The money does not depend on the order of draws."""
    mean = overstated / total
    return float((1 + 0.9 * mean / (1 - mean)) ** (drawn - false) * 0.1**false)


def test_how_likely_a_small_draw_meets_a_false_row() -> None:
    assert chance_to_meet([50, 50], [0], 1) == 0.5
    assert chance_to_meet([50, 50], [0], 2) == 0.75
    assert chance_to_meet([1, 2, 3], [0, 1, 2], 1) == 1
