"""Reads how a criterion gives points: by lines, or along a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.operands import OperandParser
from engine.rulebook.compile.parsing import TestParser
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.model.conditions import Condition, ParameterRef
from engine.rulebook.model.points import AlongNumber, Line, Lines, Points
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
                self._positive(line.give, line.spot("give"), shape.at_least or ZERO)
            places = tuple(line.spot("give") for line in points)
            return Lines(tuple(self._line(line) for line in points), places)
        return self._along(points)

    def _along(self, points: AlongNumber) -> AlongNumber:
        """Report what is wrong with points along a number; return them as they are computed."""
        each, full_at, ends = points.each, points.full_at, points.ends
        if each is None and full_at is None and not ends:
            return self._decided(points)
        self._counted(points.of)
        if (each is None) == (full_at is None):
            self.faulting.add("R521", points.spot("full_at"))
        if each == 0:
            self.faulting.add("R519", points.spot("each"), name="each")
        if not ends:
            self.faulting.add("R106", points.spot("of"), name="ends")
            ends = (ZERO, ZERO)
        elif ends[0] >= ends[1]:
            self.faulting.add("R518", points.spot("ends"), low=shown(ends[0]), high=shown(ends[1]))
        for number, name, least in (
            (each or ZERO, "each", None),
            (ends[0], "ends", None if points.falls else ZERO),
            (ends[1], "ends", ZERO),
        ):
            self._positive(number, points.spot(name), least)
        return replace(points, ends=ends, full_at=full_at and self._full_at(points.of, full_at))

    def _decided(self, points: AlongNumber) -> AlongNumber:
        """Read points that an office declares; their ends stand where it is asked for them."""
        ends = self.decided.get(points.of, (ZERO, ONE))
        if points.of not in self.decided:
            self.faulting.add(
                "R570", place_of(points.of), name=points.of, near=nearest(points.of, self.decided)
            )
        if (ends[1] * 10**self.decimals).denominator != 1:
            self.faulting.add("R514", place_of(points.of), found=shown(ends[1]))
        return replace(points, each=ONE, ends=(ZERO, ends[1]), decided=True)

    def _check_lines(self, lines: Sequence[Line]) -> None:
        open_ends = [index for index, line in enumerate(lines) if line.when is None]
        if open_ends and open_ends[0] < len(lines) - 1:
            self.faulting.add("R517", lines[open_ends[0] + 1].spot("give"))

    def _line(self, line: Line) -> tuple[Fraction, Condition | None]:
        return line.give, self.condition(line.when, line.spot("when")) if line.when is not None else None

    def _positive(self, number: Fraction, place: Place, least: Fraction | None = ZERO) -> None:
        """Report points below what may be given: below zero only where the paper says how far."""
        if least is not None and number < least:
            self.faulting.add("R508", place, least=shown(least))
        if abs(number) > MOST_POINTS:
            self.faulting.add("R532", place, found=shown(number), most=MOST_POINTS)
        if (number * 10**self.decimals).denominator != 1:
            self.faulting.add("R514", place, found=shown(number))

    def _counted(self, name: str) -> None:
        found = self.types.get(str(name))
        if found is None:
            self.faulting.add("R102", place_of(name), name=name, near=nearest(name, self.types))
        elif found.kind != NUMBER:
            self.faulting.add("R512", place_of(name), name=name)

    def _full_at(self, fact: str, written: Any) -> Fraction | ParameterRef:
        """Read the number at which all points are given."""
        parser = OperandParser(self.scope, self.faulting)
        number = parser.compared(self.types.get(fact, FactType(NUMBER)), written)
        if isinstance(number, ParameterRef) and min(self.parameters[number.name].ever) <= 0:
            self.faulting.add("R511", written.place)
        if isinstance(number, Fraction) and number <= 0:
            self.faulting.add("R511", written.place)
            return ONE
        return number if number is not None else ONE
