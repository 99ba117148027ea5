"""All that stands of records and all that is made of them, as lines to be held word for word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from engine.evaluation.years import Evaluation
from engine.links.leads import Findings
from facts.periods import Period
from tests.approved import assert_approved
from tests.engine.values_as_text import parts, shown, summed_up

SAID = Path(__file__).parent / "said"
Lines = Iterator[tuple[str, str]]


def hold(lines: Lines, name: str) -> None:
    assert_approved(summed_up(lines), SAID / f"{name}.txt")


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
