"""A year is read from a run, or computed from the records it was made of: the same results."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.runs.year import Year, computed_year
from engine.rulebook.model.roles import INSPECTION


@pytest.mark.parametrize("role", ["communes", "venues"])
def test_a_year_computed_from_a_runs_records_is_what_the_run_holds(results: Year, role: str) -> None:
    of_run = results.under(getattr(results, role))
    again = computed_year(results.evaluation, of_run.rulebook, results.period)
    only_in_a_run = {"first_told": None, "by_cover": False, "failed": False, "despite": ""}
    assert len(again.rows) >= 9
    assert again.rows == tuple(replace(row, **only_in_a_run) for row in of_run.rows)


def test_counts_add_up_to_all_and_debts_are_those_of_the_rows(results: Year) -> None:
    assert results.counts.total == len(results.rows) == len(results.by_subject) == 9
    assert results.counts.undecided == sum(row.band is None for row in results.rows) > 0
    assert {need.owed for row in results.rows for need in row.needs} - {None} == results.owed


def test_the_same_run_under_another_rulebook_is_read_once(results: Year) -> None:
    risk = results.under(results.venues)
    assert risk is results.under(results.venues)
    assert results.under(results.rulebook) is results
    assert risk.rulebook.role == INSPECTION
    assert not risk.of_units
    assert {row.kind for row in risk.rows} == {"venue"}
