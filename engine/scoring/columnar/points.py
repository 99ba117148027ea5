"""The points of one criterion over columns, as whole numbers; must give what `scoring/points.py` gives for each row."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from engine.cells import State
from engine.rulebook.model import Criterion, Lines, Minus, Points, Proportion, Rulebook
from engine.scoring.columnar.answers import Answers, negated
from engine.scoring.columnar.blocks import Block
from engine.scoring.columnar.columns import Column
from engine.scoring.columnar.comparison import meets
from engine.scoring.columnar.meaning import holding
from engine.scoring.columnar.slopes import Slope, along
from engine.scoring.columnar.widths import Ints, cast, narrowest
from engine.scoring.points import free_points, half_up


@dataclass(frozen=True, slots=True)
class Spread:
    """The least and the most points of each row; one and the same array where every row is settled."""

    low: Ints
    high: Ints

    @property
    def settled(self) -> bool:
        return self.low is self.high


@dataclass(frozen=True, slots=True)
class Measure:
    """How points are written: times `scale`, in a type that holds those of every criterion, whatever the facts."""

    scale: int
    points: np.dtype[Any]
    score: np.dtype[Any]  # holds those of all criteria together

    @classmethod
    def of(cls, rulebook: Rulebook) -> Measure:
        scale = 10**rulebook.decimals
        ends = [_ends(criterion, scale) for criterion in rulebook.criteria]
        lows, highs = [low for low, _ in ends], [high for _, high in ends]
        return cls(
            scale, _fitting(min(lows, default=0), max(highs, default=0)), _fitting(sum(lows), sum(highs))
        )

    def scaled(self, points: Fraction) -> int:
        return half_up(points * self.scale)


def _fitting(low: int, high: int) -> np.dtype[Any]:
    dtype = narrowest(low, high, least=2)
    if dtype.hasobject:
        raise OverflowError(f"points from {low} to {high} do not fit into 64 bits")
    return dtype


def _ends(criterion: Criterion, scale: int) -> tuple[int, int]:
    """Return the least and the most a criterion can give, scaled; nothing at all is always among them."""
    points = criterion.points
    gives = [Fraction(0), criterion.maximum]
    if isinstance(points, Lines):
        gives += [give for give, _ in points.lines]
    if isinstance(points, Minus):
        gives.append(points.at_least)
    return half_up(min(gives) * scale), half_up(max(gives) * scale)


def criterion_points(criterion: Criterion, rulebook: Rulebook, measure: Measure, block: Block) -> Spread:
    """Return the points of one criterion for the rows of a block, rounded half up once."""
    free = measure.scaled(free_points(criterion, rulebook))
    found = _given(criterion.points, free, measure, block)
    if criterion.applies_when is None:
        return found
    return _taken(found, free, negated(holding(criterion.applies_when, block)))


def _given(points: Points, free: int, measure: Measure, block: Block) -> Spread:
    """Return what a criterion gives where it applies, and `free` where there is nothing to divide by."""
    if isinstance(points, Lines):
        return _by_lines(points, measure, block)
    column = block.fact(points.fact)
    if isinstance(points, Proportion):
        found, ends = _by_proportion(points, measure, block), _share_ends(points, free, measure)
    else:
        slope = Slope.of(points)
        found = _settled(along(slope, column, measure.scale), measure.points)
        ends = _count_ends(slope, free, measure)
    return _with_states(found, ends, column)


def _settled(points: Ints, dtype: np.dtype[Any]) -> Spread:
    points = cast(points, dtype)
    return Spread(points, points)


# Lines


def _by_lines(points: Lines, measure: Measure, block: Block) -> Spread:
    """Go from the last line to the first: each takes the rows for which it holds from those below it."""
    found = _everywhere(0, measure, block)
    for give, condition in reversed(points.lines):
        if condition is None:
            found = _everywhere(measure.scaled(give), measure, block)
        else:
            found = _taken(found, measure.scaled(give), holding(condition, block))
    return found


def _everywhere(points: int, measure: Measure, block: Block) -> Spread:
    return _settled(np.full(block.rows, points, measure.points), measure.points)


def _taken(found: Spread, give: int, answer: Answers) -> Spread:
    """Put `give` in where the answer is true, and beside what stands there where it may be."""
    true, false = answer.can_be_true, answer.can_be_false
    if false is None:
        low = np.where(true, give, found.low)
        return Spread(low, low if found.settled else np.where(true, give, found.high))
    surely, maybe = true & ~false, true & false
    low = np.where(surely | (maybe & (found.low > give)), give, found.low)
    high = np.where(surely | (maybe & (found.high < give)), give, found.high)
    return Spread(low, high)


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


def _by_proportion(points: Proportion, measure: Measure, block: Block) -> Spread:
    """Give the share reached, of each value that `full_at` may have."""
    choices, column = block.choices(points.full_at), block.fact(points.fact)
    low = np.full(block.rows, measure.scaled(points.give), measure.points)
    high = low if choices.one_each else np.zeros_like(low)
    for full, where in choices.values:
        assert isinstance(full, Fraction)  # parameters are numbers
        shares = cast(_shares(points.give, full, column, measure.scale), measure.points)
        if where is None:
            return Spread(shares, shares)
        np.copyto(low, shares, where=where if choices.one_each else where & (shares < low))
        if not choices.one_each:
            np.copyto(high, shares, where=where & (shares > high))
    return Spread(low, high)


def _shares(give: Fraction, full: Fraction, column: Column, scale: int) -> Ints:
    if full > 0:
        return along(Slope(Fraction(0), give / full, Fraction(0), give), column, scale)
    return np.where(meets("at_least", column, full), half_up(give * scale), 0)


def _with_states(found: Spread, ends: _Ends, column: Column) -> Spread:
    """Give the rows without a number what their state makes of it."""
    states = column.states
    if states is None:
        return found
    low = found.low
    for state, points in (
        (State.NOT_APPLICABLE, ends.not_applicable),
        (State.NONE, ends.none),
        (State.NEVER, ends.never),
    ):
        for side in (low,) if found.settled else (low, found.high):
            np.copyto(side, points, where=states == state)
    unknown = states == State.UNKNOWN
    if not unknown.any():
        return found
    high = low.copy() if found.settled else found.high
    np.copyto(low, ends.unknown[0], where=unknown)
    np.copyto(high, ends.unknown[1], where=unknown)
    return Spread(low, high)
