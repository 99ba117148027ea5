"""Arithmetic between two ends against every pair of numbers that lie between them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.logic.cells import Ends
from engine.logic.intervals import NO_ENDS, ORDERS, added, days_apart, divided, divided_sums, less, within

FAR = 6  # where an end that is not known is thought to be
DAY = date(2020, 2, 28)


@st.composite
def ends(draw: st.DrawFn) -> Ends:
    low, high = sorted((draw(st.integers(-3, 3)), draw(st.integers(-3, 3))))
    low_known, high_known = draw(st.booleans()), draw(st.booleans())
    return Fraction(low) if low_known else None, Fraction(high) if high_known else None


def inside(one: Ends) -> Iterator[Fraction]:
    low, high = (
        int(end) if isinstance(end, Fraction) else far for end, far in zip(one, (-FAR, FAR), strict=True)
    )
    return map(Fraction, range(low, high + 1))


def holds(found: Ends, truth: Fraction) -> bool:
    low, high = found
    return (not isinstance(low, Fraction) or low <= truth) and (
        not isinstance(high, Fraction) or truth <= high
    )


@given(st.lists(ends(), min_size=1, max_size=3))
def test_a_sum_lies_between_its_ends_and_reaches_both(parts: list[Ends]) -> None:
    truths = {sum(chosen, Fraction(0)) for chosen in itertools.product(*map(inside, parts))}
    low, high = added(parts)
    assert all(holds((low, high), truth) for truth in truths)
    assert low == (None if any(part[0] is None for part in parts) else min(truths))
    assert high == (None if any(part[1] is None for part in parts) else max(truths))


@given(ends(), ends())
def test_a_difference_lies_between_its_ends_and_reaches_both(one: Ends, other: Ends) -> None:
    truths = {a - b for a, b in itertools.product(inside(one), inside(other))}
    low, high = less(one, other)
    assert low == (None if one[0] is None or other[1] is None else min(truths))
    assert high == (None if one[1] is None or other[0] is None else max(truths))


@given(ends(), ends(), st.sampled_from([1, 100]))
def test_a_quotient_lies_between_its_ends(above: Ends, below: Ends, times: int) -> None:
    assume(0 not in inside(below))
    truths = {times * a / b for a, b in itertools.product(inside(above), inside(below))}
    found = divided(above, below, times)
    assert all(holds(found, truth) for truth in truths)
    known = None not in (*above, *below)
    if known and (len(truths) == 1 or (above[0] >= 0 and below[0] > 0)):  # type: ignore[operator]
        assert found == (min(truths), max(truths))


@st.composite
def counts(draw: st.DrawFn) -> Ends:
    low = draw(st.integers(0, 3))
    return Fraction(low), Fraction(low + draw(st.integers(0, 2))) if draw(st.booleans()) else None


def shares(parts: list[tuple[Ends, Ends]], at_most: int | None) -> Iterator[Fraction]:
    """Yield the share of the sums for all numbers between the ends, none above more than its share allows."""
    pairs = [
        [(a, b) for a, b in itertools.product(inside(above), inside(below)) if at_most is None or a <= b]
        for above, below in parts
    ]
    for chosen in itertools.product(*pairs):
        a, b = (sum(side, Fraction(0)) for side in zip(*chosen, strict=True))
        if b:
            yield 100 * a / b


@given(st.lists(st.tuples(counts(), counts()), min_size=1, max_size=2), st.sampled_from([None, 100]))
def test_a_share_of_sums_lies_between_its_ends_and_reaches_both(
    parts: list[tuple[Ends, Ends]], at_most: int | None
) -> None:
    truths = list(shares(parts, at_most))
    found = divided_sums(parts, 100, at_most)
    assert all(holds(found, truth) for truth in truths)
    if found != NO_ENDS and truths and all(None not in (*above, *below) for above, below in parts):
        assert found == (min(truths), max(truths))


def test_a_part_above_its_whole_may_be_anything() -> None:
    parts = [((Fraction(5), Fraction(5)), (Fraction(4), Fraction(4)))]
    sure = ((Fraction(1), Fraction(1)), (Fraction(2), Fraction(2)))
    assert divided_sums([*parts, sure], 100, 100) == (0, 100)


@given(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
def test_days_between_two_days_in_doubt_are_the_least_and_the_most(
    a: int, more: int, b: int, still: int
) -> None:
    first, second = (
        (DAY + timedelta(a), DAY + timedelta(a + more)),
        (DAY + timedelta(b), DAY + timedelta(b + still)),
    )
    assert days_apart(first, second) == (b - a - more, b + still - a)
    assert days_apart((None, first[1]), second) == (b - a - more, None)


@pytest.mark.parametrize("op", [*ORDERS, "equal"])
@given(ends(), st.integers(-4, 4))
def test_a_test_of_what_lies_between_is_settled_where_all_of_it_agrees(
    op: str, one: Ends, value: int
) -> None:
    truths = {ORDERS[op](number, value) if op in ORDERS else number == value for number in inside(one)}
    settled = within(op, *one, Fraction(value))
    if op == "equal":  # two ends never settle that it is so
        assert settled is (None if True in truths else False)
    else:
        assert settled is (truths.pop() if len(truths) == 1 else None)
