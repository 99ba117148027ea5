"""The points of one criterion over exact fractions: the least and the most it can give."""

from dataclasses import dataclass, replace
from fractions import Fraction

from engine.logic.cells import Cell, State
from engine.logic.frame import Frame
from engine.logic.kleene import Kleene, all_of, negated
from engine.logic.meaning import Facts, holds
from engine.rulebook.model.points import ZERO, AlongNumber, Lines, Points, StraightLine
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.scoring.results import Range, ScoredCriterion


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
    maybe = None if criterion.leaves and given.may_be_nothing else True
    divides = False if given.nothing_to_divide else maybe
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
    cell = facts(points.of)
    if cell.state is State.NOT_APPLICABLE:
        return GivenPoints(free, free, nothing_to_divide=True)
    ends = [_along(line, cell) for line in straight_lines(points, frame)]
    low, high = min(low for low, _ in ends), max(high for _, high in ends)
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


def straight_lines(points: AlongNumber, frame: Frame) -> tuple[StraightLine, ...]:
    """Return the line that points lie on, or several if a parameter may have several values."""
    if points.full_at is None:
        return (points.line(),)
    return tuple(points.line(full) for full in frame.values_of(points.full_at))


def _along(line: StraightLine, cell: Cell) -> Range:
    """Return the points at both ends; no date counts as no number, `never` as more than any."""
    low, high = cell.ends
    first = line.at(low) if isinstance(low, Fraction) else line.at_zero
    last = line.at(high) if isinstance(high, Fraction) else line.at_infinity if cell.unknown else line.at_zero
    if cell.state is State.NEVER:
        first = last = line.at_infinity
    return min(first, last), max(first, last)
