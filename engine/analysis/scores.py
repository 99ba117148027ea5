"""Every score a rulebook can give, exactly: sets of scaled points as the bits of one whole number."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce

from engine.analysis.domains import Domains, inside_one_another
from engine.analysis.samples import (
    Cuts,
    Sample,
    assignments,
    band_tests,
    cuts_of_criteria,
    keeps,
    shared_cuts,
)
from engine.logic.cells import Cell, known
from engine.logic.domains import ZERO
from engine.logic.frame import Frame
from engine.rulebook.model.conditions import Moment, Near, ParameterRef, facts_in, leaves
from engine.rulebook.model.points import Lines, Points
from engine.rulebook.model.points_asked import facts_behind
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.scoring.points import scored_criterion, straight_lines

MOST_SAMPLES = 100


@dataclass(frozen=True, slots=True)
class EvenPoints:
    """Points that change evenly with a fact, from what `begin` of it gives to what `end` does; scaled."""

    fact: str
    begin: Fraction
    end: Fraction
    start: Fraction
    last: Fraction

    @classmethod
    def of(cls, points: Points, frame: Frame, scale: int) -> EvenPoints | None:
        if isinstance(points, Lines):
            return None
        line = straight_lines(points, frame)[0]
        if line.end is None:
            return None
        return cls(points.of, line.begin, line.end, line.at_zero * scale, line.at_infinity * scale)

    def at(self, points: int) -> Fraction:
        """Return how much of the fact gives these points."""
        return self.begin + (self.end - self.begin) * (points - self.start) / (self.last - self.start)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Every step between two points, by a fact that takes any value, while other facts are as given."""

    low: int
    high: int
    slope: EvenPoints
    beside: Sample

    def sample(self, points: int) -> Sample:
        return {**self.beside, self.slope.fact: known(self.slope.at(points))}


@dataclass(slots=True)
class Reach:
    """The points some criteria can give together, with facts for some of them."""

    bits: int = 0
    samples: dict[int, Sample] = field(default_factory=dict)
    stretches: list[Stretch] = field(default_factory=list)

    def add(self, points: int, sample: Sample) -> None:
        self.bits |= 1 << points
        self.samples.setdefault(points, sample)

    @property
    def most(self) -> int:
        return self.bits.bit_length() - 1

    def sample(self, points: int) -> Sample:
        """Return facts that give exactly these points."""
        stretch = next((s for s in self.stretches if s.low <= points <= s.high), None)
        if points in self.samples or stretch is None:
            return self.samples.get(points, {})
        return stretch.sample(points)


@dataclass(slots=True)
class ReachableTotals:
    """The sums that groups of criteria can reach together."""

    parts: list[Reach]
    sums: list[int] = field(default_factory=lambda: [1])  # after none, one, two, … of the parts

    def __post_init__(self) -> None:
        for part in self.parts:
            self.sums.append(added(self.sums[-1], part.bits))

    @property
    def bits(self) -> int:
        return self.sums[-1]

    @property
    def most(self) -> int:
        return self.bits.bit_length() - 1

    def within(self, low: int, high: int | None) -> int | None:
        """Return a total from `low` up to below `high` (None: no end), None where none is possible."""
        bits = self.bits >> low
        if high is not None:
            bits &= (1 << max(0, high - low)) - 1
        return low + (bits & -bits).bit_length() - 1 if bits else None

    def sample(self, total: int) -> Sample:
        """Return facts that add up to exactly this total."""
        cells: dict[str, Cell] = {}
        for part, below in zip(reversed(self.parts), reversed(self.sums[:-1]), strict=True):
            points = self._choice(part, below, total)
            cells.update(part.sample(points))
            total -= points
        return cells

    def _choice(self, part: Reach, below: int, total: int) -> int:
        ready = [p for p in part.samples if p <= total and below >> (total - p) & 1]
        if ready:
            return max(ready)
        return next(
            p for p in range(min(total, part.most), -1, -1) if part.bits >> p & 1 and below >> (total - p) & 1
        )


@dataclass(slots=True)
class Exactly(ReachableTotals):
    """The one total of facts that are all given."""

    points: int = 0

    def __post_init__(self) -> None:
        self.sums = [1 << self.points if self.points >= 0 else 0]

    @property
    def most(self) -> int:
        return self.points

    def within(self, low: int, high: int | None) -> int | None:
        """Points below zero lie with the lowest."""
        at = max(self.points, 0)
        return self.points if low <= at and (high is None or at < high) else None

    def sample(self, total: int) -> Sample:
        return {}


