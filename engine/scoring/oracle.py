"""The plain reference: what a rulebook means for one subject, over exact fractions.

Every other way of scoring must give what this gives. Points are intervals [certain, possible]: the least and the
most a criterion can give, whatever the unknown facts turn out to be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.cells import Cell, Owed, State
from engine.kleene import Kleene
from engine.rulebook.model import Criterion, Lines, Minus, Plus, Points, Proportion, Rulebook
from engine.scoring.bands import possible_bands
from engine.scoring.frame import Frame
from engine.scoring.meaning import Facts, holds

Range = tuple[Fraction, Fraction]
NOTHING: Range = (Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class ScoredCriterion:
    """Points of one criterion. `lines` are those that could be the first to hold (None: none holds)."""

    id: str
    low: Fraction
    high: Fraction
    applies: Kleene = True
    lines: tuple[int | None, ...] = ()

    @property
    def settled(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Need:
    """An unknown fact behind a test that is not settled: what it spreads, where, and who owes it."""

    fact: str
    spread: Fraction
    used_in: tuple[str, ...]
    owed: tuple[Owed, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """One subject under one rulebook. `bands` are those still possible, best first; `band` is None if several."""

    criteria: Mapping[str, ScoredCriterion]
    low: Fraction
    high: Fraction
    gates: Mapping[str, Kleene]
    tests: Mapping[str, Kleene]  # of bands that have one
    bands: tuple[str, ...]
    needs: tuple[Need, ...]

    @property
    def band(self) -> str | None:
        return self.bands[0] if len(self.bands) == 1 else None


def scored(rulebook: Rulebook, facts: Facts, frame: Frame) -> Scored:
    """Score one subject. `facts` gives each fact's cell; `frame` the period, parameters and unit."""
    from engine.scoring.needs import needs_of

    criteria = {c.id: scored_criterion(c, rulebook, facts, frame) for c in rulebook.criteria}
    gates = {gate.id: holds(gate.when, facts, frame) for gate in rulebook.gates}
    tests = {b.id: holds(b.when, facts, frame) for b in rulebook.bands if b.when is not None}
    low, high = total_of(criteria)
    bands = possible_bands(rulebook, low, high, gates, tests)
    needs = needs_of(rulebook, criteria, gates, tests, facts, frame)
    return Scored(criteria, low, high, gates, tests, bands, needs)


def total_of(criteria: Mapping[str, ScoredCriterion]) -> Range:
    """Add the intervals up: sound, not always tight when one unknown fact stands in several criteria."""
    return (
        sum((c.low for c in criteria.values()), Fraction(0)),
        sum((c.high for c in criteria.values()), Fraction(0)),
    )


def scored_criterion(criterion: Criterion, rulebook: Rulebook, facts: Facts, frame: Frame) -> ScoredCriterion:
    """Return one criterion's interval, each end rounded half up once."""
    applies = True if criterion.applies_when is None else holds(criterion.applies_when, facts, frame)
    free = (criterion.maximum, criterion.maximum) if rulebook.total is not None else NOTHING
    low, high, lines = points_of(criterion.points, facts, frame, free)
    if applies is False:
        (low, high), lines = free, ()
    elif applies is None:
        low, high = min(low, free[0]), max(high, free[1])
    low, high = rounded(low, rulebook.decimals), rounded(high, rulebook.decimals)
    return ScoredCriterion(criterion.id, low, high, applies, lines)


def rounded(points: Fraction, decimals: int) -> Fraction:
    """Round half up; points are never negative."""
    scaled = points * 10**decimals
    return Fraction((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), 10**decimals)


def points_of(
    points: Points, facts: Facts, frame: Frame, free: Range
) -> tuple[Fraction, Fraction, tuple[int | None, ...]]:
    """Return the least and most points, and the lines that could settle them. `free`: where nothing applies."""
    if isinstance(points, Lines):
        return _by_lines(points, facts, frame)
    cell = facts(points.fact)
    if cell.state is State.NOT_APPLICABLE:
        return (*free, ())
    if isinstance(points, Proportion):
        return (*_by_proportion(points, cell, frame), ())
    return (*_by_count(points, cell), ())


def _by_lines(points: Lines, facts: Facts, frame: Frame) -> tuple[Fraction, Fraction, tuple[int | None, ...]]:
    """Every line that could still be the first to hold counts; where none holds, nothing is given."""
    gives: list[Fraction] = []
    lines: list[int | None] = []
    for index, (give, condition) in enumerate(points.lines):
        answer = True if condition is None else holds(condition, facts, frame)
        if answer is not False:
            gives.append(give)
            lines.append(index)
        if answer is True:
            return min(gives), max(gives), tuple(lines)
    gives.append(Fraction(0))
    return min(gives), max(gives), (*lines, None)


def _by_proportion(points: Proportion, cell: Cell, frame: Frame) -> Range:
    """Give the share reached; no date gives nothing, `never` is more than any number and gives all."""
    if cell.unknown:
        return Fraction(0), points.give
    if cell.state is not State.KNOWN:
        share = points.give if cell.state is State.NEVER else Fraction(0)
        return share, share
    assert isinstance(cell.value, Fraction)  # types were settled when the rules were read
    gives = [
        points.give * min(max(cell.value / full, Fraction(0)), Fraction(1))
        for full in frame.values_of(points.full_at)
    ]
    return min(gives), max(gives)


def _by_count(points: Minus | Plus, cell: Cell) -> Range:
    least = min(points.at_least, points.start) if isinstance(points, Minus) else Fraction(0)
    most = points.start if isinstance(points, Minus) else points.at_most
    if cell.unknown:
        return least, max(least, most)
    if cell.state is not State.KNOWN:
        end = (least if isinstance(points, Minus) else most) if cell.state is State.NEVER else most
        end = Fraction(0) if cell.state is State.NONE and isinstance(points, Plus) else end
        return end, end
    assert isinstance(cell.value, Fraction)  # types were settled when the rules were read
    count = max(cell.value, Fraction(0))
    if isinstance(points, Minus):
        found = max(points.at_least, points.start - points.minus * count)
    else:
        found = min(points.at_most, points.plus * count)
    return found, found


def with_points(rulebook: Rulebook, before: Scored, points: Mapping[str, Fraction]) -> Scored:
    """Return the score with some criteria's points replaced (appraisal, B16); gates stay as they are.

    The band follows the new sum. What only the replaced criteria needed is needed no more.
    """
    criteria = {
        id_: replace(found, low=points[id_], high=points[id_]) if id_ in points else found
        for id_, found in before.criteria.items()
    }
    low, high = total_of(criteria)
    bands = possible_bands(rulebook, low, high, before.gates, before.tests)
    needs = tuple(n for n in before.needs if not set(n.used_in) <= set(points))
    return replace(before, criteria=criteria, low=low, high=high, bands=bands, needs=needs)
