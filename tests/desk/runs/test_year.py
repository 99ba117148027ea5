"""A year is read from a run, or computed from the records it was made of: the same results."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.runs.running import run_made
from desk.runs.year import Year, computed_year, year_of_run
from desk.workspace.folder import Workspace
from engine.rulebook.model.roles import INSPECTION


@pytest.fixture(scope="module")
def year(example_workspace: Workspace) -> Year:
    return year_of_run(run_made(example_workspace, 2020, None, lambda done, total: None))


@pytest.mark.parametrize("role", ["communes", "venues"])
def test_a_year_computed_from_a_runs_records_is_what_the_run_holds(year: Year, role: str) -> None:
    of_run = year.under(getattr(year, role))
    again = computed_year(year.evaluation, of_run.rulebook, year.period)
    only_in_a_run = {"first_told": None, "by_cover": False, "failed": False, "despite": ""}
    assert len(again.rows) >= 9
    assert again.rows == tuple(replace(row, **only_in_a_run) for row in of_run.rows)


def test_counts_add_up_to_all_and_debts_are_those_of_the_rows(year: Year) -> None:
    assert year.counts.total == len(year.rows) == len(year.by_subject) == 9
    assert year.counts.undecided == sum(row.band is None for row in year.rows) > 0
    assert {need.owed for row in year.rows for need in row.needs} - {None} == year.owed


def test_the_same_run_under_another_rulebook_is_read_once(year: Year) -> None:
    risk = year.under(year.venues)
    assert risk is year.under(year.venues)
    assert year.under(year.rulebook) is year
    assert risk.rulebook.role == INSPECTION
    assert not risk.of_units
    assert {row.kind for row in risk.rows} == {"venue"}
