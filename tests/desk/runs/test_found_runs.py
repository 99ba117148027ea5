"""A run is addressed by its year, else by the newest year that has data; an announced one comes first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desk.base.faults import DONE, TO_LOOK_AT, WRONG_USE, Stop
from desk.runs.found_runs import named_run
from desk.runs.run import MUST_SAY
from desk.workspace.folder import created
from tests.desk.conftest import Office
from tests.facts import builders


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return created(tmp_path / "ws").folder


def run_in(folder: Path, year: int, name: str, began: float, returns: int) -> str:
    """Write what is read of a run before its tables are."""
    place = folder / "runs" / f"{year}-{name}"
    place.mkdir()
    forms = {"rules": {}, "counts": {}, "files": {}, "records": [], "rulebooks": []}
    manifest = {**dict.fromkeys(MUST_SAY), **forms, "format": 1, "year": year, "periods": [str(year)]}
    (place / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    (place / "journal.json").write_text(json.dumps({"began": began, "returns": returns}), "utf-8")
    return place.name


def test_without_a_year_it_is_the_newest_year_with_data_whatever_was_run_last(folder: Path) -> None:
    right = run_in(folder, 2024, "a", 1.0, 8)
    run_in(folder, 2023, "b", 2.0, 9)
    run_in(folder, 2031, "c", 3.0, 0)
    assert named_run("latest", folder).id == right


def test_a_year_is_its_newest_run(folder: Path) -> None:
    run_in(folder, 2023, "a", 1.0, 9)
    newest = run_in(folder, 2023, "b", 3.0, 9)
    run_in(folder, 2024, "c", 4.0, 9)
    assert named_run("2023", folder).id == newest
    assert named_run("2023-a", folder).id == "2023-a"


def test_where_no_year_has_data_it_is_the_newest_year(folder: Path) -> None:
    newest = run_in(folder, 2024, "b", 1.0, 0)
    run_in(folder, 2023, "a", 2.0, 0)
    assert named_run("latest", folder).id == newest


@pytest.mark.parametrize(
    ("name", "way_out"), [("2020", "lanhmanh status"), ("2023-aa", "'2023-a'"), ("gì đó", "lanhmanh status")]
)
def test_what_was_never_run_is_said_with_the_years_there_are(folder: Path, name: str, way_out: str) -> None:
    run_in(folder, 2023, "a", 1.0, 9)
    with pytest.raises(Stop) as stop:
        named_run(name, folder)
    assert stop.value.code == WRONG_USE
    for text in stop.value.texts.values():
        assert "2023" in text
        assert way_out in text


def test_a_year_with_returns_that_was_never_run_is_to_be_run(office: Office) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    for year, way_out in (("2020", "lanhmanh run --year 2020"), ("2019", "lanhmanh status")):
        with pytest.raises(Stop) as stop:
            named_run(year, office.made.folder)
        assert stop.value.code == WRONG_USE
        assert all(way_out in text for text in stop.value.texts.values())


def test_an_announced_year_is_shown_as_announced(office: Office) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    office.run("lock", "2020")
    office.run("run", "--year", "2020")
    announced = named_run("2020", office.made.folder).id
    assert office.run("announce", "2020", "--document", "15/QĐ-UBND", "--date", "2021-01-15") in (
        DONE,
        TO_LOOK_AT,
    )
    office.run("lock", "2020", "--reopen", "--reason", "xã báo bổ sung")
    office.send("b.xlsx", {"B08": [builders.hotspot()]})
    office.run("run", "--year", "2020")
    assert len(list(office.made.runs.iterdir())) == 2
    assert {named_run(name, office.made.folder).id for name in ("2020", "latest")} == {announced}


@pytest.mark.parametrize("digits", [240, 5000])
def test_a_long_name_of_no_run_is_repeated_short(folder: Path, digits: int) -> None:
    with pytest.raises(Stop) as told:
        named_run("9" * digits, folder)
    assert told.value.code == WRONG_USE
    assert "9" * 120 not in told.value.texts["vi"]
