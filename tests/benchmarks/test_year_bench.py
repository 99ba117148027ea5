"""The year that is timed is right: as the plain evaluation has it, as hand-written Polars has it, as
expected."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from benchmarks.machine import PACKAGES, bytecode_kept
from benchmarks.year import by_polars
from benchmarks.year.country import written
from benchmarks.year.measuring import bands_of, differences, evaluated, office_of
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import Workspace
from desk.workspace.store import stored
from engine.evaluation.year_columns import YearColumns
from engine.scoring.columnar.columns import value_at
from scenarios.steps.plain_years import PlainEvaluation
from tests.engine.evaluation.test_year_columns import subjects_of

UNITS = 12


def test_what_a_program_is_measured_with_is_its_kept_bytecode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    for package in PACKAGES:
        (tmp_path / package).mkdir()
        (tmp_path / package / "noun.py").touch()
    bytecode_kept(tmp_path)
    assert len(list(tmp_path.glob("*/__pycache__/noun.*.pyc"))) == len(PACKAGES)


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("country")
    written(found, UNITS)
    return found


@pytest.fixture(scope="module")
def office(country: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return office_of(country, tmp_path_factory.mktemp("office") / "w")


@pytest.fixture(scope="module")
def year(office: Workspace) -> YearColumns:
    return evaluated(office, rules_in(office.rules))


def test_the_door_of_the_bench_leads_to_what_the_plain_evaluation_gives(
    office: Workspace, year: YearColumns
) -> None:
    plain = PlainEvaluation(stored(office, year.rules).standing, year.rules)
    facts = plain.facts(year.facts.period)
    for chosen in year.rules.indicator_sets.values():
        for name in chosen.indicators:
            column = year.facts.column(chosen.subject, name)
            for place, subject in subjects_of(year, chosen.subject):
                cell = facts.cell(subject, name)
                assert value_at(column, place) == (cell.state, cell.value), (name, subject)


def test_hand_written_polars_has_the_same_indicators(country: Path, year: YearColumns) -> None:
    assert differences(country, year) == []
    assert sum(bands_of(year)["healthy_commune"].values()) == UNITS


def test_a_difference_is_found(country: Path, year: YearColumns, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_polars, "HANDLING", 10)
    assert differences(country, year) == ["handled_share"]


def test_what_is_expected_is_compared(country: Path, year: YearColumns, tmp_path: Path) -> None:
    for path in country.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    counts = {
        n: year.facts.column("unit", n).low.numerators
        for n in ("venues_open", "inspections", "venues_inspected")
    }
    wrong = {
        f"{n}_{w}": c + (w == "window" and n == "inspections")
        for n, c in counts.items()
        for w in ("window", "calendar")
    }
    units = pl.read_parquet(country / "unit.parquet")["code"].sort()
    pl.DataFrame({"unit_code": units, **wrong}).write_parquet(tmp_path / "expected.parquet")
    (tmp_path / "truth.json").write_text(json.dumps({"rows": {"unit": UNITS, "team": UNITS + 1}}))
    found = differences(tmp_path, year)
    assert "expected inspections_window" in found
    assert "expected venues_open_window" not in found
    assert "rows of team" in found
