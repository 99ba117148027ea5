"""What the rules say that a return is read against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from facts.offices import NO_OFFICES, Offices
from facts.periods import Calendar, Period
from facts.units import Unit, Units


@dataclass(frozen=True, slots=True)
class Context:
    """Periods, units, the most points each criterion can give, and who tells what is to be declared, as the
    rules have them."""

    calendar: Calendar
    units: Units
    maxima: Mapping[str, Decimal] = field(default_factory=dict)
    offices: Offices = NO_OFFICES  # empty: any office may send
    declared: Mapping[str, str] = field(default_factory=dict)  # a fact of form B17 → the office that tells it
    decimals: Mapping[str, int] = field(
        default_factory=dict
    )  # a fact of form B17 that is a number → how fine it may be
    printed: Mapping[str, frozenset[frozenset[tuple[str, str]]]] = field(
        default_factory=dict
    )  # by form, the rows that blank returns come with
    handed: Mapping[str, str] = field(
        default_factory=dict
    )  # import of a unit that is no more → the unit that took it over

    def unit_in(self, code: str, period: Period) -> Unit | None:
        """Return the unit a code names on the last day of a period, or else at any time in it."""
        ends = self.units.get(code, period.end)
        return ends or next((u for u in self.units.called(code) if _meets(u, period)), None)


def _meets(unit: Unit, period: Period) -> bool:
    return (unit.valid_from is None or unit.valid_from <= period.end) and (
        unit.valid_until is None or unit.valid_until >= period.start
    )
