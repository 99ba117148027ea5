"""Why a result is what it is: how many of the parts that a gate asks for a commune has, and lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.reports.reasons import answers_of
from engine.evaluation.explanation import explanation_of
from engine.indicators.subjects import Subject
from engine.rulebook.model.rulebook import Rules
from tests.scenarios.test_drug_types_by_the_text import BOOK, QUIET, evaluated


@pytest.mark.parametrize(
    ("missing", "first", "second"),
    [
        ("", "đạt 2 trong 5 điều, chưa rõ 0, còn thiếu 1", "đạt 0 trong 5 điều, chưa rõ 0, còn thiếu 3"),
        ("B17", "đạt 2 trong 5 điều, chưa rõ 1, còn thiếu 1", "đạt 0 trong 5 điều, chưa rõ 1, còn thiếu 3"),
    ],
)
def test_a_commune_is_told_how_many_criteria_of_a_type_it_has_and_lacks(
    shipped_rules: Rules, missing: str, first: str, second: str
) -> None:
    commune = replace(QUIET, addicts=50, places=2)
    evaluation, period, (code,) = evaluated(shipped_rules, [(commune, missing)])
    book = evaluation.rules.rulebooks[BOOK]
    explanation = explanation_of(evaluation, book, Subject("unit", code), period)
    said = next(repr(block) for block in answers_of(explanation, evaluation.rules))
    assert first in said
    assert second in said
