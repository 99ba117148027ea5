"""Which figures may be published: whole columns, so that what is missing says nothing of one commune."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction

from desk.office.disclosure.counts import SMALL, Indicators, is_count, is_own_field, is_small, kinds_under
from engine.logic.cells import Cell
from engine.rulebook.model.indicators import Aggregate, Indicator, Quotient, Total

Values = Mapping[str, Cell]  # by indicator, of one commune in one period


@dataclass(frozen=True, slots=True)
class Published:
    """The indicators whose figures stand in the public workbook, commune by commune."""

    names: tuple[str, ...]

    def __contains__(self, name: str) -> bool:
        return name in self.names


def publishable(indicators: Indicators, rows: Sequence[Values]) -> Published:
    """Return the columns in which every known value may be seen, given every commune in every period shown."""
    chosen: list[str] = []
    for name in indicators:
        if (
            not _is_about_returns(name, indicators)
            and _is_open(name, indicators, rows)
            and _fits(name, chosen, indicators, rows)
        ):
            chosen.append(name)
    shares = [name for name in indicators if _is_open_share(name, chosen, indicators, rows)]
    return Published(_without_telling_totals([*chosen, *shares], indicators))


def _is_open(name: str, indicators: Indicators, rows: Sequence[Values]) -> bool:
    """Tell whether a count or a number of the unit's own is at least five wherever it is known."""
    counted = is_count(indicators[name]) and not _looks_back(name, indicators)
    if not (counted or is_own_field(name, indicators)):
        return False
    values = _numbers(name, rows)
    return bool(values) and all(value >= SMALL for value in values)


def _looks_back(name: str, indicators: Indicators) -> bool:
    return not isinstance(indicators[name].operation, Aggregate | Total)


def _fits(name: str, chosen: Iterable[str], indicators: Indicators, rows: Sequence[Values]) -> bool:
    """Tell whether no small count lies between this column and one chosen before, counted in the same unit."""
    unit = indicators[name].unit
    beside = [other for other in chosen if indicators[other].unit == unit]
    return not any(
        is_small(abs(a - b))
        for row in rows
        for other in beside
        if (a := _number(row.get(name))) is not None and (b := _number(row.get(other))) is not None
    )


def _is_open_share(name: str, chosen: Sequence[str], indicators: Indicators, rows: Sequence[Values]) -> bool:
    operation = indicators[name].operation
    return isinstance(operation, Quotient) and operation.above in chosen and operation.below in chosen


def _without_telling_totals(names: Sequence[str], indicators: Indicators) -> tuple[str, ...]:
    """Leave out a total that would tell its one part that is not shown."""

    def tells(name: str) -> bool:
        operation = indicators[name].operation
        return isinstance(operation, Total) and sum(part not in names for part in operation.names) == 1

    return tuple(name for name in names if not tells(name))


def district_totals(
    indicators: Indicators, rows: Sequence[Values], published: Published, under_points: Set[str]
) -> dict[str, Fraction]:
    """Return the sums over all communes that may be shown: at least five, known everywhere, three or more communes.

    Of records that points follow from, only what each commune's own figure is shown of is summed: the points of all
    communes and such a sum would tell of one what its own points do not. Four cases found in all leave few guesses of
    how many were due in each.
    """
    found: dict[str, Fraction] = {}
    for name, indicator in indicators.items():
        values = _numbers(name, rows)
        summed = can_be_summed(indicator) and not _is_about_returns(name, indicators)
        summed = summed and (name in published or not kinds_under(name, indicators) & under_points)
        if not summed or len(values) < len(rows) or len(rows) < 3:
            continue
        total = sum(values, Fraction(0))
        near = (other for n, other in found.items() if indicators[n].unit == indicator.unit)
        if (
            total >= SMALL
            and not any(is_small(abs(total - other)) for other in near)
            and not _one_alone(values)
        ):
            found[name] = total
    return found


def can_be_summed(indicator: Indicator) -> bool:
    """Tell whether sums over communes say something: counts and sums of records, each counted in one commune."""
    summed = isinstance(indicator.operation, Aggregate | Total) and is_count(indicator)
    return summed and not _distinct(indicator.operation)


def _distinct(operation: object) -> bool:
    """Tell whether sums over communes would count something twice."""
    return isinstance(operation, Aggregate) and operation.op == "count_distinct"


def _one_alone(values: Sequence[Fraction]) -> bool:
    """Tell whether one commune has it all: the sum would be its own count."""
    return sum(value > 0 for value in values) <= 1


def _is_about_returns(name: str, indicators: Indicators) -> bool:
    """Tell whether an indicator is about what was sent or self-scored, no figure of the commune's year."""
    return bool(kinds_under(name, indicators) & {"return", "self_score", "appraisal"})


def _numbers(name: str, rows: Sequence[Values]) -> list[Fraction]:
    found = (_number(row.get(name)) for row in rows)
    return [value for value in found if value is not None]


def _number(cell: Cell | None) -> Fraction | None:
    return cell.value if cell is not None and cell.known and isinstance(cell.value, Fraction) else None
