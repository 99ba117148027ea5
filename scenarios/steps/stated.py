"""Figures said outright, in place of what the records come to: a share of 59.99 % takes no ten thousand
venues."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engine.evaluation.years import Evaluation
from engine.indicators.evaluator import Evaluator, PeriodFacts
from engine.indicators.subjects import Subject
from engine.logic.cells import NEVER, NO_DATE, NOT_APPLICABLE, Cell, Value, known, unknown
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Standing
from scenarios.steps.plain_years import PlainEvaluation
from scenarios.steps.words import day_from, points_from

Evaluating = Callable[[Mapping[str, str], Standing, Rules, Subject, Period], Evaluation]
NOT_VALUES = {
    "chưa biết": unknown(),
    "không áp dụng": NOT_APPLICABLE,
    "chưa bao giờ": NEVER,
    "không có ngày": NO_DATE,
}
YES_NO = {"có": True, "không": False}


def cell_from(text: str) -> Cell:
    """Return what a figure is said to be: `59,99`, `có`, `"karaoke"`, `chưa biết`."""
    if text in NOT_VALUES:
        return NOT_VALUES[text]
    if text in YES_NO:
        return known(YES_NO[text])
    if "/" in text:
        return known(day_from(text))
    value: Value = text.strip('"') if text.startswith('"') else points_from(text)
    return known(value)


def evaluated_anew(
    said: Mapping[str, str], standing: Standing, rules: Rules, subject: Subject, period: Period
) -> Evaluation:
    """Evaluate records, with these figures of one subject in one period as they are said to be, by title."""
    evaluation = PlainEvaluation(standing, rules)
    if said:
        sets = [found for found in rules.indicator_sets.values() if found.subject == subject.kind]
        titles = {i.title["vi"]: name for found in sets for name, i in found.indicators.items()}
        cells = {titles[title]: cell_from(text) for title, text in said.items()}
        evaluation.evaluator = _Stated(standing, rules, evaluation, (subject, period, cells))
    return evaluation


class _Stated(Evaluator):
    def __init__(
        self,
        standing: Standing,
        rules: Rules,
        over: Evaluation,
        said: tuple[Subject, Period, Mapping[str, Cell]],
    ) -> None:
        super().__init__(standing, rules, over.band_cell)
        self.said = said

    def at(self, period: Period) -> PeriodFacts:
        subject, year, cells = self.said
        if period != year:
            return super().at(period)
        if period not in self._periods:
            self._periods[period] = _StatedFacts(self, period, subject, cells)
        return self._periods[period]


class _StatedFacts(PeriodFacts):
    def __init__(self, over: Evaluator, period: Period, subject: Subject, cells: Mapping[str, Cell]) -> None:
        super().__init__(over, period)
        self.said_of, self.said = subject, cells

    def cell(self, subject: Subject, name: str) -> Cell:
        if subject == self.said_of and name in self.said:
            return self.said[name]
        return super().cell(subject, name)
