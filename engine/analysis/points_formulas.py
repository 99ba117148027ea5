"""Points as z3 sees them: whole numbers of the least part of a point, rounded half up as `scoring/points.py` does."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import z3  # type: ignore[import-untyped]

from engine.logic.cells import State
from engine.rulebook.model.conditions import Compare
from engine.rulebook.model.points_asked import Sum, points_asked
from engine.rulebook.model.rulebook import Criterion, Lines, Minus, Plus, Proportion, Rulebook
from engine.scoring.points import free_points, half_up

if TYPE_CHECKING:
    from engine.analysis.z3_solver import Question

HALF = z3.Q(1, 2)


class PointsFormulas:
    """Writes the points of one rulebook's criteria over the facts of a question."""

    def __init__(self, rulebook: Rulebook, asked: Question) -> None:
        self.rulebook = rulebook
        self.asked = asked
        self.scale = 10**rulebook.decimals
        self._kept: dict[str, Any] = {}

    def compared(self, leaf: Compare) -> Any:
        """Say that points, or a share of the most they can be, compare so with what a test names."""
        what = points_asked(leaf.fact, self.rulebook)
        if not what.criteria or (what.share and what.most <= 0):
            return z3.BoolVal(False)
        times = Fraction(100 if what.share else 1, self.scale) / (what.most if what.share else 1)
        return self.asked.joined(leaf, z3.ToReal(self.sum(what.sums)) * _exact(times))

    def sum(self, sums: tuple[Sum, ...]) -> Any:
        return z3.Sum([z3.IntVal(0), *map(self._kept_sum, sums)])

    def _kept_sum(self, one: Sum) -> Any:
        found = z3.Sum([z3.IntVal(0), *map(self.of, one.own), *map(self._kept_sum, one.inner)])
        if one.at_least is not None:
            least = z3.IntVal(self._scaled(one.at_least))
            found = z3.If(found < least, least, found)
        if one.at_most is not None:
            most = z3.IntVal(self._scaled(one.at_most))
            found = z3.If(found > most, most, found)
        return found

    def of(self, criterion: Criterion) -> Any:
        """Return the points of a criterion, times the scale."""
        if criterion.id not in self._kept:
            free = z3.IntVal(self._scaled(free_points(criterion, self.rulebook)))
            given = self._given(criterion, free)
            applies = criterion.applies_when
            self._kept[criterion.id] = (
                given if applies is None else z3.If(self.asked.formula(applies), given, free)
            )
        return self._kept[criterion.id]

    def _scaled(self, points: Fraction) -> int:
        return half_up(points * self.scale)

    def _given(self, criterion: Criterion, free: Any) -> Any:
        points = criterion.points
        if isinstance(points, Lines):
            return self._by_lines(points)
        if isinstance(points, Proportion):
            known, none, never = self._share(points), Fraction(0), points.give
        else:
            known, none, never = self._counted(points)
        state = self.asked.states[points.fact]
        found = z3.If(
            state == State.NEVER.value, z3.IntVal(self._scaled(never)), z3.ToInt(known * self.scale + HALF)
        )
        found = z3.If(state == State.NONE.value, z3.IntVal(self._scaled(none)), found)
        return z3.If(state == State.NOT_APPLICABLE.value, free, found)

    def _by_lines(self, points: Lines) -> Any:
        found: Any = z3.IntVal(0)
        for give, condition in reversed(points.lines):
            here = z3.IntVal(self._scaled(give))
            found = here if condition is None else z3.If(self.asked.formula(condition), here, found)
        return found

    def _share(self, points: Proportion) -> Any:
        full = self.asked.frame.values_of(points.full_at)[0]
        value, give = self._number(points.fact), _exact(points.give)
        if full <= 0:
            return z3.If(value >= _exact(full), give, _exact(Fraction(0)))
        reached = z3.If(value >= 0, value, _exact(Fraction(0))) * _exact(points.give / full)
        return z3.If(value >= _exact(full), give, reached)

    def _counted(self, points: Minus | Plus) -> tuple[Any, Fraction, Fraction]:
        """Return the points of a known count, of nothing counted, and of a count without end."""
        value = self._number(points.fact)
        count = z3.If(value >= 0, value, _exact(Fraction(0)))
        if isinstance(points, Minus):
            least, raw = points.at_least, _exact(points.start) - count * _exact(points.minus)
            none = max(least, points.start)
            return z3.If(raw >= _exact(least), raw, _exact(least)), none, least if points.minus else none
        most, raw = points.at_most, count * _exact(points.plus)
        none = min(most, Fraction(0))
        return z3.If(raw <= _exact(most), raw, _exact(most)), none, most if points.plus else none

    def _number(self, fact: str) -> Any:
        value = self.asked.values[fact]
        return value if z3.is_real(value) else z3.ToReal(value)


def _exact(number: Fraction) -> Any:
    return z3.Q(number.numerator, number.denominator)
