"""Sums, differences, quotients and distances of indicators, for all subjects at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import numpy as np

from engine.indicators.columnar.ends import (
    States,
    Whole,
    between,
    ends_of,
    has_ends,
    known_in,
    merged,
    states_of,
)
from engine.indicators.columnar.frames import NotColumnar
from engine.logic.cells import State
from engine.scoring.columnar.columns import FactColumn, Mask, days, numbers, ratios
from engine.scoring.columnar.comparison import meets

_MOST, _TIMES = 2**26, 2**10  # two such numbers and such a factor stay within 64 bits when multiplied
_OF_NONE = {"unknown": State.UNKNOWN, "not_applicable": State.NOT_APPLICABLE, "never": State.NEVER}


def worst(columns: Sequence[FactColumn]) -> States:
    """Return what comes of several: unknown where any is, else the state of the first that is not known."""
    found = np.full(len(columns[0]), State.KNOWN, np.uint8)
    for column in columns:
        states = states_of(column)
        found = np.where(found == State.KNOWN, states, found)
    for column in columns:
        found = np.where(states_of(column) == State.UNKNOWN, State.UNKNOWN, found).astype(np.uint8)
    return found


def total(columns: Sequence[FactColumn]) -> FactColumn:
    return _added([(column, 1) for column in columns])


def difference(one: FactColumn, other: FactColumn) -> FactColumn:
    return _added([(one, 1), (other, -1)])


def _added(parts: Sequence[tuple[FactColumn, int]]) -> FactColumn:
    found = _sums(parts)
    columns = [column for column, _ in parts]
    if not any(map(has_ends, columns)):
        return found
    lows = [(ends_of(column)[0 if sign > 0 else 1], sign) for column, sign in parts]
    highs = [(ends_of(column)[1 if sign > 0 else 0], sign) for column, sign in parts]
    return merged(_open_numbers(columns), between(_sums(lows), _sums(highs)), found)


def _open_numbers(columns: Sequence[FactColumn]) -> Mask:
    """Return the rows of which every column is a number or day for certain, and one at least is not known."""
    sure = np.logical_and.reduce([known_in(column) | column.bounded for column in columns])
    return np.asarray(sure & ~np.logical_and.reduce([known_in(column) for column in columns]), np.bool_)


def _sums(parts: Sequence[tuple[FactColumn, int]]) -> FactColumn:
    states = worst([column for column, _ in parts])
    above, below = _whole(parts[0][0])
    above = parts[0][1] * above
    for column, sign in parts[1:]:
        more, depth = _whole(column)
        if below is None and depth is None:
            above = above + sign * more
        else:
            one = np.ones(len(above), np.int64)
            d, e = one if below is None else below, one if depth is None else depth
            above, below = above * e + sign * more * d, d * e
    return numbers(above, states) if below is None else ratios(above, below, states)


def quotient(above: FactColumn, below: FactColumn, times: int, if_none: str) -> FactColumn:
    """Divide; nothing to divide by is what `if_none` says, whatever stands above."""
    if times > _TIMES:
        raise NotColumnar(f"a rate for each {times}")
    bottom = _whole(below)[0]
    nothing = (states_of(below) == State.KNOWN) & (bottom == 0)
    states = np.where(nothing, _OF_NONE[if_none], worst([above, below])).astype(np.uint8)
    found = _divided(above, below, times, states)
    if not (has_ends(above) or has_ends(below)):
        return found
    (least, most), (few, many) = ends_of(above), ends_of(below)
    low_of, high_of = known_in(least) & (least.numerators >= 0), known_in(few) & (few.numerators > 0)
    sure = low_of & high_of
    low = _divided(least, many, times, _known_where(sure & known_in(many)))
    low = merged(sure & ~known_in(many), numbers(np.zeros(len(sure), np.int64)), low)
    high = _divided(most, few, times, _known_where(sure & known_in(most)))
    return merged(_open_numbers([above, below]) & ~nothing, between(low, high), found)


def no_more_than(share: FactColumn, most: int) -> FactColumn:
    """Return shares that can be no more than `most`; where their parts say more, anything up to it."""
    low, high = ends_of(share)
    beyond = ~known_in(high) | meets("more_than", high, Fraction(most))
    rows = (known_in(share) | share.bounded) & beyond
    if not rows.any():
        return share
    at_odds = rows & known_in(low) & meets("more_than", low, Fraction(most))
    least = merged(at_odds, numbers(np.zeros(len(rows), np.int64)), low)
    return merged(rows, between(least, numbers(np.full(len(rows), most))), share)


def _known_where(known: Mask) -> States:
    return np.where(known, State.KNOWN, State.UNKNOWN).astype(np.uint8)


def _divided(above: FactColumn, below: FactColumn, times: int, states: States) -> FactColumn:
    (top, top_of), (bottom, bottom_of) = _whole(above), _whole(below)
    numerators = top * times * (1 if bottom_of is None else bottom_of)
    denominators = bottom * (1 if top_of is None else top_of)
    sign = np.where(denominators < 0, -1, 1)
    return ratios(numerators * sign, denominators * sign, states)


def days_between(
    first: FactColumn, second: FactColumn, if_none: str, unseen: date | None = None
) -> FactColumn:
    """Return how many days the second day is after the first; see
    `engine.indicators.day_counts.days_from`."""
    found = _days_between(first, second, if_none)
    never = states_of(found) == State.NEVER
    if unseen is None or if_none != "never" or not never.any():
        return found
    last = days(np.full(len(first), unseen.toordinal()))
    here = never & (states_of(first) == State.NONE) & known_in(second)
    nothing = np.full(len(first), State.UNKNOWN, np.uint8)
    least = _days(last, second, states_of(second))
    return merged(here, between(least, numbers(least.numerators, nothing)), found)


def _days_between(first: FactColumn, second: FactColumn, if_none: str) -> FactColumn:
    known = known_in(first) & known_in(second)
    unknown = (states_of(first) == State.UNKNOWN) | (states_of(second) == State.UNKNOWN)
    states = np.where(known, State.KNOWN, np.where(unknown, State.UNKNOWN, _OF_NONE[if_none])).astype(
        np.uint8
    )
    found = _days(first, second, states)
    if not (has_ends(first) or has_ends(second)):
        return found
    (early, late), (soon, last) = ends_of(first), ends_of(second)
    low = _days(late, soon, _known_where(known_in(late) & known_in(soon)))
    high = _days(early, last, _known_where(known_in(early) & known_in(last)))
    return merged(_open_numbers([first, second]), between(low, high), found)


def _days(first: FactColumn, second: FactColumn, states: States) -> FactColumn:
    return numbers(second.numerators.astype(np.int64) - first.numerators.astype(np.int64), states)


def _whole(column: FactColumn) -> tuple[Whole, Whole | None]:
    """Return numerators and denominators in 64 bits, small enough for one multiplication of two of them."""
    bounds = column.bounds
    farthest = max(abs(bounds.low), abs(bounds.high), 1) * max(bounds.denominator, 1)
    if farthest > _MOST:
        raise NotColumnar("numbers too great to be divided in 64 bits")
    below = None if column.denominators is None else column.denominators.astype(np.int64)
    return column.numerators.astype(np.int64), below
