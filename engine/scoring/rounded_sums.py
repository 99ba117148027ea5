"""Sums that rounding changed, and what they were before: for whoever must say where a point came from."""

from __future__ import annotations

from dataclasses import dataclass

from engine.rulebook.model.points_asked import POINTS, SCORE, PointsAsked, SumOfPoints, points_asked
from engine.rulebook.model.rounding import USUAL
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.points_as_facts import Scores, added_up, exact_total_of, total_of
from engine.scoring.results import Range


@dataclass(frozen=True, slots=True)
class RoundedSum:
    """`id` is a group, a criterion made of parts, or `score`; `before` its ends before they were rounded."""

    id: str
    before: Range
    after: Range


def rounded_sums(rulebook: Rulebook, criteria: Scores) -> tuple[RoundedSum, ...]:
    """Return the groups in their order, then the score; none where a rulebook does not say how it rounds."""
    if rulebook.rounding == USUAL:
        return ()
    found = []
    for group in rulebook.groups:
        sums = points_asked(group.id + POINTS, rulebook).sums
        found += [_of(group.id, one, criteria) for one in sums if one.decimals is not None]
    found.append(RoundedSum(SCORE, exact_total_of(rulebook, criteria), total_of(rulebook, criteria)))
    return tuple(one for one in found if one.before != one.after)


def _of(id_: str, one: SumOfPoints, criteria: Scores) -> RoundedSum:
    before, after = (added_up(PointsAsked((sum_,)), criteria) for sum_ in (one.not_rounded, one))
    return RoundedSum(id_, before, after)
