"""How columns of facts compare with what a test names; `scoring/comparison.py` for many subjects at once."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from engine.logic.cells import State, Value
from engine.logic.comparison import TRUE_OF_NEVER
from engine.logic.intervals import ORDERS
from engine.rulebook.model.conditions import AllOf, AnyOf, AtLeastOf, Condition, Leaf, NoneOf
from engine.rulebook.model.types import TEXT
from engine.scoring.columnar import answers as kleene
from engine.scoring.columnar.answers import Answers
from engine.scoring.columnar.columns import FactColumn, Mask, as_number, constant
from engine.scoring.columnar.widths import cast, width_for


@dataclass(frozen=True, slots=True)
class PossibleValues:
    """The values an operand may have, each where it may (None: in every row); none at all: it may have any.

    `one_each`: no row has more than one, so a test that uses it stays settled.
    """

    values: tuple[tuple[Value, Mask | None], ...]
    one_each: bool = True


def combined(condition: Condition, ask: Callable[[Leaf], Answers], rows: int) -> Answers:
    """Return where a condition holds, given what each of its single tests answers."""
    if isinstance(condition, AllOf):
        return kleene.all_of([combined(part, ask, rows) for part in condition.parts], rows)
    if isinstance(condition, AnyOf):
        return kleene.any_of([combined(part, ask, rows) for part in condition.parts], rows)
    if isinstance(condition, NoneOf):
        return kleene.negated(kleene.any_of([combined(part, ask, rows) for part in condition.parts], rows))
    if isinstance(condition, AtLeastOf):
        return kleene.at_least(condition.n, [combined(part, ask, rows) for part in condition.parts], rows)
    return ask(condition)


def compared(op: str, column: FactColumn, operands: Sequence[PossibleValues]) -> Answers:
    """Return where a fact compares so with the operands."""
    return with_states(
        column,
        lambda known: _answer(op, known, operands),
        op in TRUE_OF_NEVER,
        lambda low, high: _between(op, low, high, operands),
    )


Between = Callable[["FactColumn | None", "FactColumn | None"], Answers]


def with_states(
    column: FactColumn, ask: Callable[[FactColumn], Answers], true_of_never: bool, between: Between
) -> Answers:
    """Ask a test of the known values, then give the other rows what their state makes of it.

    `between` asks it of all that lies between a least and a most, taken where both are known; an end that is
    not known is None.
    """
    found, states = ask(column), column.states
    if states is None:
        return found
    if column.may_be is None and int(states.max()) == State.UNKNOWN:
        unknown = states.view(np.bool_)  # nothing but known and unknown
        opened = Answers(found.can_be_true | unknown, found.may_fail | unknown)
        return _with_ends(column, between, opened)
    known = states == State.KNOWN
    held = found.can_be_true & known
    if true_of_never:
        held |= states == State.NEVER
    unknown = states == State.UNKNOWN
    if found.settled and not unknown.any():
        return Answers(held)
    failing = ~held if found.settled else (found.may_fail & known) | ~(held | known)
    opened = _with_options(column, ask, Answers(held | unknown, failing), unknown)
    return _with_ends(column, between, opened)


def _with_ends(column: FactColumn, between: Between, found: Answers) -> Answers:
    """Where an unknown number or day lies between two ends, ask the test of all between them."""
    if column.least is None and column.most is None:
        return found
    low, high = (_is_known(end, len(column)) for end in (column.least, column.most))
    held, failing = found.can_be_true, found.may_fail
    open_ = column.states == State.UNKNOWN
    for rows, least, most in (
        (open_ & low & high, column.least, column.most),
        (open_ & low & ~high, column.least, None),
        (open_ & ~low & high, None, column.most),
    ):
        if rows.any():
            answer = between(least, most)
            held = np.where(rows, answer.can_be_true, held)
            failing = np.where(rows, answer.may_fail, failing)
    return Answers(held, failing)


def _is_known(end: FactColumn | None, rows: int) -> Mask:
    if end is None:
        return np.zeros(rows, np.bool_)
    return np.ones(rows, np.bool_) if end.states is None else np.asarray(end.states == State.KNOWN, np.bool_)


def _between(
    op: str, low: FactColumn | None, high: FactColumn | None, operands: Sequence[PossibleValues]
) -> Answers:
    if op in ORDERS:
        return _along(op, low, high, operands[0])
    parts = [_inside(low, high, choices) for choices in operands]
    found = kleene.any_of(parts, 1)
    return kleene.negated(found) if op == "none_of" else found


def _along(op: str, low: FactColumn | None, high: FactColumn | None, choices: PossibleValues) -> Answers:
    """Ask an order at both ends: what both answer, all between them answer."""
    rising = op in ("at_least", "more_than")
    first = each(choices, lambda value: _all(not rising) if low is None else meets(op, low, value))
    last = each(choices, lambda value: _all(rising) if high is None else meets(op, high, value))
    return Answers(first.can_be_true | last.can_be_true, first.may_fail | last.may_fail)


def _inside(low: FactColumn | None, high: FactColumn | None, choices: PossibleValues) -> Answers:
    """Ask equality: never settled of what lies inside, never true of what lies outside."""

    def reached(value: Value) -> Mask:
        above = _all(True) if low is None else meets("at_most", low, value)
        return above & (_all(True) if high is None else meets("at_least", high, value))

    found = each(choices, reached)
    return Answers(found.can_be_true, _all(True))


def _all(answer: bool) -> Mask:
    return np.full(1, answer)


def _with_options(
    column: FactColumn, ask: Callable[[FactColumn], Answers], found: Answers, unknown: Mask
) -> Answers:
    """Where it is known what an unknown may still be, ask the test of each."""
    if column.may_be is None:
        return found
    held, failing = np.zeros_like(unknown), np.zeros_like(unknown)
    for place, choice in enumerate(column.choices):
        here = column.may_be[:, place]
        if here.any():
            answer = ask(constant(column, choice))
            held |= here & answer.can_be_true
            failing |= here & answer.may_fail
    listed = column.may_be.any(axis=1) & unknown
    return Answers(np.where(listed, held, found.can_be_true), np.where(listed, failing, found.may_fail))


def _answer(op: str, column: FactColumn, operands: Sequence[PossibleValues]) -> Answers:
    if op in ORDERS:
        return each(operands[0], lambda value: meets(op, column, value))
    parts = [each(choices, lambda value: meets("equal", column, value)) for choices in operands]
    found = kleene.any_of(parts, len(column))
    return kleene.negated(found) if op == "none_of" else found


def each(choices: PossibleValues, test: Callable[[Value], Mask]) -> Answers:
    """Ask a test of every value an operand may have."""
    if not choices.values:
        return kleene.open_everywhere(1)
    first, where = choices.values[0]
    if where is None and len(choices.values) == 1:
        return Answers(test(first))
    held, failing = np.zeros(1, np.bool_), np.zeros(1, np.bool_)
    for value, here in choices.values:
        hit = test(value)
        held = held | (hit if here is None else hit & here)
        failing = failing | (~hit if here is None else ~hit & here)
    return Answers(held, None if choices.one_each else failing)


def meets(op: str, column: FactColumn, value: Value) -> Mask:
    """Return where known values compare so with one value, exactly."""
    if column.kind == TEXT:
        place = column.choices.index(value) if value in column.choices else -1
        return _mask(column.numerators == place)
    number = as_number(value)
    if column.denominators is None:
        return _whole(op, column, number)
    above, below = number.numerator, number.denominator
    bounds = column.bounds
    farthest = max(max(abs(bounds.low), abs(bounds.high), 1) * below, bounds.denominator * max(abs(above), 1))
    width = width_for(farthest)
    left, right = cast(column.numerators, width) * below, cast(column.denominators, width) * above
    return _mask(operator.eq(left, right) if op == "equal" else ORDERS[op](left, right))


def _whole(op: str, column: FactColumn, number: Fraction) -> Mask:
    """Compare whole numbers with the whole number that a fraction comes to for this test."""
    if op == "equal":
        if number.denominator != 1:
            return np.zeros(len(column), np.bool_)
        return _mask(column.numerators == number.numerator)
    up = op in ("at_least", "less_than")
    return _mask(ORDERS[op](column.numerators, math.ceil(number) if up else math.floor(number)))


def _mask(found: object) -> Mask:
    return np.asarray(found, np.bool_)
