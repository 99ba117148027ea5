"""All that is made of records with gaps, corrections and contradictions, under every rulebook of the
repository, held word for word.

The example is whole: what is owed, what lies between two ends and whom a lost row concerns is seldom asked
there.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from desk.runs.follow_up import follow_up_of
from engine.evaluation.change import figures_of
from engine.evaluation.explanation import Explanation, explanation_of
from engine.evaluation.so_far import reasons_so_far, years_so_far
from engine.evaluation.totals import totals_of
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.links.leads import findings_of
from engine.links.reading import said_in
from engine.links.sign_rules import sign_rules_of
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Standing
from tests.desk.office.random_edits import UNITS, edited, part_of
from tests.engine.evaluation.all_said import Lines, figure_lines, finding_lines, hold, score_lines
from tests.engine.values_as_text import shown

EDITS, VENUES = 120, 3
DEFINED = ("criterion", "gate", "band")  # what rules say of them is held where they are read


@pytest.fixture(scope="module")
def records(example_standing: Standing) -> Standing:
    rng, standing = random.Random(1), part_of(example_standing)
    for _ in range(EDITS):
        standing = edited(rng, standing)
    return standing


@pytest.fixture(scope="module")
def evaluation(records: Standing, every_rulebook: Rules) -> Evaluation:
    announced = {
        ("healthy_commune", "2019"): {"30991": ("very_healthy",), "31006": ("healthy", "needs_work")}
    }
    return Evaluation(records, every_rulebook, announced=announced)


@pytest.fixture(scope="module")
def year(every_rulebook: Rules) -> Period:
    period = every_rulebook.calendar.at("year", 2020)
    assert period is not None
    return period


def test_every_figure(evaluation: Evaluation, year: Period) -> None:
    hold(figure_lines(evaluation, [year]), "edited_figures")


def test_every_score(evaluation: Evaluation, year: Period) -> None:
    hold(score_lines(evaluation, [year]), "edited_scores")


def test_every_reason(evaluation: Evaluation, year: Period) -> None:
    hold(reason_lines(evaluation, year), "edited_reasons")


def reason_lines(evaluation: Evaluation, period: Period) -> Lines:
    for book in evaluation.in_force(period):
        for subject in evaluation.subjects(book, period)[:VENUES]:
            for part, said in reasons(explanation_of(evaluation, book, subject, period)):
                yield f"{book.name} {part}", f"{subject.id} {said}"


def reasons(explanation: Explanation) -> Iterator[tuple[str, str]]:
    for field in fields(Explanation):
        value = getattr(explanation, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if field.name != "rulebook":
                yield field.name, said(one)


def said(value: object) -> str:
    """Return what a reason says, of what it is about the id only."""
    if not is_dataclass(value):
        return shown(value)
    told = {f.name: getattr(value, f.name) for f in fields(value)}
    return " ".join(f"{name} {one.id if name in DEFINED else shown(one)}" for name, one in told.items())


def test_every_change_and_total(evaluation: Evaluation, year: Period) -> None:
    hold(change_lines(evaluation, year), "edited_changes")


def change_lines(evaluation: Evaluation, period: Period) -> Lines:
    venue = evaluation.columns(period).ids("venue")[0]
    for subject in (Subject("unit", UNITS[0]), Subject("unit", UNITS[1]), Subject("venue", venue)):
        for figure in figures_of(evaluation, subject, period):
            ends = [cell and (cell.state.name, cell.value, cell.ends) for cell in (figure.now, figure.before)]
            yield (
                f"change of a {subject.kind}",
                f"{subject.id} {figure.indicator.name} {shown(ends)} {figure.change}",
            )
    for total in totals_of(evaluation, evaluation.rules.indicator_sets["commune_period"], period, UNITS):
        yield "total", f"{total.indicator.name} {shown(total.now)} {shown(total.before)} {total.change}"


def test_every_score_so_far(evaluation: Evaluation, every_rulebook: Rules) -> None:
    half = every_rulebook.calendar.period("2020-6T")
    assert half is not None
    book = every_rulebook.rulebooks["healthy_commune"]
    found = years_so_far(evaluation, book, half)
    lines = [
        ("so far", f"{one.subject.id} {shown(one.scored)} {one.waits} {[g.id for g in one.gates]}")
        for one in found
    ]
    lines += [("reason", said(reason)) for reason in reasons_so_far(evaluation, book, found[0], half)]
    hold(iter(lines), "edited_so_far")


@pytest.mark.parametrize("code", ["2020", "2020-6T"])  # in June the year's own registers are not known yet
def test_every_lead_and_near_miss(records: Standing, every_rulebook: Rules, code: str) -> None:
    period = every_rulebook.calendar.period(code)
    assert period is not None
    assert every_rulebook.links is not None
    told = said_in(records, every_rulebook, period)
    found = findings_of(told, sign_rules_of(every_rulebook, period.end), every_rulebook.links)
    hold(finding_lines(found), f"edited_leads_{code}")


def test_everything_that_follows(evaluation: Evaluation, year: Period) -> None:
    concluded = follow_up_of(evaluation, year, None)
    hold(((f"{one.kind} {one.name}", shown(one)) for one in concluded), "edited_follows")
