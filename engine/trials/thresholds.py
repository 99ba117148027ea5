"""Where the answer of a test turns: at a number, a parameter or a day; and how far from it a fact lies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from engine.logic.frame import Frame
from engine.logic.meaning import Facts, operand_choices
from engine.rulebook.model.conditions import Apart, Compare, Leaf, Moment, Near, ParameterRef
from engine.rulebook.model.rulebook import Rules

UNDER, AT, OVER = "under", "at", "over"
EVERY_SIDE = (UNDER, AT, OVER)
ONE = Fraction(1)
STEP = Fraction(1, 100)  # of figures that are no counts: the least that is printed
Number = Fraction | ParameterRef
TurningPoint = Number | Moment


def turns_of(leaf: Leaf) -> tuple[TurningPoint, ...]:
    """Return all a test turns at but other fields of a record."""
    operands = leaf.operands if isinstance(leaf, Compare) else ()
    if isinstance(leaf, Near | Apart):
        operands = (leaf.within if isinstance(leaf, Near) else leaf.by,)  # type: ignore[assignment]
    named = (o for o in operands if isinstance(o, Fraction | ParameterRef | Moment))
    return tuple(turn for turn in named if not (isinstance(turn, Moment) and turn.what == "field"))


def number_in(turn: TurningPoint) -> Number | None:
    """Return the number that says where a test turns; None for a day of the year."""
    number = turn.arg if isinstance(turn, Moment) and turn.what == "days_before_end" else turn
    return number if isinstance(number, Fraction | ParameterRef) else None


def values_ever(rules: Rules, number: Number) -> tuple[Fraction, ...]:
    return rules.parameters[number.name].ever if isinstance(number, ParameterRef) else (number,)


def number_words(number: Number, value: Fraction) -> str:
    return f"${number.name} = {float(value):g}" if isinstance(number, ParameterRef) else f"{float(value):g}"


def side_at(
    leaf: Leaf, turn: TurningPoint, value: Fraction | None, facts: Facts, frame: Frame, step: Fraction = ONE
) -> Iterable[str]:
    """Tell on which side of a threshold a fact lies, within one step; only where `value` is in force."""
    number = number_in(turn)
    values = () if number is None else frame.values_of(number)
    if value is not None and value not in values:
        return ()
    gap = _distance(leaf, turn, values[0] if value is None and values else value, facts, frame)
    return () if gap is None else side_of(gap, Fraction(0), step)


def _distance(
    leaf: Leaf, turn: TurningPoint, value: Fraction | None, facts: Facts, frame: Frame
) -> Fraction | None:
    """Return how far above a threshold a fact lies, in its unit or in days; None if that is not known."""
    fact = facts(leaf.fact).value
    if isinstance(leaf, Apart):
        other = facts(leaf.other).value
        both = isinstance(fact, Fraction) and isinstance(other, Fraction)
        return abs(fact - other) - value if both else None  # type: ignore[operator]
    if not isinstance(fact, date):
        return fact - value if isinstance(fact, Fraction) and value is not None else None
    other_day = leaf.other if isinstance(leaf, Near) else turn
    if other_day is turn and isinstance(turn, Moment) and value is not None:
        other_day = Moment(turn.what, value)
    days = operand_choices(other_day, facts, frame) or ()
    gap = (fact - days[0]).days if len(days) == 1 and isinstance(days[0], date) else None
    if gap is None or not isinstance(leaf, Near):
        return None if gap is None else Fraction(gap)
    return (gap if leaf.after else -gap) - (value or Fraction(0))


def side_of(value: Fraction, cut: Fraction, step: Fraction) -> Iterable[str]:
    """Tell whether a value lies on a threshold, or within one step under or over it."""
    if value == cut:
        yield AT
    elif cut - step <= value < cut:
        yield UNDER
    elif cut < value <= cut + step:
        yield OVER


def sides_possible(
    cut: Fraction, integers: bool, low: Fraction | None = Fraction(0), high: Fraction | None = None
) -> tuple[str, ...]:
    """Return which sides of a threshold a fact can take at all."""
    inside = (low is None or low <= cut) and (high is None or cut <= high)
    at = inside and not (integers and cut.denominator != 1)
    possible = {UNDER: low is None or low < cut, AT: at, OVER: high is None or cut < high}
    return tuple(side for side, can_be in possible.items() if can_be)
