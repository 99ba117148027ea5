"""Scoring a commune or classifying a venue, in memory."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from pytest_bdd import when

from engine.indicators.subjects import Subject
from engine.rulebook.model.editions import edition
from engine.rulebook.model.roles import INSPECTION, RECOGNITION
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.units import Units
from scenarios.steps.drafts import DraftReturns
from scenarios.steps.judged import JudgedSubject, rulebook_in
from scenarios.steps.records import Counting
from scenarios.steps.stated import Evaluating
from scenarios.steps.words import StepSentence


@dataclass(frozen=True, slots=True)
class Scoring:
    """Returns, and how they are counted and evaluated under which rules."""

    returns: DraftReturns
    counted: Counting
    evaluated: Evaluating
    rules: Rules

    def of(self, role: str, subject: Subject, year: int) -> JudgedSubject:
        return self.under(rulebook_in(self.rules, role, year), subject, year)

    def under(self, book: Rulebook, subject: Subject, year: int) -> JudgedSubject:
        period = self.rules.calendar.at("year", year)
        assert period is not None
        standing = self.counted(self.returns.drafts, self.rules)
        around = replace(self.rules, units=units_spoken_of(self.returns, self.rules.units))
        evaluation = self.evaluated(self.returns.stated, standing, around, subject, period)
        return JudgedSubject(evaluation, edition(book, period.end), subject, period)


def units_spoken_of(returns: DraftReturns, units: Units) -> Units:
    """Keep the communes of the scenario: no other is scored."""
    codes = {draft.unit for draft in returns.drafts}
    return Units(tuple(unit for unit in units.units if unit.code in codes))


@pytest.fixture
def scoring(returns: DraftReturns, counted: Counting, evaluated: Evaluating, shipped_rules: Rules) -> Scoring:
    return Scoring(returns, counted, evaluated, shipped_rules)


@when(StepSentence("chấm điểm năm {year:Năm}"), target_fixture="judged")
def _scored(scoring: Scoring, year: int) -> JudgedSubject:
    return scoring.of(RECOGNITION, Subject("unit", scoring.returns.unit), year)


@when(StepSentence("phân loại cơ sở năm {year:Năm}"), target_fixture="judged")
def _classified(scoring: Scoring, year: int) -> JudgedSubject:
    return scoring.of(INSPECTION, Subject("venue", scoring.returns.venue), year)
