"""Sums of points: the score, and points as facts that gates and bands ask about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from engine.logic.cells import State
from engine.rulebook.model import points_asked as model
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.columnar.answers import Answer
from engine.scoring.columnar.columns import FactColumn, between, ratios
from engine.scoring.columnar.dtypes import Ints, integer_type, largest_of
from engine.scoring.columnar.points import Points, rounded

Quotients = tuple[Ints, Ints]  # points, and what can be earned


@dataclass(frozen=True, slots=True)
class Sums:
    """The points of each criterion (points × scale), and where those that may leave the total do."""

    rulebook: Rulebook
    points: Mapping[str, Points]
    absent: Mapping[str, Answer]
    count: int
    scale: int

    def score(self) -> Points:
        """Return the least and the most score, brought to the total or rounded if the rulebook says so."""
        rulebook, by = self.rulebook, self.rulebook.rounding.by
        query, decimals = model.PointsAsked(model.whole_sums(rulebook)), model.score_decimals(rulebook)
        step = 1 if decimals is None else self.scale // 10**decimals
        if model.is_converted(rulebook):
            assert rulebook.total is not None
            total = int(rulebook.total * self.scale) // step
            ends = [rounded(total * n, d, by) * step for n, d in self._quotients(query)]
            return ends[0].astype(np.int64), ends[1].astype(np.int64)
        low, high = self._add_up(query.sums)
        if decimals is None:
            return low, high
        first = rounded(low, step, by) * step
        return first, first if low is high else rounded(high, step, by) * step

    def column(self, name: str, score: Points) -> FactColumn:
        """Return `score`, `ID.points` or `ID.share` (per cent) as a fact."""
        query = model.points_asked(name, self.rulebook)
        most = model.score_to_be_had(self.rulebook) if name == model.SCORE + model.SHARE else None
        if query.share and query.leaving and most is None:
            return self._share_column(query)
        low, high = self._add_up(query.sums) if name != model.SCORE and most is None else score
        most = query.most if most is None else most
        if not query.criteria or (query.share and most <= 0):
            nothing = np.full(self.count, State.NOT_APPLICABLE, np.uint8)
            return ratios(np.zeros(self.count, np.int8), np.ones(self.count, np.int8), nothing)
        unit = Fraction(100, self.scale) / most if query.share else Fraction(1, self.scale)
        return between(*(scaled(points, unit) for points in (low, high)))

    def _add_up(self, sums: Iterable[model.SumOfPoints]) -> Points:
        low = self._sum(sums, {id_: ends[0] for id_, ends in self.points.items()})
        if all(least is most for least, most in self.points.values()):
            return low, low
        return low, self._sum(sums, {id_: ends[1] for id_, ends in self.points.items()})

    def _sum(self, sums: Iterable[model.SumOfPoints], points: Mapping[str, Ints]) -> Ints:
        """Add up, group by group; each is rounded and limited as the rulebook says."""
        plain = model.is_plain_sum(self.rulebook)
        total = np.zeros(self.count, np.result_type(*points.values()) if plain and points else np.int64)
        for group in sums:
            subtotal = self._sum(group.inner, points)
            for criterion in group.own:
                subtotal += points[criterion.id]
            if group.decimals is not None:
                step = self.scale // 10**group.decimals
                subtotal = rounded(subtotal, step, group.by) * step
            if group.at_least is not None:
                subtotal = np.maximum(subtotal, int(group.at_least * self.scale))
            if group.at_most is not None:
                subtotal = np.minimum(subtotal, int(group.at_most * self.scale))
            total += subtotal
        return total

    def _quotients(self, query: model.PointsAsked) -> tuple[Quotients, Quotients]:
        """Return the least and the most of points ÷ what can be earned, with or without what may leave.

        Adding a criterion lowers the quotient if its own quotient is lower. Each round adds those that do.
        """
        leaving = {c.id: int(c.counted * self.scale) for c in query.leaving}
        surely = int(query.most_of(lambda c: not c.leaves) * self.scale)
        present = {id_: ~self.absent[id_].may_hold for id_ in leaving}
        below = np.full(self.count, surely, object)
        for id_, most in leaving.items():
            below += present[id_] * most
        ends = []
        for place, sign in ((0, 1), (1, -1)):
            points = {c.id: self.points[c.id][place] for c in query.criteria}
            fixed = {id_: p * present[id_] if id_ in leaving else p for id_, p in points.items()}
            above = self._sum(query.sums, fixed) * sign
            farthest = largest_of(above) + sum(largest_of(points[id_]) for id_ in leaving)
            dtype = integer_type(400 * farthest * (surely + sum(leaving.values()) + 1))
            above, start = above.astype(dtype), below.astype(dtype)
            least = above, start
            for _ in leaving:
                n, d = least
                added = {
                    id_: self.absent[id_].open & (points[id_].astype(dtype) * sign * d < most * n)
                    for id_, most in leaving.items()
                }
                least = (
                    above + sum(where * points[id_].astype(dtype) * sign for id_, where in added.items()),
                    start + sum(where * leaving[id_] for id_, where in added.items()),
                )
            ends.append((least[0] * sign, least[1]))
        return ends[0], ends[1]

    def _share_column(self, query: model.PointsAsked) -> FactColumn:
        """Return a share of what applies; it is not applicable where nothing does."""
        (low, few), (high, many) = self._quotients(query)
        surely = query.most_of(lambda c: not c.leaves) > 0
        some = np.logical_or.reduce([~self.absent[c.id].may_hold for c in query.leaving]) | surely
        is_open = np.logical_or.reduce([self.absent[c.id].open for c in query.leaving])
        state = np.where(some, State.KNOWN, np.where(is_open, State.UNKNOWN, State.NOT_APPLICABLE))
        first, last = (ratios(p * 100, d, state.astype(np.uint8)) for p, d in ((low, few), (high, many)))
        share = between(first, last)
        nothing = state == State.NOT_APPLICABLE
        state = np.where(nothing, State.NOT_APPLICABLE, share.states).astype(np.uint8)
        return FactColumn(share.kind, share.low, share.high, state if state.any() else None)


def scaled(points: Ints, unit: Fraction) -> FactColumn:
    """Return points times a unit as a column of numbers."""
    n, d = unit.as_integer_ratio()
    dtype = integer_type(largest_of(points) * n)
    return ratios(points.astype(dtype) * n, np.full(len(points), d))
