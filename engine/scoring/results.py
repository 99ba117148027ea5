"""What scoring says of one subject: points as intervals, gates, bands still possible, what is needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.logic.cells import Cell, Owed, known, unknown
from engine.logic.kleene import Kleene

Range = tuple[Fraction, Fraction]  # the least and the most


@dataclass(frozen=True, slots=True)
class ScoredCriterion:
    """Points of one criterion, each end rounded once.

    `applies` is False too where there is nothing to divide by. `lines` are the places of those that could be
    the first to hold (None: none holds); empty where points are not given by lines, or the criterion does not
    apply. `computed` is what stood here before an appraisal took its place. `absent`: it leaves the total and
    the maximum, for it does not apply; None where that is open.
    """

    id: str
    low: Fraction
    high: Fraction
    applies: Kleene = True
    lines: tuple[int | None, ...] = ()
    computed: Range | None = None
    absent: Kleene = False

    @property
    def ends(self) -> Range:
        return self.low, self.high

    @property
    def settled(self) -> bool:
        return self.low == self.high and self.absent is not None


@dataclass(frozen=True, slots=True)
class Need:
    """An unknown fact behind a test that is not settled: what it spreads, where, and who owes it.

    `fact` is an indicator, `RULEBOOK.band`, or `unit.x`: a field of the unit that a parameter varies by.
    `spread` adds up the intervals of the criteria it stands in, so knowing it moves the score by no more.
    `used_in` names criteria, gates, and bands with a test of their own, in the rulebook's order.
    """

    fact: str
    spread: Fraction
    used_in: tuple[str, ...]
    owed: tuple[Owed, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """One subject under one rulebook. `bands` are those still possible, best first."""

    criteria: Mapping[str, ScoredCriterion]
    low: Fraction
    high: Fraction
    gates: Mapping[str, Kleene]
    tests: Mapping[str, Kleene]  # of bands that have one
    bands: tuple[str, ...]
    needs: tuple[Need, ...]

    @property
    def band(self) -> str | None:
        return self.bands[0] if len(self.bands) == 1 else None

    @property
    def owed(self) -> tuple[Owed, ...]:
        """What would settle it, in the order of its needs."""
        return tuple(gap for need in self.needs for gap in need.owed)

    @property
    def band_cell(self) -> Cell:
        """The band as a fact for others."""
        return known(self.band) if self.band is not None else unknown(self.owed, self.bands)


@dataclass(frozen=True, slots=True)
class StreakState:
    """Whether the streak is held, and how many years running so far: surely, and at most."""

    held: Kleene
    sure: int
    possible: int
