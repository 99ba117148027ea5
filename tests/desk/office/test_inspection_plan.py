"""The random share of an inspection plan is drawn by the returns of the year, and by nothing else."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from desk.office.inspection_plan import seed_of
from desk.runs.run import Run


def run(**manifest: Any) -> Run:
    return cast(
        "Run", SimpleNamespace(manifest={"year": 2020, "records": ["b", "a"], "version": "1", **manifest})
    )


def test_a_newer_program_or_edited_rules_draw_no_other_venues() -> None:
    assert seed_of(run()) == seed_of(run(version="2", rules={"a": "b"}, records=["a", "b"]))


def test_another_return_or_year_draws_anew() -> None:
    assert len({seed_of(run()), seed_of(run(records=["a"])), seed_of(run(year=2021))}) == 3
