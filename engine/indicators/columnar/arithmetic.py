"""Sums, differences, quotients and distances of indicators, for all subjects at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import numpy as np

from engine.logic.cells import State
from engine.rulebook.model.types import NUMBER
from engine.scoring.columnar.columns import (
    End,
    FactColumn,
    between,
    days,
    end_of,
    merged,
    numbers,
    unknown_where,
)
from engine.scoring.columnar.dtypes import Ints, Mask, States, integer_type

_OF_NONE = {"unknown": State.UNKNOWN, "not_applicable": State.NOT_APPLICABLE, "never": State.NEVER}


def worst(columns: Sequence[FactColumn]) -> States:
    """Return the state of a result: unknown if any is, else that of the first that is not known."""
    state = np.full(len(columns[0]), State.KNOWN, np.uint8)
    for column in columns:
        state = np.where(state == State.KNOWN, column.states, state)
    for column in columns:
        state = np.where(column.states == State.UNKNOWN, State.UNKNOWN, state).astype(np.uint8)
    return state


def total(columns: Sequence[FactColumn]) -> FactColumn:
    return _sum([(column, 1) for column in columns], worst(columns))


def difference(first: FactColumn, second: FactColumn) -> FactColumn:
    return _sum([(first, 1), (second, -1)], worst([first, second]))


def days_between(
    first: FactColumn, second: FactColumn, if_none: str, unseen: date | None = None
) -> FactColumn:
    """Return how many days the second day is after the first; see `days_between.days_from`."""
    known = first.known & second.known
    unknown = (first.states == State.UNKNOWN) | (second.states == State.UNKNOWN)
    state = np.where(known, State.KNOWN, np.where(unknown, State.UNKNOWN, _OF_NONE[if_none]))
    result = _sum([(second, 1), (first, -1)], state.astype(np.uint8))
    if unseen is None or if_none != "never":
        return result
    since = difference(second, days(np.full(len(first), unseen.toordinal())))
    at_least = between(since, unknown_where(np.ones(len(first), np.bool_), since))
    return merged((first.states == State.NONE) & second.known, at_least, result)


def _sum(parts: Sequence[tuple[FactColumn, int]], state: States) -> FactColumn:
    """Add columns, each times 1 or −1, end by end; rows that are not numbers take the state given."""
    columns = [column for column, _ in parts]
    low = _sum_of_ends([(c.low if sign > 0 else c.high, sign) for c, sign in parts], -1)
    high = low
    if any(column.low is not column.high for column in columns):
        high = _sum_of_ends([(c.high if sign > 0 else c.low, sign) for c, sign in parts], 1)
    return _with_states(FactColumn(NUMBER, low, high), _numbers(columns), state)


def _sum_of_ends(ends: Sequence[tuple[End, int]], infinite: int) -> End:
    """Add ends, each times 1 or −1; if one is infinite, so is the sum."""
    (first, sign), *others = ends
    total = end_of(first.numerators.astype(integer_type(first.largest)) * sign, first.denominators)
    for end, sign in others:
        if total.denominators is None and end.denominators is None:
            dtype = integer_type(total.largest + end.largest)
            total = end_of(total.numerators.astype(dtype) + sign * end.numerators.astype(dtype))
        else:
            dtype = integer_type(2 * total.largest * end.largest)
            (n, d), (m, e) = (
                (part.numerators.astype(dtype), part.below.astype(dtype)) for part in (total, end)
            )
            above, below = n * e + sign * m * d, d * e
            total = end_of(np.where(below == 0, infinite, above), below)
    return total


def _numbers(columns: Sequence[FactColumn]) -> Mask:
    """Return the rows in which every column is a number or day for certain, known or between two ends."""
    return np.asarray(np.logical_and.reduce([column.known | column.bounded for column in columns]), np.bool_)


def _with_states(ends: FactColumn, sure: Mask, state: States) -> FactColumn:
    """Return what lies between two ends in some rows; in the others nothing but the state is known."""
    if ends.low is ends.high and sure.all():
        return ends
    stated = numbers(np.zeros(len(sure), np.int8), np.where(sure, State.UNKNOWN, state).astype(np.uint8))
    return merged(sure, between(ends, ends), stated)


def quotient(above: FactColumn, below: FactColumn, times: int, if_none: str) -> FactColumn:
    """Divide; nothing to divide by is what `if_none` says, whatever stands above.

    What is not known lies between two ends if neither part is below zero and there is something to divide by.
    """
    nothing = below.known & (below.low.numerators == 0)
    state = np.where(nothing, _OF_NONE[if_none], worst([above, below])).astype(np.uint8)
    exact = above.known & below.known & ~nothing
    sign = np.where(below.low.numerators < 0, -1, 1)
    value = _divided(above.low, below.low, times, sign, exact)
    if above.low is above.high and below.low is below.high:
        return _with_states(FactColumn(NUMBER, value, value), exact, state)
    sure = above.low.finite & (above.low.numerators >= 0) & below.low.finite & (below.low.numerators > 0)
    is_open = _numbers([above, below]) & ~exact & ~nothing
    low = _divided(above.low, below.high, times, 1, is_open & sure)
    high = _divided(above.high, below.low, times, 1, is_open & sure)
    ends = FactColumn(NUMBER, low, high)
    ends = unknown_where(is_open & ~sure, ends)
    return merged(exact, FactColumn(NUMBER, value, value), _with_states(ends, is_open, state))


def _divided(above: End, below: End, times: int, sign: Ints | int, where: Mask) -> End:
    """Return `times` above ÷ below in some rows, 0 in the others."""
    dtype = integer_type(times * above.largest * below.largest)
    n = above.numerators.astype(dtype) * times * below.below.astype(dtype) * sign
    d = above.below.astype(dtype) * below.numerators.astype(dtype) * sign
    return end_of(np.where(where, n, 0), np.where(where, d, 1))


def no_more_than(share: FactColumn, most: int) -> FactColumn:
    """Return shares that can be no more than `most`; if their parts say more, anything up to it."""
    limit = Fraction(most)
    rows = (share.known | share.bounded) & share.high.compare("more_than", limit)
    if not rows.any():
        return share
    at_odds = rows & share.low.finite & share.low.compare("more_than", limit)
    zero = numbers(np.zeros(len(rows), np.int8))
    low = merged(at_odds, zero, share)
    return merged(rows, between(low, numbers(np.full(len(rows), most))), share)
