"""Reads how a criterion gives points: lines, a proportion, so much off or on for each."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from engine.rulebook.conditions import Condition, ParameterRef
from engine.rulebook.ledger import Faulting
from engine.rulebook.model import Lines, Minus, Parameter, Plus, Points, Proportion
from engine.rulebook.names import nearest
from engine.rulebook.operands import OperandParser
from engine.rulebook.parsing import TestParser
from engine.rulebook.places import NOWHERE, Word, place_of
from engine.rulebook.shapes import scoring as shapes
from engine.rulebook.types import NUMBER, FactType, Scope


class PointsReader:
    """Reads the points of one rulebook's criteria over the indicators of its subject."""

    def __init__(
        self,
        types: Mapping[str, FactType],
        scope: Scope,
        parameters: Mapping[str, Parameter],
        decimals: int,
        faulting: Faulting,
    ) -> None:
        self.types = types
        self.scope = scope
        self.parameters = parameters
        self.decimals = decimals
        self.faulting = faulting

    def condition(self, tree: dict[Word, Any]) -> Condition:
        return TestParser(self.scope, self.faulting.report).condition(tree)

    def points(self, shape: shapes.CriterionShape) -> Points:
        points = shape.points
        if isinstance(points, list):
            self._check_lines(points, shape.id)
            return Lines(tuple(self._line(line, shape.id) for line in points))
        if isinstance(points, shapes.Proportion):
            self._counted(points.in_proportion_to)
            self._positive(points.give, shape.id)
            self._changing(points.give, "give", points.in_proportion_to)
            return Proportion(points.give, str(points.in_proportion_to), self._full_at(points))
        self._counted(points.for_each)
        if isinstance(points, shapes.Minus):
            for number in (points.from_, points.minus, points.at_least):
                self._positive(number, shape.id)
            self._changing(points.minus, "minus", points.for_each)
            if points.at_least > points.from_:
                self.faulting.add("R518", points.for_each.place, low=shown(points.at_least), high=shown(points.from_))  # fmt: skip
            return Minus(points.from_, points.minus, str(points.for_each), points.at_least)
        for number in (points.plus, points.at_most):
            self._positive(number, shape.id)
        self._changing(points.plus, "plus", points.for_each)
        self._changing(points.at_most, "at_most", points.for_each)
        return Plus(points.plus, str(points.for_each), points.at_most)

    def _check_lines(self, lines: list[shapes.Line], near: Word) -> None:
        open_ends = [index for index, line in enumerate(lines) if line.when is None]
        if open_ends and open_ends[0] < len(lines) - 1:
            after = lines[open_ends[0] + 1]
            where = place_of(after.when) if after.when is not None else NOWHERE
            self.faulting.add("R517", where if where.line else near.place)

    def _changing(self, number: Fraction, name: str, near: Word) -> None:
        if number == 0:
            self.faulting.add("R519", near.place, name=name)

    def _line(self, line: shapes.Line, near: Word) -> tuple[Fraction, Condition | None]:
        self._positive(line.give, near)
        return line.give, self.condition(line.when) if line.when is not None else None

    def _positive(self, number: Fraction, near: Word) -> None:
        if number < 0:
            self.faulting.add("R508", near.place)
        if (number * 10**self.decimals).denominator != 1:
            self.faulting.add("R514", near.place, found=shown(number))

    def _counted(self, name: Word) -> None:
        found = self.types.get(str(name))
        if found is None:
            self.faulting.add("R102", name.place, name=name, near=nearest(name, self.types))
        elif found.kind != NUMBER:
            self.faulting.add("R512", name.place, name=name)

    def _full_at(self, points: shapes.Proportion) -> Any:
        parser = OperandParser(self.scope, self.faulting.report)
        fact = self.types.get(str(points.in_proportion_to), FactType(NUMBER))
        number = parser.compared(fact, points.full_at)
        if isinstance(number, ParameterRef) and min(self.parameters[number.name].ever) <= 0:
            self.faulting.add("R511", points.full_at.place)
        if isinstance(number, Fraction) and number <= 0:
            self.faulting.add("R511", points.full_at.place)
            return Fraction(1)
        return number if number is not None else Fraction(1)


def shown(number: Fraction) -> str:
    """Write points as their author would: 10, not 10.0."""
    return f"{float(number):g}"
