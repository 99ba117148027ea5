"""Which facts can be unknown at all: what rests on deliveries alone never is."""

from __future__ import annotations

from collections.abc import Iterable

from engine.indicators.knowledge import forms_of
from engine.rulebook.model.conditions import Moment
from engine.rulebook.model.indicators import (
    Aggregate,
    BandBefore,
    ChanceOfSoFew,
    DayOf,
    DaysBetween,
    DeclaredCell,
    Difference,
    IndicatorRef,
    IndicatorSet,
    OwnField,
    Previous,
    Quotient,
    ScoreFirstTold,
    ShareOfBest,
    Total,
)


def any_unknown(names: Iterable[str], indicators: IndicatorSet) -> bool:
    return any(can_be_unknown(name, indicators) for name in names)


def can_be_unknown(name: str, indicators: IndicatorSet) -> bool:
    """Tell whether a fact may be unknown: a form not returned, a blank field, nothing to divide by."""
    if name not in indicators.indicators:  # the score, another rulebook's band
        return True
    operation = indicators.indicators[name].operation
    if isinstance(operation, Aggregate):
        return bool(forms_of(operation.over))
    if isinstance(operation, OwnField | DeclaredCell | Previous | ScoreFirstTold | BandBefore):
        return True
    if isinstance(operation, Quotient):
        return operation.if_none == "unknown" or any_unknown((operation.above, operation.below), indicators)
    if isinstance(operation, Total):
        return any_unknown(operation.names, indicators)
    if isinstance(operation, Difference):
        return any_unknown((operation.a, operation.b), indicators)
    if isinstance(operation, ChanceOfSoFew):
        return any_unknown((operation.name, operation.among), indicators)
    if isinstance(operation, ShareOfBest):
        return any_unknown((operation.name,), indicators)
    return _days(operation, indicators)


def _days(operation: DaysBetween, indicators: IndicatorSet) -> bool:
    return operation.if_none == "unknown" or any(
        _day(day, indicators) for day in (operation.first, operation.second)
    )


def _day(day: DayOf, indicators: IndicatorSet) -> bool:
    if isinstance(day, IndicatorRef):
        return can_be_unknown(day.name, indicators)
    return isinstance(day, Aggregate) and bool(forms_of(day.over)) and not isinstance(day, Moment)
