"""A form that nobody filled in is not returned; what was reported before still counts."""

from __future__ import annotations

from typing import Any

import pytest

from facts.standing import HAS_DATA
from tests.facts.builders import activity, hotspot, venue
from tests.facts.conftest import Workspace
from tests.facts.test_corrections import HALF, LATER

UNIT = {"code": "30985", "name": "Thị trấn Thứ Ba", "type": "thị trấn"}
TEAM = {"unit_code": "30985"}
SUPPORT = {"unit_code": "30985", "programme": "vay vốn"}
FIRST = {
    "B01": [{**UNIT, "population": 9000, "town_area": "có"}],
    "B02": [venue()],
    "B12": [{**SUPPORT, "women": 4}],
    "B13": [{**TEAM, "members": 8}],
}


@pytest.mark.parametrize(
    ("corrected", "code"),
    [
        ({"B01": [UNIT], "B11": [activity()]}, "left_as_printed"),
        ({"B01": [UNIT]}, "left_as_printed"),
        ({"B13": [TEAM]}, "left_as_printed"),
        ({"B12": [SUPPORT]}, "left_as_printed"),
        ({"B01": []}, "no_rows"),
        ({"B02": []}, "no_rows"),
    ],
)
def test_a_form_left_blank_keeps_what_was_reported_before(
    corrected: Any, code: str, workspace: Workspace
) -> None:
    workspace.take_return(FIRST, "a.xlsx")
    before = workspace.read()[0].registers
    report = workspace.take_return(corrected, "a (sửa).xlsx", **LATER)
    assert [p.problem.code for p in report.problems] == [code]
    standing, ledger = workspace.read()
    assert standing.registers == before
    assert not ledger.withdrawn


PRINTED = {"B01": [{**UNIT, "population": 8000}], "B02": [venue()], "B08": [hotspot()]}


@pytest.mark.parametrize("sender", ["30985", "30991"])
def test_rows_left_as_the_blank_was_printed_are_no_return(sender: str, workspace: Workspace) -> None:
    """The blank of the year is printed with rows of the half-year, here or of a unit that was taken over."""
    half = {"B01": [{**PRINTED["B01"][0], "code": sender}], **{f: PRINTED[f] for f in ("B02", "B08")}}
    workspace.take_return(half, "half.xlsx", **(HALF | {"unit_code": sender}))
    left = dict.fromkeys(PRINTED, "")
    report = workspace.take_return({**PRINTED, "B11": [activity()]}, "a.xlsx", states=left)
    assert {p.problem.code for p in report.problems if p.problem.sheet in left} == {"not_filled_in"}
    assert returned(workspace, "2020") == {"B11"}
    workspace.take_return(PRINTED, "a (sửa).xlsx", **LATER)
    assert returned(workspace, "2020") == {"B11", *PRINTED}  # the cover says that they still hold


def test_a_row_that_was_touched_is_a_return(workspace: Workspace) -> None:
    workspace.take_return(PRINTED, "half.xlsx", **HALF)
    forms = {"B01": [{**UNIT, "population": 8001}], "B02": [venue()], "B08": [hotspot(cleared_on="1/9/2020")]}
    workspace.take_return(forms, "a.xlsx", states=dict.fromkeys(forms, ""))
    assert returned(workspace, "2020") == {"B01", "B08"}


def test_rows_left_as_printed_keep_what_was_reported_since(workspace: Workspace) -> None:
    year = {
        "B01": [{**UNIT, "population": 9000}],
        "B02": [venue(closed_on="1/9/2020"), venue(2)],
        "B08": [hotspot(cleared_on="1/9/2020")],
    }
    workspace.take_return(PRINTED, "half.xlsx", **HALF)
    workspace.take_return(year, "a.xlsx")
    before = workspace.read()[0]
    left = dict.fromkeys(PRINTED, "")
    report = workspace.take_return({**PRINTED, "B11": [activity()]}, "a (sửa).xlsx", states=left, **LATER)
    assert not report.problems
    standing, ledger = workspace.read()
    assert (standing.registers, standing.events["hotspot"]) == (before.registers, before.events["hotspot"])
    assert standing.events["activity"]
    assert not ledger.withdrawn


def returned(workspace: Workspace, period: str) -> set[str]:
    deliveries = workspace.read()[0].deliveries
    return {d.form for d in deliveries if d.state is not None and d.period == period}


def test_a_whole_return_sent_again_with_the_half_years_rows_counts(workspace: Workspace) -> None:
    half = {"B01": [{**UNIT, "population": 8000}], "B02": [venue()]}
    workspace.take_return(half, "half.xlsx", **HALF)
    year = {"B01": [{**UNIT, "population": 80000}], "B02": [venue(), venue(2)], "B11": [activity()]}
    workspace.take_return(year, "a.xlsx")
    assert not workspace.take_return({**year, **half}, "a (sửa).xlsx", **LATER).problems
    (row,) = workspace.read()[0].registers["unit", "30985", "2020"]
    assert row.values["population"] == 8000


@pytest.mark.parametrize("figures", [{"women": 0}, {"women": 7}])
def test_a_figure_that_is_filled_in_takes_the_place_of_the_one_before(
    figures: Any, workspace: Workspace
) -> None:
    workspace.take_return(FIRST, "a.xlsx")
    workspace.take_return({"B12": [{**SUPPORT, **figures}]}, "a (sửa).xlsx", **LATER)
    (row,) = workspace.read()[0].registers["support", "30985", "2020"]
    assert row.values["women"] == figures["women"]


def test_a_form_blank_from_the_first_is_returned_with_its_cells_unknown(workspace: Workspace) -> None:
    report = workspace.take_return({"B13": [TEAM]}, "a.xlsx")
    assert not report.problems
    assert [d.state for d in workspace.read()[0].deliveries] == [HAS_DATA]
