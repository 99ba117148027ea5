"""Facts of many subjects as columns: every fact is an interval between two ends.

An end is a fraction. An unknown end is −1/0 or +1/0: cross multiplication takes it as less, or more, than
any number. A known fact has one end twice. The smallest integer type that fits is used: it is quick.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.logic.cells import Cell, Ends, State, Value
from engine.rulebook.model.types import BAND, DATE, NUMBER, TEXT, YES_NO, FactType
from engine.scoring.columnar.dtypes import Ints, Mask, States, integer_type, integers, largest_of, narrowed

COMPARE = {"at_least": operator.ge, "more_than": operator.gt, "equal": operator.eq}


class End(NamedTuple):
    """One end of every row: numerators over denominators (None: all 1), none beyond ±largest."""

    numerators: Ints
    denominators: Ints | None
    largest: int

    @property
    def below(self) -> Ints:
        """The denominators, also if all are 1."""
        return np.ones(len(self.numerators), np.int8) if self.denominators is None else self.denominators

    @property
    def finite(self) -> Mask:
        return np.asarray(self.below != 0, np.bool_)

    def compare(self, op: str, value: Fraction) -> Mask:
        """Return where this end is at_least, more_than or equal to a value."""
        n, d = value.as_integer_ratio()
        if self.denominators is None and d == 1:
            return np.asarray(COMPARE[op](self.numerators, n), np.bool_)
        dtype = integer_type(self.largest * max(abs(n), d))
        right = n if self.denominators is None else self.denominators.astype(dtype) * n
        return np.asarray(COMPARE[op](self.numerators.astype(dtype) * d, right), np.bool_)

    def take(self, places: NDArray[np.int64]) -> End:
        below = None if self.denominators is None else self.denominators[places]
        return End(self.numerators[places], below, self.largest)

    def unbounded_where(self, where: Mask, sign: int) -> End:
        """Return the end with ±1/0 in some rows."""
        above = np.where(where, self.numerators.dtype.type(sign), self.numerators)
        return End(above, np.where(where, self.below.dtype.type(0), self.below), self.largest)

    def value_at(self, place: int) -> Fraction | None:
        """Return one row's end, None if it is unknown."""
        below = 1 if self.denominators is None else int(self.denominators[place])
        return Fraction(int(self.numerators[place]), below) if below else None


def end_of(above: Ints, below: Ints | None = None) -> End:
    largest = largest_of(above) if below is None else largest_of(above, below)
    return End(narrowed(above), None if below is None else narrowed(below), largest)


@dataclass(frozen=True, slots=True)
class FactColumn:
    """One fact of many subjects; make it with `numbers`, `ratios`, `yes_no`, `days` or `words`.

    Ends are numbers, 0 or 1 for no or yes, ordinals of days, or places of words in `choices`. `state` is None
    if every row is KNOWN. A number that is NEVER is +1/0; what is NOT_APPLICABLE or NONE is 0. The ends of a
    word that is unknown mean nothing: `may_be` (rows × choices) lists what it may still be; a row that lists
    nothing may be anything.
    """

    kind: str
    low: End
    high: End
    state: States | None = None
    choices: tuple[str, ...] = ()
    may_be: Mask | None = None

    def __len__(self) -> int:
        return len(self.low.numerators)

    @property
    def states(self) -> States:
        """The state of every row."""
        return np.full(len(self), State.KNOWN, np.uint8) if self.state is None else self.state

    @property
    def known(self) -> Mask:
        return np.asarray(self.states == State.KNOWN, np.bool_)

    def is_in(self, state: State) -> Mask | None:
        """Return the rows in a state, None if there are none."""
        rows = None if self.state is None else self.state == state
        return rows if rows is not None and rows.any() else None

    @property
    def unbounded(self) -> Mask | None:
        """Return the rows of which nothing at all is known, None if there are none."""
        unknown = self.is_in(State.UNKNOWN)
        if unknown is None or self.kind == TEXT:
            return unknown
        rows = unknown & ~(self.low.finite | self.high.finite)
        return rows if rows.any() else None

    @property
    def bounded(self) -> Mask:
        """Return the unknown rows of which one end at least is known."""
        rows, unbounded = np.asarray(self.states == State.UNKNOWN, np.bool_), self.unbounded
        return rows if unbounded is None else rows & ~unbounded


