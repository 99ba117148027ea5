"""Every score a rulebook can give, exactly: sets of scaled points as the bits of one whole number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce

from engine.analysis.domains import ZERO, Domains, inside_one_another
from engine.analysis.samples import (
    Cuts,
    Sample,
    assignments,
    cuts_of_condition,
    cuts_of_points,
    keeps,
    shared_cuts,
)
from engine.logic.cells import Cell, known
from engine.logic.frame import Frame
from engine.rulebook.compile.parameter_dates import parameters_of
from engine.rulebook.model.conditions import Moment, Near, ParameterRef, leaves
from engine.rulebook.model.facts_used import used_facts
from engine.rulebook.model.points_asked import facts_behind
from engine.rulebook.model.rulebook import Criterion, Lines, Minus, Proportion, Rulebook
from engine.scoring.points import scored_criterion

MOST_COMBINATIONS = 6000


@dataclass(slots=True)
class Reach:
    """The points some criteria can give together, with facts for some of them."""

    bits: int = 0
    samples: dict[int, Sample] = field(default_factory=dict)
    stretch: tuple[str, Fraction, int] | None = (
        None  # a fact that gives every point up to `give`: name, full, give
    )

    def add(self, points: int, sample: Sample) -> None:
        self.bits |= 1 << points
        self.samples.setdefault(points, sample)

    @property
    def most(self) -> int:
        return self.bits.bit_length() - 1

    def sample(self, points: int) -> Sample:
        """Return facts that give exactly these points."""
        if points in self.samples or self.stretch is None:
            return self.samples.get(points, {})
        name, full, give = self.stretch
        return {name: known(full * points / give)}


class Scores:
    """The scores of one rulebook under one regime, with some facts fixed.

    `kept` holds what criteria can give together under every regime so far: most ask nothing of it that differs.
    """

    def __init__(
        self, rulebook: Rulebook, domains: Domains, frame: Frame, kept: dict[object, Reach] | None = None
    ) -> None:
        self.rulebook = rulebook
        self.domains = domains
        self.frame = frame
        self.scale = 10**rulebook.decimals
        self.uses = {c.id: used_facts(c.points, c.applies_when) for c in rulebook.criteria}
        asked = [name for names in self.uses.values() for name in names]
        self.inside = inside_one_another([*asked, *gate_facts(rulebook)], domains.indicators)
        self._kept = {} if kept is None else kept
        self._asked = {c.id: _of_frame(c, frame) for c in rulebook.criteria}

    def given(self, fixed: Sample) -> Totals:
        """Return all totals possible while these facts are as given."""
        return Totals([self._reach(group, fixed) for group in self._groups(fixed)])

    def cuts(self, criteria: Sequence[Criterion]) -> Cuts:
        found: Cuts = {}
        for criterion in criteria:
            cuts_of_condition(criterion.applies_when, self.frame, found)
            cuts_of_points(criterion.points, self.frame, found)
        return found

    def of(self, criterion: Criterion) -> Reach:
        """Return the points of one criterion by itself."""
        return self._reach((criterion,), {})

    def _tied(self, names: Iterable[str]) -> set[str]:
        """Return facts together with those of the rulebook that they lie in, or that lie in them."""
        mine = set(names)
        return mine.union(*(pair for pair in self.inside if mine & set(pair)))

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
        cuts = self.cuts(group)
        if len(group) > 1:
            self._every_step(group, cuts)
        cuts = shared_cuts(cuts, (p for p in self.inside if set(p) <= {*names, *fixed}))
        count, found = assignments(names, self.domains, cuts)
        if count > MOST_COMBINATIONS and len(group) > 1:  # more than can be: the criteria each for itself
            return reduce(_joined, (self._computed((criterion,), fixed) for criterion in group))
        if count > MOST_COMBINATIONS:
            return self._at_most(group[0])
        reach = Reach()
        for sample in found:
            if keeps({**fixed, **sample}, self.inside):
                reach.add(self._points(group, {**fixed, **sample}), sample)
        if len(group) == 1:
            self._stretched(group[0], reach, fixed)
        return reach

    def _at_most(self, criterion: Criterion) -> Reach:
        """Return more than can be: every amount a criterion names, where there are too many cases to try."""
        points = criterion.points
        gives = [give for give, _ in points.lines] if isinstance(points, Lines) else [points.give] if isinstance(points, Proportion) else []  # fmt: skip
        reach = Reach()
        for give in (ZERO, criterion.maximum, *gives):
            reach.bits |= 1 << int(give * self.scale)
        if not isinstance(points, Lines):
            reach.bits = (1 << (int(criterion.maximum * self.scale) + 1)) - 1
        return reach

    def _points(self, group: Sequence[Criterion], sample: Sample) -> int:
        found = (scored_criterion(c, self.rulebook, sample.__getitem__, self.frame) for c in group)
        return int(sum((c.high for c in found), ZERO) * self.scale)

    def _stretched(self, criterion: Criterion, reach: Reach, fixed: Sample) -> None:
        """Add every step of a proportion to a fact that takes any value."""
        points = criterion.points
        if not isinstance(points, Proportion) or points.fact in fixed or self.domains[points.fact].whole:
            return
        give, full = int(points.give * self.scale), self.frame.values_of(points.full_at)[0]
        high = self.domains[points.fact].high
        if high is not None and high < full:
            return
        if not set(self.uses[criterion.id]) - {points.fact}:
            reach.bits |= (1 << (give + 1)) - 1
            reach.stretch = (points.fact, full, give)

    def _every_step(self, group: Sequence[Criterion], cuts: Cuts) -> None:
        """Cut shared facts finely enough for every count that gives different points."""
        for criterion in group:
            points = criterion.points
            if isinstance(points, Proportion):
                full = self.frame.values_of(points.full_at)[0]
                steps = int(points.give * self.scale)
                cuts[points.fact] |= {full * n / steps for n in range(steps + 1)}
            elif not isinstance(points, tuple) and hasattr(points, "fact"):
                step = points.minus if isinstance(points, Minus) else points.plus  # type: ignore[union-attr]
                most = points.start if isinstance(points, Minus) else points.at_most  # type: ignore[union-attr]
                cuts[points.fact] |= {Fraction(n) for n in range(int(most / step) + 2)}


def _of_frame(criterion: Criterion, frame: Frame) -> object:
    """Return all that a criterion asks of a frame: its parameters as they are there, and its days."""
    tests = [criterion.applies_when]
    tests += [test for _, test in criterion.points.lines] if isinstance(criterion.points, Lines) else []
    asked = [leaf for test in tests for leaf in leaves(test)]
    days = any(isinstance(leaf, Near) or any(isinstance(o, Moment) for o in getattr(leaf, "operands", ())) for leaf in asked)  # fmt: skip
    values = tuple(tuple(frame.values_of(ParameterRef(name))) for name in parameters_of(criterion))
    return values, frame.period if days else None


def _joined(a: Reach, b: Reach) -> Reach:
    """Return the sums of two sets of points, with facts for those that have them on both sides."""
    reach = Reach(added(a.bits, b.bits))
    for p, one in a.samples.items():
        for q, two in b.samples.items():
            reach.samples.setdefault(p + q, {**one, **two})
    return reach


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


@dataclass(slots=True)
class Totals:
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
        found: dict[str, Cell] = {}
        for part, below in zip(reversed(self.parts), reversed(self.sums[:-1]), strict=True):
            points = self._choice(part, below, total)
            found.update(part.sample(points))
            total -= points
        return found

    def _choice(self, part: Reach, below: int, total: int) -> int:
        ready = [p for p in part.samples if p <= total and below >> (total - p) & 1]
        if ready:
            return max(ready)
        return next(p for p in range(min(total, part.most), -1, -1) if part.bits >> p & 1 and below >> (total - p) & 1)  # fmt: skip


@dataclass(slots=True)
class Exactly(Totals):
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


def gate_facts(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the facts that gates and band tests ask about."""
    tests = [gate.when for gate in rulebook.gates] + [b.when for b in rulebook.bands if b.when is not None]
    return tuple(dict.fromkeys(name for test in tests for name in facts_behind(test, rulebook)))
