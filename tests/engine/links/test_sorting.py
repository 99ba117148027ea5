"""Numbers packed into one are in the order of their columns, whatever they are and however large."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.links.sorting import distinct, in_order

NUMBERS = st.integers(-3, 3) | st.integers(-(2**40), 2**40)
ROWS = st.integers(1, 3).flatmap(lambda wide: st.lists(st.tuples(*[NUMBERS] * wide), min_size=1))


@given(rows=ROWS)
def test_rows_are_in_order_and_equal_ones_as_they_stand(rows: list[tuple[int, ...]]) -> None:
    columns = [np.array(column, np.int64) for column in zip(*rows, strict=True)]
    assert in_order(*columns).tolist() == sorted(range(len(rows)), key=lambda n: rows[n])


def test_no_rows_are_in_order() -> None:
    assert in_order(np.zeros(0, np.int64)).tolist() == []


@given(numbers=st.lists(NUMBERS))
def test_each_number_is_told_once(numbers: list[int]) -> None:
    assert distinct(np.array(numbers, np.int64)).tolist() == sorted(set(numbers))
