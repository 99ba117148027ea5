"""Sums of points held as bits are those that adding one by one gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.analysis.scores import added

some = st.frozensets(st.integers(0, 40), min_size=1, max_size=30)


def bits(numbers: frozenset[int]) -> int:
    return sum(1 << n for n in numbers)


@given(some, some)
def test_sums_of_two_are_just_those_of_one_of_each(one: frozenset[int], two: frozenset[int]) -> None:
    assert added(bits(one), bits(two)) == bits(frozenset(a + b for a in one for b in two))
