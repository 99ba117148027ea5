"""The points of one criterion over columns, as whole numbers; must give what `scoring/points.py` gives for
each row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from engine.logic.cells import State
from engine.rulebook.model.points_asked import is_plain_sum
from engine.rulebook.model.rounding import Way, whole
from engine.rulebook.model.rulebook import Criterion, Lines, Minus, Points, Proportion, Rulebook
from engine.scoring.columnar.answers import negated
from engine.scoring.columnar.blocks import Block
from engine.scoring.columnar.choosing import PossibleLines, taken
from engine.scoring.columnar.columns import FactColumn, Mask
from engine.scoring.columnar.comparison import PossibleValues, meets
from engine.scoring.columnar.meaning import holding
from engine.scoring.columnar.slopes import ScaledSlope, Slope
from engine.scoring.columnar.spreads import PointSpread
from engine.scoring.columnar.widths import Ints, cast, narrowest
from engine.scoring.points import free_points

Scorer = Callable[[Block], PointSpread]


@dataclass(frozen=True, slots=True)
class Measure:
    """How points are written: times `scale`, in a type that holds those of every criterion, whatever the
    facts.

    It holds the difference of any two as well.
    """

    scale: int
    by: Way
    points: np.dtype[Any]
    score: np.dtype[
        Any
    ]  # holds those of all criteria together, and the widest there is where sums are not plain

    @classmethod
    def of(cls, rulebook: Rulebook) -> Measure:
        ends = [_ends(criterion, rulebook) for criterion in rulebook.criteria]
        lows, highs = [low for low, _ in ends], [high for _, high in ends]
        score = _fitting(sum(lows), sum(highs)) if is_plain_sum(rulebook) else np.dtype(np.int64)
        points = _fitting(min(lows, default=0), max(highs, default=0))
        return cls(10**rulebook.decimals, rulebook.rounding.by, points, score)

    def scaled(self, points: Fraction) -> int:
        return whole(points * self.scale, self.by)


def _fitting(low: int, high: int) -> np.dtype[Any]:
    dtype = narrowest(min(low, low - high), max(high, high - low), least=2)
    if dtype.hasobject:
        raise OverflowError(f"points from {low} to {high} do not fit into 64 bits")
    return dtype


def _ends(criterion: Criterion, rulebook: Rulebook) -> tuple[int, int]:
    """Return the least and the most a criterion can give, scaled; nothing at all is always among them."""
    gives = [Fraction(0), criterion.least, criterion.maximum]
    if isinstance(criterion.points, Minus):
        gives.append(min(criterion.points.start, criterion.points.at_least))
    return rulebook.scaled(min(gives)), rulebook.scaled(max(gives))


def scorer(criterion: Criterion, rulebook: Rulebook, measure: Measure) -> Scorer:
    """Return what gives the points of one criterion for the rows of a block, rounded once."""
    free = measure.scaled(free_points(criterion, rulebook))
    given = _given(criterion.points, free, measure)
    applies = criterion.applies_when
    if applies is None:
        return given
    return lambda block: taken(given(block), free, negated(holding(applies, block)))


def _given(points: Points, free: int, measure: Measure) -> Scorer:
    """Return what a criterion gives where it applies, and `free` where there is nothing to divide by."""
    if isinstance(points, Lines):
        return _by_lines(points, measure)
    if isinstance(points, Proportion):
        return _by_proportion(points, _share_ends(points, free, measure), measure)
    slope = ScaledSlope(Slope.of(points), measure.scale, measure.by)
    ends, fact = _count_ends(slope.slope, free, measure), points.fact

    def by_count(block: Block) -> PointSpread:
        column = block.fact(fact)

        def along(numbers: FactColumn) -> PointSpread:
            return PointSpread.settled_at(cast(slope.along(numbers), measure.points))

        return _with_states(along, ends, column)

    return by_count


# Lines


def _by_lines(points: Lines, measure: Measure) -> Scorer:
    """Every line that could still be the first to hold counts; where none holds, nothing is given."""
    lines = [(measure.scaled(give), condition) for give, condition in points.lines]

    def by_lines(block: Block) -> PointSpread:
        found = PossibleLines(measure.points)
        for give, condition in lines:
            if condition is None:
                return found.closed_by(give)
            found.add(give, holding(condition, block))
        return found.closed_by(0)

    return by_lines


# By a number


@dataclass(frozen=True, slots=True)
class _Ends:
    """What the rows without a number get."""

    unknown: tuple[int, int]
    not_applicable: int
    none: int
    never: int


def _share_ends(points: Proportion, free: int, measure: Measure) -> _Ends:
    most = measure.scaled(points.give)
    return _Ends((0, most), free, 0, most)


def _count_ends(slope: Slope, free: int, measure: Measure) -> _Ends:
    none, endless = measure.scaled(slope.at_nothing), measure.scaled(slope.at_no_end)
    return _Ends((min(none, endless, free), max(none, endless, free)), free, none, endless)


def _by_proportion(points: Proportion, ends: _Ends, measure: Measure) -> Scorer:
    """Give the share reached, of each value that `full_at` may have."""
    shares = _Shares(points.give, measure, {})

    def by_proportion(block: Block) -> PointSpread:
        choices, column = block.choices(points.full_at), block.fact(points.fact)

        def along(numbers: FactColumn) -> PointSpread:
            return _along(numbers, choices, shares, points, measure, block.rows)

        return _with_states(along, ends, column)

    return by_proportion


def _along(
    column: FactColumn,
    choices: PossibleValues,
    shares: _Shares,
    points: Proportion,
    measure: Measure,
    rows: int,
) -> PointSpread:
    low = np.full(rows, measure.scaled(points.give), measure.points)
    high = low if choices.one_each else np.zeros_like(low)
    for full, where in choices.values:
        assert isinstance(full, Fraction)  # parameters are numbers
        reached = shares.of(full, column)
        if where is None:
            return PointSpread.settled_at(reached)
        np.copyto(low, reached, where=where if choices.one_each else where & (reached < low))
        if not choices.one_each:
            np.copyto(high, reached, where=where & (reached > high))
    return PointSpread(low, high)


@dataclass(frozen=True, slots=True)
class _Shares:
    """Points in proportion to a fact, by what is full."""

    give: Fraction
    measure: Measure
    slopes: dict[Fraction, ScaledSlope]

    def of(self, full: Fraction, column: FactColumn) -> Ints:
        if full <= 0:
            most: Ints = self.measure.points.type(self.measure.scaled(self.give))
            return meets("at_least", column, full) * most
        if full not in self.slopes:
            slope = Slope(Fraction(0), self.give / full, Fraction(0), self.give)
            self.slopes[full] = ScaledSlope(slope, self.measure.scale, self.measure.by)
        return cast(self.slopes[full].along(column), self.measure.points)


def _with_states(along: Callable[[FactColumn], PointSpread], ends: _Ends, column: FactColumn) -> PointSpread:
    """Give the rows without a number what their state makes of it."""
    found, states = along(column), column.states
    if states is None:
        return found
    known = states == State.KNOWN
    found = found.only(known)
    if int(states.max()) > State.UNKNOWN:
        for state, points in (
            (State.NOT_APPLICABLE, ends.not_applicable),
            (State.NONE, ends.none),
            (State.NEVER, ends.never),
        ):
            found = found.plus(states == state, points, points)
        known = states != State.UNKNOWN
    if known.all():
        return found
    bounded = column.bounded
    found = found.plus(~known & ~bounded, *ends.unknown)
    return _with_ends(found, along, ends, column, bounded) if bounded.any() else found


def _with_ends(
    found: PointSpread,
    along: Callable[[FactColumn], PointSpread],
    ends: _Ends,
    column: FactColumn,
    rows: Mask,
) -> PointSpread:
    """Give the rows that lie between two ends what either end gives; what is not known is nothing, or
    endless."""
    least, most = (
        _at_end(along, end, otherwise)
        for end, otherwise in ((column.least, ends.none), (column.most, ends.never))
    )
    low, high = np.minimum(least.low, most.low), np.maximum(least.high, most.high)
    return PointSpread(np.where(rows, low, found.low), np.where(rows, high, found.high))


def _at_end(
    along: Callable[[FactColumn], PointSpread], end: FactColumn | None, otherwise: int
) -> PointSpread:
    if end is None:
        return PointSpread.settled_at(np.full(1, otherwise))
    found = along(end)
    if end.states is None:
        return found
    known = end.states == State.KNOWN
    return PointSpread(np.where(known, found.low, otherwise), np.where(known, found.high, otherwise))
