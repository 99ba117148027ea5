"""The kinds of commune-level units there are on a day, as a sentence names them: `xã, thị trấn`, `xã, phường, đặc khu`."""

from __future__ import annotations

from datetime import date

from facts.units import Units

ORDER = ("xã", "thị trấn", "phường", "đặc khu")


def unit_kinds(units: Units, day: date) -> str:
    there = {unit.type for unit in units.on(day)}
    return ", ".join(kind for kind in ORDER if kind in there) or "xã"
