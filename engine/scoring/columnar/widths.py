"""How wide whole numbers must be: NumPy wraps in silence, so a width is used only where it is proved enough."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

Ints = NDArray[Any]  # whole numbers; Python's own (dtype object) where 64 bits do not hold them

_WIDTHS = tuple((np.dtype(t), np.iinfo(t)) for t in (np.int8, np.int16, np.int32, np.int64))


def narrowest(low: int, high: int, least: int = 1) -> np.dtype[Any]:
    """Return the narrowest type of at least `least` bytes that holds every number from `low` to `high`.

    Beyond 64 bits it is Python's own whole numbers: slow, but never wrong.
    """
    for dtype, info in _WIDTHS:
        if dtype.itemsize >= least and info.min <= low and high <= info.max:
            return dtype
    return np.dtype(object)


def width_for(farthest: int) -> np.dtype[Any]:
    """Return the type to calculate in where no step goes farther from nought than `farthest`."""
    return narrowest(-farthest, farthest, least=4)


def cast(numbers: Ints, dtype: DTypeLike) -> Ints:
    return numbers.astype(dtype, copy=False)
