"""Parameters: numbers with a name that hold from a day on, and may differ by the unit's own fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from engine.rulebook.model.conditions import Condition
from engine.rulebook.model.indicators import Titles
from engine.rulebook.text.places import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class DatedLines:
    """A parameter from a day on: the first line whose condition over the unit's fields holds."""

    from_: date
    lines: tuple[tuple[Fraction, Condition | None], ...]
    cites: tuple[str, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    title: Titles
    unit: str | None
    values: tuple[DatedLines, ...]  # oldest first
    place: Place = NOWHERE

    def on(self, day: date) -> DatedLines:
        """Return what is in force on a day; before the first date, the first (`check` reports the hole)."""
        fitting = [value for value in self.values if value.from_ <= day]
        return fitting[-1] if fitting else self.values[0]

    @property
    def varies(self) -> bool:
        """Tell whether it is not the same for every unit."""
        return any(condition is not None for dated in self.values for _, condition in dated.lines)

    @property
    def ever(self) -> tuple[Fraction, ...]:
        """Return every value it ever has."""
        return tuple(dict.fromkeys(number for dated in self.values for number, _ in dated.lines))
