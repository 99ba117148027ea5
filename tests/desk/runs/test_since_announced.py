"""What a later run says otherwise than what was announced: the score, the band, then each criterion."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from desk.runs.run import Run
from desk.runs.since_announced import Later, later_differences, results_in
from desk.workspace.announcements import ANNOUNCE, Announced
from desk.workspace.decisions import LoggedDecision
from engine.rulebook.model.rulebook import Rulebook, Rules

BOOK, UNIT = "healthy_commune", "30985"
TOLD = {UNIT: {"score": [700, 720], "bands": ["good"], "points": {"A1": [100, 100], "A2": [50, 70]}}}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    of_unit = {"rulebook": BOOK, "subject": UNIT}
    other = {**of_unit, "rulebook": "venue_risk"}
    scores = [
        {**of_unit, "low": 700, "high": 720, "bands": ["good"]},
        {**other, "low": 1, "high": 1, "bands": []},
    ]
    points = [
        {**of_unit, "criterion": "A1", "low": 100, "high": 100},
        {**of_unit, "criterion": "A2", "low": 50, "high": 70},
        {**other, "criterion": "V1", "low": 1, "high": 1},
    ]
    pl.DataFrame(scores).write_parquet(tmp_path / "scores.parquet")
    pl.DataFrame(points).write_parquet(tmp_path / "points.parquet")
    return Run(tmp_path, {})


@pytest.fixture
def book(shipped_rules: Rules) -> Rulebook:
    return shipped_rules.rulebooks[BOOK]


def announced(results: object) -> Announced:
    return Announced(LoggedDecision(1, ANNOUNCE, "2021-01-20", "an", {"results": results}, ""))


def test_the_results_of_a_run_are_those_of_one_rulebook_with_each_criterion(run: Run, book: Rulebook) -> None:
    assert results_in(run, book.name) == TOLD
    assert later_differences(announced(TOLD), run, book.name) == ()


def test_a_criterion_that_gives_other_points_is_named(run: Run, book: Rulebook) -> None:
    old = {UNIT: {**TOLD[UNIT], "score": [700, 730], "points": {"A1": [100, 100], "A2": [50, 80]}}}
    score = Later(UNIT, "score", [700, 730], [700, 720])
    points = Later(UNIT, "A2", [50, 80], [50, 70])
    assert later_differences(announced(old), run, book.name) == (score, points)


def test_who_is_new_or_gone_differs_in_all_that_is_told(run: Run, book: Rulebook) -> None:
    found = later_differences(announced({}), run, book.name)
    assert [one.what for one in found] == ["score", "band", "A1", "A2"]
    assert [replace(one, announced=one.now, now=one.announced) for one in found] == list(
        later_differences(announced(TOLD), Run(run.folder, {}), "none")
    )
