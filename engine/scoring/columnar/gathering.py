"""Columns of other subjects: each row taken from the one it belongs to."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.logic.cells import State
from engine.scoring.columnar.columns import FactColumn


def gathered(column: FactColumn, places: NDArray[np.int64]) -> FactColumn:
    """Return the rows at some places; at a place below zero nothing is known."""
    nowhere = places < 0
    rows = len(column)
    if not rows:
        column, rows = _one_unknown(column), 1
    at = np.where(nowhere, 0, places)
    states = np.full(len(places), State.KNOWN, np.uint8) if column.states is None else column.states[at]
    states = np.where(nowhere, State.UNKNOWN, states).astype(np.uint8)
    lost = nowhere[:, None] if column.may_be is not None else None
    return replace(
        column,
        numerators=column.numerators[at],
        denominators=None if column.denominators is None else column.denominators[at],
        states=states if states.any() else None,
        may_be=None if column.may_be is None or lost is None else column.may_be[at] & ~lost,
        least=None if column.least is None else gathered(column.least, places),
        most=None if column.most is None else gathered(column.most, places),
    )


def _one_unknown(column: FactColumn) -> FactColumn:
    one = np.zeros(1, column.numerators.dtype)
    below = None if column.denominators is None else np.ones(1, column.denominators.dtype)
    may_be = None if column.may_be is None else np.zeros((1, column.may_be.shape[1]), np.bool_)
    return replace(
        column, numerators=one, denominators=below, states=np.full(1, State.UNKNOWN, np.uint8), may_be=may_be
    )


def unknown_where(where: NDArray[np.bool_], column: FactColumn) -> FactColumn:
    """Return the column with nothing known where a mask says so."""
    if not where.any():
        return column
    states = np.zeros(len(column), np.uint8) if column.states is None else column.states
    states = np.where(where, State.UNKNOWN, states).astype(np.uint8)
    may_be = None if column.may_be is None else column.may_be & ~where[:, None]
    least, most = (None if end is None else unknown_where(where, end) for end in (column.least, column.most))
    return replace(column, states=states, may_be=may_be, least=least, most=most)
