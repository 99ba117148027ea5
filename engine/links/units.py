"""What is seen between two sides: each value, family tie or act once, with how far it can be relied on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from engine.links.statements import RowRef

BAD = "vi phạm"
BANDS = ((1, 2), (3, 5), (6, 10), (11, None))  # in which numbers of workers are counted and shown


@dataclass(frozen=True, slots=True, order=True)
class SharedThing:
    """What two parties share: an identifier's value, a family tie, moves between two venues, …"""

    kind: str
    value: str


class Seen(NamedTuple):
    """One thing seen between two sides. `word` is its name in `rules/links/innocent.yaml`, `chance` how
    likely it is by chance.

    `members` are the venues, parties or cases it is about; `holders` how many sides share it. `workers` is
    the lower end of a band and `expected` how many their venues' flows give; it is 0 for what is not counted.
    A tuple: there is one a pair.
    """

    word: str
    unit: SharedThing
    weight: float
    chance: float
    holders: int
    members: tuple[str, ...]
    rows: tuple[RowRef, ...]
    sources: frozenset[str]
    workers: int = 0
    expected: float = 0.0
    single: bool = False  # one worker, no more


@dataclass(frozen=True, slots=True)
class BitsRow:
    """One row of a sum: bits for one hand behind both sides, against the best innocent story, with the
    formula.

    `word` is that of what was seen; `story` for how rare the story is, `missing` for what it would lead one
    to see.
    """

    unit: SharedThing
    word: str
    bits: float
    formula: str
    chance: float
    members: tuple[str, ...]
    rows: tuple[RowRef, ...] = field(compare=False)
    sources: frozenset[str] = frozenset()


def band_of(count: int) -> tuple[int, int | None]:
    """Return the band a number of workers falls into."""
    return next(b for b in reversed(BANDS) if count >= b[0])
