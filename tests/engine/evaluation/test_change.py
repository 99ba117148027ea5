"""The figures of one subject: what the reference says of it, asked of no other subject one at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.evaluation.change import figures_of, year_before
from engine.evaluation.years import Evaluation
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell
from engine.rulebook.model.rulebook import Rules
from facts.standing import Standing
from tests.long_run import some_of

SUBJECTS = (Subject("unit", "30985"), Subject("unit", "31006"), Subject("venue", "31006-CS-033"))


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("code", some_of(("2020", "2019", "2020-6T"), 2, offset=2))
def test_figures_are_those_of_the_reference(
    example_standing: Standing, shipped_rules: Rules, code: str, subject: Subject
) -> None:
    period = shipped_rules.calendar.period(code)
    assert period is not None
    evaluation = Evaluation(example_standing, shipped_rules)
    before = year_before(evaluation, period)
    assert before is not None
    found = figures_of(evaluation, subject, period)
    assert len(found) > 20
    for figure in found:
        name = figure.indicator.name
        for cell, when in ((figure.now, period), (figure.before, before)):
            expected = evaluation.facts(when).cell(subject, name)
            assert cell is not None
            assert (cell.state, cell.value, cell.ends) == (expected.state, expected.value, expected.ends)


def test_of_other_subjects_only_those_a_lost_row_may_concern_are_asked_one_at_a_time(
    example_standing: Standing, shipped_rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    plain = PeriodFacts.cell

    def noted(facts: PeriodFacts, subject: Subject, name: str) -> Cell:
        asked.add(subject.id)
        return plain(facts, subject, name)

    monkeypatch.setattr(PeriodFacts, "cell", noted)
    period = shipped_rules.calendar.period("2020")
    assert period is not None
    whole = replace(example_standing, set_aside=())
    figures_of(Evaluation(whole, shipped_rules), SUBJECTS[0], period)
    assert asked == {"30985"}
