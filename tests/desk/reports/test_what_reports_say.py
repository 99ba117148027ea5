"""What results, reasons, imports and follow-up print of cases the example lacks is what was approved, in both
languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.runs.run import Run, rules_of
from desk.runs.standings import standings_of
from desk.workspace.folder import Workspace
from desk.workspace.standing_today import evaluation_today
from engine.evaluation.explanation import explanation_of
from engine.indicators.subjects import Subject
from tests.approved import assert_approved, steady
from tests.desk.reports import said_of_scores, said_of_work
from tests.desk.reports.example_year import BOOK, Year
from tests.desk.told import chapters

SAID = Path(__file__).parent / "said"


@pytest.fixture(scope="module")
def year(run: Run, example_workspace: Workspace) -> Year:
    rules = rules_of(run)
    period = rules.calendar.at("year", 2020)
    assert period is not None
    evaluation = evaluation_today(example_workspace, rules, period)
    risk = next(b for b in rules.rulebooks.values() if rules.indicator_sets[b.subject].subject == "venue")
    found = [
        explanation_of(evaluation, b, Subject(kind, id_), period)
        for b, kind, id_ in ((rules.rulebooks[BOOK], "unit", "30985"), (risk, "venue", "31006-CS-033"))
    ]
    return Year(run, rules, standings_of(run, rules.rulebooks[BOOK]), *found)


CHAPTERS = chapters(said_of_scores, said_of_work)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_is_printed_is_what_was_approved(year: Year, chapter: str) -> None:
    assert_approved(steady("".join(CHAPTERS[chapter](year)), year.run.folder), SAID / f"{chapter}.txt")
