"""The kinds of commune-level units there are on a day, as a sentence names them: `xã, phường, đặc khu`, `UBND
phường`."""

from __future__ import annotations

from datetime import date

from engine.logic.cells import Owed
from engine.rulebook.model.rulebook import Rules
from facts.standing import COMMUNE
from facts.units import Units

ORDER = ("xã", "thị trấn", "phường", "đặc khu")


def unit_kinds(units: Units, day: date) -> str:
    there = {unit.type for unit in units.on(day)}
    return ", ".join(kind for kind in ORDER if kind in there) or "xã"


def sender_of(gap: Owed, rules: Rules) -> str:
    """Name who sends a form: a commune's committee by the kind of unit it is of."""
    period = rules.calendar.period(gap.period)
    unit = rules.units.get(gap.unit, period.end) if period and gap.office == COMMUNE else None
    return f"UBND {unit.type}" if unit else gap.office
