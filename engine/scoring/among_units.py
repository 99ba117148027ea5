"""The plain meaning of what is decided among units: each is held against every other.

A unit's key is its score and what breaks ties, more being better, between a least and a most. An order, a
quota is an answer about every way in which the keys may still turn out, each unit's by itself: known only
where all agree.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.logic.cells import Cell, State, between, known, unknown
from engine.logic.kleene import Kleene
from engine.rulebook.model.among_units import ALL, NOBODY, Quota

ENDLESS = float("inf")
Number = Fraction | float  # exact, or without end
Key = tuple[Number, ...]
Ranks = tuple[int, int]  # the best and the worst


@dataclass(frozen=True, slots=True)
class KeyBounds:
    """Between which keys a unit lies; `group` is whom it is held against."""

    group: str
    worst: Key
    best: Key


@dataclass(frozen=True, slots=True)
class Contender:
    """Between which keys a unit lies where it has the band of a quota; `sure`: it has that band in any case.

    Where the better end is not reached itself (the next band begins there), its key is that of `just_below`.
    """

    group: str
    worst: Key
    best: Key
    sure: bool


def tie_key(cell: Cell, more: bool) -> tuple[Number, Number]:
    """Return the worst and the best of a tie-break. No value comes last; `never` is above any number."""
    if cell.state is State.NEVER:
        ends: tuple[Number, Number] = (ENDLESS, ENDLESS)
    elif cell.state in (State.NOT_APPLICABLE, State.NONE):
        return -ENDLESS, -ENDLESS
    else:
        low, high = cell.ends
        ends = (
            low if isinstance(low, Fraction) else -ENDLESS,
            high if isinstance(high, Fraction) else ENDLESS,
        )
    return ends if more else (-ends[1], -ends[0])


def settled(quota: Quota, limit: int, surely: tuple[int, int], maybe: tuple[int, int]) -> Kleene:
    """Answer from how many others are ahead, and ahead or level: for certain, and at most."""
    if (surely[1] if quota.if_equal == NOBODY else surely[0]) >= limit:
        return True
    return False if (maybe[0] if quota.if_equal == ALL else maybe[1]) < limit else None


def sizes_of(groups: Iterable[str]) -> dict[str, int]:
    """Return how many units each group has."""
    sizes: dict[str, int] = {}
    for group in groups:
        sizes[group] = sizes.get(group, 0) + 1
    return sizes


def beyond_cell(answer: Kleene) -> Cell:
    return unknown() if answer is None else known(answer)


def rank_cell(ranks: Ranks) -> Cell:
    return between(Fraction(ranks[0]), Fraction(ranks[1]))


def percent_cell(ranks: Ranks, size: int) -> Cell:
    return between(Fraction(100 * ranks[0], size), Fraction(100 * ranks[1], size))


def key_of(score: Fraction, ties: Sequence[Number]) -> Key:
    return (score, 0, *ties)


def just_below(score: Fraction, ties: Sequence[Number]) -> Key:
    """Return what lies below every key of a score, and above every key of a lower one."""
    return (score, -1, *ties)
