"""One indicator less another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from engine.indicators import contexts
from engine.indicators.hiding_moves import FigureMove, together
from engine.indicators.operations.figures import Figure, OverFigures, of_parts
from engine.logic.cells import Cell
from engine.logic.domains import Domain
from engine.logic.intervals import ends_of, less
from engine.rulebook.kinds.words import Two, key
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.types import NUMBER


class Difference(OverFigures, operation="difference"):
    explained = ("Trừ chỉ số", "[a, b] là a − b.")
    goes_below_zero: ClassVar[bool] = True
    difference: Two[Figure] = key("Trừ", "[a, b] là a − b.")

    def checked(self, reader: contexts.SetReader) -> Self:
        reader.one_measure(self.difference)
        return super().checked(reader)

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "Difference", dict(zip("ab", self.difference, strict=True))

    def of(self, *cells: Cell) -> Cell:
        ends = ends_of(*cells)
        return of_parts(less(*ends) if ends else None, *cells)

    def exactly(self, *columns: contexts.FactColumn) -> contexts.Exact:
        return contexts.arithmetic.total(columns, (1, -1))

    def domain(self, domains: contexts.Domains) -> Domain:
        return Domain(NUMBER, whole=all(domains[name].whole for name in self.difference))

    def formulas(self, variables: contexts.FactVariables) -> list[Any]:
        if not set(self.difference) <= set(variables.values):
            return []
        first, second = (variables.values[name] for name in self.difference)
        return [variables.values[self.name] == first - second]

    def moved(self, hiding: contexts.Hiding, home: IndicatorSet) -> FigureMove | None:
        first, second = self.moves(hiding, home)
        return together([first, second.back if second else None])
