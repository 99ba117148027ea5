"""Which figures may be published: what they rest on, the office's own work, sums that tell of no one unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import sub

from engine.indicators.operations.add import Add
from engine.indicators.operations.count import Count
from engine.indicators.operations.days_between import DaysBetween
from engine.indicators.operations.declared_cell import DeclaredCell
from engine.indicators.operations.exists import Exists
from engine.indicators.operations.over_records import OverRecords
from engine.indicators.operations.own_field import OwnField
from engine.indicators.operations.previous import Previous
from engine.indicators.through import through_kinds
from engine.logic.cells import Cell
from engine.rulebook.model.among_units import is_among
from engine.rulebook.model.conditions import AllOf, Compare, Known, facts_in
from engine.rulebook.model.declared import DECLARED
from engine.rulebook.model.indicators import Indicator, Selection
from engine.rulebook.model.points import Lines
from engine.rulebook.model.points_asked import is_points, points_asked
from engine.rulebook.model.rulebook import Criterion, Rulebook

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
# Kinds of a visit and of what is visited: visits less venues visited are the visits after a first.
VISITED = frozenset({"venue", "venue_period", "inspection"})
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


Sums = Mapping[str, Fraction]  # over all communes, by indicator
Wholes = Mapping[str, tuple[str, ...]]  # the parts of each indicator that adds others up


def wholes_of(indicators: Indicators) -> Wholes:
    return {n: i.operands for n, i in indicators.items() if isinstance(i, Add)}


def following(shown: Sums, wholes: Wholes) -> dict[str, Fraction]:
    """Return the sums shown, and after them those that whoever sees them can work out, step by step."""
    known = dict(shown)
    grown = True
    while grown:
        grown = False
        for whole, parts in wholes.items():
            open_ = {whole, *parts} - set(known)
            if len(open_) == 1:
                told = open_.pop()
                others = sum((known[part] for part in parts if part != told), Fraction(0))
                known[told] = others if told == whole else known[whole] - others
                grown = True
    return known


def without(name: str, shown: Sums, wholes: Wholes) -> str:
    """Return a sum shown without which another does not follow, its whole before others."""
    order = sorted(shown, key=lambda n: name not in wholes.get(n, ()))
    for one in order:
        if name not in following({n: t for n, t in shown.items() if n != one}, wholes):
            return one
    return order[0]


NONE = Fraction(0)
Values = Mapping[str, Cell]  # by indicator, of one unit in one period


def publishable(indicators: Indicators, rows: Sequence[Values]) -> tuple[str, ...]:
    """Return the columns shown unit by unit: own work and the unit's own fields, nowhere below five.

    Venues, cases, persons never are: a column there in one year alone would tell of the unit that has few.
    """
    return tuple(name for name in indicators if _is_own_work(name, indicators) and _is_open(name, rows))


def _is_own_work(name: str, indicators: Indicators) -> bool:
    counted = is_count(indicators[name]) and isinstance(indicators[name], OverRecords | Add)
    kinds = kinds_under(name, indicators)
    return (counted or is_own_field(name, indicators)) and kinds <= OWN_WORK - ABOUT_RETURNS


def is_said_of_each(name: str, indicators: Indicators) -> bool:
    """Tell whether an indicator is a yes or no about the unit's own work: its count tells of nobody."""
    yes_or_no = isinstance(indicators[name], Exists)
    return yes_or_no and kinds_under(name, indicators) <= OWN_WORK - ABOUT_RETURNS


def _is_open(name: str, rows: Sequence[Values]) -> bool:
    """Tell whether no unit has, or may have, fewer than five: an end that is shown is a number shown."""
    ends = ends_in(row.get(name) for row in rows)
    return bool(ends) and all(end >= SMALL for end in ends)


@dataclass(frozen=True, slots=True)
class UnitSum:
    """A sum over units: of each unit the number, and of how many records it is the sum."""

    values: Mapping[str, Fraction]  # by unit
    records: Mapping[str, Fraction]

    @property
    def total(self) -> Fraction:
        return sum(self.values.values(), Fraction(0))


def unit_sums(
    indicators: Indicators, rows: Mapping[str, Values], records: Mapping[str, Values]
) -> dict[str, UnitSum]:
    """Return the sums of indicators known in every unit; `records`: the counts behind sums of fields."""
    sums: dict[str, UnitSum] = {}
    for name in indicators:
        values = {unit: number_in(row.get(name)) for unit, row in rows.items()}
        counts = [
            {unit: number_in(records[unit].get(part)) for unit in rows}
            for part in sums_under(name, indicators)
        ]
        behind = {unit: _most([one[unit] for one in counts]) if counts else values[unit] for unit in rows}
        known = [one for one in (values, behind) if None not in one.values()]
        if rows and len(known) == 2:
            sums[name] = UnitSum(*({u: n for u, n in one.items() if n is not None} for one in known))
    return sums


def _most(counts: Sequence[Fraction | None]) -> Fraction | None:
    """Return the records that are surely behind parts of a sum: one record may be behind all of them."""
    known = [count for count in counts if count is not None]
    return max(known) if len(known) == len(counts) else None


