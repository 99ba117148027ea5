"""Which points can be reached at all: between lines of 0, 4 and 10 points none lies just below 5."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from engine.analysis.domains import Domains
from engine.analysis.regimes import regimes
from engine.analysis.scores import Scores, added
from engine.rulebook.compile.parameter_dates import parameters_of
from engine.rulebook.model.points_asked import PointsAsked, points_asked
from engine.rulebook.model.rulebook import Criterion, Rulebook, Rules

Neighbours = tuple[Fraction | None, bool, Fraction | None]


class PointsReached:
    """Answers for one rulebook, over all days and kinds of unit; each criterion by itself, so never too few."""

    def __init__(self, rules: Rules, book: Rulebook, domains: Domains) -> None:
        self.rules, self.book, self.domains = rules, book, domains
        self.scale = 10**book.decimals
        self._kept: dict[str, int] = {}

    def values(self, name: str) -> list[Fraction]:
        """Return all that a fact of points can be, lowest first."""
        asked = points_asked(name, self.book)
        if not asked.criteria or (asked.share and not asked.most):
            return []
        sums = 1
        for criterion in asked.criteria:
            sums = added(sums, self._bits(criterion))
        return [points * self._times(asked) for points in _places(sums)]

    def _times(self, asked: PointsAsked) -> Fraction:
        return Fraction(100 if asked.share else 1, self.scale) / (asked.most if asked.share else 1)

    def around(self, name: str, cut: Fraction) -> Neighbours:
        """Return the nearest below a threshold, whether the threshold itself is reached, and the nearest above."""
        values = self.values(name)
        below = max((value for value in values if value < cut), default=None)
        return below, cut in values, min((value for value in values if value > cut), default=None)

    def _bits(self, criterion: Criterion) -> int:
        if criterion.id not in self._kept:
            found = 0
            for units in regimes(self.rules, self.book, parameters_of(criterion)):
                for regime in units:
                    found |= Scores(self.book, self.domains, regime.frame).of(criterion).bits
            self._kept[criterion.id] = found
        return self._kept[criterion.id]


def _places(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
