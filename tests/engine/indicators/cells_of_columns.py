"""What a column says of one subject, in the words of a cell."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from engine.logic.cells import State, Value
from engine.rulebook.model.types import DATE, TEXT, YES_NO
from engine.scoring.columnar.columns import Column


def value_at(column: Column, place: int) -> tuple[State, Value | None]:
    state = State.KNOWN if column.states is None else State(int(column.states[place]))
    if state is not State.KNOWN:
        return state, None
    number = int(column.numerators[place])
    if column.kind == DATE:
        return state, date.fromordinal(number)
    if column.kind == YES_NO:
        return state, bool(number)
    if column.kind == TEXT:
        return state, column.choices[number]
    return state, Fraction(number, 1 if column.denominators is None else int(column.denominators[place]))
