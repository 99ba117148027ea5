"""The counts among the indicators: which there are, what is made of them, and how a value follows from others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from engine.logic.cells import NOT_APPLICABLE, Cell, known, unknown
from engine.logic.meaning import Facts
from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.facts_used import used_facts
from engine.rulebook.model.indicators import (
    Aggregate,
    ChanceOfSoFew,
    Difference,
    Indicator,
    OwnField,
    Previous,
    Quotient,
    Total,
)
from engine.rulebook.model.rulebook import Criterion, Rulebook

SMALL = 5  # a count below this does not leave the office
COUNTING = ("count", "sum", "count_distinct")
# Kinds that are the office's own work: how few there were says nothing of a person, a venue or a case.
OWN_WORK = ("activity", "team", "registration", "return", "self_score", "appraisal", "unit")
Indicators = Mapping[str, Indicator]


def is_small(value: Fraction | int) -> bool:
    """Tell whether a count is one that must not be known. Nobody stands behind a zero."""
    return 0 < value < SMALL


def is_count(indicator: Indicator) -> bool:
    """Tell whether an indicator counts or adds up records, itself or through others."""
    operation = indicator.operation
    if isinstance(operation, Aggregate):
        return operation.op in COUNTING
    return isinstance(operation, Total | Previous)


def kinds_under(name: str, indicators: Indicators) -> frozenset[str]:
    """Return the kinds of record an indicator rests on."""
    operation = indicators[name].operation
    if isinstance(operation, Aggregate):
        return frozenset({operation.over.kind})
    return frozenset(kind for part in parts_of(name, indicators) for kind in kinds_under(part, indicators))


def parts_of(name: str, indicators: Indicators) -> tuple[str, ...]:
    """Return the indicators one is made of, a step down."""
    operation = indicators[name].operation
    if isinstance(operation, Quotient):
        return operation.above, operation.below
    if isinstance(operation, Total):
        return operation.names
    if isinstance(operation, Difference):
        return operation.a, operation.b
    if isinstance(operation, ChanceOfSoFew):
        return operation.name, operation.among
    return (operation.name,) if isinstance(operation, Previous) else ()


def counts_behind(criterion: Criterion, indicators: Indicators) -> tuple[str, ...]:
    """Return the counts a criterion's points follow from: the nearest ones, a total before its parts."""
    names = used_facts(criterion.points, criterion.applies_when)
    return tuple(dict.fromkeys(count for name in names for count in _nearest(name, indicators)))


def kinds_under_points(rulebook: Rulebook, indicators: Indicators) -> frozenset[str]:
    """Return the kinds of record that points and gates follow from, the office's own work left out."""
    names = {n for c in rulebook.criteria for n in used_facts(c.points, c.applies_when)}
    names |= {n for gate in rulebook.gates for n in facts_in(gate.when)}
    found = (kinds_under(n, indicators) for n in names if n in indicators)
    return frozenset(kind for kinds in found for kind in kinds) - set(OWN_WORK)


def _nearest(name: str, indicators: Indicators) -> Iterator[str]:
    if name not in indicators:
        return
    if is_count(indicators[name]):
        yield name
        return
    for part in parts_of(name, indicators):
        yield from _nearest(part, indicators)


def shares_behind(criterion: Criterion, indicators: Indicators) -> tuple[tuple[str, str], ...]:
    """Return the (part, whole) pairs of counts a criterion's points follow from."""
    names = used_facts(criterion.points, criterion.applies_when)
    found = (indicators[name].operation for name in names if name in indicators)
    return tuple((o.above, o.below) for o in found if isinstance(o, Quotient) and o.times == 100)


def is_own_field(name: str, indicators: Indicators) -> bool:
    return isinstance(indicators[name].operation, OwnField)


def with_counts(facts: Facts, indicators: Indicators, values: Mapping[str, Fraction]) -> Facts:
    """Return the facts as they would be if these counts were so."""

    def cell(name: str) -> Cell:
        if name in values:
            return known(values[name])
        operation = indicators[name].operation if name in indicators else None
        if isinstance(operation, Quotient):
            return _quotient(operation, cell(operation.above), cell(operation.below))
        return facts(name)

    return cell


def _quotient(operation: Quotient, above: Cell, below: Cell) -> Cell:
    if not (above.known and below.known):
        return unknown()
    a, b = above.value, below.value
    assert isinstance(a, Fraction)
    assert isinstance(b, Fraction)
    if b == 0:
        return NOT_APPLICABLE if operation.if_none == "not_applicable" else unknown()
    return known(a * operation.times / b)
