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
