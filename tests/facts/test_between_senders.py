"""What one commune sends is never answered with what another recorded; the evaluation office sees where they
differ."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from engine.indicators.registry import Registry
from facts.archive.door import ImportReport
from facts.forms.notice_kind import DIFFERS, OTHER_PREFIX
from tests.facts.builders import case, hotspot, inspection, party, venue
from tests.facts.conftest import Workspace

HOME, OTHER = "30988", {"unit_code": "30985"}


def answer(report: ImportReport) -> list[Any]:
    return [found.problem for found in report.problems]


def seen(workspace: Workspace) -> set[tuple[str, str, Any, Any]]:
    """Return what the evaluation office is shown: what, field, old, new."""
    notices = [event.record.values for event in workspace.read()[1].notices]
    return {(str(v["what"]), str(v["field"]), v["old"], v["new"]) for v in notices}


def test_a_row_with_another_units_code_is_set_aside_by_its_form_alone(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue(1, HOME, name="Quán Mưa")]}, "home.xlsx", unit_code=HOME)
    report = workspace.take_return({"B02": [venue(1, HOME, name="Đoán"), venue(2)]}, "a.xlsx", **OTHER)
    (problem,) = answer(report)
    assert (problem.code, problem.params, problem.set_aside) == ("other_code", (("unit", "30985"),), True)
    assert "Mưa" not in repr(report.problems)
    assert (OTHER_PREFIX, "id", HOME, "30985") in seen(workspace)
    assert (DIFFERS, "name", "Quán Mưa", "Đoán") in seen(workspace)


@pytest.mark.parametrize("guess", ["Trần Văn Thật", "Lê Văn Đoán"])
def test_a_guessed_person_is_neither_confirmed_nor_denied(guess: str, workspace: Workspace) -> None:
    workspace.take_return({"B03": [party(1, HOME, name="Trần Văn Thật")]}, "home.xlsx", unit_code=HOME)
    report = workspace.take_return({"B03": [party(1, HOME, name=guess)]}, "a.xlsx", **OTHER)
    assert answer(report) == []
    differs = {(DIFFERS, "name", None, None)} if "Đoán" in guess else set()
    assert seen(workspace) == differs


@pytest.mark.parametrize("there", [True, False])
def test_naming_anothers_code_does_not_tell_whether_it_is_there(there: bool, workspace: Workspace) -> None:
    rows = [venue(1, HOME)] if there else [venue(2, HOME)]
    workspace.take_return({"B02": rows}, "home.xlsx", unit_code=HOME)
    report = workspace.take_return({"B04": [inspection(venue_id=f"{HOME}-CS-001")]}, "a.xlsx", **OTHER)
    assert answer(report) == []
    assert seen(workspace) == (set() if there else {(DIFFERS, "venue_id", None, f"{HOME}-CS-001")})


def test_what_another_office_declares_of_a_commune_is_not_known_to_its_returns(workspace: Workspace) -> None:
    workspace.take_return({"B06": [case()]}, "p.xlsx", office="Công an huyện", **OTHER)
    row = {"case_id": "30985-VA-2020-01", "party_id": "30985-CT-0001", "role": "môi giới"}
    report = workspace.take_return({"B03": [party()], "B07": [row]}, "a.xlsx", **OTHER)
    assert [(p.code, p.field) for p in answer(report)] == [("reference_unknown", "case_id")]


def test_a_venue_handed_over_is_taken_under_its_old_code(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue(1, HOME, unit_code="30985")]}, "home.xlsx", unit_code=HOME)
    report = workspace.take_return({"B02": [venue(1, HOME, unit_code="30985")]}, "a.xlsx", **OTHER)
    assert answer(report) == []
    assert seen(workspace) == set()


@pytest.mark.parametrize(("form", "row"), [("B06", case(1, HOME)), ("B08", hotspot(1, HOME))])
def test_cases_and_hotspots_of_another_unit_are_set_aside_too(
    form: str, row: Any, workspace: Workspace
) -> None:
    report = workspace.take_return({form: [row]}, "a.xlsx", **OTHER)
    assert [p.code for p in answer(report)] == ["other_code"]


def test_a_set_aside_row_of_a_venue_that_its_commune_drops_claims_it(workspace: Workspace) -> None:
    of_2019: dict[str, Any] = {"period": "2019", "prepared_on": date(2019, 12, 15)}
    of_2019["received_on"] = date(2019, 12, 16)
    workspace.take_return({"B02": [venue(1, HOME)]}, "2019.xlsx", unit_code=HOME, **of_2019)
    workspace.take_return({"B02": [venue(2, HOME)]}, "home.xlsx", unit_code=HOME)
    workspace.take_return({"B02": [venue(1, HOME, unit_code="30985")]}, "a.xlsx", **OTHER)
    calendar = workspace.context.calendar
    period = calendar.at("year", 2020)
    assert period is not None
    standing, _ = workspace.read()
    assert Registry(standing, calendar, period).claims == {f"{HOME}-CS-001": {HOME, "30985"}}
