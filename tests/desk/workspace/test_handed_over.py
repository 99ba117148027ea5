"""The return of a unit that is no more: named, never ranked, offered to the unit that followed, and lost to
nobody once taken over."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.base.faults import DONE, WRONG_USE
from desk.runs.found_runs import latest_run_of
from desk.workspace.decisions import decisions_of
from desk.workspace.standing_today import evaluation_today
from engine.indicators.subjects import Subject
from tests.desk.conftest import Office
from tests.facts import builders

OLD, NEW = "30991", "30988"
TAKE = ("units", "--take-over", OLD, "--period", "2025")


@pytest.fixture
def merged(office: Office) -> Office:
    """A unit that ended in June sends what it did until then; the one that followed sends its own, updating a
    case."""
    case = {"id": f"{OLD}-VA-2025-01", "found_on": date(2025, 3, 3), "unit_code": OLD}
    told = {
        "B02": [builders.venue(1, OLD), builders.venue(2, OLD)],
        "B04": [builders.inspection(1, OLD, venue_id=f"{OLD}-CS-002", date=date(2025, 4, 2))],
        "B06": [builders.case(1, OLD, **case), builders.case(2, OLD, **{**case, "id": f"{OLD}-VA-2025-02"})],
    }
    office.send("cu.xlsx", told, unit_code=OLD, period="2025", prepared_on=date(2025, 6, 29))
    later = {
        "B02": [builders.venue(1, OLD, unit_code=NEW)],
        "B06": [builders.case(1, OLD, **{**case, "unit_code": NEW}, handled_on=date(2025, 11, 3))],
    }
    office.send("moi.xlsx", later, unit_code=NEW, period="2025", prepared_on=date(2025, 12, 15))
    return office


def figures(office: Office) -> dict[str, Any]:
    period = office.rules.calendar.period("2025")
    assert period is not None
    evaluation = evaluation_today(office.made, office.rules, period)
    book = office.rules.rulebooks["healthy_commune"]
    assert OLD not in {s.id for s in evaluation.subjects(book, period)}
    facts = evaluation.facts(period)
    names = ("venues_open", "inspections", "cases_found", "cases_handled")
    return {name: facts.cell(Subject("unit", NEW), name).value for name in names}


def test_what_only_the_old_unit_told_counts_once_it_is_taken_over(merged: Office) -> None:
    assert figures(merged) == {"venues_open": 1, "inspections": 0, "cases_found": 1, "cases_handled": 1}
    assert merged.run(*TAKE, "--reason", "nhập về Xã Tây Yên", "--by", "Lan") == DONE
    assert figures(merged) == {"venues_open": 2, "inspections": 1, "cases_found": 2, "cases_handled": 1}
    (record,) = [r for r in decisions_of(merged.made).records() if r.kind == "take-over"]
    assert (record.by, record.content["reason"], record.content["to"]) == ("Lan", "nhập về Xã Tây Yên", NEW)


def test_it_is_offered_until_someone_takes_it(merged: Office, capsys: Any) -> None:
    assert merged.run("units", "--on", "2025-12-20", "--json") == DONE
    told = {u["code"]: u["offered"] for u in json.loads(capsys.readouterr().out)["rows"]}
    assert [(o["unit"], o["file"], o["taken_over_by"]) for o in told[NEW]] == [(OLD, "sent/cu.xlsx", None)]
    merged.run(*TAKE, "--reason", "thử")
    capsys.readouterr()
    merged.run("units", "--on", "2025-12-20", "--json")
    told = {u["code"]: u["offered"] for u in json.loads(capsys.readouterr().out)["rows"]}
    assert [o["taken_over_by"] for o in told[NEW]] == [NEW]


def test_the_checklist_names_it(merged: Office, capsys: Any) -> None:
    merged.run("lock", "2025")
    assert "báo cáo của đơn vị không còn, chưa tính cho ai" in " ".join(capsys.readouterr().out.split())


def test_it_is_given_back_for_a_reason_and_runs_of_before_stay_what_they_were(merged: Office) -> None:
    merged.run("run", "--year", "2025")
    before = latest_run_of(merged.made, "2025")
    merged.run(*TAKE, "--reason", "thử")
    merged.run("run", "--year", "2025")
    assert latest_run_of(merged.made, "2025").id != before.id
    assert merged.run("verify", str(before.folder)) == DONE
    assert merged.run("units", "--give-back", OLD, "--period", "2025") == WRONG_USE  # no reason
    assert merged.run("units", "--give-back", OLD, "--period", "2025", "--reason", "nhầm") == DONE
    assert figures(merged)["cases_found"] == 1


def test_nothing_is_taken_over_twice_or_of_a_unit_that_is_there(merged: Office) -> None:
    merged.run(*TAKE, "--reason", "thử")
    assert merged.run(*TAKE, "--reason", "thử") == WRONG_USE
    assert merged.run("units", "--take-over", NEW, "--period", "2025", "--reason", "thử") == WRONG_USE


def test_not_into_a_period_that_is_closed(merged: Office, tmp_path: Path) -> None:
    merged.run("lock", "2025", "--despite", "thử")
    assert merged.run(*TAKE, "--reason", "thử") == WRONG_USE
