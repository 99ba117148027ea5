"""The one order of a ranking: who stands where, who shares a place, who has none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from engine.rulebook.model.rulebook import Rulebook

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rank:
    """What one subject is ranked by: its possible bands, certain and possible points, and its code."""

    bands: tuple[str, ...]
    low: Fraction
    high: Fraction
    subject: str


def ranked(
    rows: Iterable[T], rank_of: Callable[[T], Rank], rulebook: Rulebook
) -> tuple[tuple[int | None, T], ...]:
    """Return rows with their places: most certain points first, then most possible, then by code.

    Equal points share a place, and the next is counted on (1, 2, 2, 4). Whose band a gate sets outside the order of
    points, such as “không xếp loại”, comes last and has no place.
    """
    unplaced = {(band.id,) for band in rulebook.bands if band.from_ is None}
    ranks = [(rank_of(row), row) for row in rows]
    ranks.sort(key=lambda r: (r[0].bands in unplaced, -r[0].low, -r[0].high, r[0].subject))
    points = [(rank.low, rank.high) for rank, _ in ranks]
    return tuple(
        (None if rank.bands in unplaced else points.index((rank.low, rank.high)) + 1, row)
        for rank, row in ranks
    )