def totals_over_units(indicators: Indicators, sums: Mapping[str, UnitSum]) -> dict[str, Fraction]:
    """Return the sums over all units that may be shown, in the order of the indicators."""
    shown: dict[str, Fraction] = {}
    for name in indicators:
        if not is_summed(name, indicators) or kinds_under(name, indicators) & (ABOUT_RETURNS | EVERY_KIND):
            continue
        beside = [sums[other].values for other in shown if _are_compared(name, other, indicators)]
        if name in sums and may_be_shown(sums[name], beside):
            shown[name] = sums[name].total
    wholes = wholes_of(indicators)
    while (telling := _tells_of_another(shown, sums, wholes)) is not None:
        del shown[telling]
    return shown


def _are_compared(name: str, other: str, indicators: Indicators) -> bool:
    """Tell whether one of two sums may be part of the other: of one unit of measure, or visits and venues."""
    alike = indicators[name].unit == indicators[other].unit
    return alike or kinds_under(name, indicators) | kinds_under(other, indicators) <= VISITED


def _tells_of_another(shown: Sums, sums: Mapping[str, UnitSum], wholes: Wholes) -> str | None:
    """Return a sum that gives away one that may not be shown; None where there is none."""
    for name, total in following(shown, wholes).items():
        if name not in shown and total and not (name in sums and may_be_shown(sums[name])):
            return without(name, shown, wholes)
    return None


def may_be_shown(sum_: UnitSum, beside: Iterable[Mapping[str, Fraction]] = ()) -> bool:
    """Tell whether a sum, and the records behind it, may stand beside others of the same unit."""
    units = list(sum_.values)
    others = [[other[unit] for unit in units] for other in beside]
    return tells_of_no_unit([sum_.records[unit] for unit in units]) and tells_of_no_unit(
        [sum_.values[unit] for unit in units], others
    )


def tells_of_no_unit(values: Sequence[Fraction], beside: Iterable[Sequence[Fraction]] = ()) -> bool:
    """Tell whether the sum of these values, one a unit, may stand beside other sums counted in the same unit.

    Each unit knows its own value, so the rule holds for what is left without any one of them: three units or
    more; five or more in all; not all in one unit; not 1 to 4 away from another sum (that would be a small
    sum of what lies between); and two or more below what it would be if every unit had as many as the one
    with most. Then whoever knows the most any unit can have is still left with three values for each. In all
    they come to ten or more: of six, no unit could have more than the one that leaves five.
    """
    total, others = sum(values, Fraction(0)), len(values) - 1
    return (
        others >= 3
        and sum(value > 0 for value in values) >= 3
        and total >= 2 * SMALL
        and total - max(values) >= SMALL
        and total - min(values) <= others * max(*values, Fraction(SMALL)) - 2
        and not any(_leaves_a_few(tuple(map(sub, values, other))) for other in beside)
    )


def _leaves_a_few(differences: Sequence[Fraction]) -> bool:
    """Tell whether differences, one a unit, come to 1 to 4, for a stranger or for one of the units."""
    return any(is_small(abs(left)) for left in _for_every_reader(differences))


def _for_every_reader(differences: Sequence[Fraction]) -> list[Fraction]:
    """Return what differences come to: for a stranger, then for each unit, which subtracts its own."""
    total = sum(differences, Fraction(0))
    return [total, *(total - own for own in differences)]


def moved_by_a_few(then: UnitSum, now: UnitSum) -> bool:
    """Tell whether two editions of a sum tell a stranger or a unit of 1 to 4 records that came between.

    A number that moved while as many records are behind it tells of a record that was corrected.
    """
    records, values = (
        _for_every_reader([after.get(unit, NONE) - before.get(unit, NONE) for unit in {**before, **after}])
        for before, after in ((then.records, now.records), (then.values, now.values))
    )
    left = zip(records, values, strict=True)
    return any(is_small(abs(record)) or (record == 0 and value != 0) for record, value in left)


def open_criteria(rulebook: Rulebook, indicators: Indicators) -> frozenset[str]:
    """Return the criteria whose points are published, the same for every unit, year and edition."""
    return frozenset(c.id for c in rulebook.criteria if _is_open_criterion(c, indicators))


def open_gates(rulebook: Rulebook, indicators: Indicators) -> frozenset[str]:
    return frozenset(
        gate.id
        for gate in rulebook.gates
        if all(_is_open_in(name, rulebook, indicators) for name in facts_in(gate.when))
    )


def _is_open_in(name: str, rulebook: Rulebook, indicators: Indicators) -> bool:
    """Tell whether a gate on this fact tells no more than is published."""
    if is_among(name):  # an order by points would tell of points
        return False
    if is_points(name):
        return all(
            _is_open_criterion(criterion, indicators) for criterion in points_asked(name, rulebook).criteria
        )
    return _tells_no_count(name, indicators)


def _is_open_criterion(criterion: Criterion, indicators: Indicators) -> bool:
    """Tell whether points follow from own work alone, in steps: points by the piece tell how many."""
    names = criterion.facts
    steps = isinstance(criterion.points, Lines)
    return all(
        _tells_no_count(name, indicators) and (steps or not _has_count(name, indicators)) for name in names
    )


def _tells_no_count(name: str, indicators: Indicators) -> bool:
    if name not in indicators:
        return False  # a band: it rests on everything
    kinds = kinds_under(name, indicators)
    if isinstance(indicators[name], Exists):
        return kinds <= OWN_WORK | OFFERED
    return kinds <= OWN_WORK


def _has_count(name: str, indicators: Indicators) -> bool:
    return is_count(indicators[name]) or bool(kinds_under(name, indicators))
