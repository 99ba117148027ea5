"""Each figure with that of the same period a year before, and the change."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell
from engine.rulebook.model.indicators import Indicator
from facts.periods import Period


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator of one subject: now, a year before, and the change where both are numbers."""

    indicator: Indicator
    now: Cell
    before: Cell | None

    @property
    def change(self) -> Fraction | None:
        if self.before is None or not (self.now.known and self.before.known):
            return None
        now, before = self.now.value, self.before.value
        if isinstance(now, Fraction) and isinstance(before, Fraction):
            return now - before
        return None


def year_before(evaluation: Evaluation, period: Period) -> Period | None:
    """Return the same kind of period a year earlier, where returns were owed or sent for it."""
    calendar = evaluation.rules.calendar
    before = calendar.at(period.kind, period.year - 1, period.n)
    owed = calendar.first_owed(period.kind)
    if before is None or (owed is not None and before.year < owed):
        return None
    return before


def figures_of(evaluation: Evaluation, subject: Subject, period: Period) -> tuple[Figure, ...]:
    """Return every indicator of a subject, in the order of the rules."""
    before = year_before(evaluation, period)
    facts = evaluation.facts(period)
    earlier = evaluation.facts(before) if before else None
    return tuple(
        Figure(indicator, facts.cell(subject, name), earlier.cell(subject, name) if earlier else None)
        for name, indicator in evaluation.rules.asked_indicators(subject.kind, period.end).items()
    )
