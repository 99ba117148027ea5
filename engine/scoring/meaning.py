"""The meaning of a test: true, false, or unknown."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

from engine.cells import Cell, State, Value, known
from engine.kleene import Kleene, agreed, all_of, any_of, at_least, negated
from engine.rulebook.conditions import (
    AllOf,
    AnyOf,
    Apart,
    AtLeastOf,
    Compare,
    Condition,
    Known,
    Moment,
    Near,
    NoneOf,
    Operand,
    ParameterRef,
)
from engine.scoring.frame import Frame

Facts = Callable[[str], Cell]
MORE_THAN_ANY = ("at_least", "more_than", "none_of")


def holds(condition: Condition, facts: Facts, frame: Frame) -> Kleene:
    """Return whether a condition holds, None where that depends on what is unknown."""
    if isinstance(condition, AllOf):
        return all_of(holds(part, facts, frame) for part in condition.parts)
    if isinstance(condition, AnyOf):
        return any_of(holds(part, facts, frame) for part in condition.parts)
    if isinstance(condition, NoneOf):
        return negated(any_of(holds(part, facts, frame) for part in condition.parts))
    if isinstance(condition, AtLeastOf):
        return at_least(condition.n, (holds(part, facts, frame) for part in condition.parts))
    cell = facts(condition.fact)
    if isinstance(condition, Known):
        return cell.unknown is not condition.wanted
    if cell.unknown and not cell.options:
        return None
    if isinstance(condition, Compare):
        return _compare(condition, cell, facts, frame)
    if isinstance(condition, Near):
        return _near(condition, cell, facts, frame)
    return _apart(condition, cell, facts, frame)


def _compare(test: Compare, cell: Cell, facts: Facts, frame: Frame) -> Kleene:
    if cell.state in (State.NOT_APPLICABLE, State.NONE):
        return False
    choices = [_values(operand, facts, frame) for operand in test.operands]
    if any(choice is None for choice in choices):
        return None
    if cell.state is State.NEVER:
        return test.op in MORE_THAN_ANY
    values: tuple[Value, ...] = cell.options if cell.unknown else (cell.value,)  # type: ignore[assignment]
    picks = itertools.product(*(choice for choice in choices if choice is not None))
    return agreed(_answer(test.op, value, pick) for pick in picks for value in values)


def _answer(op: str, value: Value, operands: tuple[Value, ...]) -> bool:
    if op in ("equal", "one_of"):
        return value in operands
    if op == "none_of":
        return value not in operands
    other = operands[0]
    if op == "at_least":
        return value >= other  # type: ignore[operator]
    if op == "at_most":
        return value <= other  # type: ignore[operator]
    return value > other if op == "more_than" else value < other  # type: ignore[operator]


def _values(operand: Operand, facts: Facts, frame: Frame) -> tuple[Value, ...] | None:
    """Return what an operand may be; None where it is a blank field of the record."""
    if isinstance(operand, ParameterRef):
        return frame.values_of(operand)
    if isinstance(operand, Moment):
        if operand.what == "field":
            cell = facts(str(operand.arg))
            return (cell.value,) if cell.value is not None else None
        return frame.days(operand) or None
    return (operand,)


def _near(test: Near, cell: Cell, facts: Facts, frame: Frame) -> Kleene:
    if cell.state is not State.KNOWN:
        return False
    others = _values(test.other, facts, frame)
    if others is None:
        return None
    limits: tuple[Fraction | None, ...] = (None,) if test.within is None else frame.values_of(test.within)
    return agreed(_distance(test.after, cell.value, other, limit) for other in others for limit in limits)


def _distance(after: bool, value: object, other: object, limit: Fraction | None) -> bool:
    assert isinstance(value, date)  # types were settled when the rules were read
    assert isinstance(other, date)
    gap: timedelta = value - other if after else other - value
    return gap.days > 0 if limit is None else 0 <= gap.days <= limit


def _apart(test: Apart, cell: Cell, facts: Facts, frame: Frame) -> Kleene:
    other = facts(test.other)
    if cell.state is not State.KNOWN or other.state is not State.KNOWN:
        return None if other.unknown else False
    assert isinstance(cell.value, Fraction)
    assert isinstance(other.value, Fraction)
    gap = abs(cell.value - other.value)
    return agreed(gap >= by for by in frame.values_of(test.by))


__all__ = ["Facts", "holds", "known"]
