"""Administrative units: a code means what it meant on a day, since codes are reused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit under one code. Open ends are None; `successor` is the code of the unit it became part of."""

    code: str
    name: str
    type: str
    valid_from: date | None = None
    valid_until: date | None = None
    successor: str | None = None
    province: str | None = None
    cluster: str | None = None  # those it is compared with

    def valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


@dataclass(frozen=True)
class Units:
    """The code list."""

    units: tuple[Unit, ...] = ()

    def get(self, code: str, day: date) -> Unit | None:
        """Return the unit a code names on a day, or None."""
        return next((unit for unit in self.units if unit.code == code and unit.valid_on(day)), None)

    def no_more(self, code: str, day: date) -> bool:
        """Tell whether a code named a unit that ended before a day, and names none on it."""
        ended = any(u.code == code and u.valid_until is not None and u.valid_until < day for u in self.units)
        return ended and self.get(code, day) is None

    def follower(self, code: str, day: date) -> Unit | None:
        """Return the unit that followed one that is no more on a day, however many steps away; None where none is known."""
        seen: set[Unit] = set()
        unit = next((u for u in self.units if u.code == code and u.valid_until and u.valid_until < day), None)
        while unit is not None and unit not in seen:
            seen.add(unit)
            found = self.get(unit.successor, day) if unit.successor else None
            if found is not None:
                return found
            unit = next((u for u in self.units if u.code == unit.successor and u not in seen), None)
        return None

    def of_province(self, province: str) -> frozenset[str]:
        """Return the codes that are, or were, of a province."""
        return self._by_province.get(province, frozenset())

    @cached_property
    def _by_province(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for unit in self.units:
            if unit.province:
                found.setdefault(unit.province, set()).add(unit.code)
        return {province: frozenset(codes) for province, codes in found.items()}

    def on(self, day: date) -> tuple[Unit, ...]:
        """Return the units that exist on a day, in order of code."""
        return tuple(sorted((u for u in self.units if u.valid_on(day)), key=lambda u: u.code))
