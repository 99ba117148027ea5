"""Sums of points: as facts of gates and bands, out of what applies, and as rounding changed them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.logic.cells import NOT_APPLICABLE, Cell, between, unknown
from engine.logic.meaning import Facts
from engine.rulebook.model import points_asked as model
from engine.rulebook.model.rounding import USUAL, rounded
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.results import Range, ScoredCriterion

ZERO = Fraction(0)
Part = tuple[Fraction, Fraction]  # points, and the most they can be


def to_be_had(query: model.PointsAsked, criteria: Mapping[str, ScoredCriterion]) -> Range:
    """Return what there is to be had of what surely applies, and of what may apply too."""
    return (
        query.most_of(lambda c: criteria[c.id].absent is False),
        query.most_of(lambda c: criteria[c.id].absent is not True),
    )


def share_of_what_applies(query: model.PointsAsked, criteria: Mapping[str, ScoredCriterion]) -> Range | None:
    """Return the least and the most of points ÷ what can be had; None if that may be nothing."""
    surely = [c.id for c in query.criteria if criteria[c.id].absent is False]
    most = to_be_had(query, criteria)[0]
    if most <= 0:
        return None
    open_ = [c for c in query.criteria if criteria[c.id].absent is None]
    low = query.of(lambda c: criteria[c.id].low if c.id in surely else ZERO)
    high = query.of(lambda c: criteria[c.id].high if c.id in surely else ZERO)
    return (
        least_share((low, most), [(criteria[c.id].low, c.counted) for c in open_]),
        -least_share((-high, most), [(-criteria[c.id].high, c.counted) for c in open_]),
    )


def least_share(fixed: Part, open_: Iterable[Part]) -> Fraction:
    """Return the least quotient of sums, with or without each open part: those below it lower it."""
    above, below = fixed
    for points, most in sorted(open_, key=_slope):
        if points * below < above * most:
            above, below = above + points, below + most
    return above / below


def _slope(part: Part) -> Fraction | float:
    """Order parts by their own quotient: what only takes points away lowers any sum."""
    points, most = part
    return points / most if most else float("-inf") if points < 0 else float("inf")


Scores = Mapping[str, ScoredCriterion]


def with_points_as_facts(rulebook: Rulebook, criteria: Scores, facts: Facts) -> Facts:
    """Return the facts with the points of these criteria beside them."""
    return lambda name: points_cell(name, rulebook, criteria) if model.is_points(name) else facts(name)


def points_cell(name: str, rulebook: Rulebook, criteria: Scores) -> Cell:
    """Return points as a fact. Of nothing, and as a share of nothing to be had, they are not applicable."""
    query = model.points_asked(name, rulebook)
    if not query.criteria:
        return NOT_APPLICABLE
    if not query.share:
        return between(*(total_of(rulebook, criteria) if name == model.SCORE else added_up(query, criteria)))
    most = model.score_to_be_had(rulebook) if name == model.SCORE + model.SHARE else None
    if most is not None:
        low, high = total_of(rulebook, criteria)
        return between(low * 100 / most, high * 100 / most) if most > 0 else NOT_APPLICABLE
    share = share_of_what_applies(query, criteria)
    if share is not None:
        return between(share[0] * 100, share[1] * 100)
    return unknown() if any(criteria[c.id].absent is None for c in query.leaving) else NOT_APPLICABLE


def total_of(rulebook: Rulebook, criteria: Scores) -> Range:
    """Return the score: all criteria added up group by group; converted to the total if some left it."""
    ends, decimals = exact_total_of(rulebook, criteria), model.score_decimals(rulebook)
    if decimals is None:
        return ends
    low, high = (rounded(end, decimals, rulebook.rounding.by) for end in ends)
    return low, high


def exact_total_of(rulebook: Rulebook, criteria: Scores) -> Range:
    """Return the score before it is rounded itself."""
    query = model.PointsAsked(model.whole_sums(rulebook))
    if not model.is_converted(rulebook):
        return added_up(query, criteria)
    assert rulebook.total is not None
    share = share_of_what_applies(query, criteria)
    assert share is not None  # some criterion always applies: settled when the rules were read
    return share[0] * rulebook.total, share[1] * rulebook.total


def added_up(query: model.PointsAsked, criteria: Scores) -> Range:
    """Add up the intervals: sound, but wide if one unknown fact stands in several criteria."""
    return query.of(lambda c: criteria[c.id].low), query.of(lambda c: criteria[c.id].high)


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
    sums_rounded = []
    for group in rulebook.groups:
        sums = model.points_asked(group.id + model.POINTS, rulebook).sums
        sums_rounded += [_of(group.id, rounded, criteria) for rounded in sums if rounded.decimals is not None]
    sums_rounded.append(
        RoundedSum(model.SCORE, exact_total_of(rulebook, criteria), total_of(rulebook, criteria))
    )
    return tuple(rounded for rounded in sums_rounded if rounded.before != rounded.after)


def _of(id_: str, sum_asked: model.SumOfPoints, criteria: Scores) -> RoundedSum:
    before, after = (
        added_up(model.PointsAsked((sum_,)), criteria) for sum_ in (sum_asked.not_rounded, sum_asked)
    )
    return RoundedSum(id_, before, after)
