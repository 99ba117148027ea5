"""Facts of many subjects as columns of whole numbers: what the columnar evaluator reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.logic.cells import State, Value
from engine.rulebook.model.types import DATE, NUMBER, TEXT, YES_NO
from engine.scoring.columnar.widths import Ints, narrowest

Mask = NDArray[np.bool_]
States = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class ColumnBounds:
    """Between which whole numbers a column's numerators lie, and how far its denominators go."""

    low: int
    high: int
    denominator: int


@dataclass(frozen=True, slots=True)
class FactColumn:
    """One fact of many subjects; make it with `numbers`, `ratios`, `yes_no`, `days` or `words`.

    `numerators` holds numbers (over `denominators`, where given), 0 or 1 for no or yes, ordinals of days, or
    places of words in `choices`. Only rows whose state is KNOWN count; without `states` all are. `may_be`
    (rows × choices) says what an unknown may still be; a row with none of them may be anything.

    `least` and `most` are columns of the same kind and length: where a row here is UNKNOWN and known there,
    the number or day lies no lower, or no higher, than that. Without them nothing is known of any unknown
    row's ends.
    """

    kind: str
    numerators: Ints
    denominators: Ints | None
    states: States | None
    choices: tuple[Value, ...]
    may_be: Mask | None
    bounds: ColumnBounds
    least: FactColumn | None = None
    most: FactColumn | None = None

    def __len__(self) -> int:
        return len(self.numerators)

    @property
    def bounded(self) -> Mask:
        """Return the rows that lie between two ends, one of them known at least."""
        found = np.zeros(len(self), np.bool_)
        for end in (self.least, self.most):
            if end is not None and self.states is not None:
                known = True if end.states is None else end.states == State.KNOWN
                found |= (self.states == State.UNKNOWN) & known
        return found

    @property
    def has_unknown(self) -> bool:
        return self.states is not None and bool((self.states == State.UNKNOWN).any())

    def part(self, rows: slice) -> FactColumn:
        """Return some rows; what is proved of the whole column's numbers holds for them too."""
        states = None if self.states is None else self.states[rows]
        all_known = states is None or not states.any()
        return FactColumn(
            self.kind,
            self.numerators[rows],
            None if self.denominators is None else self.denominators[rows],
            None if all_known else states,
            self.choices,
            None if all_known or self.may_be is None else self.may_be[rows],
            self.bounds,
            *(None if all_known or end is None else end.part(rows) for end in (self.least, self.most)),
        )


@dataclass(frozen=True, slots=True)
class FactColumns:
    """The facts of many subjects by name, and the yes/no fields of their units, which parameters vary by."""

    rows: int
    facts: Mapping[str, FactColumn]
    unit: Mapping[str, FactColumn]

    def __post_init__(self) -> None:
        for name, column in (*self.facts.items(), *self.unit.items()):
            if len(column) != self.rows:
                raise ValueError(f"column {name} has {len(column)} rows, not {self.rows}")


def numbers(values: ArrayLike, states: States | None = None) -> FactColumn:
    """Make a column of whole numbers."""
    return _column(NUMBER, np.asarray(values), None, states)


def ratios(numerators: ArrayLike, denominators: ArrayLike, states: States | None = None) -> FactColumn:
    """Make a column of fractions. Rows that are not known may hold any denominator; others one above zero."""
    below = np.asarray(denominators)
    if states is not None:
        below = np.where(states == State.KNOWN, below, 1)
    if len(below) and below.min() < 1:
        raise ValueError(
            "a known ratio has a denominator below 1: say NOT_APPLICABLE or UNKNOWN in its state"
        )
    return _column(NUMBER, np.asarray(numerators), below, states)


def yes_no(values: ArrayLike, states: States | None = None) -> FactColumn:
    return _column(YES_NO, (np.asarray(values) != 0).astype(np.int8), None, states)


def days(ordinals: ArrayLike, states: States | None = None) -> FactColumn:
    """Make a column of days, each as `date.toordinal()`."""
    return _column(DATE, np.asarray(ordinals), None, states)


def words(
    codes: ArrayLike,
    choices: Sequence[str],
    states: States | None = None,
    may_be: Mask | None = None,
) -> FactColumn:
    """Make a column of words, each its place in `choices`: the categories of a text, the bands of a
    rulebook."""
    made = _column(TEXT, np.asarray(codes), None, states)
    if made.bounds.low < 0 or made.bounds.high >= max(len(choices), 1):
        raise ValueError(f"a code lies outside the {len(choices)} choices")
    return replace(made, choices=tuple(choices), may_be=may_be)


def _column(kind: str, numerators: Ints, denominators: Ints | None, states: States | None) -> FactColumn:
    if numerators.dtype.kind not in "iuO":
        raise TypeError(f"a column holds whole numbers, not {numerators.dtype}")
    if states is not None and not states.any():
        states = None
    if states is not None:
        numerators = np.where(states == State.KNOWN, numerators, 0)
    bounds = _bounds_of(numerators, denominators)
    numerators = numerators.astype(narrowest(bounds.low, bounds.high))
    if denominators is not None:
        denominators = denominators.astype(narrowest(0, bounds.denominator))
    return FactColumn(kind, numerators, denominators, states, (), None, bounds)


def _bounds_of(numerators: Ints, denominators: Ints | None) -> ColumnBounds:
    if not len(numerators):
        return ColumnBounds(0, 0, 1)
    deepest = 1 if denominators is None else int(denominators.max())
    return ColumnBounds(int(numerators.min()), int(numerators.max()), deepest)


def ends_at(column: FactColumn, place: int) -> tuple[Value | None, Value | None]:
    """Return the least and the most a column says of one subject, in the words of a cell."""
    state, value = value_at(column, place)
    if state is not State.UNKNOWN:
        return value, value
    low, high = (None if end is None else value_at(end, place)[1] for end in (column.least, column.most))
    return low, high


def value_at(column: FactColumn, place: int) -> tuple[State, Value | None]:
    """Return what a column says of one subject, in the words of a cell."""
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
    return state, Fraction(number) if column.denominators is None else Fraction(
        number, int(column.denominators[place])
    )


def constant(like: FactColumn, value: Value) -> FactColumn:
    """Return a column of one row that holds a value, of the kind of another column."""
    number = Fraction(like.choices.index(value)) if like.kind == TEXT else as_number(value)
    above, below = number.numerator, number.denominator
    return replace(
        like,
        numerators=np.array([above], narrowest(above, above)),
        denominators=None if below == 1 else np.array([below], narrowest(0, below)),
        states=None,
        may_be=None,
        least=None,
        most=None,
        bounds=ColumnBounds(above, above, below),
    )


def as_number(value: Value) -> Fraction:
    """Return the number a value stands for in a column: 0 or 1 for no or yes, the ordinal of a day."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, date):
        return Fraction(value.toordinal())
    assert not isinstance(value, str)  # words are codes of their own column
    return Fraction(value)
