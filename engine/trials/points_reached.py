"""Which points can be reached at all: between lines of 0, 4 and 10 points none lies just below 5."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.analysis.domains import Domains
from engine.analysis.scores import added
from engine.rulebook.model import points_asked as model
from engine.rulebook.model.points import Lines
from engine.rulebook.model.rounding import rounded
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.scoring.points import free_points

Neighbours = tuple[Fraction | None, bool, Fraction | None]
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class PointsSet:
    """Whole numbers as the bits of one: bit n stands for `lowest` + n."""

    lowest: int
    bits: int

    @classmethod
    def of(cls, numbers: Iterable[int]) -> PointsSet:
        ordered = sorted(set(numbers)) or [0]
        bits = 0
        for number in ordered:
            bits |= 1 << (number - ordered[0])
        return cls(ordered[0], bits)

    def plus(self, other: PointsSet) -> PointsSet:
        return PointsSet(self.lowest + other.lowest, added(self.bits, other.bits))

    def or_else(self, other: PointsSet) -> PointsSet:
        """Return the numbers of either."""
        lowest = min(self.lowest, other.lowest)
        return PointsSet(lowest, self.bits << self.lowest - lowest | other.bits << other.lowest - lowest)

    def all(self) -> Iterator[int]:
        left = self.bits
        while left:
            lowest = left & -left
            yield self.lowest + lowest.bit_length() - 1
            left ^= lowest


class PointsReached:
    """Answers for one rulebook, never too few: each criterion by itself, each line as if it could hold."""

    def __init__(self, book: Rulebook, domains: Domains) -> None:
        self.book, self.domains = book, domains
        self.scale = 10**book.decimals

    def values(self, name: str) -> list[Fraction]:
        """Return all that a fact of points can be, lowest first."""
        query = model.points_asked(name, self.book)
        if not query.criteria or (query.share and query.most <= 0):
            return []
        had = model.score_to_be_had(self.book) if name == model.SCORE + model.SHARE else None
        if had is not None:
            return [points * 100 / had for points in self.values(model.SCORE)]
        reached = self._exact(name, query)
        decimals = model.score_decimals(self.book) if name == model.SCORE else None
        if decimals is not None:
            reached = (rounded(points, decimals, self.book.rounding.by) for points in reached)
        return sorted(set(reached))

    def _exact(self, name: str, query: model.PointsAsked) -> Iterable[Fraction]:
        """Return all that a fact of points can be before it is rounded itself."""
        if query.leaving and (query.share or name == model.SCORE):
            return self._of_what_applies(name, query)
        total = PointsSet(0, 1)
        for subtotal in query.sums:
            total = total.plus(self._kept(subtotal))
        return (points * self._times(query) for points in total.all())

    def _of_what_applies(self, name: str, query: model.PointsAsked) -> set[Fraction]:
        """Return points ÷ what can be had, for each set of criteria that may apply."""
        surely = PointsSet(0, 1)
        for subtotal in query.sums:
            staying = tuple(c for c in subtotal.own if not c.leaves)
            surely = surely.plus(self._kept(replace(subtotal, own=staying)))
        reached = {int(query.most_of(lambda c: not c.leaves) * self.scale): surely}
        for criterion in query.leaving:
            own = PointsSet.of(self.book.scaled(p) for p in self._points(criterion, applies=True))
            for most, steps in list(reached.items()):
                more = most + int(criterion.counted * self.scale)
                total = steps.plus(own)
                reached[more] = total.or_else(reached[more]) if more in reached else total
        shares = {Fraction(n, most) for most, steps in reached.items() if most > 0 for n in steps.all()}
        if name != model.SCORE:
            return {share * 100 for share in shares}
        assert self.book.total is not None
        return {share * self.book.total for share in shares}

    def _times(self, query: model.PointsAsked) -> Fraction:
        return Fraction(100 if query.share else 1, self.scale) / (query.most if query.share else 1)

    def around(self, name: str, cut: Fraction) -> Neighbours:
        """Return the nearest below a threshold, whether it is reached itself, and the nearest above."""
        values = self.values(name)
        below = max((value for value in values if value < cut), default=None)
        return below, cut in values, min((value for value in values if value > cut), default=None)

    def raw(self, subtotal: model.SumOfPoints) -> PointsSet:
        """Return the sums of some criteria, rounded where they are, before a group keeps them, scaled."""
        points = PointsSet(0, 1)
        for criterion in subtotal.own:
            points = points.plus(PointsSet.of(self.book.scaled(p) for p in self._points(criterion)))
        for part in subtotal.inner:
            points = points.plus(self._kept(part))
        if subtotal.decimals is None:
            return points
        return PointsSet.of(int(subtotal.rounded(Fraction(n, self.scale)) * self.scale) for n in points.all())

    def _kept(self, subtotal: model.SumOfPoints) -> PointsSet:
        limited = (subtotal.kept(Fraction(n, self.scale)) for n in self.raw(subtotal).all())
        return PointsSet.of(int(points * self.scale) for points in limited)

    def _points(self, criterion: Criterion, applies: bool = False) -> Iterator[Fraction]:
        points = criterion.points
        may_not = self._may_not_apply(criterion) and not applies
        yield free_points(criterion, self.book) if may_not else criterion.maximum
        if isinstance(points, Lines):
            yield from (give for give, _ in points.lines)
            yield criterion.least
            return
        if points.full_at is None and self.domains[points.of].whole:
            line = points.line()
            if line.end is not None:
                yield from (line.at(Fraction(n)) for n in range(math.ceil(line.end) + 1))
                return
        low, high = (self.book.scaled(end) for end in (criterion.least, criterion.maximum))
        yield from (Fraction(n, self.scale) for n in range(low, high + 1))

    def _may_not_apply(self, criterion: Criterion) -> bool:
        if criterion.applies_when is not None:
            return True
        points = criterion.points
        return not isinstance(points, Lines) and bool(self.domains[points.of].states)
