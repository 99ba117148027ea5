"""A year's rating held against what was found next: exact intervals, ties, and what says nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evaluation.backtest import Backtest, Inspected, Rated, Share, backtest

FIRST, LAST = date(2020, 1, 1), date(2020, 1, 10)
BANDS = ("cao", "thap")


def rated(points: Sequence[int], sign: Mapping[int, bool | None] | None = None) -> dict[str, Rated]:
    said = sign or {}
    return {
        f"v{n}": Rated("cao" if p >= 50 else "thap", Fraction(p), {"S": said.get(n, False)})
        for n, p in enumerate(points)
    }


def came(found: Sequence[bool]) -> list[Inspected]:
    """One inspection a venue, a day apart."""
    return [Inspected(f"v{n}", FIRST + timedelta(days=n), hit) for n, hit in enumerate(found)]


def held(points: Sequence[int], found: Sequence[bool], first: int = 2) -> Backtest:
    return backtest(rated(points), came(found), BANDS, ("S",), FIRST + timedelta(days=first - 1))


@pytest.mark.parametrize(
    ("found", "looked", "low", "high"),
    [(0, 10, 0.0, 0.3085), (10, 10, 0.6915, 1.0), (1, 10, 0.0025, 0.4450), (5, 10, 0.1871, 0.8129)],
)
def test_intervals_are_those_of_clopper_and_pearson(found: int, looked: int, low: float, high: float) -> None:
    assert Share(found, looked).ends == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


@given(st.lists(st.tuples(st.sampled_from([0, 20, 60]), st.booleans()), min_size=2, max_size=6), st.data())
def test_where_points_tie_the_mean_of_every_order_is_told(
    cases: list[tuple[int, bool]], data: st.DataObject
) -> None:
    first = data.draw(st.integers(1, len(cases) - 1))
    points, found = [p for p, _ in cases], [hit for _, hit in cases]
    order = held(points, found, first).order
    if not any(found):
        assert order is None
        return
    assert order is not None
    orders = [
        o for o in permutations(range(len(cases))) if all(points[a] >= points[b] for a, b in pairwise(o))
    ]
    hits = [sum(found[n] for n in o[:first]) for o in orders]
    assert order.by_points == Fraction(sum(hits), len(hits))
    assert order.as_made == sum(found[:first])


def test_a_class_that_finds_what_others_do_not_says_something() -> None:
    told = held([60] * 10 + [0] * 10, [True] * 9 + [False] * 11).bands
    assert [one.says_nothing for one in told] == [False, False]
    assert told[0].share == Share(9, 10)


def test_a_class_that_finds_as_much_as_others_says_nothing_and_is_named() -> None:
    found = held([60] * 10 + [0] * 10, ([True] * 3 + [False] * 7) * 2)
    assert "cao" in found.saying_nothing
    assert found.order is not None
    assert not found.order.better_than_chance
    assert not found.order.better_than_as_made


def test_points_that_put_findings_first_beat_chance_and_the_order_that_was() -> None:
    order = held([0] * 30 + [90] * 10, [False] * 30 + [True] * 10, 10).order
    assert order is not None
    assert order.better_than_chance
    assert order.better_than_as_made


def test_a_sign_nobody_knows_and_a_venue_nobody_inspected_are_not_counted_as_clean() -> None:
    known = rated([10, 10, 10], {0: True, 1: None})
    found = backtest(known, came([True, False])[:2], BANDS, ("S",), FIRST)
    (sign,) = found.signs
    assert (sign.share, sign.others) == (Share(1, 1), Share(0, 1))
    assert (sign.rated, sign.inspected) == (1, 1)
    assert found.bands[1].rated == 3
    assert found.bands[1].inspected == 2


def test_what_was_inspected_but_never_rated_is_told_apart() -> None:
    found = backtest(rated([10]), [*came([True]), Inspected("new", LAST, True)], BANDS, (), FIRST)
    assert found.unrated == 1
    assert found.whole == Share(1, 1)
