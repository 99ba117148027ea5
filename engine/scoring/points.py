"""The points of one criterion over exact fractions: the least and the most it can give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from engine.logic.cells import Cell, State
from engine.logic.frame import Frame
from engine.logic.kleene import Kleene, all_of, negated
from engine.logic.meaning import Facts, holds
from engine.rulebook.model.rulebook import Criterion, Lines, Minus, Plus, Points, Proportion, Rulebook
from engine.scoring.results import Range, ScoredCriterion

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class GivenPoints:
    """What a criterion gives where it applies, not yet rounded; `nothing_to_divide`: so it does not apply."""

    low: Fraction
    high: Fraction
    lines: tuple[int | None, ...] = ()
    nothing_to_divide: bool = False
    may_be_nothing: bool = False  # what is unknown may turn out to be nothing to divide by


def scored_criterion(criterion: Criterion, rulebook: Rulebook, facts: Facts, frame: Frame) -> ScoredCriterion:
    """Return one criterion's interval. One that may or may not apply joins both cases."""
    applies, given = given_by(criterion, rulebook, facts, frame)
    low, high = rulebook.rounded(given.low), rulebook.rounded(given.high)
    absent = negated(applies) if criterion.leaves else False
    return ScoredCriterion(criterion.id, low, high, applies, given.lines, absent=absent)


def given_by(
    criterion: Criterion, rulebook: Rulebook, facts: Facts, frame: Frame
) -> tuple[Kleene, GivenPoints]:
    """Return whether a criterion applies, and what it gives before it is rounded."""
    applies = True if criterion.applies_when is None else holds(criterion.applies_when, facts, frame)
    free = free_points(criterion, rulebook)
    given = points_of(criterion.points, free, facts, frame)
    divides = (
        False if given.nothing_to_divide else None if criterion.leaves and given.may_be_nothing else True
    )
    applies = all_of((applies, divides))
    if applies is False:
        given = GivenPoints(free, free)
    elif applies is None:
        given = replace(given, low=min(given.low, free), high=max(given.high, free))
    return applies, given


def free_points(criterion: Criterion, rulebook: Rulebook) -> Fraction:
    """Return what a criterion gives that does not apply: all of it.

    Nothing of a bonus, of one that leaves the total, and where points have no total.
    """
    return criterion.counted if rulebook.total is not None and not criterion.leaves else ZERO


def points_of(points: Points, free: Fraction, facts: Facts, frame: Frame) -> GivenPoints:
    """Return what points come to, whatever the unknown facts turn out to be.

    `free` is given where there is nothing to divide by; what is unknown may turn out so, too, unless it is
    bounded.
    """
    if isinstance(points, Lines):
        return _by_lines(points, facts, frame)
    cell = facts(points.fact)
    if cell.state is State.NOT_APPLICABLE:
        return GivenPoints(free, free, nothing_to_divide=True)
    if isinstance(points, Proportion):
        low, high = _by_proportion(points, cell, frame)
    else:
        low, high = _by_count(points, cell)
    if cell.unknown and not cell.bounded:
        return GivenPoints(min(low, free), max(high, free), may_be_nothing=True)
    return GivenPoints(low, high)


def _by_lines(points: Lines, facts: Facts, frame: Frame) -> GivenPoints:
    """Every line that could still be the first to hold counts; where none holds, nothing is given."""
    gives: list[Fraction] = []
    lines: list[int | None] = []
    for index, (give, condition) in enumerate(points.lines):
        answer = True if condition is None else holds(condition, facts, frame)
        if answer is not False:
            gives.append(give)
            lines.append(index)
        if answer is True:
            return GivenPoints(min(gives), max(gives), tuple(lines))
    gives.append(ZERO)
    return GivenPoints(min(gives), max(gives), (*lines, None))


def _by_proportion(points: Proportion, cell: Cell, frame: Frame) -> Range:
    """Give the share reached; no date gives nothing, `never` is more than any number and gives all."""
    if cell.unknown:
        fulls = frame.values_of(points.full_at)
        low, high = cell.ends
        lows = [_share(points.give, low, full) if isinstance(low, Fraction) else ZERO for full in fulls]
        highs = [_share(points.give, high, f) if isinstance(high, Fraction) else points.give for f in fulls]
        return min(lows), max(highs)
    if cell.state is not State.KNOWN:
        share = points.give if cell.state is State.NEVER else ZERO
        return share, share
    assert isinstance(cell.value, Fraction)  # types were settled when the rules were read
    gives = [_share(points.give, cell.value, full) for full in frame.values_of(points.full_at)]
    return min(gives), max(gives)


def _share(give: Fraction, value: Fraction, full: Fraction) -> Fraction:
    """Full points from `full` on, so that a `full` of zero is reached and never divides."""
    return give if value >= full else give * max(value, ZERO) / full if full > 0 else ZERO


def _by_count(points: Minus | Plus, cell: Cell) -> Range:
    """Nothing counted and more than any number are the two ends; no date counts as nothing, `never` as the
    other."""
    none, endless = _counted(points, ZERO), _counted(points, None)
    if cell.unknown:
        low, high = cell.ends
        ends = (
            _counted(points, max(low, ZERO)) if isinstance(low, Fraction) else none,
            _counted(points, max(high, ZERO)) if isinstance(high, Fraction) else endless,
        )
        return min(ends), max(ends)
    if cell.state is not State.KNOWN:
        end = endless if cell.state is State.NEVER else none
        return end, end
    assert isinstance(cell.value, Fraction)  # types were settled when the rules were read
    found = _counted(points, max(cell.value, ZERO))
    return found, found


def _counted(points: Minus | Plus, count: Fraction | None) -> Fraction:
    """Return the points for a count, None for one without end."""
    if isinstance(points, Minus):
        if count is None:
            return points.at_least if points.minus else max(points.at_least, points.start)
        return max(points.at_least, points.start - points.minus * count)
    if count is None:
        return points.at_most if points.plus else min(points.at_most, ZERO)
    return min(points.at_most, points.plus * count)
