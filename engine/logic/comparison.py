"""How a fact compares with what a test names, and how single answers join; free of periods and parameters."""

import operator
from collections.abc import Callable, Sequence
from typing import Any

from engine.logic.cells import Cell, Ends, State, Value
from engine.logic.intervals import ORDERS, within
from engine.logic.kleene import Kleene, agreed, all_of, any_of, at_least, negated
from engine.rulebook.model.conditions import AllOf, AnyOf, AtLeastOf, Condition, Leaf, NoneOf

Choices = tuple[Value, ...] | None  # the values something may have; None: it may have any

TRUE_OF_NEVER = ("at_least", "more_than", "none_of")  # `never` is more than any number


def combined(condition: Condition, ask: Callable[[Leaf], Kleene]) -> Kleene:
    """Return whether a condition holds, given what each of its single tests answers."""
    if isinstance(condition, AllOf):
        return all_of(combined(part, ask) for part in condition.parts)
    if isinstance(condition, AnyOf):
        return any_of(combined(part, ask) for part in condition.parts)
    if isinstance(condition, NoneOf):
        return negated(any_of(combined(part, ask) for part in condition.parts))
    if isinstance(condition, AtLeastOf):
        return at_least(condition.n, (combined(part, ask) for part in condition.parts))
    return ask(condition)


def compared(op: str, cell: Cell, operands: Sequence[Choices]) -> Kleene:
    """Return whether a fact compares so with the operands.

    What is not applicable or has no date compares with nothing. Where the fact or an operand may still have
    several values, or lies between two ends, every one of them must give the same answer.
    """
    if cell.state in (State.NOT_APPLICABLE, State.NONE):
        return False
    if cell.state is State.NEVER:
        return op in TRUE_OF_NEVER
    if cell.bounded:
        return _between(op, cell.ends, operands)
    values = choices_of(cell)
    return None if values is None else agreed(_answer(op, value, operands) for value in values)


def _between(op: str, ends: Ends, operands: Sequence[Choices]) -> Kleene:
    def each(choices: Choices) -> Kleene:
        return None if choices is None else agreed(within(op, *ends, choice) for choice in choices)

    if op in ORDERS:
        return each(operands[0])
    answer = any_of(each(choices) for choices in operands)
    return negated(answer) if op == "none_of" else answer


def choices_of(cell: Cell) -> Choices:
    """Return the values a cell may have, None where nothing is known of it (or there is no such value)."""
    if cell.unknown:
        return cell.options or None
    return None if cell.value is None else (cell.value,)


def _answer(op: str, value: Value, operands: Sequence[Choices]) -> Kleene:
    if op in ORDERS:
        return _each(ORDERS[op], value, operands[0])
    answer = any_of(_each(operator.eq, value, choices) for choices in operands)
    return negated(answer) if op == "none_of" else answer


def _each(test: Callable[[Any, Any], bool], value: Value, choices: Choices) -> Kleene:
    return None if choices is None else agreed(test(value, choice) for choice in choices)
