"""Tests over columns: where each may hold and where it may fail."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np

from engine.logic.cells import State, Value
from engine.logic.frame import Frame
from engine.rulebook.model import conditions as tree
from engine.rulebook.model.types import TEXT
from engine.scoring.columnar.answers import Answer, all_of, any_of, combined, everywhere
from engine.scoring.columnar.columns import End, FactColumn, as_number
from engine.scoring.columnar.dtypes import Mask, integer_type
from facts.periods import days_later

PossibleValues = Sequence[tuple[Any, Mask | None]]  # each value with the rows that may have it (None: all)


def one_of(column: FactColumn, wanted: Sequence[object]) -> Answer:
    """Return where a word is one of some."""
    among = np.array([choice in wanted for choice in column.choices], np.bool_)
    if not among.any():
        hold = np.zeros(len(column), np.bool_)
    elif among.sum() == 1:
        hold = column.low.numerators == among.argmax()
    else:
        hold = among[column.low.numerators]
    if column.state is not None:
        hold = hold & column.known
    unknown = column.is_in(State.UNKNOWN)
    if unknown is None:
        return Answer(hold)
    answer = Answer(hold).open_where(unknown)
    if column.may_be is None:
        return answer
    listed = unknown & column.may_be.any(axis=1)
    may_hold, may_fail = column.may_be[:, among].any(axis=1), column.may_be[:, ~among].any(axis=1)
    return Answer(np.where(listed, may_hold, answer.may_hold), np.where(listed, may_fail, answer.fails))


def compare(op: str, column: FactColumn, value: Value) -> Answer:
    """Compare a number or day with one value. Rows without a value answer anything."""
    if op in ("at_most", "less_than"):
        return ~compare("more_than" if op == "at_most" else "at_least", column, value)
    low, high, number = column.low, column.high, as_number(value)
    if low is high:
        return Answer(low.compare(op, number))
    if op != "equal":
        return Answer(high.compare(op, number), ~low.compare(op, number))
    reached, below = high.compare("at_least", number), ~low.compare("at_least", number)
    above = low.compare("more_than", number)
    return Answer(reached & ~above, high.compare("more_than", number) | below)


@dataclass(slots=True)
class Rows:
    """The facts of some subjects by name; `unit` has the fields of their units, which parameters depend on.

    `frame` gives period, calendar and parameters.
    """

    count: int
    facts: Mapping[str, FactColumn]
    unit: Mapping[str, FactColumn]
    frame: Frame
    _parameters: dict[str, PossibleValues] = field(default_factory=dict)

    def test(self, condition: tree.Condition) -> Answer:
        return combined(condition, self.leaf, self.count)

    def leaf(self, leaf: tree.Leaf) -> Answer:
        """Return what a single test of a fact answers."""
        return self._leaf(leaf, self.facts[leaf.fact])

    def _leaf(self, leaf: tree.Leaf, column: FactColumn) -> Answer:
        if isinstance(leaf, tree.Known):
            known = column.states != State.UNKNOWN
            return Answer(known if leaf.wanted else ~known)
        if isinstance(leaf, tree.Compare):
            answer = self._compare(leaf, column)
        elif isinstance(leaf, tree.Near):
            answer = self.each(leaf.other, lambda day: self._near(leaf, column, day))
        else:
            answer = self.each(leaf.by, lambda by: self._apart(column, self.facts[leaf.other], by))
        for state in (State.NOT_APPLICABLE, State.NONE):  # no test holds of what is not there
            absent = column.is_in(state)
            if absent is not None:
                may_fail = None if answer.may_fail is None else answer.may_fail | absent
                answer = Answer(answer.may_hold & ~absent, may_fail)
        return answer

    def _compare(self, leaf: tree.Compare, column: FactColumn) -> Answer:
        op = "equal" if leaf.op in ("one_of", "none_of") else leaf.op
        if column.kind == TEXT:
            answer = one_of(column, leaf.operands)
        else:
            answers = [self.each(o, lambda value: compare(op, column, value)) for o in leaf.operands]
            answer = any_of(answers)
        return ~answer if leaf.op == "none_of" else answer

    def _near(self, leaf: tree.Near, column: FactColumn, day: date) -> Answer:
        if leaf.within is None:
            return compare("more_than" if leaf.after else "less_than", column, day)

        def within(days: Fraction) -> Answer:
            first, last = sorted((day, days_later(day, math.floor(days) * (1 if leaf.after else -1))))
            return all_of([compare("at_least", column, first), compare("at_most", column, last)])

        return self.each(leaf.within, within)

    def _apart(self, column: FactColumn, score: FactColumn, by: Fraction) -> Answer:
        """Return where a fact is at least `by` above or below a score, which is known in every row."""
        if by <= 0:
            return everywhere(True, self.count)
        largest = 2 * column.low.largest * column.high.largest * score.low.largest
        dtype = integer_type(largest)
        n, d = score.low.numerators.astype(dtype), score.low.below.astype(dtype)
        low, high = (
            End(end.numerators * d - n * end.below, end.below * d, largest)
            for end in (column.low, column.high)
        )
        hold = ~low.compare("more_than", -by) | high.compare("at_least", by)
        return Answer(hold, ~low.compare("at_least", by) & high.compare("more_than", -by))

    def each(self, operand: object, ask: Callable[[Any], Answer]) -> Answer:
        """Ask a test about every value that an operand may have, in the rows that may have it."""
        values = self.values(operand)
        if len(values) == 1 and values[0][1] is None:
            return ask(values[0][0])
        hold, fail = (np.full(self.count, not values) for _ in (0, 1))  # no value at all: open
        for value, where in values:
            answer = ask(value)
            hold |= answer.may_hold if where is None else answer.may_hold & where
            fail |= answer.fails if where is None else answer.fails & where
        return Answer(hold, fail)

    def values(self, operand: object) -> PossibleValues:
        """Return what an operand may be, row by row."""
        if isinstance(operand, tree.ParameterRef):
            if operand.name not in self._parameters:
                self._parameters[operand.name] = self._parameter(operand.name)
            return self._parameters[operand.name]
        if not isinstance(operand, tree.Moment):
            return [(operand, None)]
        if isinstance(operand.arg, tree.ParameterRef):
            return [(self.frame.days_before_end(n), where) for n, where in self.values(operand.arg)]
        return [(day, None) for day in self.frame.days(operand)]

    def of_several(self, parameter: str) -> Mask:
        """Return the rows in which a parameter may have several values."""
        values = self.values(tree.ParameterRef(parameter))
        having: dict[Any, Mask] = {}
        for value, where in values if len(values) > 1 else ():
            rows = np.ones(self.count, np.bool_) if where is None else where
            having[value] = having[value] | rows if value in having else rows
        return np.asarray(sum(having.values(), np.zeros(self.count, np.int64)) > 1, np.bool_)

    def _parameter(self, name: str) -> PossibleValues:
        """Return the values of a parameter: every line that may be the first to hold counts."""
        values: list[tuple[Any, Mask | None]] = []
        remaining = None  # the rows in which no earlier line surely holds
        for value, condition in self.frame.parameters[name].on(self.frame.period.end).lines:
            if condition is None:
                return [*values, (value, remaining)]
            answer = combined(condition, lambda leaf: self._leaf(leaf, self.unit[leaf.fact]), self.count)
            values.append((value, answer.may_hold if remaining is None else remaining & answer.may_hold))
            remaining = answer.fails if remaining is None else remaining & answer.fails
        return values
