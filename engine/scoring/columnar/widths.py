"""How wide whole numbers must be: NumPy wraps in silence, so a width is used only where it is proved
enough."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

Ints = NDArray[Any]  # whole numbers; Python's own (dtype object) where 64 bits do not hold them

_WIDTHS = tuple((np.dtype(t), np.iinfo(t)) for t in (np.int8, np.int16, np.int32, np.int64))
_FLOATS = tuple((np.dtype(t), 1 << np.finfo(t).nmant) for t in (np.float32, np.float64))


def narrowest(low: int, high: int, least: int = 1) -> np.dtype[Any]:
    """Return the narrowest type of at least `least` bytes that holds every number from `low` to `high`.

    Beyond 64 bits it is Python's own whole numbers: slow, but never wrong.
    """
    for dtype, info in _WIDTHS:
        if dtype.itemsize >= least and info.min <= low and high <= info.max:
            return dtype
    return np.dtype(object)


def width_for(farthest: int) -> np.dtype[Any]:
    """Return the type to calculate in where no step goes farther from zero than `farthest`."""
    return narrowest(-farthest, farthest, least=2)


def float_for(farthest: int) -> np.dtype[Any] | None:
    """Return floats in which whole numbers up to `farthest` divide to the exact floor, None where none do.

    With p bits and |n| < 2^p the quotient n/d is off by less than 1/d; a quotient that is no whole number
    lies at least 1/d from the next one, and one that is comes out exact. So its floor is right, and quicker
    than `//`.
    """
    return next((dtype for dtype, most in _FLOATS if farthest < most), None)


def cast(numbers: Ints, dtype: DTypeLike) -> Ints:
    return numbers.astype(dtype, copy=False)
