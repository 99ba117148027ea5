"""The points of one criterion over columns: the least and the most it gives, as integers (points × scale).

Both are one array if every row is settled. Points by lines are masks times numbers. Points by a number lie on
a straight line between two ends, whichever word of the rule language wrote it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import lcm
from operator import itemgetter
from typing import Any

import numpy as np

from engine.logic.cells import State
from engine.rulebook.model.conditions import Compare
from engine.rulebook.model.points import AlongNumber, Lines, StraightLine
from engine.rulebook.model.rounding import DOWN, HALF_EVEN, Way
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.scoring.columnar.answers import Answer, any_of, everywhere
from engine.scoring.columnar.columns import End, FactColumn
from engine.scoring.columnar.dtypes import Ints, Mask, float_type, integer_type
from engine.scoring.columnar.rows import Rows
from engine.scoring.points import free_points

Points = tuple[Ints, Ints]


def choose(where: Mask, value: Any, otherwise: Ints) -> Ints:
    """Do what `np.where` does, several times as fast."""
    return np.asarray((value - otherwise) * where + otherwise)


def replaced(points: Points, where: Mask, given: int) -> Points:
    """Give so many points in some rows instead."""
    low, high = points
    first = choose(where, low.dtype.type(given), low)
    return first, first if low is high else choose(where, low.dtype.type(given), high)


def joined(points: Points, where: Mask, given: int) -> Points:
    """Widen the interval of some rows so that it holds so many points."""
    low, high = points
    return choose(where, np.minimum(low, given), low), choose(where, np.maximum(high, given), high)


def rounded(above: Ints, below: Ints | int, by: Way) -> Ints:
    """Return quotients rounded to integers; their type must hold twice the numbers. Floats may be ±1/0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        if by == DOWN:
            return _floor(above, below)
        halves, twice = 2 * above + below, 2 * below
        result = _floor(halves, twice)
        if by == HALF_EVEN:
            result -= (np.mod(halves, twice) == 0) & (np.mod(result, 2) == 1)
        return result


