"""All that stands of the example and all that is made of it, held word for word: figures, scores, leads, what
follows."""

from __future__ import annotations

import pytest

from desk.runs.follow_up import follow_up_of
from engine.evaluation.years import Evaluation
from engine.links.leads import findings_of
from engine.links.reading import said_in
from engine.links.sign_rules import sign_rules_of
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Standing
from tests.engine.evaluation.all_said import figure_lines, finding_lines, hold, score_lines
from tests.engine.values_as_text import shown
from tests.facts.told import standing_lines

YEARS = (2018, 2019, 2020)


@pytest.fixture(scope="module")
def evaluation(example_standing: Standing, shipped_rules: Rules) -> Evaluation:
    return Evaluation(example_standing, shipped_rules)


@pytest.fixture(scope="module")
def years(shipped_rules: Rules) -> list[Period]:
    return [period for year in YEARS if (period := shipped_rules.calendar.at("year", year))]


def test_what_stands(example_standing: Standing) -> None:
    hold(standing_lines(example_standing), "stands")


def test_every_figure(evaluation: Evaluation, years: list[Period]) -> None:
    hold(figure_lines(evaluation, years), "figures")


def test_every_score(evaluation: Evaluation, years: list[Period]) -> None:
    hold(score_lines(evaluation, years), "scores")


def test_every_lead_and_near_miss(
    example_standing: Standing, shipped_rules: Rules, years: list[Period]
) -> None:
    assert shipped_rules.links is not None
    said = said_in(example_standing, shipped_rules, years[-1])
    found = findings_of(said, sign_rules_of(shipped_rules, years[-1].end), shipped_rules.links)
    hold(finding_lines(found), "leads")


def test_everything_that_follows(evaluation: Evaluation, years: list[Period]) -> None:
    concluded = (one for period in years for one in follow_up_of(evaluation, period, None))
    hold(((f"{one.kind} {one.name}", shown(one)) for one in concluded), "follows")