def joined(a: Reach, b: Reach) -> Reach:
    """Return the sums of two sets of points, with facts for those that have them on both sides."""
    reach = Reach(added(a.bits, b.bits))
    for p, sample in _some(a.samples):
        for q, two in _some(b.samples):
            reach.samples.setdefault(p + q, {**sample, **two})
    return reach


def _some(samples: Mapping[int, Sample]) -> Sequence[tuple[int, Sample]]:
    """Return facts for the least and the most points, and some between: all pairs of two sides are joined."""
    ordered = sorted(samples.items(), key=lambda item: item[0])
    step = len(ordered) // MOST_SAMPLES + 1
    return [*ordered[::step], *ordered[-1:]]


def added(a: int, b: int) -> int:
    """Return every sum of a bit of one and a bit of the other, run by run."""
    if a.bit_count() > b.bit_count():
        a, b = b, a
    total = 0
    for start, length in _runs(a):
        total |= _smeared(b, length) << start
    return total


def _runs(bits: int) -> Iterator[tuple[int, int]]:
    at = 0
    while bits:
        skip = (bits & -bits).bit_length() - 1
        bits >>= skip
        length = (~bits & (bits + 1)).bit_length() - 1
        yield at + skip, length
        bits >>= length
        at += skip + length


def _smeared(bits: int, length: int) -> int:
    """Return the bits together with every shift of them by less than `length`."""
    done = 1
    while done < length:
        step = min(done, length - done)
        bits |= bits << step
        done += step
    return bits


MOST_COMBINATIONS = 6000
Tried = tuple[Sample, int]  # facts, and the points they give


