"""Facts and points as z3 sees them: what they can be, what tests say of them.

Points are whole numbers of the least part of a point, rounded as `model/rounding.py` does."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import z3  # type: ignore[import-untyped]

from engine.analysis.domains import Domains
from engine.analysis.samples import OTHER, Sample, constants
from engine.logic.cells import Cell, State, Value, known
from engine.logic.comparison import TRUE_OF_NEVER
from engine.logic.domains import Domain
from engine.logic.frame import Frame
from engine.rulebook.model import conditions as tree
from engine.rulebook.model import points_asked as model
from engine.rulebook.model.conditions import Compare
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.points import Lines, StraightLine
from engine.rulebook.model.rounding import DOWN, HALF_EVEN, HALF_UP, Way
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.rulebook.model.types import DATE, NUMBER, YES_NO
from engine.scoring.points import free_points, straight_lines


class FactVariables:
    """Facts of one rulebook as variables: what a test says of them, and what they can be."""

    def __init__(self, names: tuple[str, ...], domains: Domains, frame: Frame) -> None:
        self.frame = frame
        self.every = domains
        self.domains: Mapping[str, Domain] = {name: domains[name] for name in names}
        self.texts: list[str] = [OTHER]
        self.values = {name: self._variable(name, domain) for name, domain in self.domains.items()}
        self.states = {name: z3.Int(f"state:{name}") for name in names}

    def _variable(self, name: str, domain: Domain) -> Any:
        if domain.kind == NUMBER and not domain.whole:
            return z3.Real(name)
        return z3.Int(name)

    # Formulas

    def formula(self, condition: tree.Condition) -> Any:
        if isinstance(condition, tree.AllOf):
            return z3.And([self.formula(part) for part in condition.parts])
        if isinstance(condition, tree.AnyOf):
            return z3.Or([self.formula(part) for part in condition.parts])
        if isinstance(condition, tree.NoneOf):
            return z3.Not(z3.Or([self.formula(part) for part in condition.parts]))
        if isinstance(condition, tree.AtLeastOf):
            return z3.AtLeast(*[self.formula(part) for part in condition.parts], condition.n)
        return self._leaf(condition)

    def _leaf(self, leaf: tree.Leaf) -> Any:
        state, value = self.states[leaf.fact], self.values[leaf.fact]
        if isinstance(leaf, tree.Compare):
            joined = self.joined(leaf, value)
            never = leaf.op in TRUE_OF_NEVER
        elif isinstance(leaf, tree.Near):
            joined, never = self._near(leaf, value), leaf.after and leaf.within is None
        else:
            return z3.BoolVal(False)
        known_ = z3.And(state == State.KNOWN.value, joined)
        return z3.Or(known_, state == State.NEVER.value) if never else known_

    def joined(self, leaf: tree.Compare, value: Any) -> Any:
        """Say that a value compares so with what a test names."""
        answers = [self._compared(leaf.op, value, number) for number in map(self._number, leaf.operands)]
        return z3.Or(answers) if leaf.op != "none_of" else z3.And(answers)

    def _compared(self, op: str, value: Any, number: Any) -> Any:
        orders = {"at_least": value >= number, "at_most": value <= number}
        orders |= {"more_than": value > number, "less_than": value < number, "none_of": value != number}
        return orders.get(op, value == number)

    def _near(self, leaf: tree.Near, value: Any) -> Any:
        other = self._number(leaf.other)
        gap = value - other if leaf.after else other - value
        if leaf.within is None:
            return gap > 0
        return z3.And(gap >= 0, gap <= int(self.frame.values_of(leaf.within)[0]))

    def _number(self, operand: tree.Operand) -> Any:
        value = next(iter(constants(operand, self.frame) or ()), None)
        if isinstance(value, date):
            return z3.IntVal(value.toordinal())
        if isinstance(value, str):
            return z3.IntVal(self._text(value))
        return z3.IntVal(-1) if value is None else _rational(Fraction(value))

    def _text(self, text: str) -> int:
        if text not in self.texts:
            self.texts.append(text)
        return self.texts.index(text)

    # What facts can be

    def domain_rules(self) -> list[Any]:
        """Return what holds of all facts."""
        rules = []
        for name, domain in self.domains.items():
            value, state = self.values[name], self.states[name]
            states = (State.KNOWN, *domain.states)
            rules.append(z3.Or([state == s.value for s in states]))
            if domain.low is not None:
                rules.append(value >= _rational(domain.low))
            if domain.high is not None:
                rules.append(value <= _rational(domain.high))
            if domain.kind == YES_NO:
                rules.append(z3.And(value >= 0, value <= 1))
            elif domain.kind == DATE:
                rules.append(z3.And(value >= 1, value <= date.max.toordinal()))
            elif domain.kind != NUMBER:
                rules.append(self._listed(value, domain))
        return rules

    def _listed(self, value: Any, domain: Domain) -> Any:
        if not domain.choices:
            return z3.And(value >= 0, value < len(self.texts))
        return z3.Or([value == self._text(choice) for choice in domain.choices])

    def ties(self, indicators: IndicatorSet) -> list[Any]:
        """Say how facts of this question are computed from one another."""
        own = {name: i for name, i in indicators.indicators.items() if name in self.values}
        formulas = [tie for indicator in own.values() for tie in indicator.formulas(self)]
        for a, indicator_a in own.items():
            for b, two in own.items():
                if a != b and indicator_a.is_part_of(two):
                    formulas.append(self.values[a] <= self.values[b])
        return formulas

    # Back to cells

    def sample(self, model: Any) -> Sample:
        return {name: self._cell(name, model) for name in self.domains}

    def _cell(self, name: str, model: Any) -> Cell:
        state = State(model.eval(self.states[name], model_completion=True).as_long())
        if state is not State.KNOWN:
            return Cell(state)
        value = model.eval(self.values[name], model_completion=True)
        number = Fraction(value.as_fraction()) if z3.is_rational_value(value) else Fraction(value.as_long())
        return known(self._value(self.domains[name], number))

    def _value(self, domain: Domain, number: Fraction) -> Value:
        if domain.kind == YES_NO:
            return bool(number)
        if domain.kind == NUMBER:
            return number
        return date.fromordinal(int(number)) if domain.kind == DATE else self.texts[int(number)]


def _rational(number: Fraction) -> Any:
    if number.denominator == 1:
        return z3.IntVal(number.numerator)
    return z3.Q(number.numerator, number.denominator)


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
        summed, decimals = self.sum(query.sums), model.score_decimals(self.rulebook)
        if decimals is None:
            return z3.ToReal(summed) / self.scale
        if not model.is_converted(self.rulebook):
            return z3.ToReal(self._in_steps(summed, self.scale // 10**decimals, by)) / self.scale
        assert self.rulebook.total is not None
        total = int(self.rulebook.total * 10**decimals)
        return Rounded(summed * total, self._most(query), 10**decimals, by)

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
        if not line.step:
            return _exact(line.at_zero)
        points = _exact(line.start) + value * _exact(line.step)
        return z3.If(points >= top, top, z3.If(points >= bottom, points, bottom))

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
