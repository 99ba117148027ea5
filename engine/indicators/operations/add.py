"""The sum of several indicators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from engine.indicators import contexts
from engine.indicators.operations.figures import Figure, OverFigures, of_parts
from engine.logic.cells import Cell
from engine.logic.domains import ZERO, Domain
from engine.logic.intervals import added, ends_of
from engine.rulebook.kinds.words import OneOrMore, key
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.types import NUMBER


class Add(OverFigures, operation="sum"):
    explained = ("Cộng chỉ số", "Tổng của nhiều chỉ số.")
    of_list: ClassVar[bool] = True
    sum: OneOrMore[Figure] = key("Cộng", "[a, b]: các chỉ số được cộng.")

    def checked(self, reader: contexts.SetReader) -> Self:
        reader.one_measure(self.sum)
        return super().checked(reader)

    def counts(self, among: Mapping[str, Indicator]) -> bool:
        others = {name: other for name, other in among.items() if name != self.name}  # it may rest on itself
        return self.all_count(self.sum, others)

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "Total", {"names": self.sum}

    def of(self, *cells: Cell) -> Cell:
        ends = ends_of(*cells)
        return of_parts(added(ends) if ends else None, *cells)

    def exactly(self, *columns: contexts.FactColumn) -> contexts.Exact:
        return contexts.arithmetic.total(columns)

    def domain(self, domains: contexts.Domains) -> Domain:
        parts = [domains[name] for name in self.sum]
        lows = [part.low for part in parts if part.low is not None]
        low = sum(lows, ZERO) if len(lows) == len(parts) else None
        return Domain(NUMBER, all(part.whole for part in parts), low)

    def formulas(self, variables: contexts.FactVariables) -> list[Any]:
        import z3  # type: ignore[import-untyped]

        value = variables.values[self.name]
        here = [variables.values[name] for name in self.sum if name in variables.values]
        if len(here) == len(self.sum):
            return [value == z3.Sum(here)]
        counted = all(variables.every[name].counted for name in self.sum)  # those not asked about, too
        return [value >= part for part in here] if counted else []
