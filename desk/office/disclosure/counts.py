"""The counts among the indicators: what they rest on, and which of them are the office's own work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from engine.indicators.operations.add import Add
from engine.indicators.operations.count import Count
from engine.indicators.operations.days_between import DaysBetween
from engine.indicators.operations.declared_cell import DeclaredCell
from engine.indicators.operations.over_records import OverRecords
from engine.indicators.operations.own_field import OwnField
from engine.indicators.operations.previous import Previous
from engine.indicators.through import through_kinds
from engine.logic.cells import Cell
from engine.rulebook.model.conditions import AllOf, Compare, Known
from engine.rulebook.model.declared import DECLARED
from engine.rulebook.model.indicators import Indicator, Selection

SMALL = 5  # a count below this does not leave the office
COUNTING = ("count", "sum", "count_distinct")
# Kinds that are the office's own work: how few there were says nothing of a person, a venue or a case.
OWN_WORK = frozenset({"activity", "team", "registration", "return", "self_score", "appraisal", "unit"})
# Kinds of which it is public that there are any, but not how many persons stand behind them.
OFFERED = frozenset({"support"})
EVERY_KIND = frozenset({"every kind"})  # of what rests on the score or the band
# Kinds about what was sent or self-scored, no figure of the unit's year.
ABOUT_RETURNS = frozenset({"return", "self_score", "appraisal", "notice"})
OF_DRUGS = frozenset({"drug_situation", "drug_matter", "drug_treatment"})
# Kinds whose fields count people who must stay unseen: such a field is never added up over communes.
OF_PEOPLE = OF_DRUGS | {"case"}
Indicators = Mapping[str, Indicator]


def is_small(value: Fraction | int) -> bool:
    """Tell whether a count is one that must not be known. Nobody stands behind a zero."""
    return 0 < value < SMALL


def is_count(indicator: Indicator) -> bool:
    """Tell whether an indicator counts or adds up records, itself or through others."""
    if isinstance(indicator, OverRecords):
        return indicator.op in COUNTING
    if isinstance(indicator, DeclaredCell):
        return indicator.field in ("number", "of")
    return isinstance(indicator, Add | Previous)


def kinds_under(name: str, indicators: Indicators) -> frozenset[str]:
    """Return the kinds of record an indicator rests on; none for a field of the unit's own.

    A result of scoring, an unknown operation, and a column an office keeps to itself rest on every kind.
    """
    indicator = indicators[name]
    if indicator.private:
        return EVERY_KIND
    if isinstance(indicator, DeclaredCell):
        return frozenset({DECLARED})
    if isinstance(indicator, OwnField):
        return frozenset()
    counted = [_kinds_of(part.over) for part in indicator.over_records.values()]
    parts = [kinds_under(part, indicators) for part in indicator.looked_at]
    known = counted or parts or isinstance(indicator, DaysBetween)
    return frozenset().union(*counted, *parts) if known else EVERY_KIND


def _kinds_of(selection: Selection) -> frozenset[str]:
    along = through_kinds(selection) if selection.through is not None else ()
    return frozenset({selection.kind, *along})


def is_own_field(name: str, indicators: Indicators) -> bool:
    return isinstance(indicators[name], OwnField)


def is_summed(name: str, indicators: Indicators) -> bool:
    """Tell whether sums over units say something; people in cases, and drugs, are never added up."""
    indicator = indicators[name]
    if isinstance(indicator, OverRecords):
        people = indicator.op == "sum" and indicator.over.kind in OF_PEOPLE
        return indicator.op in ("count", "sum") and not people
    return isinstance(indicator, Add) and all(is_summed(part, indicators) for part in indicator.operands)


def sums_under(name: str, indicators: Indicators) -> tuple[str, ...]:
    """Return the sums of a field of records, not of own work, that an indicator is or adds up."""
    indicator = indicators[name]
    if isinstance(indicator, OverRecords):
        guarded = indicator.op == "sum" and not kinds_under(name, indicators) <= OWN_WORK
        return (name,) if guarded else ()
    parts = indicator.operands if isinstance(indicator, Add) else ()
    return tuple(under for part in parts for under in sums_under(part, indicators))


def records_behind(indicator: Indicator) -> Indicator:
    """Return the count of the records behind a sum of a field: those in which it is more than nothing."""
    assert isinstance(indicator, OverRecords)
    assert indicator.path is not None
    path, where = indicator.path, indicator.over.where
    filled = (Known(path, True), Compare(path, "more_than", (Fraction(0),)))
    over = replace(indicator.over, where=AllOf(filled if where is None else (where, *filled)))
    return Count(
        name=indicator.name, vi=indicator.vi, en=indicator.en, unit=indicator.unit, count=over.kind, over=over
    )


def number_in(cell: Cell | None) -> Fraction | None:
    return cell.value if cell is not None and cell.known and isinstance(cell.value, Fraction) else None


def ends_in(cells: Iterable[Cell | None]) -> list[Fraction]:
    """Return the numbers among cells that are known, and the ends of those that lie between two."""
    return [end for cell in cells if cell is not None for end in cell.ends if isinstance(end, Fraction)]