def numbers(values: ArrayLike, state: States | None = None) -> FactColumn:
    """Make a column of integers."""
    return _column(NUMBER, np.asarray(values), None, state)


def ratios(numerators: ArrayLike, denominators: ArrayLike, state: States | None = None) -> FactColumn:
    """Make a column of fractions. Only a row that is not known may have a denominator below 1."""
    above, below = np.asarray(numerators), np.asarray(denominators)
    if ((below < 1) & (True if state is None else state == State.KNOWN)).any():
        raise ValueError("a known ratio has a denominator below 1: its state is NOT_APPLICABLE or UNKNOWN")
    return _column(NUMBER, above, below, state)


def yes_no(values: ArrayLike, state: States | None = None) -> FactColumn:
    return _column(YES_NO, (np.asarray(values) != 0).astype(np.int8), None, state)


def days(ordinals: ArrayLike, state: States | None = None) -> FactColumn:
    """Make a column of days, each as `date.toordinal()`."""
    return _column(DATE, np.asarray(ordinals), None, state)


def words(
    codes: ArrayLike, choices: Sequence[str], state: States | None = None, may_be: Mask | None = None
) -> FactColumn:
    """Make a column of words, each its place in `choices`."""
    places = np.asarray(codes)
    if len(places) and (places.min() < 0 or places.max() >= max(len(choices), 1)):
        raise ValueError(f"a code lies outside the {len(choices)} choices")
    end, state = end_of(places), None if state is None or not state.any() else state
    return FactColumn(TEXT, end, end, state, tuple(choices), may_be)


def _column(kind: str, above: Ints, below: Ints | None, state: States | None) -> FactColumn:
    if above.dtype.kind not in "iuO":
        raise TypeError(f"a column holds integers, not {above.dtype}")
    if state is None or not state.any():
        end = end_of(above, below)
        return FactColumn(kind, end, end)
    known, unknown, never = (state == s for s in (State.KNOWN, State.UNKNOWN, State.NEVER))
    infinite = unknown | never
    if below is not None or infinite.any():
        below = np.where(known, 1 if below is None else below, ~infinite)
    above = np.where(known, above, never)
    low = high = end_of(np.where(unknown, -1, above), below)
    if unknown.any():
        high = low._replace(numerators=np.where(unknown, low.numerators.dtype.type(1), low.numerators))
    return FactColumn(kind, low, high, state)


def between(low: FactColumn, high: FactColumn) -> FactColumn:
    """Return what lies between the low end of one column and the high end of another: known if they meet."""
    (a, d, _), (b, e, _) = low.low, high.high
    if d is not None or e is not None:
        dtype = integer_type(low.low.largest * high.high.largest)
        a, b = a.astype(dtype) * high.high.below, b.astype(dtype) * low.low.below
    met = (a == b) & low.low.finite & high.high.finite
    if met.all():
        return FactColumn(low.kind, low.low, low.low)
    state = np.where(met, State.KNOWN, State.UNKNOWN).astype(np.uint8)
    return FactColumn(low.kind, low.low, high.high, state)


def merged(where: Mask, there: FactColumn, elsewhere: FactColumn) -> FactColumn:
    """Return one column's rows in a mask, the other's elsewhere; both of one kind, not words."""
    ends = [
        end_of(
            np.where(where, first.numerators, second.numerators),
            None
            if first.denominators is None and second.denominators is None
            else np.where(where, first.below, second.below),
        )
        for first, second in ((there.low, elsewhere.low), (there.high, elsewhere.high))
    ]
    state = np.where(where, there.states, elsewhere.states)
    return FactColumn(elsewhere.kind, ends[0], ends[1], state if state.any() else None)


def take(column: FactColumn, places: NDArray[np.int64]) -> FactColumn:
    """Return the rows at some places; at a place below zero nothing is known."""
    nowhere = places < 0
    if not len(column):
        column, places = _one_unknown(column), np.zeros(len(places), np.int64)
    at = np.where(nowhere, 0, places)
    low = column.low.take(at)
    rows = replace(
        column,
        low=low,
        high=low if column.low is column.high else column.high.take(at),
        state=None if column.state is None else column.state[at],
        may_be=None if column.may_be is None else column.may_be[at],
    )
    return unknown_where(nowhere, rows)


