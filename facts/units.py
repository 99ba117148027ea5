"""Administrative units: a code means what it meant on a day, since codes are reused."""

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
        return self.meets(day, day)

    def meets(self, first: date, last: date) -> bool:
        """Tell whether the code named it on a day between two."""
        began = self.valid_from is None or self.valid_from <= last
        return began and (self.valid_until is None or first <= self.valid_until)


@dataclass(frozen=True)
class Units:
    """The code list."""

    units: tuple[Unit, ...] = ()

    def get(self, code: str, day: date) -> Unit | None:
        """Return the unit a code names on a day, or None."""
        return next((unit for unit in self.called(code) if unit.valid_on(day)), None)

    def name(self, code: str, day: date) -> str:
        """Return what the unit of a code is called on a day; the code if it names none."""
        unit = self.get(code, day)
        return unit.name if unit else code

    def no_more(self, code: str, day: date) -> bool:
        """Tell whether a code named a unit that ended before a day, and names none on it."""
        return self._ended(code, day) is not None and self.get(code, day) is None

    def home(self, id_: str, day: date) -> str:
        """Return the unit an id belongs to on a day: whose code begins it, or who followed that one."""
        code = id_[:5]
        follower = self.follower(code, day) if self.get(code, day) is None else None
        return follower.code if follower else code

    def follower(self, code: str, day: date) -> Unit | None:
        """Return the unit that followed one that is no more on a day, at last; None where unknown."""
        seen: set[Unit] = set()
        unit = self._ended(code, day)
        while unit is not None and unit not in seen:
            seen.add(unit)
            next_code = unit.successor or ""
            unit_then = self.get(next_code, day)
            if unit_then is not None:
                return unit_then
            unit = next((u for u in self.called(next_code) if u not in seen), None)
        return None

    def _ended(self, code: str, day: date) -> Unit | None:
        """Return the first unit listed under a code that ended before a day."""
        ends = ((u, u.valid_until) for u in self.called(code))
        return next((u for u, end in ends if end is not None and end < day), None)

    def called(self, code: str) -> tuple[Unit, ...]:
        """Return every unit that a code has named, in the order listed."""
        return self._by_code.get(code, ())

    @cached_property
    def _by_code(self) -> Mapping[str, tuple[Unit, ...]]:
        by_code: dict[str, list[Unit]] = {}
        for unit in self.units:
            by_code.setdefault(unit.code, []).append(unit)
        return {code: tuple(units) for code, units in by_code.items()}

    def on(self, day: date) -> tuple[Unit, ...]:
        """Return the units that exist on a day, in order of code."""
        return tuple(sorted((u for u in self.units if u.valid_on(day)), key=lambda u: u.code))
