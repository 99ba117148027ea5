"""Each figure with that of the same period a year before, and the change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell
from engine.rulebook.model.indicators import Indicator
from engine.scoring.columnar.columns import cell_at
from facts.periods import Period

Cells = Callable[[str], Sequence[Cell]]  # an indicator → its cell of each subject, in one order


@dataclass(frozen=True, slots=True)
class FigureChange:
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


def figures_of(evaluation: Evaluation, subject: Subject, period: Period) -> tuple[FigureChange, ...]:
    """Return every indicator of a subject, in the order of the rules; the ends of what is not known."""
    before = year_before(evaluation, period)
    now = _cells_of_one(evaluation, period, subject)
    then = _cells_of_one(evaluation, before, subject) if before else None
    return tuple(
        FigureChange(indicator, now(indicator), then(indicator) if then else None)
        for indicator in evaluation.rules.asked_indicators(subject.kind, period.end).values()
    )


def _cells_of_one(evaluation: Evaluation, period: Period, subject: Subject) -> Callable[[Indicator], Cell]:
    """Return one subject's cells; a score as first told is read for this subject alone."""
    cells, facts = cells_of(evaluation, period, (subject,)), evaluation.facts(period)

    def cell(indicator: Indicator) -> Cell:
        from_first = indicator.from_first_report
        return facts.cell(subject, indicator.name) if from_first else cells(indicator.name)[0]

    return cell


def cells_of(evaluation: Evaluation, period: Period, subjects: Sequence[Subject]) -> Cells:
    """Return the cells of each subject, read from the columns: their ends, without who owes what."""
    year, facts = evaluation.columns(period), evaluation.facts(period)
    rows = [(subject, year.place_of(subject.kind, subject.id)) for subject in subjects]

    def cells(name: str) -> list[Cell]:
        kinds = {s.kind for s, at in rows if at is not None}
        columns = {kind: year.facts.column(kind, name) for kind in kinds}
        return [facts.cell(s, name) if at is None else cell_at(columns[s.kind], at) for s, at in rows]

    return cells
