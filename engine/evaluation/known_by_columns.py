"""Cells of single subjects where only values and what is owed are asked: known ones are read from the
columns, without rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.indicators.evaluator import Evaluator, PeriodFacts
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell, State
from engine.scoring.columnar.columns import value_at
from facts.periods import Period

if TYPE_CHECKING:
    from engine.evaluation.year_columns import YearColumns


class QuickEvaluator(Evaluator):
    """As the plain evaluator, but of what is known it gives the value alone; of what is not, who owes it."""

    def __init__(self, plain: Evaluator, columns: Callable[[Period], YearColumns]) -> None:
        super().__init__(
            plain.standing, plain.rules, plain.band_of, plain.first_told, plain.earlier, plain.before
        )
        self.columns = columns

    def at(self, period: Period) -> PeriodFacts:
        if period not in self._periods:
            self._periods[period] = _QuickFacts(self, period)
        return self._periods[period]


class _QuickFacts(PeriodFacts):
    def __init__(self, over: QuickEvaluator, period: Period) -> None:
        super().__init__(over, period)
        self.year = over.columns(period)

    def cell(self, subject: Subject, name: str) -> Cell:
        place = self.year.place_of(subject.kind, subject.id)
        if place is not None:
            state, value = value_at(self.year.facts.column(subject.kind, name), place)
            if state is not State.UNKNOWN:
                return Cell(state, value)
        return super().cell(subject, name)
