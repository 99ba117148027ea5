"""Scoring a commune or classifying a venue, in memory."""

from __future__ import annotations

from dataclasses import replace

from pytest_bdd import when

from engine.indicators.subjects import Subject
from engine.rulebook.model import Rules
from facts.standing import Standing
from facts.units import Units
from tests.steps.drafts import Returns
from tests.steps.judged import COMMUNES, VENUES, Judged
from tests.steps.records import Counting
from tests.steps.stated import evaluation_with
from tests.steps.words import Sentence


def _judged(
    returns: Returns, standing: Standing, rules: Rules, year: int, rulebook: str, subject: Subject
) -> Judged:
    period = rules.calendar.at("year", year)
    assert period is not None
    around = replace(rules, units=_spoken_of(returns, rules.units))
    evaluation = evaluation_with(returns.stated, standing, around, subject, period)
    return Judged(evaluation, rules.rulebooks[rulebook], subject, period)


def _spoken_of(returns: Returns, units: Units) -> Units:
    """Keep the communes of the scenario: no other is scored."""
    codes = {draft.unit for draft in returns.drafts}
    return Units(tuple(unit for unit in units.units if unit.code in codes))


@when(Sentence("chấm điểm năm {year:Năm}"), target_fixture="judged")
def _scored(returns: Returns, counted: Counting, shipped_rules: Rules, year: int) -> Judged:
    standing = counted(returns.drafts, shipped_rules)
    return _judged(returns, standing, shipped_rules, year, COMMUNES, Subject("unit", returns.unit))


@when(Sentence("phân loại cơ sở năm {year:Năm}"), target_fixture="judged")
def _classified(returns: Returns, counted: Counting, shipped_rules: Rules, year: int) -> Judged:
    standing = counted(returns.drafts, shipped_rules)
    return _judged(returns, standing, shipped_rules, year, VENUES, Subject("venue", returns.venue))
