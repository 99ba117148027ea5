"""What is seen between two sides: each value, family tie or act once, with how far it can be relied on."""

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
    """One thing seen between two sides, named as in `rules/links/innocent.yaml`. A tuple: one a pair.

    `members` are whom it is about; `holders`: how many sides share it; `chance`: how likely by chance.
    `workers` is the lower end of a band, `expected` what their venues' flows give; 0 if not counted.
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
    dated: bool = False  # of names: both records tell the year of birth


@dataclass(frozen=True, slots=True)
class BitsRow:
    """One row of a sum: bits for one hand against the best innocent story, with the formula.

    `word`: of what was seen; `story`: how rare the story is; `missing`: what it would lead one to see.
    """

    unit: SharedThing
    word: str
    bits: float
    formula: str
    chance: float
    members: tuple[str, ...]
    rows: tuple[RowRef, ...] = field(compare=False)
    sources: frozenset[str] = frozenset()
    dated: bool = False


def band_of(count: int) -> tuple[int, int | None]:
    """Return the band a number of workers falls into."""
    return next(b for b in reversed(BANDS) if count >= b[0])
