"""Where a unit stands among the others it is held against, and because of whom that is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.scoring.among_units import KeyBounds, Ranks


@dataclass(frozen=True, slots=True)
class UnitOrder:
    """`group` is whom the unit is held against, `units` how many those are with itself.

    `waits` are those of whom it is open whether they stand ahead; `level` those it shares its place with for certain.
    """

    ranks: Ranks
    group: str
    units: int
    waits: tuple[str, ...] = ()
    level: tuple[str, ...] = ()


def beside_others(order: UnitOrder, own: str, standings: Mapping[str, KeyBounds]) -> UnitOrder:
    """Return an order with those beside a unit, found by holding it against each."""
    mine = standings[own]
    others = {id_: o for id_, o in standings.items() if id_ != own and o.group == mine.group}
    level = tuple(id_ for id_, o in others.items() if o.worst == o.best == mine.worst == mine.best)
    waits = tuple(
        id_ for id_, o in others.items()
        if id_ not in level and o.best >= mine.worst and o.worst <= mine.best
    )  # fmt: skip
    return replace(order, waits=waits, level=level)
