"""Some rows of the columns, and what their tests share: parts of columns, values of parameters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from engine.logic.frame import Frame
from engine.rulebook.model.conditions import Compare, Leaf, Moment, Operand, ParameterRef
from engine.scoring.columnar.answers import Answers
from engine.scoring.columnar.columns import FactColumn, FactColumns, Mask
from engine.scoring.columnar.comparison import PossibleValues, combined, compared


class Block:
    """A run of rows that one worker evaluates at a time, small enough to stay in its cache.

    `frame` gives period, calendar and parameters; the fields of each row's unit come as columns instead.
    """

    def __init__(
        self, columns: FactColumns, rows: slice, frame: Frame, beside: Mapping[str, FactColumn] | None = None
    ) -> None:
        self.columns = columns
        self.slice = rows
        self.rows = rows.stop - rows.start
        self.frame = frame
        self._facts: dict[str, FactColumn] = dict(beside or {})  # of these rows only
        self._parameters: dict[str, PossibleValues] = {}

    def fact(self, name: str) -> FactColumn:
        if name not in self._facts:
            self._facts[name] = self.columns.facts[name].part(self.slice)
        return self._facts[name]

    def choices(self, operand: Operand) -> PossibleValues:
        """Return what an operand may be, row by row."""
        if isinstance(operand, ParameterRef):
            return self.parameter(operand.name)
        if isinstance(operand, Moment):
            return self._days(operand)
        return PossibleValues(((operand, None),))

    def _days(self, moment: Moment) -> PossibleValues:
        if moment.what == "field":
            raise ValueError(f"a rulebook's test can't compare two facts ({moment.arg})")
        if isinstance(moment.arg, ParameterRef):
            numbers = self.parameter(moment.arg.name)
            days = tuple((self._before_end(n), where) for n, where in numbers.values)
            return PossibleValues(days, numbers.one_each)
        return PossibleValues(tuple((day, None) for day in self.frame.days(moment)))

    def _before_end(self, n: object) -> date:
        assert isinstance(n, Fraction)  # parameters are numbers
        return self.frame.days_before_end(n)

    def parameter(self, name: str) -> PossibleValues:
        if name not in self._parameters:
            self._parameters[name] = self._values_of(name)
        return self._parameters[name]

    def _values_of(self, name: str) -> PossibleValues:
        """Return a parameter's values on the period's last day, each where its line could be the first to
        hold."""
        values: list[tuple[Fraction, Mask | None]] = []
        left: Mask | None = None  # where no earlier line surely holds
        settled = True
        for value, condition in self.frame.parameters[name].on(self.frame.period.end).lines:
            if condition is None:
                values.append((value, left))
                break
            answer = combined(condition, self._of_unit, self.rows)
            settled = settled and answer.settled
            here = answer.can_be_true if left is None else answer.can_be_true & left
            left = answer.may_fail if left is None else answer.may_fail & left
            if here.any():
                values.append((value, here))
            if not left.any():
                break
        return PossibleValues(tuple(values), settled)

    def _of_unit(self, leaf: Leaf) -> Answers:
        assert isinstance(leaf, Compare)  # settled when the rules were read
        column = self.columns.unit[leaf.fact].part(self.slice)
        return compared(leaf.op, column, [self.choices(operand) for operand in leaf.operands])
