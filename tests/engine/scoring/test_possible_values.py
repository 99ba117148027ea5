"""A test of what may have several values, against asking it row by row."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.scoring.columnar.columns import numbers
from engine.scoring.columnar.comparison import PossibleValues, each, meets

ROWS = 3
WHERE = st.none() | st.lists(st.booleans(), min_size=ROWS, max_size=ROWS)


@given(
    st.lists(st.integers(0, 2), min_size=ROWS, max_size=ROWS),
    st.lists(st.tuples(st.integers(0, 2), WHERE), min_size=1, max_size=3),
)
def test_a_test_of_several_values_is_what_each_row_says(
    facts: list[int], values: list[tuple[int, list[bool] | None]]
) -> None:
    may_be = [[value for value, where in values if where is None or where[row]] for row in range(ROWS)]
    assume(all(may_be))
    possible = PossibleValues(
        tuple((Fraction(value), None if where is None else np.array(where)) for value, where in values),
        all(len(one) == 1 for one in may_be),
    )
    column = numbers(np.array(facts))
    found = each(possible, lambda value: meets("equal", column, value))
    assert found.can_be_true.tolist() == [facts[row] in may_be[row] for row in range(ROWS)]
    assert found.may_fail.tolist() == [any(v != facts[row] for v in may_be[row]) for row in range(ROWS)]
