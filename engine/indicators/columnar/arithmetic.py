"""Figures made of figures: known numbers for all subjects at once, the others by what their cells come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.logic.cells import Cell
from engine.rulebook.model.types import NUMBER, FactType
from engine.scoring.columnar.columns import (
    FactColumn,
    cell_at,
    column_from_cells,
    end_of,
    merged,
    numbers,
    take,
)
from engine.scoring.columnar.dtypes import Mask, integer_type

Exact = tuple[FactColumn, Mask]  # a figure of all subjects, and the rows in which it is right


def completed(exact: Exact, operands: Sequence[FactColumn], meaning: Callable[..., Cell]) -> FactColumn:
    """Return a figure with the other rows as `meaning` makes them of the operands, once for all alike."""
    column, right = exact
    rows = np.flatnonzero(~right)
    if not len(rows):
        return column
    parts = [array[rows].tolist() for operand in operands for array in _arrays(operand)]
    keys = list(zip(*parts, strict=True))
    first: dict[tuple[int, ...], int] = {}
    for row, key in zip(rows.tolist(), keys, strict=True):
        first.setdefault(key, row)
    cells = [meaning(*(cell_at(operand, row) for operand in operands)) for row in first.values()]
    place_of = {key: place for place, key in enumerate(first)}
    places = np.full(len(right), -1)
    places[rows] = [place_of[key] for key in keys]
    return merged(~right, take(column_from_cells(FactType(column.kind), cells), places), column)


def _arrays(column: FactColumn) -> Iterator[NDArray[np.integer]]:
    """Yield what tells two rows of a column apart."""
    for end in (column.low,) if column.low is column.high else (column.low, column.high):
        yield end.numerators
        if end.denominators is not None:
            yield end.denominators
    if column.state is not None:
        yield column.state


def nowhere(rows: int) -> Exact:
    """Return a figure of so many subjects that is right in no row yet."""
    return numbers(np.zeros(rows, np.int8)), np.zeros(rows, np.bool_)


def known(columns: Sequence[FactColumn]) -> Mask:
    """Return the rows in which every column is known."""
    return np.asarray(np.logical_and.reduce([column.known for column in columns]), np.bool_)


def total(columns: Sequence[FactColumn], signs: Sequence[int] = ()) -> Exact:
    """Add columns where all are known, each times its sign, 1 or −1."""
    (first, sign), *others = zip(columns, signs or [1] * len(columns), strict=True)
    start = first.low.numerators.astype(integer_type(first.low.largest))
    result = end_of(start * sign, first.low.denominators)
    for column, sign in others:
        end = column.low
        if result.denominators is None and end.denominators is None:
            dtype = integer_type(result.largest + end.largest)
            result = end_of(result.numerators.astype(dtype) + sign * end.numerators.astype(dtype))
        else:
            dtype = integer_type(2 * result.largest * end.largest)
            (n, d), (m, e) = (
                (part.numerators.astype(dtype), part.below.astype(dtype)) for part in (result, end)
            )
            result = end_of(n * e + sign * m * d, d * e)
    return FactColumn(NUMBER, result, result), known(columns)


def quotient(above: FactColumn, below: FactColumn, times: int) -> Exact:
    """Return `times` above ÷ below where both are known and there is something to divide by."""
    right = known((above, below)) & (below.low.numerators != 0)
    dtype = integer_type(times * above.low.largest * below.low.largest)
    sign = np.where(below.low.numerators < 0, -1, 1)
    n = above.low.numerators.astype(dtype) * times * below.low.below.astype(dtype) * sign
    d = above.low.below.astype(dtype) * below.low.numerators.astype(dtype) * sign
    end = end_of(np.where(right, n, 0), np.where(right, d, 1))
    return FactColumn(NUMBER, end, end), right
