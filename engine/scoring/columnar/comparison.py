"""How columns of facts compare with what a test names; `scoring/comparison.py` for many subjects at once."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from engine.logic.cells import State, Value
from engine.logic.comparison import ORDERS, TRUE_OF_NEVER
from engine.rulebook.model.conditions import AllOf, AnyOf, AtLeastOf, Condition, Leaf, NoneOf
from engine.rulebook.model.types import TEXT
from engine.scoring.columnar import answers as kleene
from engine.scoring.columnar.answers import Answers
from engine.scoring.columnar.columns import Column, Mask, as_number, constant
from engine.scoring.columnar.widths import cast, width_for


@dataclass(frozen=True, slots=True)
class Choices:
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


def compared(op: str, column: Column, operands: Sequence[Choices]) -> Answers:
    """Return where a fact compares so with the operands."""
    return with_states(column, lambda known: _answer(op, known, operands), op in TRUE_OF_NEVER)


def with_states(column: Column, ask: Callable[[Column], Answers], true_of_never: bool) -> Answers:
    """Ask a test of the known values, then give the other rows what their state makes of it."""
    found, states = ask(column), column.states
    if states is None:
        return found
    if column.may_be is None and int(states.max()) == State.UNKNOWN:
        unknown = states.view(np.bool_)  # nothing but known and unknown
        return Answers(found.can_be_true | unknown, found.may_fail | unknown)
    known = states == State.KNOWN
    held = found.can_be_true & known
    if true_of_never:
        held |= states == State.NEVER
    unknown = states == State.UNKNOWN
    if found.settled and not unknown.any():
        return Answers(held)
    failing = ~held if found.settled else (found.may_fail & known) | ~(held | known)
    return _with_options(column, ask, Answers(held | unknown, failing), unknown)


def _with_options(column: Column, ask: Callable[[Column], Answers], found: Answers, unknown: Mask) -> Answers:
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


def _answer(op: str, column: Column, operands: Sequence[Choices]) -> Answers:
    if op in ORDERS:
        return each(operands[0], lambda value: meets(op, column, value))
    parts = [each(choices, lambda value: meets("equal", column, value)) for choices in operands]
    found = kleene.any_of(parts, len(column))
    return kleene.negated(found) if op == "none_of" else found


def each(choices: Choices, test: Callable[[Value], Mask]) -> Answers:
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


def meets(op: str, column: Column, value: Value) -> Mask:
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


def _whole(op: str, column: Column, number: Fraction) -> Mask:
    """Compare whole numbers with the whole number that a fraction comes to for this test."""
    if op == "equal":
        if number.denominator != 1:
            return np.zeros(len(column), np.bool_)
        return _mask(column.numerators == number.numerator)
    if number.denominator == 1:
        return _mask(ORDERS[op](column.numerators, number.numerator))
    up = op in ("at_least", "less_than")
    return _mask(ORDERS[op](column.numerators, math.ceil(number) if up else math.floor(number)))


def _mask(found: object) -> Mask:
    return np.asarray(found, np.bool_)
