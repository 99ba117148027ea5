"""What the rules say that a return is read against."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from facts.forms.catalogue import SHIPPED, Catalogue
from facts.offices import NO_OFFICES, Offices
from facts.periods import Calendar, Period
from facts.spelling import folded
from facts.units import Unit, Units


@dataclass(frozen=True, slots=True)
class ScoredRulebook:
    """A rulebook that scores communes: its days in force, and the most points each criterion can give.

    `recognises`: it is for recognising them, which is what points are given for where no rulebook is named.
    """

    name: str
    title: str
    in_force_from: date
    in_force_until: date | None
    recognises: bool
    maxima: Mapping[str, Decimal]

    def is_in_force(self, day: date) -> bool:
        return self.in_force_from <= day and (self.in_force_until is None or day <= self.in_force_until)

    def is_called(self, text: str) -> bool:
        """Tell whether a cell names it, by its name in the rules or by its title."""
        return folded(text) in (folded(self.name), folded(self.title))


@dataclass(frozen=True, slots=True)
class Context:
    """Periods, units, rulebooks with points, who declares what, and forms, as the rules have them."""

    calendar: Calendar
    units: Units
    rulebooks: tuple[ScoredRulebook, ...] = ()  # empty: none to check points against
    offices: Offices = NO_OFFICES  # empty: any office may send
    declared: Mapping[str, str] = field(default_factory=dict)  # a fact of form B17 → the office that tells it
    # a fact of form B17 that is a number → how fine it may be
    decimals: Mapping[str, int] = field(default_factory=dict)
    # import of a unit that is no more → the unit that took it over
    handed: Mapping[str, str] = field(default_factory=dict)
    catalogue: Catalogue = SHIPPED

    def rulebooks_of(self, criterion: str, day: date) -> tuple[ScoredRulebook, ...]:
        """Return the rulebooks that have a criterion, those for recognising communes first: those in force
        on a day, or else any."""
        having = [book for book in self.rulebooks if criterion in book.maxima]
        current = [book for book in having if book.is_in_force(day)] or having
        return tuple(sorted(current, key=lambda book: not book.recognises))

    def unit_in(self, code: str, period: Period) -> Unit | None:
        """Return the unit a code names on the last day of a period, or else at any time in it."""
        ends = self.units.get(code, period.end)
        return ends or next((u for u in self.units.called(code) if u.meets(period.start, period.end)), None)
