"""Numbers are as narrow as they can be proved to fit, and no narrower."""

from __future__ import annotations

import numpy as np
import pytest

from engine.scoring.columnar.widths import float_for, narrowest, width_for


@pytest.mark.parametrize(
    ("low", "high", "least", "width"),
    [
        (0, 127, 1, np.int8),
        (0, 127, 2, np.int16),
        (0, 128, 1, np.int16),
        (-128, 0, 1, np.int8),
        (-129, 0, 1, np.int16),
        (-(2**15), 2**15 - 1, 1, np.int16),
        (0, 2**15, 2, np.int32),
        (0, 2**31, 2, np.int64),
        (-(2**63), 2**63 - 1, 1, np.int64),
        (0, 2**63, 1, object),
        (-(2**63) - 1, 0, 1, object),
    ],
)
def test_a_width_holds_both_ends(low: int, high: int, least: int, width: type) -> None:
    assert narrowest(low, high, least) == np.dtype(width)


@pytest.mark.parametrize(("farthest", "width"), [(0, np.int16), (2**15 - 1, np.int16), (2**15, np.int32)])
def test_steps_are_calculated_in_two_bytes_at_least(farthest: int, width: type) -> None:
    assert width_for(farthest) == np.dtype(width)


@pytest.mark.parametrize(
    ("farthest", "floats"),
    [(2**23 - 1, np.float32), (2**23, np.float64), (2**52 - 1, np.float64), (2**52, None)],
)
def test_floats_divide_only_what_they_hold_exactly(farthest: int, floats: type | None) -> None:
    assert float_for(farthest) == (None if floats is None else np.dtype(floats))
