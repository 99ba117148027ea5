"""What is said of one subject under one rulebook in one period."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.indicators.subjects import Subject
from engine.logic.kleene import Kleene
from engine.scoring.among_units import Ranks
from engine.scoring.results import Scored, StreakState
from facts.standing import Record

Pair = tuple[Scored, Scored]  # with appraised points in place, and computed
FINAL, COMPUTED = 0, 1  # which of the two


@dataclass(frozen=True, slots=True)
class Appraised:
    """What the appraising office decided on one criterion (B16)."""

    points: Fraction
    record: Record


@dataclass(frozen=True, slots=True)
class Result:
    """One subject under one rulebook in one period."""

    rulebook: str
    subject: Subject
    unit: str
    period: str
    scored: Scored  # with appraised points in place
    computed: Scored
    self_score: Mapping[str, Fraction]
    appraised: Mapping[str, Appraised]
    signs: Mapping[str, Kleene]
    streaks: Mapping[str, StreakState]

    @property
    def provisional(self) -> bool:
        """Whether the answer is an interval."""
        return self.scored.low != self.scored.high


@dataclass(frozen=True, slots=True)
class UnitOrder:
    """`group` is whom the unit is compared with, `units` how many those are with itself.

    `waits` are those of whom it is open whether they stand ahead; `level` surely share its place.
    """

    ranks: Ranks
    group: str
    units: int
    waits: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
