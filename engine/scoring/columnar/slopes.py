"""Points along a number, kept between two ends, and how to calculate them exactly at the speed of floats."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from engine.rulebook.model.rounding import DOWN, HALF_EVEN, HALF_UP, Way
from engine.rulebook.model.rounding import whole as rounded_whole
from engine.rulebook.model.rulebook import Minus, Plus
from engine.scoring.columnar.columns import FactColumn
from engine.scoring.columnar.rounding import nearest_even
from engine.scoring.columnar.widths import Ints, cast, float_for, width_for


@dataclass(frozen=True, slots=True)
class Slope:
    """`start` plus `step` for each one of a number (below zero counts as zero), from `bottom` to `top`."""

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


@dataclass(frozen=True)
class ScaledSlope:
    """A slope in whole numbers: of n/d it gives floor((factor·n + level·d) / (below·d)), from `bottom` to
    `top`.

    Rounding and keeping between the ends may change places, since both keep the order of points.
    """

    slope: Slope
    scale: int
    by: Way = HALF_UP

    @cached_property
    def parts(self) -> tuple[int, int, int]:
        """Return factor, level and what they are divided by; a half is added before, unless all is rounded
        down."""
        start, step = self.slope.start * self.scale, self.slope.step * self.scale
        half = 0 if self.by == DOWN else 1
        common = math.lcm(start.denominator, step.denominator)
        factor, level, below = int(2 * step * common), int((2 * start + half) * common), 2 * common
        shared = math.gcd(factor, level, below)
        return factor // shared, level // shared, below // shared

    @cached_property
    def ends(self) -> tuple[int, int]:
        bottom, top = (
            rounded_whole(end * self.scale, self.by) for end in (self.slope.bottom, self.slope.top)
        )
        return bottom, top

    @cached_property
    def enough(self) -> int | None:
        """A count from which on the points change no more."""
        slope = self.slope
        return math.ceil((slope.top - slope.bottom) / abs(slope.step)) if slope.step else None

    def along(self, column: FactColumn) -> Ints:
        """Return the points of each known number, times `scale`, rounded."""
        if column.denominators is None:
            return self._of_whole(column)
        return self._of_ratios(column, column.denominators)

    def _of_whole(self, column: FactColumn) -> Ints:
        numbers, most = _from_nought(column)
        if self.enough is not None and most > self.enough:
            numbers, most = np.minimum(numbers, self.enough), self.enough
        factor, level, below = self.parts
        exact = below == 2 and not factor % 2  # nothing to round
        if exact:
            factor, level, below = factor // 2, level // 2, 1
        width = width_for(max(self._farthest(most, 1), below, *map(abs, self.ends)))
        points = cast(numbers, width) * factor
        points += level
        return self._kept(points if exact else self._even(points // below, points, below))

    def _of_ratios(self, column: FactColumn, denominators: Ints) -> Ints:
        numbers, most = _from_nought(column)
        factor, level, below = self.parts
        deepest = column.bounds.denominator
        farthest = max(self._farthest(most, deepest), below * deepest, *map(abs, self.ends))
        dtype = float_for(farthest)
        if dtype is None:
            width = width_for(farthest)
            depths = cast(denominators, width)
            above, depths = cast(numbers, width) * factor + depths * level, depths * below
            return self._kept(self._even(above // depths, above, depths))
        depths = denominators.astype(dtype)
        points = numbers.astype(dtype)
        points *= factor
        points += depths * level
        depths *= below
        above = (
            points.copy() if self.by == HALF_EVEN else points
        )  # whole numbers, which these floats hold exactly
        points /= depths
        points = self._even(np.floor(points, out=points), above, depths)
        found: Ints = self._kept(points).astype(width_for(max(map(abs, self.ends))))
        return found

    def _even(self, found: Ints, above: Ints, below: Ints | int) -> Ints:
        """Return quotients rounded half up, to the even one of two equally near where the rulebook says
        so."""
        return nearest_even(found, above % below == 0) if self.by == HALF_EVEN else found

    def _farthest(self, most: int, deepest: int) -> int:
        factor, level, _ = self.parts
        return max(abs(factor), 1) * max(most, 1) + abs(level) * deepest

    def _kept(self, points: Ints) -> Ints:
        """Keep points between the ends; past which of them they can be at all is known beforehand."""
        (bottom, top), (below, above) = self.ends, self._leaves
        if below:
            points = np.maximum(points, bottom)
        return np.minimum(points, top) if above else points

    @cached_property
    def _leaves(self) -> tuple[bool, bool]:
        slope = self.slope
        return slope.step < 0 or slope.start < slope.bottom, slope.step > 0 or slope.start > slope.top


def _from_nought(column: FactColumn) -> tuple[Ints, int]:
    """Return the numbers, those below zero as zero, and the highest."""
    numbers = column.numerators
    return np.maximum(numbers, 0) if column.bounds.low < 0 else numbers, max(column.bounds.high, 0)
