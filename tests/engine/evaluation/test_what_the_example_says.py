"""All that stands of the example and all that is made of it, held word for word: figures, scores, leads, what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from desk.runs.follow_up import follow_up_of
from engine.evaluation.years import Evaluation
from engine.links.leads import Findings, findings_of
from engine.links.reading import said_in
from engine.links.sign_rules import sign_rules_of
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Standing
from tests.approved import assert_approved
from tests.engine.values_as_text import parts, shown, summed_up

SAID = Path(__file__).parent / "said"
YEARS = (2018, 2019, 2020)
Lines = Iterator[tuple[str, str]]


@pytest.fixture(scope="module")
def evaluation(example_standing: Standing, shipped_rules: Rules) -> Evaluation:
    return Evaluation(example_standing, shipped_rules)


@pytest.fixture(scope="module")
def years(shipped_rules: Rules) -> list[Period]:
    return [period for year in YEARS if (period := shipped_rules.calendar.at("year", year))]


def hold(lines: Lines, name: str) -> None:
    assert_approved(summed_up(lines), SAID / f"{name}.txt")


def standing_lines(standing: Standing) -> Lines:
    for delivery in standing.deliveries:
        yield f"{delivery.form} deliveries", shown(delivery)
    for kind, told in standing.events.items():
        yield from ((f"{kind} events", shown(event)) for event in told)
    for (kind, *place), records in standing.registers.items():
        yield from ((f"{kind} register", f"{place} {shown(record)}") for record in records)
    for row in standing.set_aside:
        yield "set aside", shown(row)


def figure_lines(evaluation: Evaluation, years: list[Period]) -> Lines:
    for period in years:
        facts = evaluation.facts(period)
        for name, indicators in evaluation.rules.indicator_sets.items():
            asked = () if indicators.beside else facts.subjects(indicators.subject)
            for subject in asked if indicators.subject == "unit" or period is years[-1] else ():
                for id_ in indicators.indicators:
                    cell = facts.cell(subject, id_)
                    told = (cell.state.name, cell.value, cell.options, cell.owed, cell.least, cell.most)
                    keys = [record.key for record in cell.records]
                    yield f"{name} {id_}", f"{subject.id} {period.code} {shown(told)} {keys}"


def score_lines(evaluation: Evaluation, years: list[Period]) -> Lines:
    for period in years:
        for book in evaluation.in_force(period):
            for result in evaluation.results(book, period):
                whole = f"{book.name} {period.code}"
                yield whole, shown(result)


def finding_lines(findings: Findings) -> Lines:
    for field in fields(findings):
        value = getattr(findings, field.name)
        if callable(value):
            continue
        for name, part in parts(value).items():
            for key, one in parts(part).items():
                yield f"{field.name} {key}", f"{name} {shown(one)}"


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
