"""The plain reference: what a rulebook means for one subject, over exact fractions.

Every other way of scoring must give what this gives. Points are intervals [certain, possible]: the least and
the most a criterion can give, whatever the unknown facts turn out to be.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from engine.logic.frame import Frame
from engine.logic.meaning import Facts, answer_of, holds
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.bands import possible_bands
from engine.scoring.joint_answers import TestedFacts
from engine.scoring.needs import needs_of
from engine.scoring.points import scored_criterion
from engine.scoring.points_as_facts import Scores, total_of, with_points_as_facts
from engine.scoring.results import Scored, ScoredCriterion
from engine.scoring.tied_points import tied_points


def scored(rulebook: Rulebook, facts: Facts, frame: Frame) -> Scored:
    """Score one subject. `facts` gives each fact's cell; `frame` the period, parameters and unit."""
    criteria = {c.id: scored_criterion(c, rulebook, facts, frame) for c in rulebook.criteria}
    return _with_criteria(rulebook, criteria, facts, frame)


def _with_criteria(rulebook: Rulebook, criteria: Scores, facts: Facts, frame: Frame) -> Scored:
    """Return all that follows from the points of the criteria; only gates and bands ask the facts."""
    with_points = with_points_as_facts(rulebook, criteria, facts)
    gates = {gate.id: holds(gate.when, with_points, frame) for gate in rulebook.gates}
    tests = {b.id: holds(b.when, with_points, frame) for b in rulebook.bands if b.when is not None}
    low, high = total_of(rulebook, criteria)
    open_ = None in gates.values() or None in tests.values()
    together = tied_points(rulebook, facts, frame) if open_ else ()
    known = TestedFacts(
        lambda leaf: answer_of(leaf, with_points, frame), lambda id_: criteria[id_].ends, together
    )
    bands = possible_bands(rulebook, low, high, gates, tests, known)
    needs = needs_of(rulebook, criteria, facts, frame)
    return Scored(criteria, low, high, gates, tests, bands, needs)


def with_points(
    rulebook: Rulebook, before: Scored, points: Mapping[str, Fraction], facts: Facts, frame: Frame
) -> Scored:
    """Return the score with some criteria's points replaced (appraisal, B16), taken as they are decided.

    Gates stay as the facts have them, and follow the new points where they ask about points; so does the band
    follow the new sum. What only the replaced criteria needed is needed no more. What was computed is kept in
    each replaced criterion. Points for criteria this rulebook does not have change nothing. One that left the
    total comes back with the points it is given; at 0 points it stays out.
    """
    return _with_criteria(rulebook, with_points_put_in(before.criteria, points), facts, frame)


def with_points_put_in(criteria: Scores, points: Mapping[str, Fraction]) -> dict[str, ScoredCriterion]:
    """Return the points of criteria, those that were decided in their place."""
    return {
        id_: _replaced(scored, points[id_]) if id_ in points else scored for id_, scored in criteria.items()
    }


def _replaced(scored: ScoredCriterion, points: Fraction) -> ScoredCriterion:
    computed = scored.computed or (scored.low, scored.high)
    absent = scored.absent is True and points == 0
    return replace(scored, low=points, high=points, computed=computed, absent=absent)
