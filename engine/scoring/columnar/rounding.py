"""Rounding of whole columns; must give what `engine/rulebook/model/rounding.py` gives for each number."""

from __future__ import annotations

import numpy as np

from engine.rulebook.model.rounding import DOWN, HALF_EVEN, Way
from engine.scoring.columnar.widths import Ints


def whole(above: Ints, below: Ints | int, by: Way) -> Ints:
    """Return the whole numbers that quotients are rounded to; their type must hold twice `above` plus
    `below`."""
    if by == DOWN:
        return np.asarray(above // below)
    halves, twice = 2 * above + below, 2 * below
    found = np.asarray(halves // twice)
    return nearest_even(found, halves % twice == 0) if by == HALF_EVEN else found


def nearest_even(rounded_up: Ints, tie: Ints) -> Ints:
    """Return the even one of two where both were equally near, of numbers rounded half up."""
    return np.asarray(rounded_up - (tie & (rounded_up % 2 != 0)))


def in_steps(points: Ints, step: int, by: Way) -> Ints:
    """Return points rounded to a multiple of a step, in the same type: it must hold twice any of them plus
    two steps."""
    return np.asarray(whole(points, step, by) * step).astype(points.dtype, copy=False)
