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
from engine.scoring.columnar.widths import Ints, narrowest
from engine.scoring.points import free_points, half_up


@dataclass(frozen=True, slots=True)
class Spread:
    """The least and the most points of each row; one and the same array where every row is settled."""

    low: Ints
    high: Ints

    @property
    def settled(self) -> bool:
        return self.low is self.high


def points_type(rulebook: Rulebook) -> np.dtype[Any]:
    """Return a type that holds the points of every criterion, whatever the facts."""
    ends = [_ends(criterion, rulebook.decimals) for criterion in rulebook.criteria]
    return _fitting(min((low for low, _ in ends), default=0), max((high for _, high in ends), default=0))


def score_type(rulebook: Rulebook) -> np.dtype[Any]:
    """Return a type that holds the points of all criteria together."""
    ends = [_ends(criterion, rulebook.decimals) for criterion in rulebook.criteria]
    return _fitting(sum(low for low, _ in ends), sum(high for _, high in ends))


def _fitting(low: int, high: int) -> np.dtype[Any]:
    dtype = narrowest(low, high, least=2)
    if dtype.hasobject:
        raise OverflowError(f"points from {low} to {high} do not fit into 64 bits")
    return dtype


def _ends(criterion: Criterion, decimals: int) -> tuple[int, int]:
    """Return the least and the most a criterion can give, scaled; nothing at all is always among them."""
    points = criterion.points
    gives = [Fraction(0), criterion.maximum]
    if isinstance(points, Lines):
        gives += [give for give, _ in points.lines]
    if isinstance(points, Minus):
        gives.append(points.at_least)
    return half_up(min(gives) * 10**decimals), half_up(max(gives) * 10**decimals)


def criterion_points(criterion: Criterion, rulebook: Rulebook, block: Block) -> Spread:
    """Return the points of one criterion for the rows of a block, times 10**decimals, rounded half up once."""
    scale, dtype = 10**rulebook.decimals, points_type(rulebook)
    free = half_up(free_points(criterion, rulebook) * scale)
    found = _given(criterion.points, free, block, scale, dtype)
    if criterion.applies_when is None:
        return found
    return _taken(found, free, negated(holding(criterion.applies_when, block)))


def _given(points: Points, free: int, block: Block, scale: int, dtype: np.dtype[Any]) -> Spread:
    """Return what a criterion gives where it applies, and `free` where there is nothing to divide by."""
    if isinstance(points, Lines):
        return _by_lines(points, block, scale, dtype)
    if isinstance(points, Proportion):
        found, ends = _by_proportion(points, block, scale, dtype), _share_ends(points, free, scale)
    else:
        slope = Slope.of(points)
        found = _settled(along(slope, block.fact(points.fact), scale), dtype)
        ends = _count_ends(slope, free, scale)
    return _with_states(found, ends, block.fact(points.fact))


def _settled(points: Ints, dtype: np.dtype[Any]) -> Spread:
    points = points.astype(dtype)
    return Spread(points, points)


# Lines


def _by_lines(points: Lines, block: Block, scale: int, dtype: np.dtype[Any]) -> Spread:
    """Go from the last line to the first: each takes the rows for which it holds from those below it."""
    found = _settled(np.zeros(block.rows, dtype), dtype)
    for give, condition in reversed(points.lines):
        scaled = half_up(give * scale)
        if condition is None:
            found = _settled(np.full(block.rows, scaled), dtype)
        else:
            found = _taken(found, scaled, holding(condition, block))
    return found


def _taken(found: Spread, give: int, answer: Answers) -> Spread:
    """Put `give` in where the answer is true, and beside what stands there where it may be."""
    if answer.can_be_false is None:
        for points in (found.low,) if found.settled else (found.low, found.high):
            np.copyto(points, give, where=answer.can_be_true)
        return found
    surely = answer.can_be_true & ~answer.can_be_false
    maybe = answer.can_be_true & answer.can_be_false
    low, high = found.low, found.high.copy() if found.settled else found.high
    np.copyto(low, give, where=surely | (maybe & (low > give)))
    np.copyto(high, give, where=surely | (maybe & (high < give)))
    return Spread(low, high)


# By a number


@dataclass(frozen=True, slots=True)
class _Ends:
    """What the rows without a number get."""

    unknown: tuple[int, int]
    not_applicable: int
    none: int
    never: int


def _share_ends(points: Proportion, free: int, scale: int) -> _Ends:
    most = half_up(points.give * scale)
    return _Ends((0, most), free, 0, most)


def _count_ends(slope: Slope, free: int, scale: int) -> _Ends:
    none, endless = half_up(slope.at_nothing * scale), half_up(slope.at_no_end * scale)
    return _Ends((min(none, endless, free), max(none, endless, free)), free, none, endless)


def _by_proportion(points: Proportion, block: Block, scale: int, dtype: np.dtype[Any]) -> Spread:
    """Give the share reached, of each value that `full_at` may have."""
    choices, column = block.choices(points.full_at), block.fact(points.fact)
    low = np.full(block.rows, half_up(points.give * scale), dtype)
    high = low if choices.one_each else np.zeros(block.rows, dtype)
    for full, where in choices.values:
        assert isinstance(full, Fraction)  # parameters are numbers
        shares = _shares(points.give, full, column, scale).astype(dtype)
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
