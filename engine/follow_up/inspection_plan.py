"""Proposes a year's inspections: by risk and time since the last visit, with strata and a random share.

A proposal only: who inspects needs a ground, and a venue stands in the plan at most once.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

BY_RISK, BY_STRATUM, AT_RANDOM = "risk", "stratum", "random"


@dataclass(frozen=True, slots=True)
class VenueToInspect:
    """An open venue. `bands` are those its risk may have, best known last; `rank` 0 is the highest.

    `days` since the last inspection on record, None where there is none; `certain` unless a return that is
    missing, or a row nobody can read, may tell of another.
    """

    venue: str
    unit: str
    bands: tuple[str, ...]
    rank: int
    days: int | None
    border: bool
    town: bool
    certain: bool = True

    @property
    def in_strata(self) -> bool:
        return self.border or self.town


@dataclass(frozen=True, slots=True)
class Planned:
    candidate: VenueToInspect
    why: str  # risk, stratum or random


def plan_from(
    candidates: Sequence[VenueToInspect], capacity: int, random_share: int, strata_share: int, seed: str
) -> tuple[Planned, ...]:
    """Return at most `capacity` venues, each with why it is in. The same seed draws the same venues; where
    all are in, none is drawn."""
    every = capacity >= len(candidates)
    capacity = min(capacity, len(candidates))
    drawn_at_random = 0 if every else capacity * random_share // 100
    ranked = sorted(candidates, key=_urgency)
    wanted = -(-capacity * strata_share // 100)
    chosen = [Planned(c, BY_RISK) for c in ranked[: capacity - drawn_at_random]]
    chosen = _with_strata(chosen, ranked, wanted)
    taken = {p.candidate.venue for p in chosen}
    left = [c for c in candidates if c.venue not in taken]
    lots = {c: hashlib.sha256(f"{seed}|{c.venue}".encode()).hexdigest() for c in left}
    drawn = sorted(left, key=lots.__getitem__)[:drawn_at_random]
    return (*chosen, *(Planned(c, AT_RANDOM) for c in drawn))


def _urgency(candidate: VenueToInspect) -> tuple[object, ...]:
    """Order by risk, then by how long ago the last visit was (never comes first), then by id."""
    days = candidate.days if candidate.days is not None else 10**6
    return (candidate.rank, -days, candidate.venue)


def _with_strata(chosen: list[Planned], ranked: Sequence[VenueToInspect], wanted: int) -> list[Planned]:
    """Replace the least urgent from elsewhere until border and town areas have their share."""
    taken = {p.candidate.venue for p in chosen}
    waiting = [c for c in ranked if c.in_strata and c.venue not in taken]
    plan = list(chosen)
    for place in range(len(plan) - 1, -1, -1):
        if not waiting or sum(p.candidate.in_strata for p in plan) >= wanted:
            break
        if not plan[place].candidate.in_strata:
            plan[place] = Planned(waiting.pop(0), BY_STRATUM)
    return sorted(plan, key=lambda p: _urgency(p.candidate))
