"""Points out of what applies: a criterion that does not apply may leave the total and the maximum
together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from engine.rulebook.model.points_asked import PointsAsked
from engine.scoring.results import Range, ScoredCriterion

ZERO = Fraction(0)
Part = tuple[Fraction, Fraction]  # points, and the most they can be


def to_be_had(asked: PointsAsked, criteria: Mapping[str, ScoredCriterion]) -> Range:
    """Return what there is to be had of what surely applies, and of what may apply too."""
    return (
        asked.most_of(lambda c: criteria[c.id].absent is False),
        asked.most_of(lambda c: criteria[c.id].absent is not True),
    )


def share_of_what_applies(asked: PointsAsked, criteria: Mapping[str, ScoredCriterion]) -> Range | None:
    """Return the least and the most of points ÷ what there is to be had; None where that may be nothing at
    all."""
    surely = [c.id for c in asked.criteria if criteria[c.id].absent is False]
    most = to_be_had(asked, criteria)[0]
    if most <= 0:
        return None
    open_ = [c for c in asked.criteria if criteria[c.id].absent is None]
    low = asked.of(lambda c: criteria[c.id].low if c.id in surely else ZERO)
    high = asked.of(lambda c: criteria[c.id].high if c.id in surely else ZERO)
    return (
        least_share((low, most), [(criteria[c.id].low, c.counted) for c in open_]),
        -least_share((-high, most), [(-criteria[c.id].high, c.counted) for c in open_]),
    )


def least_share(fixed: Part, open_: Iterable[Part]) -> Fraction:
    """Return the least quotient of sums, with or without each open part: those below the quotient lower
    it."""
    above, below = fixed
    for points, most in sorted(open_, key=_slope):
        if points * below < above * most:
            above, below = above + points, below + most
    return above / below


def _slope(part: Part) -> Fraction | float:
    """Order parts by their own quotient: what only takes points away, of nothing to be had, lowers any
    sum."""
    points, most = part
    return points / most if most else float("-inf") if points < 0 else float("inf")
