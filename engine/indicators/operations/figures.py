"""What operations over other indicators share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Annotated, Self

from engine.indicators import contexts
from engine.indicators.hiding_moves import FigureMove, together
from engine.logic.cells import CORRECT, Cell, Ends, Owed, State, between, over, unknown
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

    # What it comes to

    def of(self, *cells: Cell) -> Cell:
        """Compute it from its operands: this fixes its meaning."""
        raise NotImplementedError

    def exactly(self, *columns: contexts.FactColumn) -> contexts.Exact:
        """Compute the same for all subjects at once, right at least where all operands are plain numbers."""
        raise NotImplementedError

    def cell(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> Cell:
        return self.of(*self.cells(facts, subject))

    def column(self, columns: contexts.PeriodColumns, kind: str) -> contexts.FactColumn:
        operands = self.columns(columns, kind)
        return contexts.arithmetic.completed(self.exactly(*operands), operands, self.of)

    def cells(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> list[Cell]:
        return [facts.cell(subject, name) for name in self.operands]

    def columns(self, columns: contexts.PeriodColumns, kind: str) -> list[contexts.FactColumn]:
        return [columns.column(kind, name) for name in self.operands]

    def moves(self, hiding: contexts.Hiding, home: IndicatorSet) -> list[FigureMove | None]:
        return [hiding.move_in(home, name) for name in self.operands]

    def moved(self, hiding: contexts.Hiding, home: IndicatorSet) -> FigureMove | None:
        return together(self.moves(hiding, home))


def of_parts(ends: Ends | None, *parts: Cell) -> Cell:
    """Return what lies between two ends, or what comes of parts that are not all numbers."""
    return over(_worst(*parts) if ends is None else between(*ends), *parts)


def _worst(*cells: Cell) -> Cell:
    """Return what a sum or quotient of these is, one of them not being known."""
    if any(cell.unknown for cell in cells):
        return unknown()
    return next(Cell(cell.state) for cell in cells if cell.state is not State.KNOWN)


def no_more_than(share: Cell, most: Fraction, *parts: Cell) -> Cell:
    """Return a share of at most `most`; if its parts say more, anything up to it, and what to correct."""
    low, high = share.ends
    if not (share.known or share.bounded) or (isinstance(high, Fraction) and high <= most):
        return share
    if not isinstance(low, Fraction) or low <= most:
        return over(between(low, most), *parts)
    owed = {gap for part in parts for gap in (*part.owed, *_told_in(part))}
    return replace(between(Fraction(0), most), owed=tuple(sorted(owed)), records=share.records)


def decided(points: Cell, least: Fraction, most: Fraction) -> Cell:
    """Return points that somebody decides: between their ends until decided, or if decided outside them."""
    if isinstance(points.value, Fraction) and least <= points.value <= most:
        return points
    owed = points.owed if points.unknown else tuple(_told_in(points))
    return replace(between(least, most, owed), records=points.records)


def _told_in(part: Cell) -> Iterator[Owed]:
    """Yield where a figure was told: its row, or the form where it is made of several."""
    for record in part.records:
        place = f"{record.source.file}, {record.source.sheet}"
        row = f", dòng {record.source.row}" if len(part.records) == 1 else ""
        yield Owed(record.source.sheet, record.office, record.unit, record.period, CORRECT, place + row)
