"""Sums, differences, quotients and distances of indicators, for all subjects at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.indicators.columnar.refusals import NotColumnar
from engine.logic.cells import State
from engine.scoring.columnar.columns import Column, numbers, ratios

_MOST, _TIMES = 2**26, 2**10  # two such numbers and such a factor stay within 64 bits when multiplied
_OF_NONE = {"unknown": State.UNKNOWN, "not_applicable": State.NOT_APPLICABLE, "never": State.NEVER}

Whole = NDArray[np.int64]
States = NDArray[np.uint8]


def states_of(column: Column) -> States:
    return np.full(len(column), State.KNOWN, np.uint8) if column.states is None else column.states


def worst(columns: Sequence[Column]) -> States:
    """Return what comes of several: unknown where any is, else the state of the first that is not known."""
    found = np.full(len(columns[0]), State.KNOWN, np.uint8)
    for column in columns:
        states = states_of(column)
        found = np.where(found == State.KNOWN, states, found)
    for column in columns:
        found = np.where(states_of(column) == State.UNKNOWN, State.UNKNOWN, found).astype(np.uint8)
    return found


def total(columns: Sequence[Column]) -> Column:
    return _added([(column, 1) for column in columns])


def difference(one: Column, other: Column) -> Column:
    return _added([(one, 1), (other, -1)])


def _added(parts: Sequence[tuple[Column, int]]) -> Column:
    states = worst([column for column, _ in parts])
    above, below = _whole(parts[0][0])
    for column, sign in parts[1:]:
        more, depth = _whole(column)
        if below is None and depth is None:
            above = above + sign * more
        else:
            one = np.ones(len(above), np.int64)
            d, e = one if below is None else below, one if depth is None else depth
            above, below = above * e + sign * more * d, d * e
    return numbers(above, states) if below is None else ratios(above, below, states)


def quotient(above: Column, below: Column, times: int, if_none: str) -> Column:
    """Divide; nothing to divide by is what `if_none` says, whatever stands above."""
    if times > _TIMES:
        raise NotColumnar(f"a rate for each {times}")
    (top, top_of), (bottom, bottom_of) = _whole(above), _whole(below)
    nothing = (states_of(below) == State.KNOWN) & (bottom == 0)
    states = np.where(nothing, _OF_NONE[if_none], worst([above, below])).astype(np.uint8)
    numerators = top * times * (1 if bottom_of is None else bottom_of)
    denominators = np.where(bottom == 0, 1, bottom) * (1 if top_of is None else top_of)
    sign = np.where(denominators < 0, -1, 1)
    return ratios(numerators * sign, denominators * sign, states)


def days_between(first: Column, second: Column, if_none: str) -> Column:
    known = (states_of(first) == State.KNOWN) & (states_of(second) == State.KNOWN)
    unknown = (states_of(first) == State.UNKNOWN) | (states_of(second) == State.UNKNOWN)
    states = np.where(known, State.KNOWN, np.where(unknown, State.UNKNOWN, _OF_NONE[if_none])).astype(
        np.uint8
    )
    return numbers(second.numerators.astype(np.int64) - first.numerators.astype(np.int64), states)


def _whole(column: Column) -> tuple[Whole, Whole | None]:
    """Return numerators and denominators in 64 bits, small enough for one multiplication of two of them."""
    bounds = column.bounds
    farthest = max(abs(bounds.low), abs(bounds.high), 1) * max(bounds.denominator, 1)
    if farthest > _MOST:
        raise NotColumnar("numbers too great to be divided in 64 bits")
    below = None if column.denominators is None else column.denominators.astype(np.int64)
    return column.numerators.astype(np.int64), below
