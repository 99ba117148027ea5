"""Every score a rulebook can give, exactly: sets of scaled points as the bits of one whole number."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import reduce

from engine.analysis.domains import Domains, inside_one_another
from engine.analysis.pointed import band_tests
from engine.analysis.reach import EvenPoints, Reach, ReachableTotals, Stretch, joined
from engine.analysis.samples import Cuts, Sample, assignments, cuts_of_criteria, keeps, shared_cuts
from engine.logic.domains import ZERO
from engine.logic.frame import Frame
from engine.rulebook.model.conditions import Moment, Near, ParameterRef, facts_in, leaves
from engine.rulebook.model.points import Lines
from engine.rulebook.model.points_asked import facts_behind
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.scoring.points import scored_criterion

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
        asked = tuple(self._asked[c.id] for c in group)
        key = (tuple(c.id for c in group), asked, tuple(sorted(here.items(), key=lambda item: item[0])))
        if key not in self._kept:
            self._kept[key] = self._computed(group, here)
        return self._kept[key]

    def _computed(self, group: tuple[Criterion, ...], fixed: Sample) -> Reach:
        names = [n for c in group for n in self.uses[c.id] if n not in fixed]
        cuts = cuts_of_criteria(group, self.frame, {})
        self._every_step(group, cuts)
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

    def _every_step(self, group: Sequence[Criterion], cuts: Cuts) -> None:
        """Cut facts finely enough for every count; a single fact of any value is stretched."""
        for criterion in group:
            slope = EvenPoints.of(criterion.points, self.frame, self.scale)
            if slope is None:
                continue
            if self.domains[slope.fact].whole:
                cuts[slope.fact] |= {Fraction(n) for n in range(math.ceil(slope.end) + 1)}
            elif len(group) > 1 or not self._is_smooth(criterion, slope):
                steps = int(abs(slope.last - slope.start))
                cuts[slope.fact] |= {slope.end * n / steps for n in range(steps + 1) if steps}


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
