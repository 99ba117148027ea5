"""A test of what may have several values, against asking it row by row."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.rulebook.model.conditions import ParameterRef
from engine.scoring.columnar.columns import numbers
from engine.scoring.columnar.rows import Rows, compare
from tests.engine.scoring.builders import frame

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
    possible = [(Fraction(value), None if where is None else np.array(where)) for value, where in values]
    column = numbers(np.array(facts))
    rows = Rows(ROWS, {"x": column}, {}, frame(), {"p": possible})
    answer = rows.each(ParameterRef("p"), lambda value: compare("equal", column, value))
    assert answer.may_hold.tolist() == [facts[row] in may_be[row] for row in range(ROWS)]
    assert answer.fails.tolist() == [any(v != facts[row] for v in may_be[row]) for row in range(ROWS)]
