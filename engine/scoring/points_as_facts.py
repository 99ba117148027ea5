"""Points as facts of gates and bands: known where they are settled, else between the least and the most."""

from __future__ import annotations

from collections.abc import Mapping

from engine.logic.cells import NOT_APPLICABLE, Cell, between, unknown
from engine.logic.meaning import Facts
from engine.rulebook.model.points_asked import (
    SCORE,
    SHARE,
    PointsAsked,
    is_converted,
    is_points,
    points_asked,
    score_decimals,
    score_to_be_had,
    whole_sums,
)
from engine.rulebook.model.rounding import rounded
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.of_what_applies import share_of_what_applies
from engine.scoring.results import Range, ScoredCriterion

Scores = Mapping[str, ScoredCriterion]


def with_points_as_facts(rulebook: Rulebook, criteria: Scores, facts: Facts) -> Facts:
    """Return the facts with the points of these criteria beside them."""
    return lambda name: points_cell(name, rulebook, criteria) if is_points(name) else facts(name)


def points_cell(name: str, rulebook: Rulebook, criteria: Scores) -> Cell:
    """Return points as a fact. Of nothing, and as a share of nothing to be had, they are not applicable."""
    asked = points_asked(name, rulebook)
    if not asked.criteria:
        return NOT_APPLICABLE
    if not asked.share:
        return between(*(total_of(rulebook, criteria) if name == SCORE else added_up(asked, criteria)))
    most = score_to_be_had(rulebook) if name == SCORE + SHARE else None
    if most is not None:
        low, high = total_of(rulebook, criteria)
        return between(low * 100 / most, high * 100 / most) if most > 0 else NOT_APPLICABLE
    share = share_of_what_applies(asked, criteria)
    if share is not None:
        return between(share[0] * 100, share[1] * 100)
    return unknown() if any(criteria[c.id].absent is None for c in asked.leaving) else NOT_APPLICABLE


def total_of(rulebook: Rulebook, criteria: Scores) -> Range:
    """Return the score: all criteria added up, each group kept between its ends; brought to the total where
    some left it."""
    ends, decimals = exact_total_of(rulebook, criteria), score_decimals(rulebook)
    if decimals is None:
        return ends
    low, high = (rounded(end, decimals, rulebook.rounding.by) for end in ends)
    return low, high


def exact_total_of(rulebook: Rulebook, criteria: Scores) -> Range:
    """Return the score before it is rounded itself."""
    whole = PointsAsked(whole_sums(rulebook))
    if not is_converted(rulebook):
        return added_up(whole, criteria)
    assert rulebook.total is not None
    share = share_of_what_applies(whole, criteria)
    assert share is not None  # some criterion always applies: settled when the rules were read
    return share[0] * rulebook.total, share[1] * rulebook.total


def added_up(asked: PointsAsked, criteria: Scores) -> Range:
    """Add the intervals up, group by group: sound, not always tight when one unknown fact stands in several
    criteria."""
    return asked.of(lambda c: criteria[c.id].low), asked.of(lambda c: criteria[c.id].high)