def _floor(above: Ints, below: Ints | int) -> Ints:
    return np.asarray(np.floor(above / below) if above.dtype.kind == "f" else above // below)


@dataclass(frozen=True, slots=True)
class Slope:
    """A number n/d gives (a·n + b·d) / (c·d), rounded, from `bottom` to `top`."""

    a: int
    b: int
    c: int
    bottom: int
    top: int
    by: Way

    @classmethod
    def of(cls, line: StraightLine, rulebook: Rulebook) -> Slope:
        start, step = line.start * 10**rulebook.decimals, line.step * 10**rulebook.decimals
        c = lcm(start.denominator, step.denominator)
        bottom, top = sorted(rulebook.scaled(end) for end in (line.at_zero, line.at_infinity))
        return cls(int(step * c), int(start * c), c, bottom, top, rulebook.rounding.by)

    def points_at(self, end: End, dtype: np.dtype[Any]) -> Ints:
        if not self.a:
            return np.full(len(end.numerators), self.bottom, dtype)
        floats = float_type(2 * (abs(self.a) + abs(self.b) + self.c) * end.largest)
        if floats is None:
            return self._exact_points_at(end).astype(dtype)
        d = floats.type(1) if end.denominators is None else end.denominators.astype(floats)
        points = rounded(end.numerators.astype(floats) * self.a + d * self.b, d * self.c, self.by)
        np.maximum(points, self.bottom, out=points)
        return np.minimum(points, self.top, out=points).astype(dtype)

    def _exact_points_at(self, end: End) -> Ints:
        """Calculate with Python's integers what no float holds."""
        n, d = end.numerators.astype(object), end.below.astype(object)
        points = rounded(n * self.a + d * self.b, np.where(end.finite, d * self.c, 1), self.by)
        beyond = self.a * (abs(self.bottom) + abs(self.top))
        return np.clip(np.where(end.finite, points, n * beyond), self.bottom, self.top)


@dataclass(frozen=True)
class Scorer:
    """One criterion over all rows."""

    criterion: Criterion
    rulebook: Rulebook
    rows: Rows
    dtype: np.dtype[Any]  # holds twice the points of all criteria together

    @cached_property
    def free(self) -> int:
        """What is given where the criterion does not apply."""
        return self.rulebook.scaled(free_points(self.criterion, self.rulebook))

    def points(self) -> Points:
        """Return the least and the most this criterion gives."""
        points, applies_when = self.criterion.points, self.criterion.applies_when
        result = self._by_lines(points) if isinstance(points, Lines) else self._by_number(points)
        if applies_when is None:
            return result
        applies = self.rows.test(applies_when)
        if applies.may_fail is not None:
            result = joined(result, applies.may_fail, self.free)
        return replaced(result, ~applies.may_hold, self.free)

    def absence(self) -> Answer:
        """Return where the criterion leaves the total: it does not apply, or has nothing to divide by."""
        parts = [everywhere(False, self.rows.count)]
        if self.criterion.applies_when is not None:
            parts.append(~self.rows.test(self.criterion.applies_when))
        if not isinstance(self.criterion.points, Lines):
            column = self.rows.facts[self.criterion.points.of]
            if column.state is not None:
                nothing, unbounded = column.state == State.NOT_APPLICABLE, column.unbounded
                parts.append(Answer(nothing if unbounded is None else nothing | unbounded, ~nothing))
        return any_of(parts)

    def _by_lines(self, points: Lines) -> Points:
        """Give points by the first line to hold; every line that may be the first counts."""
        lines: list[tuple[int, Mask]] = []  # points, and the rows that may take this line
        remaining, settled = np.ones(self.rows.count, np.bool_), True
        for give, condition in (*points.lines, (Fraction(0), None)):  # nothing is given if none holds
            if condition is None:
                lines.append((self.rulebook.scaled(give), remaining))
                break
            answer = self.rows.test(condition)
            lines.append((self.rulebook.scaled(give), answer.may_hold & remaining))
            remaining = answer.fails & remaining
            settled = settled and answer.may_fail is None
        if not settled:
            return self._least(lines), -self._least([(-give, where) for give, where in lines])
        low = np.zeros(self.rows.count, self.dtype)
        for scaled, where in lines:  # each row takes exactly one line
            if scaled:
                low += where * self.dtype.type(scaled)
        return low, low

    def _least(self, lines: Sequence[tuple[int, Mask]]) -> Ints:
        """Start at the highest points and step down wherever a lower line may be the first to hold."""
        lines = sorted(lines, key=itemgetter(0))
        low, reached = np.full(self.rows.count, lines[-1][0], self.dtype), lines[0][1]
        for (give, _), (above, where) in pairwise(lines):
            low -= reached * self.dtype.type(above - give)
            reached = reached | where
        return low

    def _by_number(self, points: AlongNumber) -> Points:
        column = self.rows.facts[points.of]
        values = self.rows.values(points.full_at)
        result = self._along(points, values[0][0], column)
        if values[0][1] is not None:
            info = np.iinfo(self.dtype)
            low, high = (np.full(self.rows.count, end, self.dtype) for end in (info.max, info.min))
            for full, where in values:
                least, most = self._along(points, full, column)
                rows = True if where is None else where
                low = np.where(rows, np.minimum(low, least), low)
                high = np.where(rows, np.maximum(high, most), high)
            result = low, high
        nothing, unbounded = column.is_in(State.NOT_APPLICABLE), column.unbounded
        if nothing is not None:
            result = replaced(result, nothing, self.free)
        return result if unbounded is None else joined(result, unbounded, self.free)

    def _along(self, points: AlongNumber, full: Fraction | None, column: FactColumn) -> Points:
        """Return the points along the number; `full` is where a proportion gives all its points."""
        line = points.line(full)
        if line.jump is not None:
            answer = self.rows.test(Compare(points.of, "at_least", (line.jump,)))
            least, most = (self.dtype.type(self.rulebook.scaled(end)) for end in points.ends)
            return least + ~answer.fails * (most - least), least + answer.may_hold * (most - least)
        slope = Slope.of(line, self.rulebook)
        low = slope.points_at(column.low, self.dtype)
        if column.low is column.high:
            return low, low
        high = slope.points_at(column.high, self.dtype)
        return (low, high) if slope.a >= 0 else (high, low)


def points_type(rulebook: Rulebook) -> np.dtype[Any]:
    """Return the type of points: it holds twice those of all criteria, so that no difference wraps."""
    ends = [end for c in rulebook.criteria for end in (c.least, c.maximum)]
    dtype = integer_type(2 * sum(abs(rulebook.scaled(end)) for end in ends))
    if dtype.hasobject:
        raise OverflowError("the points of all criteria together do not fit into 64 bits")
    return dtype
