"""Points along a number, kept between two ends, and how to calculate them in whole numbers only."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from engine.rulebook.model import Minus, Plus
from engine.scoring.columnar.columns import Column
from engine.scoring.columnar.widths import Ints, cast, width_for
from engine.scoring.points import half_up


@dataclass(frozen=True, slots=True)
class Slope:
    """`start` plus `step` for each one of a number (below nought counts as nought), from `bottom` to `top`."""

    start: Fraction
    step: Fraction
    bottom: Fraction
    top: Fraction

    @classmethod
    def of(cls, points: Minus | Plus) -> Slope:
        if isinstance(points, Minus):
            return cls(points.start, -points.minus, points.at_least, max(points.start, points.at_least))
        return cls(Fraction(0), points.plus, min(Fraction(0), points.at_most), points.at_most)

    @property
    def at_nothing(self) -> Fraction:
        return min(max(self.start, self.bottom), self.top)

    @property
    def at_no_end(self) -> Fraction:
        return self.at_nothing if not self.step else self.top if self.step > 0 else self.bottom


def along(slope: Slope, column: Column, scale: int) -> Ints:
    """Return the points of each known number, times `scale`, rounded half up.

    With the number as n/d that is floor((along·n + level·d) / (below·d)): whole numbers all the way. Rounding and
    keeping between the ends may change places, since both keep the order of points.
    """
    start, step = slope.start * scale, slope.step * scale
    common = math.lcm(start.denominator, step.denominator)
    factor, level, below = int(2 * step * common), int((2 * start + 1) * common), 2 * common
    shared = math.gcd(factor, level, below)
    factor, level, below = factor // shared, level // shared, below // shared
    bottom, top = half_up(slope.bottom * scale), half_up(slope.top * scale)
    numbers, most = _counted(column, slope)
    deepest = column.bounds.denominator
    ends = max(abs(bottom), abs(top))
    width = width_for(max(max(abs(factor), 1) * max(most, 1) + abs(level) * deepest, below * deepest, ends))
    points = cast(numbers, width) * factor
    if column.denominators is None:
        points = (points + level) // below
    else:
        depths = cast(column.denominators, width)
        points = (points + depths * level) // (depths * below)
    found: Ints = np.clip(points, bottom, top)
    return found


def _counted(column: Column, slope: Slope) -> tuple[Ints, int]:
    """Return the numbers from nought on, and the highest; counts only as far as they still change the points."""
    numbers, most = column.numerators, max(column.bounds.high, 0)
    if column.bounds.low < 0:
        numbers = np.maximum(numbers, 0)
    if column.denominators is None and slope.step:
        enough = math.ceil((slope.top - slope.bottom) / abs(slope.step))
        if most > enough:
            numbers, most = np.minimum(numbers, enough), enough
    return numbers, most
