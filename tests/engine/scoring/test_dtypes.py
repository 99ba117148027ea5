"""Numbers are as narrow as they can be proved to fit, and no narrower."""

from __future__ import annotations

import numpy as np
import pytest

from engine.scoring.columnar.dtypes import float_type, integer_type, integers, largest_of


@pytest.mark.parametrize(
    ("largest", "dtype"),
    [
        (127, np.int8),
        (128, np.int16),
        (2**15 - 1, np.int16),
        (2**15, np.int32),
        (2**31, np.int64),
        (2**63 - 1, np.int64),
        (2**63, object),
    ],
)
def test_a_type_holds_both_signs(largest: int, dtype: type) -> None:
    assert integer_type(largest) == np.dtype(dtype)
    assert integers([largest, -largest]).tolist() == [largest, -largest]


@pytest.mark.parametrize(
    ("largest", "floats"),
    [(2**23 - 1, np.float32), (2**23, np.float64), (2**52 - 1, np.float64), (2**52, None)],
)
def test_floats_divide_only_what_they_hold_exactly(largest: int, floats: type | None) -> None:
    assert float_type(largest) == (None if floats is None else np.dtype(floats))


def test_the_largest_is_found_at_either_end_and_is_one_at_least() -> None:
    assert largest_of(np.array([-(2**63), 2]), np.array([], np.int8)) == 2**63
    assert largest_of(np.array([0])) == largest_of(np.array([], np.int8)) == 1
