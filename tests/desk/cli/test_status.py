"""Where each year stands, and the command that is next: it works as printed."""

from __future__ import annotations

import json
import shlex
import shutil
from typing import Any

import pytest

from desk.base.faults import DONE, TO_LOOK_AT
from desk.cli.app import code_of
from desk.office.reminders import missing_of_all
from desk.runs.found_runs import runs_newest_first
from desk.workspace.store import stored
from facts.periods import YEAR
from tests.attacks import forging
from tests.desk.conftest import Office
from tests.facts import builders

Capsys = pytest.CaptureFixture[str]


def status(office: Office, capsys: Capsys, *words: str) -> Any:
    capsys.readouterr()
    assert office.run("status", *words, "--json") == DONE
    return json.loads(capsys.readouterr().out)["years"]


def test_each_step_of_a_year_is_the_one_that_was_next(office: Office, capsys: Capsys) -> None:
    for unit in builders.UNITS:
        office.send(f"{unit}.xlsx", {"B02": [builders.venue(1, unit)]}, unit_code=unit)
    steps = []
    for _ in range(4):
        (year,) = status(office, capsys)
        steps.append(year["next"]["step"])
        if steps[-1] == "paper":
            break
        assert code_of(shlex.split(year["next"]["command"])[1:]) in (DONE, TO_LOOK_AT)
    assert steps == ["run", "lock", "run", "paper"]
    office.run("announce", "2020", "--document", "15/QĐ-UBND", "--date", "15/1/2021")
    (year,) = status(office, capsys, "2020")
    assert year["announced"] == {"document": "15/QĐ-UBND", "date": "2021-01-15"}
    assert [run["announced"] for run in year["runs"]] == [True, False]
    assert [run["outdated"] for run in year["runs"]] == [False, True]
    assert year["next"]["step"] == "report"


@pytest.mark.parametrize("damage", ["manifest.json", "rules.json", "seal.json", "gone"])
def test_a_damaged_run_is_named_and_no_older_one_shown_for_it(
    office: Office, capsys: Capsys, damage: str
) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    office.run("run", "--year", "2020")
    office.send("b.xlsx", {"B02": [builders.venue(2, "30988")]}, unit_code="30988")
    office.run("run", "--year", "2020")
    first, last = runs_newest_first(office.made, 2020)[::-1]
    shutil.rmtree(last) if damage == "gone" else forging.put(last / damage, b"")
    capsys.readouterr()
    assert office.run("status", "--strict") == TO_LOOK_AT
    printed = capsys.readouterr().out
    assert last.name in printed
    assert first.name not in printed
    assert "hỏng hoặc mất" in printed
    (year,) = status(office, capsys)
    assert [(run["run"], run["shown"]) for run in year["runs"]] == [(first.name, False)]
    assert code_of(shlex.split(year["next"]["command"])[1:]) in (DONE, TO_LOOK_AT)
    (year,) = status(office, capsys)
    assert year["run_faults"] == []


def test_a_half_year_alone_leads_to_the_standing_so_far(office: Office, capsys: Capsys) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]}, period="2020-6T")
    (year,) = status(office, capsys)
    assert (year["units_returned"], year["next"]["step"]) == (0, "so_far")
    assert code_of(shlex.split(year["next"]["command"])[1:]) == DONE


def test_what_came_since_makes_a_run_outdated(office: Office, capsys: Capsys) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    office.run("run", "--year", "2020")
    assert status(office, capsys)[0]["next"]["step"] == "remind"
    office.send("b.xlsx", {"B08": [builders.hotspot()]})
    (year,) = status(office, capsys)
    assert year["runs"][0]["outdated"]
    assert year["next"]["step"] == "run"


def test_nothing_yet_is_said_with_the_way_out(office: Office, capsys: Capsys) -> None:
    assert office.run("status") == DONE
    assert "lanhmanh import -w" in capsys.readouterr().out
    assert office.run("status", "2031") == 2
    assert "2031" in capsys.readouterr().err


def test_forms_of_police_and_health_are_owed_too(office_of_all: Office, capsys: Capsys) -> None:
    for unit in builders.UNITS:
        office_of_all.send(f"{unit}.xlsx", {"B02": [builders.venue(1, unit)]}, unit_code=unit)
    office_of_all.run("run", "--year", "2020")
    (year,) = status(office_of_all, capsys)
    standing = stored(office_of_all.made, office_of_all.rules).standing
    period = office_of_all.rules.calendar.at(YEAR, 2020)
    owing = missing_of_all(standing, office_of_all.rules, period) if period else ()
    assert (year["owed_forms"], year["owed_by_others"]) == (0, sum(len(one.forms) for one in owing))
    assert year["owed_by_others"] > 0
    assert year["next"]["step"] == "remind"
