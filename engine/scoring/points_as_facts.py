"""Points as facts of gates and bands: known where they are settled, else between the least and the most."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from engine.logic.cells import NOT_APPLICABLE, Cell, between
from engine.logic.meaning import Facts
from engine.rulebook.model.points_asked import PointsAsked, is_points, points_asked
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.results import Range, ScoredCriterion

Scores = Mapping[str, ScoredCriterion]


def with_points_as_facts(rulebook: Rulebook, criteria: Scores, facts: Facts) -> Facts:
    """Return the facts with the points of these criteria beside them."""
    return lambda name: points_cell(name, rulebook, criteria) if is_points(name) else facts(name)


def points_cell(name: str, rulebook: Rulebook, criteria: Scores) -> Cell:
    """Return points as a fact. Of nothing, and as a share of nothing to be had, they are not applicable."""
    asked = points_asked(name, rulebook)
    if not asked.criteria or (asked.share and asked.most <= 0):
        return NOT_APPLICABLE
    low, high = added_up(asked, criteria)
    times = 100 / asked.most if asked.share else Fraction(1)
    return between(low * times, high * times)


def added_up(asked: PointsAsked, criteria: Scores) -> Range:
    """Add the intervals up, group by group: sound, not always tight when one unknown fact stands in several criteria."""
    low = sum((one.of(lambda c: criteria[c.id].low) for one in asked.sums), Fraction(0))
    high = sum((one.of(lambda c: criteria[c.id].high) for one in asked.sums), Fraction(0))
    return low, high
