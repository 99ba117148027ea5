"""The counts among the indicators: what they rest on, and which of them are the office's own work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from engine.indicators.own_rows import DECLARED
from engine.indicators.through import through_kinds
from engine.logic.cells import Cell
from engine.rulebook.model.conditions import AllOf, Compare, Known
from engine.rulebook.model.indicators import (
    Aggregate,
    DaysBetween,
    DeclaredCell,
    Indicator,
    OwnField,
    Previous,
    Total,
    looks_at,
    operands_of,
)

SMALL = 5  # a count below this does not leave the office
COUNTING = ("count", "sum", "count_distinct")
# Kinds that are the office's own work: how few there were says nothing of a person, a venue or a case.
OWN_WORK = frozenset({"activity", "team", "registration", "return", "self_score", "appraisal", "unit"})
# Kinds of which it is public that there are any, but not how many persons stand behind them.
OFFERED = frozenset({"support"})
EVERY_KIND = frozenset({"every kind"})  # of what rests on the score or the band
# Kinds about what was sent or self-scored, no figure of the unit's year.
ABOUT_RETURNS = frozenset({"return", "self_score", "appraisal", "notice"})
Indicators = Mapping[str, Indicator]


def is_small(value: Fraction | int) -> bool:
    """Tell whether a count is one that must not be known. Nobody stands behind a zero."""
    return 0 < value < SMALL


def is_count(indicator: Indicator) -> bool:
    """Tell whether an indicator counts or adds up records, itself or through others."""
    operation = indicator.operation
    if isinstance(operation, Aggregate):
        return operation.op in COUNTING
    if isinstance(operation, DeclaredCell):
        return operation.cell in ("number", "of")
    return isinstance(operation, Total | Previous)


def kinds_under(name: str, indicators: Indicators) -> frozenset[str]:
    """Return the kinds of record an indicator rests on; none for a field of the unit's own.

    A result of scoring rests on every kind there is; so does an operation that is not known here.
    """
    operation = indicators[name].operation
    if isinstance(operation, Aggregate):
        return _kinds_of(operation)
    if isinstance(operation, DeclaredCell):
        return frozenset({DECLARED})
    if isinstance(operation, DaysBetween):
        days = (operation.first, operation.second)
        counted = (_kinds_of(day) for day in days if isinstance(day, Aggregate))
        return frozenset().union(*counted, *(kinds_under(n, indicators) for n in operands_of(operation)))
    if isinstance(operation, OwnField):
        return frozenset()
    parts = looks_at(operation)
    return frozenset().union(*(kinds_under(n, indicators) for n in parts)) if parts else EVERY_KIND


def _kinds_of(operation: Aggregate) -> frozenset[str]:
    along = through_kinds(operation.over) if operation.over.through is not None else ()
    return frozenset({operation.over.kind, *along})


def is_own_field(name: str, indicators: Indicators) -> bool:
    return isinstance(indicators[name].operation, OwnField)


def is_summed(name: str, indicators: Indicators) -> bool:
    """Tell whether sums over units say something: counts and sums of records, each counted in one unit.

    People in cases are never added up.
    """
    operation = indicators[name].operation
    if isinstance(operation, Aggregate):
        people = operation.op == "sum" and operation.over.kind == "case"
        return operation.op in ("count", "sum") and not people
    return isinstance(operation, Total) and all(is_summed(part, indicators) for part in operation.names)


def sums_under(name: str, indicators: Indicators) -> tuple[str, ...]:
    """Return the sums of a field of records, not of the office's own work, that an indicator adds up: itself
    or its parts."""
    operation = indicators[name].operation
    if isinstance(operation, Aggregate):
        guarded = operation.op == "sum" and not kinds_under(name, indicators) <= OWN_WORK
        return (name,) if guarded else ()
    parts = operation.names if isinstance(operation, Total) else ()
    return tuple(under for part in parts for under in sums_under(part, indicators))


def records_behind(indicator: Indicator) -> Indicator:
    """Return the count of the records behind a sum of a field: those in which it is more than nothing."""
    operation = indicator.operation
    assert isinstance(operation, Aggregate)
    assert operation.path is not None
    path, where = operation.path, operation.over.where
    filled = (Known(path, True), Compare(path, "more_than", (Fraction(0),)))
    over = replace(operation.over, where=AllOf(filled if where is None else (where, *filled)))
    return replace(indicator, operation=Aggregate("count", over))


def number_in(cell: Cell | None) -> Fraction | None:
    return cell.value if cell is not None and cell.known and isinstance(cell.value, Fraction) else None


def ends_in(cells: Iterable[Cell | None]) -> list[Fraction]:
    """Return the numbers among cells that are known, and the ends of those that lie between two."""
    return [end for cell in cells if cell is not None for end in cell.ends if isinstance(end, Fraction)]
