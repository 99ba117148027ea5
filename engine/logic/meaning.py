"""The meaning of a test: true, false, or unknown."""

import math
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

from engine.logic.cells import Cell, Ends, State, Value
from engine.logic.comparison import Choices, choices_of, combined, compared
from engine.logic.frame import Frame
from engine.logic.intervals import within
from engine.logic.kleene import Kleene, agreed, all_of
from engine.rulebook.model.conditions import (
    Apart,
    Compare,
    Condition,
    Known,
    Leaf,
    Moment,
    Near,
    Operand,
    ParameterRef,
)

Facts = Callable[[str], Cell]
NO_VALUE = (State.NOT_APPLICABLE, State.NONE)


def holds(condition: Condition, facts: Facts, frame: Frame) -> Kleene:
    """Return whether a condition holds, None where that depends on what is unknown.

    An unknown fact leaves a test open, unless all it may still be (`options`) give one answer. A test on what
    is not applicable or has no date does not hold. A parameter that may have several values is asked for
    each.
    """
    return combined(condition, lambda leaf: answer_of(leaf, facts, frame))


def answer_of(leaf: Leaf, facts: Facts, frame: Frame) -> Kleene:
    """Return what a single test answers."""
    cell = facts(leaf.fact)
    if isinstance(leaf, Known):
        return cell.unknown is not leaf.wanted
    if isinstance(leaf, Compare):
        return compared(leaf.op, cell, [operand_choices(operand, facts, frame) for operand in leaf.operands])
    if isinstance(leaf, Near):
        return _near(leaf, cell, facts, frame)
    return _apart(leaf, cell, facts(leaf.other), frame)


def operand_choices(operand: Operand, facts: Facts, frame: Frame) -> Choices:
    """Return what an operand may be; None where it is a blank field of the record or a day no rule sets."""
    if isinstance(operand, ParameterRef):
        return frame.values_of(operand)
    if isinstance(operand, Moment):
        return choices_of(facts(str(operand.arg))) if operand.what == "field" else frame.days(operand) or None
    return (operand,)


def _near(test: Near, cell: Cell, facts: Facts, frame: Frame) -> Kleene:
    if cell.state in NO_VALUE:
        return False
    if cell.state is State.NEVER:  # later than any day, but within no number of days of one
        return test.after and test.within is None
    days, others = choices_of(cell), operand_choices(test.other, facts, frame)
    limits = (None,) if test.within is None else frame.values_of(test.within)
    if cell.bounded and others is not None:
        return agreed(_all_fit(test.after, cell.ends, other, n) for other in others for n in limits)
    if days is None or others is None:
        return None
    return agreed(_fits(test.after, day, other, n) for day in days for other in others for n in limits)


def _all_fit(after: bool, ends: Ends, other: Value, limit: Fraction | None) -> Kleene:
    """Return whether all days between two ends fit: those that do lie side by side."""
    assert isinstance(other, date)
    if limit is None:
        return within("more_than" if after else "less_than", *ends, other)
    reach = timedelta(days=math.floor(limit))
    first, last = (other, other + reach) if after else (other - reach, other)
    return all_of((within("at_least", *ends, first), within("at_most", *ends, last)))


def _fits(after: bool, day: Value, other: Value, limit: Fraction | None) -> bool:
    assert isinstance(day, date)  # types were settled when the rules were read
    assert isinstance(other, date)
    gap: timedelta = day - other if after else other - day
    return gap.days > 0 if limit is None else 0 <= gap.days <= limit


def _apart(test: Apart, cell: Cell, other: Cell, frame: Frame) -> Kleene:
    if cell.state in NO_VALUE or other.state in NO_VALUE:
        return False
    if State.NEVER in (cell.state, other.state):
        return True
    values, scores = choices_of(cell), choices_of(other)
    if cell.bounded and scores is not None:
        return agreed(
            _all_apart(cell.ends, _number(score), by) for score in scores for by in frame.values_of(test.by)
        )
    if values is None or scores is None:
        return None
    gaps = [abs(_number(value) - _number(score)) for value in values for score in scores]
    return agreed(gap >= by for gap in gaps for by in frame.values_of(test.by))


def _all_apart(ends: Ends, score: Fraction, by: Fraction) -> Kleene:
    """Return whether all between two ends lies so far from the score, on whichever side."""
    low, high = within("at_least", *ends, score + by), within("at_most", *ends, score - by)
    if by <= 0 or low is True or high is True:
        return True
    near = within("more_than", *ends, score - by), within("less_than", *ends, score + by)
    return False if near == (True, True) else None


def _number(value: Value) -> Fraction:
    assert isinstance(value, Fraction)  # types were settled when the rules were read
    return value
