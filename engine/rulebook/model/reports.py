"""The outline of a report of work: which figures stand in which part, and which parts an officer writes."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.rulebook.model.indicators import Titles
from engine.rulebook.text.places import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Split:
    """A count taken apart by a field with a closed list of values, such as venues by type."""

    figure: str
    by: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a report. `bands`: how many units have which band, where the period is scored. `targets`:
    what was assigned from above, beside what was reached. `written`: an officer writes it.
    """

    title: Titles
    figures: tuple[str, ...]
    splits: tuple[Split, ...]
    bands: bool
    targets: bool
    written: bool


@dataclass(frozen=True, slots=True)
class ReportOutline:
    """A report over the indicators of units, for some kinds of period."""

    name: str
    title: Titles
    cites: tuple[str, ...]
    period_kinds: tuple[str, ...]
    sections: tuple[Section, ...]
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def figures(self) -> tuple[str, ...]:
        """Return every figure it holds, each once."""
        return tuple(dict.fromkeys(name for section in self.sections for name in section.figures))
