"""What is decided among units, once all of them are scored: an order with its tie-breaks, and quotas of
bands.

`rank` is the place by points, equal units sharing one (1, 2, 2, 4); `rank_percent` the same in per cent of
how many units there are. `quota.ID` tells whether a unit lies beyond a quota. Points never rest on any of
them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from engine.rulebook.text.places import NOWHERE, Place

RANK, RANK_PERCENT, QUOTA = "rank", "rank_percent", "quota."
OPEN, ALL, NOBODY = "open", "all", "none"
"""What becomes of units that are equal at the edge of a quota: a person decides, all are in, none is."""


@dataclass(frozen=True, slots=True)
class TieBreak:
    """What orders units of equal score: more of a figure, or of points, is better, or less is."""

    fact: str
    more: bool
    paired_with: tuple[str, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class AmongUnits:
    """How units are ordered. `within`: those that share this field of the unit are held against one another
    only."""

    within: str | None = None
    ties: tuple[TieBreak, ...] = ()
    cites: tuple[str, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Quota:
    """At most so many units, or so many per cent of all, may have a band: the first in order."""

    band: str
    at_most: Fraction
    percent: bool = False
    if_equal: str = OPEN
    place: Place = field(default=NOWHERE, compare=False)

    def limit(self, units: int) -> int:
        """Return how many of so many units may have the band: never more than the quota says."""
        return int(self.at_most * units / 100) if self.percent else int(self.at_most)


def is_among(name: str) -> bool:
    """Tell whether a fact is decided among units."""
    return name in (RANK, RANK_PERCENT) or name.startswith(QUOTA)
