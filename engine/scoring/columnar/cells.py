"""Turns cells, one subject a row, into the columns the columnar evaluator reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from engine.logic.cells import Cell, Value, known, unknown
from engine.rulebook.model.types import BAND, DATE, TEXT, YES_NO, FactType
from engine.scoring.columnar.columns import (
    FactColumn,
    Mask,
    States,
    as_number,
    days,
    numbers,
    ratios,
    words,
    yes_no,
)
from engine.scoring.columnar.widths import Ints, narrowest


def column_from_cells(type_: FactType, cells: Sequence[Cell]) -> FactColumn:
    """Return one fact's column. What 64 bits do not hold stays Python's own whole numbers."""
    states = np.array([cell.state for cell in cells], dtype=np.uint8)
    if type_.kind in (TEXT, BAND):
        return _word_column(type_, cells, states)
    values = [
        as_number(cell.value) if cell.known and cell.value is not None else Fraction(0) for cell in cells
    ]
    column = _number_column(type_.kind, values, states)
    column = replace(column, least=_end(type_, cells, 0), most=_end(type_, cells, 1))
    options = dict.fromkeys(option for cell in cells for option in cell.options)
    if not options:
        return column
    return replace(column, choices=tuple(options), may_be=_may_be(cells, tuple(options)))


def _end(type_: FactType, cells: Sequence[Cell], which: int) -> FactColumn | None:
    """Return one end of the unknown cells as a column, None where none has that end."""
    ends = [cell.ends[which] if cell.unknown else None for cell in cells]
    if all(end is None for end in ends):
        return None
    return column_from_cells(type_, [unknown() if end is None else known(end) for end in ends])


def _number_column(kind: str, values: Sequence[Fraction], states: States) -> FactColumn:
    above = whole_numbers([value.numerator for value in values])
    if kind == YES_NO:
        return yes_no(above, states)
    if kind == DATE:
        return days(above, states)
    if all(value.denominator == 1 for value in values):
        return numbers(above, states)
    return ratios(above, whole_numbers([value.denominator for value in values]), states)


def _word_column(type_: FactType, cells: Sequence[Cell], states: States) -> FactColumn:
    found = {str(v) for cell in cells for v in (*cell.options, cell.value) if isinstance(v, str)}
    choices = (*type_.choices, *sorted(found - set(type_.choices)))
    places = {choice: place for place, choice in enumerate(choices)}
    codes = [places[str(cell.value)] if cell.known else 0 for cell in cells]
    may_be = _may_be(cells, choices) if any(cell.options for cell in cells) else None
    return words(whole_numbers(codes), choices, states, may_be)


def _may_be(cells: Sequence[Cell], choices: Sequence[Value]) -> Mask:
    rows = [[choice in cell.options for choice in choices] for cell in cells]
    return np.array(rows, dtype=np.bool_).reshape(len(cells), len(choices))


def whole_numbers(values: Sequence[int]) -> Ints:
    return np.array(values, narrowest(min(values, default=0), max(values, default=0)))
