"""Where a row stands, in words; and the kinds of commune-level units there are on a day, as a sentence names
them: `xã, phường, đặc khu`, `UBND phường`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desk.base.language import gettext, gettext_noop
from engine.logic.cells import Owed
from engine.rulebook.model.rulebook import Rules
from facts.standing import COMMUNE
from facts.units import Units

ROW = gettext_noop("dòng")


def sheets_of(places: Iterable[str]) -> tuple[str, ...]:
    """Return the sheets that rows kept as `file!sheet!row` stand in: of workers no row is picked out, nor how
    many."""
    return tuple(sorted({place.rpartition("!")[0] for place in places}))


def place_said(place: str) -> str:
    """Write a place kept as `file!sheet!row` the way pages do: `file · B04 dòng 15`."""
    file, *inside = place.split("!")
    sheet, row = (*inside, "", "")[:2]
    return file + (f" · {sheet}" if sheet else "") + (f" {gettext(ROW)} {row}" if row else "")


ORDER = ("xã", "thị trấn", "phường", "đặc khu")


def unit_kinds(units: Units, day: date) -> str:
    there = {unit.type for unit in units.on(day)}
    return ", ".join(kind for kind in ORDER if kind in there) or "xã"


def sender_of(gap: Owed, rules: Rules) -> str:
    """Name who sends a form: a commune's committee by the kind of unit it is of."""
    period = rules.calendar.period(gap.period)
    unit = rules.units.get(gap.unit, period.end) if period and gap.office == COMMUNE else None
    return f"UBND {unit.type}" if unit else gap.office
