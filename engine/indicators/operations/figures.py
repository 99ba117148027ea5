"""What operations over other indicators share."""

from __future__ import annotations

from typing import Annotated, Self

from engine.indicators import contexts
from engine.logic.cells import Cell, Ends, State, between, over, unknown
from engine.rulebook.kinds.declared import Named
from engine.rulebook.kinds.words import Name
from engine.rulebook.model.indicators import Indicator, IndicatorSet

Figure = Annotated[Name, Named("number")]


class OverFigures(Indicator):
    """An operation over the number, or numbers, that its key names."""

    @property
    def operands(self) -> tuple[str, ...]:
        named = getattr(self, self.operation)
        return named if isinstance(named, tuple) else (named,)

    def checked(self, reader: contexts.SetReader) -> Self:
        reader.numbers(self.operands)
        return self

    def cells(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> list[Cell]:
        return [facts.cell(subject, name) for name in self.operands]

    def columns(self, columns: contexts.PeriodColumns, kind: str) -> list[contexts.FactColumn]:
        return [columns.column(kind, name) for name in self.operands]

    def moves(self, hiding: contexts.Hiding, home: IndicatorSet) -> list[contexts.FigureMove | None]:
        return [hiding.move_in(home, name) for name in self.operands]


def of_parts(ends: Ends | None, *parts: Cell) -> Cell:
    """Return what lies between two ends, or what comes of parts that are not all numbers."""
    return over(_worst(*parts) if ends is None else between(*ends), *parts)


def _worst(*cells: Cell) -> Cell:
    """Return what a sum or quotient of these is, one of them not being known."""
    if any(cell.unknown for cell in cells):
        return unknown()
    return next(Cell(cell.state) for cell in cells if cell.state is not State.KNOWN)
