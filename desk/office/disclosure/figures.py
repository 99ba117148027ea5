"""Which figures may be published: columns of the office's own work, and sums over all units that tell of no
one unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from desk.office.disclosure.added_up import Wholes, following, wholes_of, without
from desk.office.disclosure.counts import (
    ABOUT_RETURNS,
    OWN_WORK,
    SMALL,
    Indicators,
    ends_in,
    is_count,
    is_own_field,
    is_small,
    is_summed,
    kinds_under,
    numbers_in,
)
from engine.logic.cells import Cell
from engine.rulebook.model.indicators import Aggregate, Total

Values = Mapping[str, Cell]  # by indicator, of one unit in one period


def publishable(indicators: Indicators, rows: Sequence[Values]) -> tuple[str, ...]:
    """Return the columns shown unit by unit: own work and the unit's own fields, nowhere below five.

    Venues, cases, persons are never shown unit by unit, however many: a column that is there in one year and
    not in another would tell of the unit that has few.
    """
    return tuple(name for name in indicators if _is_own_work(name, indicators) and _is_open(name, rows))


def _is_own_work(name: str, indicators: Indicators) -> bool:
    counted = is_count(indicators[name]) and isinstance(indicators[name].operation, Aggregate | Total)
    kinds = kinds_under(name, indicators)
    return (counted or is_own_field(name, indicators)) and kinds <= OWN_WORK - ABOUT_RETURNS


def is_said_of_each(name: str, indicators: Indicators) -> bool:
    """Tell whether an indicator is a yes or no about the unit's own work: how many say yes tells of
    nobody."""
    operation = indicators[name].operation
    yes_or_no = isinstance(operation, Aggregate) and operation.op == "exists"
    return yes_or_no and kinds_under(name, indicators) <= OWN_WORK - ABOUT_RETURNS


def _is_open(name: str, rows: Sequence[Values]) -> bool:
    """Tell whether no unit has fewer than five, nor may have for what is known: an end that is shown is a
    number shown."""
    ends = ends_in(row.get(name) for row in rows)
    return bool(ends) and all(end >= SMALL for end in ends)


def totals_over_units(indicators: Indicators, rows: Sequence[Values]) -> dict[str, Fraction]:
    """Return the sums over all units that may be shown, in the order of the indicators."""
    found: dict[str, Fraction] = {}
    for name, indicator in indicators.items():
        if not is_summed(name, indicators) or kinds_under(name, indicators) & ABOUT_RETURNS:
            continue
        values = numbers_in(row.get(name) for row in rows)
        beside = [total for other, total in found.items() if indicators[other].unit == indicator.unit]
        if len(values) == len(rows) and tells_of_no_unit(values, beside):
            found[name] = sum(values, Fraction(0))
    every = {n: numbers_in(row.get(n) for row in rows) for n in indicators}
    while (telling := _tells_of_another(found, every, wholes_of(indicators))) is not None:
        del found[telling]
    return found


def _tells_of_another(
    found: Mapping[str, Fraction], values: Mapping[str, Sequence[Fraction]], wholes: Wholes
) -> str | None:
    """Return a sum that, beside the others shown, gives away one that may not be shown; None where there is
    none."""
    for name, total in following(found, wholes).items():
        if name not in found and total and not tells_of_no_unit(values[name]):
            return without(name, found, wholes)
    return None


def tells_of_no_unit(values: Sequence[Fraction], beside: Iterable[Fraction] = ()) -> bool:
    """Tell whether the sum of these values, one a unit, may stand beside other sums counted in the same unit.

    Three units or more; five or more in all; not all in one unit; not 1 to 4 away from another sum (that
    would be a small sum of what lies between); and two or more below what it would be if every unit had as
    many as the one with most. Then whoever knows the most any unit can have is still left with three values
    for each.
    """
    total = sum(values, Fraction(0))
    return (
        len(values) >= 3
        and total >= SMALL
        and not _one_alone(values)
        and total <= len(values) * max(*values, Fraction(SMALL)) - 2
        and not any(is_small(abs(total - other)) for other in beside)
    )


def _one_alone(values: Sequence[Fraction]) -> bool:
    """Tell whether one unit has it all: the sum would be its own count."""
    return sum(value > 0 for value in values) <= 1
