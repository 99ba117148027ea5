"""Reads how a criterion gives points: lines, a proportion, so much off or on for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.operands import OperandParser
from engine.rulebook.compile.parsing import TestParser
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.kinds.words import Part
from engine.rulebook.model.conditions import Condition, ParameterRef
from engine.rulebook.model.points import Decided, Line, Lines, Plus, Points
from engine.rulebook.model.rulebook import Criterion
from engine.rulebook.model.types import NUMBER, FactType, Scope
from engine.rulebook.text.figures import shown
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, Word, place_of

ONE, ZERO = Fraction(1), Fraction(0)
MOST_POINTS = 10_000  # of one criterion: any scoring paper is far below, and all sums stay exact


class PointsReader:
    """Reads the points of one rulebook's criteria over the indicators of its subject."""

    def __init__(
        self,
        types: Mapping[str, FactType],
        scope: Scope,
        parameters: Mapping[str, Parameter],
        decimals: int,
        faulting: Faulting,
        decided: Mapping[str, tuple[Fraction, Fraction]] = MappingProxyType({}),
    ) -> None:
        self.types = types
        self.decided = decided  # facts that are points an office decides, and their ends
        self.scope = scope
        self.parameters = parameters
        self.decimals = decimals
        self.faulting = faulting

    def condition(self, tree: dict[Word, Any], near: Place) -> Condition:
        return TestParser(self.scope, self.faulting).condition(tree, near)

    def points(self, shape: Criterion) -> Points:
        points: Any = shape.points  # as the file writes it
        if shape.met_when is not None:
            met = self.condition(shape.met_when, shape.spot("met_when"))
            place = shape.spot("met_when")
            return Lines(((ONE, met), (ZERO, None)), (place, place))
        if points is None:
            return Lines(((ONE, None),))
        if isinstance(points, tuple):
            self._check_lines(points)
            for line in points:
                self._positive(line, "give", shape.at_least or ZERO)
            places = tuple(line.spot("give") for line in points)
            return Lines(tuple(self._line(line) for line in points), places)
        if isinstance(points, Decided):
            return self._decided(points)
        self._counted(getattr(points, points.counts))
        for name in points.weights:
            least = ZERO if name != "at_least" else None
            self._positive(points, name.removesuffix("_"), least)
        for name in points.changing:
            self._changing(points, name)
        return points.checked(self)  # type: ignore[no-any-return]

    def _decided(self, points: Decided) -> Plus:
        """Read points that an office declares; their ends stand where it is asked for them."""
        word = points.as_declared
        ends = self.decided.get(str(word))
        if ends is None:
            self.faulting.add("R570", place_of(word), name=word, near=nearest(word, self.decided))
            return Plus(plus=ONE, for_each=str(word), at_most=ONE, decided=True)
        if (ends[1] * 10**self.decimals).denominator != 1:
            self.faulting.add("R514", place_of(word), found=shown(ends[1]))
        return Plus(plus=ONE, for_each=str(word), at_most=ends[1], decided=True)

    def _check_lines(self, lines: Sequence[Line]) -> None:
        open_ends = [index for index, line in enumerate(lines) if line.when is None]
        if open_ends and open_ends[0] < len(lines) - 1:
            self.faulting.add("R517", lines[open_ends[0] + 1].spot("give"))

    def _line(self, line: Line) -> tuple[Fraction, Condition | None]:
        return line.give, self.condition(line.when, line.spot("when")) if line.when is not None else None

    def _changing(self, shape: Part, key: str) -> None:
        if _number(shape, key) == 0:
            self.faulting.add("R519", shape.spot(key), name=key)

    def _positive(self, shape: Part, key: str, least: Fraction | None = ZERO) -> None:
        """Report points below what may be given: below zero only where the paper says how far."""
        number = _number(shape, key)
        if least is not None and number < least:
            self.faulting.add("R508", shape.spot(key), least=shown(least))
        if number > MOST_POINTS:
            self.faulting.add("R532", shape.spot(key), found=shown(number), most=MOST_POINTS)
        if (number * 10**self.decimals).denominator != 1:
            self.faulting.add("R514", shape.spot(key), found=shown(number))

    def _counted(self, name: str) -> None:
        found = self.types.get(str(name))
        if found is None:
            self.faulting.add("R102", place_of(name), name=name, near=nearest(name, self.types))
        elif found.kind != NUMBER:
            self.faulting.add("R512", place_of(name), name=name)

    def full_at(self, fact: str, written: Any) -> Fraction | ParameterRef:
        """Read the number at which all points are given."""
        parser = OperandParser(self.scope, self.faulting)
        number = parser.compared(self.types.get(fact, FactType(NUMBER)), written)
        if isinstance(number, ParameterRef) and min(self.parameters[number.name].ever) <= 0:
            self.faulting.add("R511", written.place)
        if isinstance(number, Fraction) and number <= 0:
            self.faulting.add("R511", written.place)
            return ONE
        return number if number is not None else ONE


def _number(shape: Part, key: str) -> Fraction:
    return Fraction(getattr(shape, "from_" if key == "from" else key))