class Scores:
    """The scores of one rulebook under one regime, with some facts fixed.

    `kept` holds what criteria can give together under every regime so far: most ask nothing of it that
    differs.
    """

    def __init__(
        self, rulebook: Rulebook, domains: Domains, frame: Frame, cache: dict[object, Reach] | None = None
    ) -> None:
        self.rulebook = rulebook
        self.domains = domains
        self.frame = frame
        self.scale = 10**rulebook.decimals
        self.uses = {c.id: c.facts for c in rulebook.criteria}
        facts_used = [name for names in self.uses.values() for name in names]
        self.inside = inside_one_another([*facts_used, *gate_facts(rulebook)], domains.indicators)
        self._kept = {} if cache is None else cache
        self._asked = {c.id: _of_frame(c, frame) for c in rulebook.criteria}

    def given(self, fixed: Sample) -> ReachableTotals:
        """Return all totals possible while these facts are as given."""
        return ReachableTotals([self._reach(group, fixed) for group in self._groups(fixed)])

    def of(self, criterion: Criterion) -> Reach:
        """Return the points of one criterion by itself."""
        return self._reach((criterion,), {})

    def _tied(self, names: Iterable[str]) -> set[str]:
        """Return facts together with those of the rulebook that they lie in, or that lie in them."""
        tied_names = set(names)
        return tied_names.union(*(pair for pair in self.inside if tied_names & set(pair)))

    def _groups(self, fixed: Sample) -> list[tuple[Criterion, ...]]:
        """Join criteria that share a fact that is not fixed."""
        groups: list[tuple[set[str], list[Criterion]]] = []
        for criterion in self.rulebook.criteria:
            facts = self._tied(self.uses[criterion.id]) - set(fixed)
            near = [g for g in groups if g[0] & facts]
            joined = (facts.union(*(g[0] for g in near)), [c for g in near for c in g[1]] + [criterion])
            groups = [g for g in groups if g not in near] + [joined]
        return [tuple(criteria) for _, criteria in groups]

    def _reach(self, group: tuple[Criterion, ...], fixed: Sample) -> Reach:
        near = self._tied(name for c in group for name in self.uses[c.id])
        here = {name: cell for name, cell in fixed.items() if name in near}
        keys = tuple(self._asked[c.id] for c in group)
        key = (tuple(c.id for c in group), keys, tuple(sorted(here.items(), key=lambda item: item[0])))
        if key not in self._kept:
            self._kept[key] = self._computed(group, here)
        return self._kept[key]

    def _computed(self, group: tuple[Criterion, ...], fixed: Sample) -> Reach:
        names = [n for c in group for n in self.uses[c.id] if n not in fixed]
        cuts = cuts_of_criteria(group, self.frame, {})
        self._every_step(group, cuts, fixed)
        cuts = shared_cuts(cuts, (p for p in self.inside if set(p) <= {*names, *fixed}))
        count, samples = assignments(names, self.domains, cuts)
        if count > MOST_COMBINATIONS and len(group) > 1:  # more than can be: the criteria each for itself
            return reduce(joined, (self._computed((criterion,), fixed) for criterion in group))
        if count > MOST_COMBINATIONS:
            return self._at_most(group[0])
        reach, tried = Reach(), []
        for sample in samples:
            if keeps({**fixed, **sample}, self.inside):
                tried.append((sample, self._points(group, {**fixed, **sample})))
                reach.add(tried[-1][1], sample)
        if len(group) == 1:
            self._stretched(group[0], reach, tried)
        return reach

    def _at_most(self, criterion: Criterion) -> Reach:
        """Return more than can be: every amount a criterion names, where there are too many cases to try."""
        points, reach = criterion.points, Reach()
        if not isinstance(points, Lines):
            reach.bits = (1 << (int(criterion.maximum * self.scale) + 1)) - 1
            return reach
        for give in (ZERO, criterion.maximum, *(give for give, _ in points.lines)):
            reach.bits |= 1 << int(give * self.scale)
        return reach

    def _points(self, group: Sequence[Criterion], sample: Sample) -> int:
        scored = (scored_criterion(c, self.rulebook, sample.__getitem__, self.frame) for c in group)
        return int(sum((c.high for c in scored), ZERO) * self.scale)

    def _stretched(self, criterion: Criterion, reach: Reach, tried: Iterable[Tried]) -> None:
        """Add every step between two points that differ by nothing but a fact which takes any value."""
        slope = EvenPoints.of(criterion.points, self.frame, self.scale)
        if slope is None or not self._is_smooth(criterion, slope):
            return
        for rest, ends in _ends_by_the_rest(tried, slope.fact):
            low, high = min(ends), max(ends)
            reach.bits |= (1 << (high + 1)) - (1 << low)
            reach.stretches.append(Stretch(low, high, slope, rest))

    def _is_smooth(self, criterion: Criterion, slope: EvenPoints) -> bool:
        """Tell whether points nowhere jump with the fact, and it does not decide whether they apply."""
        return not self.domains[slope.fact].whole and slope.fact not in facts_in(criterion.applies_when)

    def _every_step(self, group: Sequence[Criterion], cuts: Cuts, fixed: Sample) -> None:
        """Cut facts finely enough for every count; a single fact of any value is stretched.

        A fact that is given needs no cuts, unless another lies in it.
        """
        given = fixed.keys() - {name for pair in self.inside for name in pair}
        for criterion in group:
            slope = EvenPoints.of(criterion.points, self.frame, self.scale)
            if slope is None or slope.fact in given:
                continue
            if self.domains[slope.fact].whole:
                cuts[slope.fact] |= {Fraction(n) for n in range(math.ceil(slope.end) + 1)}
            elif len(group) > 1 or not self._is_smooth(criterion, slope):
                steps = int(abs(slope.last - slope.start))
                length = slope.end - slope.begin
                cuts[slope.fact] |= {slope.begin + length * n / steps for n in range(steps + 1) if steps}


def _ends_by_the_rest(tried: Iterable[Tried], fact: str) -> Iterator[tuple[Sample, list[int]]]:
    """Yield the other facts tried, with the points that known values of this one give beside them."""
    ends: dict[object, tuple[Sample, list[int]]] = {}
    for sample, points in tried:
        if fact in sample and sample[fact].known:
            rest = {name: cell for name, cell in sample.items() if name != fact}
            key = tuple(sorted(rest.items(), key=lambda item: item[0]))
            ends.setdefault(key, (rest, []))[1].append(points)
    yield from ends.values()


def _of_frame(criterion: Criterion, frame: Frame) -> object:
    """Return all that a criterion asks of a frame: its parameters as they are there, and its days."""
    tests = [criterion.applies_when]
    tests += [test for _, test in criterion.points.lines] if isinstance(criterion.points, Lines) else []
    compared = [leaf for test in tests for leaf in leaves(test)]
    days = any(
        isinstance(leaf, Near) or any(isinstance(o, Moment) for o in getattr(leaf, "operands", ()))
        for leaf in compared
    )
    values = tuple(tuple(frame.values_of(ParameterRef(name))) for name in criterion.parameters)
    return values, frame.period if days else None


def gate_facts(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the facts that gates and band tests ask about."""
    names = (name for test in band_tests(rulebook) for name in facts_behind(test, rulebook))
    return tuple(dict.fromkeys(names))
