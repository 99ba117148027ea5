"""Number types: NumPy wraps silently, so a type is used only if it is proved to hold every result."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[Any]  # integers; Python's own (dtype object) if 64 bits do not hold them
Mask = NDArray[np.bool_]
States = NDArray[np.uint8]


def integer_type(largest: int) -> np.dtype[Any]:
    """Return the smallest integer type that holds ±largest; beyond 64 bits Python's own: slow, not wrong."""
    for dtype in (np.int8, np.int16, np.int32, np.int64):
        if largest <= np.iinfo(dtype).max:
            return np.dtype(dtype)
    return np.dtype(object)


def float_type(largest: int) -> np.dtype[Any] | None:
    """Return floats in which integers up to `largest` divide to the exact floor, None if none do.

    With p bits and |n| < 2^p the quotient n/d is off by less than 1/d. If it is no integer, the next one is
    at least 1/d away.
    """
    for dtype in (np.float32, np.float64):
        if largest < 2 ** np.finfo(dtype).nmant:
            return np.dtype(dtype)
    return None


def largest_of(*arrays: Ints) -> int:
    """Return the largest absolute value, at least 1."""
    ends = (end for array in arrays if len(array) for end in (int(array.max()), -int(array.min())))
    return max(ends, default=1) or 1


def narrowed(numbers: Ints) -> Ints:
    return numbers.astype(integer_type(largest_of(numbers)), copy=False)


def integers(values: Sequence[int]) -> Ints:
    """Return Python's integers as an array that holds them."""
    return np.array(values, integer_type(max(map(abs, values), default=1)))
