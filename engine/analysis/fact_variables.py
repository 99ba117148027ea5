"""Facts as z3 sees them: a state and a value each, what they can be, and what tests say of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import z3  # type: ignore[import-untyped]

from engine.analysis.domains import Domains
from engine.analysis.samples import OTHER, Sample
from engine.logic.cells import Cell, State, Value, known
from engine.logic.comparison import TRUE_OF_NEVER
from engine.logic.domains import Domain
from engine.logic.frame import Frame
from engine.rulebook.model import conditions as tree
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.types import DATE, NUMBER, YES_NO


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
        if isinstance(operand, tree.ParameterRef):
            return _rational(self.frame.values_of(operand)[0])
        if isinstance(operand, bool):
            return z3.IntVal(int(operand))
        if isinstance(operand, Fraction):
            return _rational(operand)
        if isinstance(operand, date):
            return z3.IntVal(operand.toordinal())
        if isinstance(operand, str):
            return z3.IntVal(self._text(operand))
        day = self.frame.day(operand) if operand.what != "field" else None
        return z3.IntVal(day.toordinal()) if day else z3.IntVal(-1)

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
