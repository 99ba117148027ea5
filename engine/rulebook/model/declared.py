"""What a paper asks an office to declare, fact by fact, on form B17."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from engine.rulebook.model.indicators import Titles
from engine.rulebook.text.places import NOWHERE, Place

EVIDENCE = "evidence"  # the cell of form B17 that says where a fact can be looked up
YES_NO, COUNT, SHARE, DAY, POINTS = "yes_no", "count", "count_of", "date", "points"
CELLS = {
    YES_NO: ("answer",),
    COUNT: ("number",),
    SHARE: ("number", "of"),
    DAY: ("answer", "on"),
    POINTS: ("number",),
}
"""What a fact asks for, and the cells of form B17 that hold it."""
NUMBERS = tuple(asks for asks, cells in CELLS.items() if "number" in cells)


@dataclass(frozen=True, slots=True)
class DeclaredFact:
    """One fact: `asks` is a key of CELLS, `told_by` the only office whose word counts."""

    name: str
    title: Titles
    asks: str
    told_by: str
    cites: tuple[str, ...]
    by_looking: bool = False
    to_be_shown: bool = False  # a yes without evidence counts as no
    ends: tuple[Fraction, Fraction] | None = None  # of points that are decided: the least and the most
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def item(self) -> str:
        """Return the code it has on the form."""
        return self.name.upper()


@dataclass(frozen=True, slots=True)
class Declaration:
    """The facts one paper asks for, of years that end while it is in force.

    `start` and `end` are month and day of the window the paper counts over; `from_year_before`: it begins in
    the year before. The window is printed for who fills the form in.
    """

    name: str
    title: Titles
    cites: tuple[str, ...]
    in_force: tuple[date, date | None]
    start: tuple[int, int]
    from_year_before: bool
    end: tuple[int, int]
    facts: tuple[DeclaredFact, ...]

    def asked_on(self, day: date) -> bool:
        first, last = self.in_force
        return first <= day and (last is None or day <= last)

    def window(self, year: int) -> tuple[date, date]:
        """Return the first and the last day a year's facts are about."""
        return date(year - self.from_year_before, *self.start), date(year, *self.end)