def _one_unknown(column: FactColumn) -> FactColumn:
    end = end_of(np.zeros(1, np.int8))
    may_be = None if column.may_be is None else np.zeros((1, len(column.choices)), np.bool_)
    row = replace(column, low=end, high=end, state=None, may_be=may_be)
    return unknown_where(np.ones(1, np.bool_), row)


def unknown_where(where: Mask, column: FactColumn) -> FactColumn:
    """Return the column with nothing known in some rows."""
    if not where.any():
        return column
    state = np.where(where, State.UNKNOWN, column.states).astype(np.uint8)
    if column.kind == TEXT:
        may_be = None if column.may_be is None else column.may_be & ~where[:, None]
        return replace(column, state=state, may_be=may_be)
    low, high = (end.unbounded_where(where, sign) for end, sign in ((column.low, -1), (column.high, 1)))
    return replace(column, low=low, high=high, state=state)


# Cells


def column_from_cells(type_: FactType, cells: Sequence[Cell]) -> FactColumn:
    """Return the cells of one fact, one subject a row, as a column."""
    state = np.array([cell.state for cell in cells], np.uint8)
    if type_.kind in (TEXT, BAND):
        return _words_from_cells(type_, cells, state)
    low, high = (_end_from_cells(cells, place) for place in (0, 1))
    is_open = (state == State.UNKNOWN).any()
    return FactColumn(type_.kind, low, high if is_open else low, state if state.any() else None)


def _end_from_cells(cells: Sequence[Cell], place: int) -> End:
    pairs = [_pair(cell, place) for cell in cells]
    below = None if all(d == 1 for _, d in pairs) else integers([d for _, d in pairs])
    return end_of(integers([n for n, _ in pairs]), below)


def _pair(cell: Cell, place: int) -> tuple[int, int]:
    """Return one end of a cell as a fraction: the low one at place 0, else the high one."""
    end = cell.ends[place]
    if end is not None:
        return as_number(end).as_integer_ratio()
    if cell.unknown:
        return (1 if place else -1), 0
    return (1, 0) if cell.state is State.NEVER else (0, 1)


def _words_from_cells(type_: FactType, cells: Sequence[Cell], state: States) -> FactColumn:
    used = {str(v) for cell in cells for v in (*cell.options, cell.value) if isinstance(v, str)}
    choices = (*type_.choices, *sorted(used - set(type_.choices)))
    places = {choice: place for place, choice in enumerate(choices)}
    codes = integers([places[str(cell.value)] if cell.known else 0 for cell in cells])
    may_be = None
    if any(cell.options for cell in cells):
        may_be = np.array([[choice in cell.options for choice in choices] for cell in cells], np.bool_)
    return words(codes, choices, state, may_be)


def value_at(column: FactColumn, place: int) -> tuple[State, Value | None]:
    """Return the state and the value of one subject."""
    state = State.KNOWN if column.state is None else State(int(column.state[place]))
    return state, _value(column, column.low, place) if state is State.KNOWN else None


def ends_at(column: FactColumn, place: int) -> Ends:
    """Return the least and the most one subject's value may be, None for an end that is unknown."""
    state, value = value_at(column, place)
    if state is not State.UNKNOWN or column.kind == TEXT:
        return value, value
    return _value(column, column.low, place), _value(column, column.high, place)


def cell_at(column: FactColumn, place: int) -> Cell:
    """Return the cell of one subject, without who owes what is missing."""
    state, value = value_at(column, place)
    least, most = ends_at(column, place) if state is State.UNKNOWN else (None, None)
    return Cell(state, value, least=least, most=most)


def _value(column: FactColumn, end: End, place: int) -> Value | None:
    number = end.value_at(place)
    if number is None or column.kind == NUMBER:
        return number
    if column.kind == TEXT:
        return column.choices[int(number)]
    return bool(number) if column.kind == YES_NO else date.fromordinal(int(number))


def as_number(value: Value) -> Fraction:
    """Return the number that stands for a value: 0 or 1 for no or yes, the ordinal of a day."""
    assert not isinstance(value, str)  # types were checked when the rules were read
    return Fraction(value.toordinal() if isinstance(value, date) else value)
