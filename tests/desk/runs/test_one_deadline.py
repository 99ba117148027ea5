"""What is told at import and what a run tells of the same child have one deadline, whatever comes in
later."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.desk.conftest import Office
from tests.facts import builders

UNIT = "30991"


def test_a_childs_protection_is_due_by_the_day_its_return_came_in(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    case = builders.case(unit=UNIT, id=f"{UNIT}-VA-2020-01", found_on=date(2020, 5, 1), minors=1)
    path = builders.return_file(
        office.folder / "sent" / "a.xlsx",
        {"B06": [case]},
        unit_code=UNIT,
        period="2020",
        prepared_on=date(2020, 12, 20),
        received_on=date(2020, 12, 21),
    )
    office.run("import", str(path), "--json")
    (at_import,) = json.loads(capsys.readouterr().out)["follow_up"]
    office.send(
        "b.xlsx",
        {},
        unit_code="30988",
        period="2020",
        prepared_on=date(2021, 1, 10),
        received_on=date(2021, 1, 12),
    )
    office.run("run", "--year", "2020")
    capsys.readouterr()
    office.run("follow-up", "--about", f"{UNIT}-VA-2020-01", "--json")
    (in_a_run,) = [one for one in json.loads(capsys.readouterr().out)["rows"] if one["rule"] == "F8"]
    assert at_import["deadline"] == in_a_run["deadline"] == "2020-12-22"
    assert at_import["by"] == in_a_run["by"]


def test_a_child_first_reported_for_the_half_year_keeps_that_deadline_in_the_year(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another case, of autumn, is due by the year's return, the first that can have reported it."""
    spring, autumn = (
        builders.case(n, UNIT, found_on=day, minors=1) for n, day in ((1, "1/3/2020"), (2, "1/10/2020"))
    )
    half = {"period": "2020-6T", "prepared_on": date(2020, 6, 15), "received_on": date(2020, 6, 16)}
    year = {"period": "2020", "prepared_on": date(2020, 12, 20), "received_on": date(2020, 12, 21)}
    office.send("half.xlsx", {"B06": [spring]}, unit_code=UNIT, **half)
    office.send("year.xlsx", {"B06": [spring, autumn]}, unit_code=UNIT, **year)
    office.run("run", "--year", "2020")
    capsys.readouterr()
    assert deadlines(office, capsys, "F8") == ["2020-06-17", "2020-12-22"]


def test_a_young_worker_is_due_by_the_return_of_workers_not_by_any_form(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    venue, worker = builders.venue(1, UNIT), builders.stint(venue_id=f"{UNIT}-CS-001", age_group="dưới 18")
    first = {"prepared_on": date(2020, 12, 1), "received_on": date(2020, 12, 2)}
    later = {"prepared_on": date(2020, 12, 20), "received_on": date(2020, 12, 21)}
    office.send("a.xlsx", {"B02": [venue]}, unit_code=UNIT, period="2020", **first)
    office.send("b.xlsx", {"B02": [venue], "B09": [worker]}, unit_code=UNIT, period="2020", **later)
    office.run("run", "--year", "2020")
    capsys.readouterr()
    assert deadlines(office, capsys, "F6") == ["2020-12-22"]


def test_a_child_told_by_the_years_return_alone_is_one_task_at_import(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """The half-year's return left its cases out, so the half-year knows no day on which they came in."""
    spring = builders.case(1, UNIT, found_on="1/3/2020", minors=1)
    half, year = (
        builders.return_file(
            office.folder / "sent" / name,
            forms,
            unit_code=UNIT,
            period=period,
            prepared_on=prepared_on,
            received_on=received_on,
        )
        for name, forms, period, prepared_on, received_on in (
            ("half.xlsx", {}, "2020-6T", date(2020, 6, 15), date(2020, 6, 16)),
            ("year.xlsx", {"B06": [spring]}, "2020", date(2020, 12, 20), date(2020, 12, 21)),
        )
    )
    late = {"period": "2020", "prepared_on": date(2021, 1, 10), "received_on": date(2021, 1, 12)}
    office.send("late.xlsx", {}, unit_code="30988", **late)
    capsys.readouterr()
    office.run("import", str(half), str(year), "--json")
    (at_import,) = json.loads(capsys.readouterr().out)["follow_up"]
    assert at_import["deadline"] == "2020-12-22"


def deadlines(office: Office, capsys: pytest.CaptureFixture[str], rule: str) -> list[str]:
    office.run("follow-up", "--json")
    rows = json.loads(capsys.readouterr().out)["rows"]
    return sorted(row["deadline"] for row in rows if row["rule"] == rule)
