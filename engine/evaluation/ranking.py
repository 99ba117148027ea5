"""The one order of a ranking: by band, then by points; who may stand where, who has no place."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from engine.rulebook.model.rulebook import Rulebook

T = TypeVar("T")
Standing = tuple[int, Fraction]  # of the band among the bands, points below nothing: less is better
Ends = tuple[Standing, Standing]  # the best and the worst


@dataclass(frozen=True, slots=True)
class RankedBy:
    """What one subject is ranked by: its possible bands, certain and possible points, and its code."""

    bands: tuple[str, ...]
    low: Fraction
    high: Fraction
    subject: str
    order: tuple[int, int] | None = None  # its best and worst place by points, where ties are broken
    group: str = ""  # whom it is ranked against


@dataclass(frozen=True, slots=True, order=True)
class Places:
    """The places a subject may have, the best and the worst: one if all around it is settled."""

    first: int
    last: int


def ranked(
    rows: Iterable[T], rank_of: Callable[[T], RankedBy], rulebook: Rulebook
) -> tuple[tuple[Places | None, T], ...]:
    """Return rows in order, each with its places: the better band first, in a band the more points.

    Those whose order is not known share places: of 70 to 80 and 75 points in one band, each may be first or
    second. Equal points share a place, and the next is counted on (1, 2, 2, 4). Whose band a gate sets
    outside the order of points, such as “không xếp loại”, comes last and has no place. Where a rulebook
    breaks ties, in a band by its order; where it holds units against those of their cluster only, each
    cluster has a ranking of its own.
    """
    unplaced = len(rulebook.bands)
    order = {b.id: at if b.from_ is not None else unplaced for at, b in enumerate(rulebook.bands)}
    groups: dict[str, list[tuple[Ends, str, T]]] = {}
    for row in rows:
        rank = rank_of(row)
        groups.setdefault(rank.group, []).append((_ends(rank, order), rank.subject, row))
    return tuple(placed for group in sorted(groups) for placed in _in_order(groups[group], unplaced))


def _in_order(members: list[tuple[Ends, str, T]], unplaced: int) -> list[tuple[Places | None, T]]:
    """Return those who are ranked against one another in order."""
    bests = sorted(best for (best, _), _, _ in members if best[0] < unplaced)
    worsts = sorted(worst for (best, worst), _, _ in members if best[0] < unplaced)
    placed = [(_places(ends, bests, worsts), ends, code, row) for ends, code, row in members]
    placed.sort(key=lambda p: (p[1][0][0] == unplaced, *p[:3]))
    return [(None if ends[0][0] == unplaced else places, row) for places, ends, _, row in placed]


def _ends(rank: RankedBy, order: dict[str, int]) -> Ends:
    """Return the best and the worst a subject may stand."""
    bands = [order[band] for band in rank.bands]
    best, worst = (-rank.high, -rank.low) if rank.order is None else map(Fraction, rank.order)
    return (min(bands), best), (max(bands), worst)


def _places(ends: tuple[Standing, Standing], bests: list[Standing], worsts: list[Standing]) -> Places:
    """Count who is ahead for certain, and who may be; nobody is ahead of itself."""
    best, worst = ends
    return Places(1 + bisect_left(worsts, best), 1 + bisect_left(bests, worst) - (best < worst))
