"""What was told first, and what is noticed when returns are laid side by side."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from facts.archive.store import Store
from facts.archive.table_cache import read_first_told
from facts.standing import NIL, Record, Standing
from tests.facts.builders import activity, case, hotspot, inspection, venue
from tests.facts.conftest import Workspace
from tests.facts.test_corrections import HALF, LATER

BEFORE = {"period": "2019", "prepared_on": date(2019, 12, 15), "received_on": date(2019, 12, 16)}


def first_told(workspace: Workspace) -> Standing:
    return read_first_told(
        Store(workspace.archive), workspace.archive.parent / "standing", None, workspace.context
    )


def noticed(workspace: Workspace) -> list[dict[str, Any]]:
    return [dict(event.record.values) for event in workspace.read()[0].events.get("notice", ())]


def said(workspace: Workspace) -> set[tuple[Any, ...]]:
    return {(n["what"], n["form"], n["field"], n["old"], n["new"]) for n in noticed(workspace)}


def only(standing: Standing, kind: str) -> Record:
    (event,) = standing.events[kind]
    return event.record


def test_a_hotspot_of_an_earlier_year_re_dated_later_is_noticed_and_first_told_as_open(
    workspace: Workspace,
) -> None:
    workspace.take_return({"B08": [hotspot(found_on=date(2019, 3, 1))]}, "2019.xlsx", **BEFORE)
    workspace.take_return(
        {"B08": [hotspot(found_on=date(2019, 3, 1), cleared_on=date(2019, 5, 1))]}, "2020.xlsx"
    )
    assert said(workspace) == {("đổi số liệu", "B08", "cleared_on", None, "2019-05-01")}
    assert only(workspace.read()[0], "hotspot").values["cleared_on"] == date(2019, 5, 1)
    assert only(first_told(workspace), "hotspot").values["cleared_on"] is None


def test_a_hotspot_cleared_since_is_no_change(workspace: Workspace) -> None:
    workspace.take_return({"B08": [hotspot()]}, "half.xlsx", **HALF)
    workspace.take_return({"B08": [hotspot(cleared_on=date(2020, 9, 3))]}, "year.xlsx")
    assert not noticed(workspace)
    assert only(first_told(workspace), "hotspot").values["cleared_on"] == date(2020, 9, 3)


def test_another_kind_of_hotspot_later_is_first_told_as_it_was(workspace: Workspace) -> None:
    workspace.take_return({"B08": [hotspot()]}, "a.xlsx")
    workspace.take_return({"B08": [hotspot(kind="ma túy")]}, "b.xlsx", **LATER)
    assert said(workspace) == {("đổi số liệu", "B08", "kind", "mại dâm", "ma túy")}
    assert only(first_told(workspace), "hotspot").values["kind"] == "mại dâm"


def test_a_change_that_another_office_says_too_is_taken(workspace: Workspace) -> None:
    workspace.take_return({"B08": [hotspot()]}, "a.xlsx")
    workspace.take_return({"B08": [hotspot(kind="ma túy")]}, "b.xlsx", **LATER)
    workspace.take_return({"B08": [hotspot(kind="ma túy")]}, "police.xlsx", office="Công an huyện")
    assert only(first_told(workspace), "hotspot").values["kind"] == "ma túy"


def test_a_withdrawn_row_is_back_in_what_was_told_first_and_its_reason_is_kept(workspace: Workspace) -> None:
    workspace.take_return({"B08": [hotspot()]}, "a.xlsx")
    workspace.take_return({"B08": [hotspot(withdrawn="rút: nhập nhầm")]}, "b.xlsx", **LATER)
    assert not workspace.read()[0].events.get("hotspot")
    assert len(first_told(workspace).events["hotspot"]) == 1
    assert [(n["what"], n["reason"]) for n in noticed(workspace)] == [("rút", "rút: nhập nhầm")]


def test_an_inspection_left_out_of_a_correction_is_noticed_and_told_first(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue()], "B04": [inspection(1), inspection(2)]}, "a.xlsx")
    workspace.take_return({"B02": [venue()], "B04": [inspection(2)]}, "b.xlsx", **LATER)
    assert len(first_told(workspace).events["inspection"]) == 2
    assert [n["reason"] for n in noticed(workspace)] == ["không còn trong báo cáo sau"]


def test_a_row_gone_where_another_is_unread_may_be_that_one(workspace: Workspace) -> None:
    sent = [activity(hamlet="ấp Hòa Bình"), activity(hamlet="ấp Mương Chùa")]
    workspace.take_return({"B11": sent}, "a.xlsx")
    workspace.take_return({"B11": [sent[0], {**sent[1], "date": "hôm họp"}]}, "b.xlsx", **LATER)
    (notice,) = noticed(workspace)
    assert notice["reason"] == "không còn trong báo cáo sau, hoặc ở một dòng có ô phải sửa của báo cáo ấy"


def test_a_case_that_goes_on_is_no_change_but_a_correction_of_the_same_period_is(
    workspace: Workspace,
) -> None:
    workspace.take_return({"B06": [case(supported=0)]}, "half.xlsx", **HALF)
    workspace.take_return({"B06": [case(supported=2, status="khởi tố")]}, "year.xlsx")
    assert not noticed(workspace)
    workspace.take_return({"B06": [case(supported=3, status="khởi tố")]}, "year (sửa).xlsx", **LATER)
    assert said(workspace) == {("đổi số liệu", "B06", "supported", "2", "3")}


def test_a_venue_left_out_without_closing_is_noticed_and_a_closed_one_is_not(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue(1), venue(2), venue(3)]}, "half.xlsx", **HALF)
    workspace.take_return({"B02": [venue(1), venue(2, closed_on=date(2020, 8, 1))]}, "year.xlsx")
    assert [(n["what"], n["stood_in"]) for n in noticed(workspace)] == [
        ("cơ sở biến mất", "sent/half.xlsx!B02!4")
    ]


def test_a_venue_given_to_a_neighbour_who_does_not_have_it_stays(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue(unit_code="30988")]}, "a.xlsx")
    workspace.take_return({}, "b.xlsx", unit_code="30988", states={"B02": NIL})
    (record,) = workspace.read()[0].registers["venue", "30985", "2020"]
    assert record.values["unit_code"] == "30985"
    assert said(workspace) == {("chuyển đơn vị một phía", "B02", "unit_code", "30985", "30988")}


def test_a_venue_that_both_sides_say_has_moved_moves(workspace: Workspace) -> None:
    moved = venue(unit_code="30988")
    workspace.take_return({"B02": [moved]}, "a.xlsx")
    workspace.take_return({"B02": [moved]}, "b.xlsx", unit_code="30988")
    rows = workspace.read()[0].registers
    assert {rows["venue", unit, "2020"][0].values["unit_code"] for unit in ("30985", "30988")} == {"30988"}
    assert not noticed(workspace)


@pytest.mark.parametrize(("office", "counts"), [(None, "30985"), ("Công an huyện", "30988")])
def test_a_case_given_to_a_neighbour_stays_unless_another_office_says_so(
    office: str | None, counts: str, workspace: Workspace
) -> None:
    workspace.take_return({"B06": [case(unit_code="30988")]}, "a.xlsx")
    if office:
        workspace.take_return({"B06": [case(unit_code="30988")]}, "b.xlsx", office=office)
    assert only(workspace.read()[0], "case").values["unit_code"] == counts


def test_an_id_with_the_code_of_a_unit_that_never_told_it_is_noticed(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue(unit="30988", unit_code="30985")]}, "a.xlsx")
    assert said(workspace) == {("mã của đơn vị khác", "B02", "id", "30988", "30985")}


def test_returns_that_change_nothing_are_noticed_nowhere(workspace: Workspace) -> None:
    forms = {"B02": [venue()], "B04": [inspection()], "B06": [case()], "B08": [hotspot()]}
    workspace.take_return(forms, "half.xlsx", **HALF)
    workspace.take_return(forms, "year.xlsx")
    assert not noticed(workspace)
    first, now = first_told(workspace), workspace.read()[0]
    assert first.registers == now.registers
    assert [only(first, k).values for k in now.events] == [only(now, k).values for k in now.events]


def test_a_venue_whose_row_can_t_be_used_is_not_left_out(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue(1), venue(2)]}, "2019.xlsx", **BEFORE)
    workspace.take_return({"B02": [venue(1), venue(2, type="quán lạ")]}, "2020.xlsx")
    assert not noticed(workspace)


@pytest.mark.parametrize(
    ("field", "half", "year", "again", "first"),
    [
        ("suspects", 3, 2, None, 3),  # only ever more of them: fewer is no correction of what was told
        ("suspects", 3, None, None, 3),
        ("suspects", 2, 3, None, 3),
        ("suspects", None, 3, None, 3),
        ("victims", 1, 4, 2, 4),  # of one period the first that was told
        ("supported", 0, 0, None, 0),
        ("status", "đang xác minh", "khởi tố", None, "khởi tố"),  # what goes on is no number
    ],
)
def test_what_can_only_grow_is_first_told_as_it_was_at_most(
    workspace: Workspace, field: str, half: object, year: object, again: object, first: object
) -> None:
    workspace.take_return({"B06": [case(**{field: half})]}, "half.xlsx", **HALF)
    workspace.take_return({"B06": [case(**{field: year})]}, "year.xlsx")
    if again is not None:
        workspace.take_return({"B06": [case(**{field: again})]}, "later.xlsx", **LATER)
    assert only(first_told(workspace), "case").values[field] == first
