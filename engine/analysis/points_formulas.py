"""Points as z3 sees them: whole numbers of the least part of a point, rounded as `model/rounding.py` does."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import z3  # type: ignore[import-untyped]

from engine.analysis.fact_variables import FactVariables
from engine.logic.cells import State
from engine.rulebook.model import points_asked as model
from engine.rulebook.model.conditions import Compare
from engine.rulebook.model.points import ZERO, Lines, StraightLine
from engine.rulebook.model.rounding import DOWN, HALF_EVEN, HALF_UP, Way
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.scoring.points import free_points, straight_lines

HALF = z3.Q(1, 2)


class PointsFormulas:
    """Writes the points of one rulebook's criteria over its facts."""

    def __init__(self, rulebook: Rulebook, variables: FactVariables) -> None:
        self.rulebook = rulebook
        self.asked = variables
        self.scale = 10**rulebook.decimals
        self._kept: dict[str, Any] = {}
        self.rules: list[Any] = []  # what makes the numbers that formulas so far rest on what they are

    def compared(self, leaf: Compare) -> Any:
        """Say that points, or a share of the most they can be, compare so with what a test names."""
        what = model.points_asked(leaf.fact, self.rulebook)
        if not what.criteria or (what.share and what.most <= 0):
            return z3.BoolVal(False)
        if leaf.fact == model.SCORE:
            return self.asked.joined(leaf, self.score)
        had = model.score_to_be_had(self.rulebook) if leaf.fact == model.SCORE + model.SHARE else None
        if had is not None:
            return self.asked.joined(leaf, Times(self.score, 100 / had))
        if not what.share:
            return self.asked.joined(leaf, z3.ToReal(self.sum(what.sums)) / self.scale)
        most = self._most(what)
        return z3.And(most > 0, self.asked.joined(leaf, DividedSum(self.sum(what.sums) * 100, most)))

    @property
    def score(self) -> Any:
        """Return the score to compare with, converted to the total and rounded if the rulebook does."""
        query, by = model.PointsAsked(model.whole_sums(self.rulebook)), self.rulebook.rounding.by
        found, decimals = self.sum(query.sums), model.score_decimals(self.rulebook)
        if decimals is None:
            return z3.ToReal(found) / self.scale
        if not model.is_converted(self.rulebook):
            return z3.ToReal(self._in_steps(found, self.scale // 10**decimals, by)) / self.scale
        assert self.rulebook.total is not None
        total = int(self.rulebook.total * 10**decimals)
        return Rounded(found * total, self._most(query), 10**decimals, by)

    def _most(self, what: model.PointsAsked) -> Any:
        """Return what there is to be had of the criteria that apply, times the scale."""
        surely = z3.IntVal(self._scaled(what.most_of(lambda c: not c.leaves)))
        parts = [z3.If(self.applies(c), self._scaled(c.counted), 0) for c in what.leaving]
        return z3.Sum([surely, *parts])

    def applies(self, criterion: Criterion) -> Any:
        """Say that a criterion applies: its test holds, and there is something to divide by."""
        conditions = [] if criterion.applies_when is None else [self.asked.formula(criterion.applies_when)]
        if not isinstance(criterion.points, Lines):
            conditions.append(self.asked.states[criterion.points.of] != State.NOT_APPLICABLE.value)
        return z3.And(conditions)

    def sum(self, sums: tuple[model.SumOfPoints, ...]) -> Any:
        return z3.Sum([z3.IntVal(0), *map(self._kept_sum, sums)])

    def _kept_sum(self, subtotal: model.SumOfPoints) -> Any:
        total = z3.Sum([z3.IntVal(0), *map(self.of, subtotal.own), *map(self._kept_sum, subtotal.inner)])
        if subtotal.decimals is not None:
            total = self._in_steps(total, self.scale // 10**subtotal.decimals, subtotal.by)
        if subtotal.at_least is not None:
            least = z3.IntVal(self._scaled(subtotal.at_least))
            total = z3.If(total < least, least, total)
        if subtotal.at_most is not None:
            most = z3.IntVal(self._scaled(subtotal.at_most))
            total = z3.If(total > most, most, total)
        return total

    def _in_steps(self, points: Any, step: int, by: Way) -> Any:
        """Return whole parts of a point rounded to a multiple of a step."""
        if step == 1:
            return points
        if by == DOWN:
            return points / step * step  # of whole numbers z3 divides down, below zero too
        return self._even(points, step) if by == HALF_EVEN else (2 * points + step) / (2 * step) * step

    def _whole(self, number: Any, by: Way) -> Any:
        """Return the whole number that a real one is rounded to."""
        return self._even(number, 1) if by == HALF_EVEN else z3.ToInt(number if by == DOWN else number + HALF)

    def _even(self, number: Any, step: int) -> Any:
        """Return a number bound to another by rounding to even: z3 gives up on the parity of a quotient."""
        name = f"even:{len(self.rules)}"
        pairs, odd = z3.Int(f"{name}:pairs"), z3.Int(f"{name}:odd")
        rounded = (2 * pairs + odd) * step
        apart = 2 * (number - (rounded if z3.is_int(number) else z3.ToReal(rounded)))
        near = z3.And(-step <= apart, apart <= step)
        tie = z3.Or(apart == -step, apart == step)
        self.rules.append(z3.And(odd >= 0, odd <= 1, near, z3.Implies(tie, odd == 0)))
        return rounded

    def of(self, criterion: Criterion) -> Any:
        """Return the points of a criterion, times the scale."""
        if criterion.id not in self._kept:
            free = z3.IntVal(self._scaled(free_points(criterion, self.rulebook)))
            given = self._given(criterion, free)
            if (applies := criterion.applies_when) is not None:
                given = z3.If(self.asked.formula(applies), given, free)
            self._kept[criterion.id] = given
        return self._kept[criterion.id]

    def _scaled(self, points: Fraction) -> int:
        return self.rulebook.scaled(points)

    def _given(self, criterion: Criterion, free: Any) -> Any:
        points = criterion.points
        if isinstance(points, Lines):
            return self._by_lines(points)
        line = straight_lines(points, self.asked.frame)[0]
        state = self.asked.states[points.of]
        points_given = z3.If(
            state == State.NEVER.value,
            z3.IntVal(self._scaled(line.at_infinity)),
            self._whole(self._along(line, points.of) * self.scale, self.rulebook.rounding.by),
        )
        points_given = z3.If(state == State.NONE.value, z3.IntVal(self._scaled(line.at_zero)), points_given)
        return z3.If(state == State.NOT_APPLICABLE.value, free, points_given)

    def _by_lines(self, points: Lines) -> Any:
        by_lines: Any = z3.IntVal(0)
        for give, condition in reversed(points.lines):
            here = z3.IntVal(self._scaled(give))
            by_lines = here if condition is None else z3.If(self.asked.formula(condition), here, by_lines)
        return by_lines

    def _along(self, line: StraightLine, fact: str) -> Any:
        """Return the points of a known number."""
        value, bottom, top = self._number(fact), _exact(line.bottom), _exact(line.top)
        if line.jump is not None:
            return z3.If(value >= _exact(line.jump), top, bottom)
        points = _exact(line.start) + z3.If(value >= 0, value, _exact(ZERO)) * _exact(line.step)
        if line.step < 0:
            return z3.If(points >= bottom, points, bottom)
        return z3.If(points <= top, points, top) if line.step else _exact(line.at_zero)

    def _number(self, fact: str) -> Any:
        value = self.asked.values[fact]
        return value if z3.is_real(value) else z3.ToReal(value)


class Comparable:
    """What is compared with constant numbers; who derives from it says when it is at least one, and more."""

    def __le__(self, number: Any) -> Any:
        return z3.Not(self > number)

    def __lt__(self, number: Any) -> Any:
        return z3.Not(self >= number)

    def __eq__(self, number: Any) -> Any:
        return z3.And(self >= number, self <= number)

    def __ne__(self, number: Any) -> Any:
        return z3.Not(self == number)


@dataclass(frozen=True, slots=True, eq=False)
class DividedSum(Comparable):
    """A sum over one above zero, compared without dividing: z3 is quick if no variables are multiplied."""

    above: Any
    below: Any

    def __ge__(self, number: Any) -> Any:
        return z3.ToReal(self.above) >= z3.ToReal(self.below) * number

    def __gt__(self, number: Any) -> Any:
        return z3.ToReal(self.above) > z3.ToReal(self.below) * number


@dataclass(frozen=True, slots=True, eq=False)
class Rounded(Comparable):
    """A quotient rounded to whole parts of a point, and asked in points."""

    above: Any
    below: Any
    scale: int
    by: Way = HALF_UP

    def __ge__(self, number: Any) -> Any:
        return self.reaches(math.ceil(_number_of(number) * self.scale))

    def __gt__(self, number: Any) -> Any:
        return self.reaches(math.floor(_number_of(number) * self.scale) + 1)

    def reaches(self, parts: Any) -> Any:
        """Say that so many parts of a point are reached once rounded; the number must be a constant."""
        if self.by == DOWN:
            return self.above >= parts * self.below
        if self.by == HALF_EVEN and parts % 2:  # of two equally near, the odd one is not taken
            return 2 * self.above > (2 * parts - 1) * self.below
        return 2 * self.above >= (2 * parts - 1) * self.below


@dataclass(frozen=True, slots=True, eq=False)
class Times(Comparable):
    """What is compared with numbers, so many times over."""

    inner: Any
    times: Fraction

    def __ge__(self, number: Any) -> Any:
        return self.inner >= _exact(_number_of(number) / self.times)

    def __gt__(self, number: Any) -> Any:
        return self.inner > _exact(_number_of(number) / self.times)


def _number_of(constant: Any) -> Fraction:
    return Fraction(constant.as_fraction() if z3.is_rational_value(constant) else constant.as_long())


def _exact(number: Fraction) -> Any:
    return z3.Q(number.numerator, number.denominator)
