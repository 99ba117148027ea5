"""Where a unit stands among the others it is held against, and because of whom that is open."""

from __future__ import annotations

from dataclasses import dataclass

from engine.scoring.among_units import Ranks


@dataclass(frozen=True, slots=True)
class UnitOrder:
    """`group` is whom the unit is held against, `units` how many those are with itself.

    `waits` are those of whom it is open whether they stand ahead; `level` those it shares its place with for
    certain.
    """

    ranks: Ranks
    group: str
    units: int
    waits: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
