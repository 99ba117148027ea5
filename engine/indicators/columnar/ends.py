"""What lies between two ends, for many subjects at once: `engine/logic/intervals.py` over columns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.logic.cells import State
from engine.rulebook.model.types import DATE
from engine.scoring.columnar.columns import FactColumn, Mask, days, numbers, ratios

Whole = NDArray[np.int64]
States = NDArray[np.uint8]


def states_of(column: FactColumn) -> States:
    return np.full(len(column), State.KNOWN, np.uint8) if column.states is None else column.states


def known_in(column: FactColumn) -> Mask:
    return np.asarray(states_of(column) == State.KNOWN, np.bool_)


def has_ends(column: FactColumn) -> bool:
    return column.least is not None or column.most is not None


def ends_of(column: FactColumn) -> tuple[FactColumn, FactColumn]:
    """Return the least and the most of each row as columns, unknown where that end is not known."""
    return _end(column, column.least), _end(column, column.most)


def _end(column: FactColumn, end: FactColumn | None) -> FactColumn:
    here, open_ = known_in(column), states_of(column) == State.UNKNOWN
    there = open_ & known_in(end) if end is not None else np.zeros(len(column), np.bool_)
    states = np.where(here | there, State.KNOWN, State.UNKNOWN).astype(np.uint8)
    above = column.numerators.astype(np.int64)
    below = None if column.denominators is None else column.denominators.astype(np.int64)
    if end is not None:
        above = np.where(there, end.numerators.astype(np.int64), above)
        if below is not None or end.denominators is not None:
            ones = np.ones(len(column), np.int64)
            deep = ones if end.denominators is None else end.denominators.astype(np.int64)
            below = np.where(there, deep, ones if below is None else below)
    return _like(column, above, below, states)


def _like(column: FactColumn, above: Whole, below: Whole | None, states: States) -> FactColumn:
    if column.kind == DATE:
        return days(above, states)
    return numbers(above, states) if below is None else ratios(above, below, states)


def between(low: FactColumn, high: FactColumn) -> FactColumn:
    """Return what lies between two ends: known where they meet, else unknown; an unknown end is not known."""
    met = known_in(low) & known_in(high) & _equal(low, high)
    states = np.where(met, State.KNOWN, State.UNKNOWN).astype(np.uint8)
    above = low.numerators.astype(np.int64)
    below = None if low.denominators is None else low.denominators.astype(np.int64)
    found = _like(low, above, below, states)
    if met.all():
        return found
    return replace(found, least=_unless(met, low), most=_unless(met, high))


def _unless(met: Mask, end: FactColumn) -> FactColumn | None:
    """Return an end where it says something: not where both meet."""
    states = np.where(met, State.UNKNOWN, states_of(end)).astype(np.uint8)
    return replace(end, states=states) if (states == State.KNOWN).any() else None


def _equal(one: FactColumn, other: FactColumn) -> Mask:
    a, b = one.numerators.astype(object), other.numerators.astype(object)
    if one.denominators is None and other.denominators is None:
        return np.asarray(one.numerators == other.numerators, np.bool_)
    d = 1 if one.denominators is None else one.denominators.astype(object)
    e = 1 if other.denominators is None else other.denominators.astype(object)
    return np.asarray(a * e == b * d, np.bool_)


def merged(where: Mask, there: FactColumn, elsewhere: FactColumn) -> FactColumn:
    """Return one column's rows where a mask says so, the other's elsewhere; both of one kind."""
    nothing = np.full(len(where), State.UNKNOWN, np.uint8)
    none = _like(there, np.zeros(len(where), np.int64), None, nothing)
    ends = [
        None
        if one is None and other is None
        else _picked(where, none if one is None else one, none if other is None else other)
        for one, other in ((there.least, elsewhere.least), (there.most, elsewhere.most))
    ]
    return replace(_picked(where, there, elsewhere), least=ends[0], most=ends[1])


def _picked(where: Mask, there: FactColumn, elsewhere: FactColumn) -> FactColumn:
    above = np.where(where, there.numerators.astype(np.int64), elsewhere.numerators.astype(np.int64))
    states = np.where(where, states_of(there), states_of(elsewhere)).astype(np.uint8)
    below = None
    if there.denominators is not None or elsewhere.denominators is not None:
        ones = np.ones(len(where), np.int64)
        d, e = (
            ones if c.denominators is None else c.denominators.astype(np.int64) for c in (there, elsewhere)
        )
        below = np.where(where, d, e)
    return _like(there, above, below, states)
