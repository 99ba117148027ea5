"""What is noticed when a later return says otherwise: of every kind of row, and what makes less of a risk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from facts.archive.notices import lowered_risk
from facts.forms.catalogue import FORMS, KINDS
from facts.forms.fields import CHILD, MORE, OTHER
from facts.standing import COMMUNE, Record
from tests.facts.builders import (
    Row,
    activity,
    appraisal,
    case,
    case_party,
    hotspot,
    inspection,
    party,
    self_score,
    stint,
    venue,
    violation,
)
from tests.facts.conftest import Workspace

JUNE = {"period": "2020-6T", "prepared_on": date(2020, 6, 16), "received_on": date(2020, 6, 17)}
AGAIN = {"prepared_on": date(2020, 12, 20), "received_on": date(2020, 12, 20)}


def notices(workspace: Workspace) -> list[Record]:
    return [event.record for event in workspace.read()[0].events.get("notice", ())]


def lowered(workspace: Workspace) -> list[tuple[Any, ...]]:
    names = ("what", "form", "field", "lowers")
    return [tuple(one.values[name] for name in names) for one in notices(workspace)]


def test_an_age_told_older_later_is_noticed_of_the_venue_and_names_nobody(workspace: Workspace) -> None:
    rows = [stint(age_group="dưới 18"), stint("NV-0002")]
    workspace.take_return({"B02": [venue(1)], "B09": rows}, "a.xlsx", **JUNE)
    workspace.take_return({"B02": [venue(1)], "B09": [stint(), stint("NV-0002")]}, "b.xlsx")
    (found,) = notices(workspace)
    assert lowered(workspace) == [("đổi số liệu", "B09", "age_group", "trẻ em")]
    assert (found.values["old"], found.values["new"]) == (None, None)
    assert str(found.values["id"]).startswith("B09|30985-CS-001|đổi số liệu|age_group|")


@pytest.mark.parametrize("kin", ["Nguyễn Thị Kín 0987654321", "Nguyễn Thị Kín", "0987654321"])
@pytest.mark.parametrize("first", [True, False])
def test_words_like_a_person_are_quoted_neither_as_what_was_nor_as_what_is(
    kin: str, first: bool, workspace: Workspace
) -> None:
    cells = [{"name": kin, "licence_no": kin}, {"licence_no": "12/GP"}]
    told, then = cells if first else reversed(cells)
    workspace.take_return({"B02": [venue(**told)]}, "a.xlsx")
    workspace.take_return({"B02": [venue(**then)]}, "b.xlsx", **AGAIN)
    found = {one.values["field"]: one.values for one in notices(workspace)}
    assert {"name", "licence_no"} <= set(found)
    assert {(one["old"], one["new"]) for one in found.values()} == {(None, None)}


def test_a_young_worker_taken_out_of_a_correction_is_noticed_too(workspace: Workspace) -> None:
    workspace.take_return(
        {"B02": [venue(1)], "B09": [stint(age_group="dưới 18"), stint("NV-0002")]}, "a.xlsx"
    )
    workspace.take_return({"B02": [venue(1)], "B09": [stint("NV-0002")]}, "b.xlsx", **AGAIN)
    assert lowered(workspace) == [("rút", "B09", None, "trẻ em")]


UNIT = {"code": "30985", "name": "Thị trấn Thứ Ba", "type": "thị trấn"}
TIP = {"received_on": date(2020, 3, 5), "subject": "mại dâm"}
OF_UNIT = {"unit_code": "30985"}


def numbers(form: str, **cells: int) -> Row:
    """Return a row of a form of numbers; what is not said is 0, and a choice its last value."""
    fields = [f for f in FORMS[form].fields.values() if f.name != "unit_code"]
    return {**OF_UNIT, **{f.name: f.values[-1] if f.values else 0 for f in fields}, **cells}


ROWS: dict[str, tuple[Row, Row | None]] = {  # form → a row, and what a later return says of it; None: nothing
    "B01": ({**UNIT, "hamlets": 9}, {**UNIT, "hamlets": 7}),
    "B02": (venue(2, rooms=9), venue(2, rooms=3)),
    "B03": (party(2, kind="cá nhân"), party(2, kind="tổ chức")),
    "B04": (inspection(2, result="vi phạm"), inspection(2, result="đạt")),
    "B05": (violation(1, sanction="phạt tiền"), violation(1, sanction="cảnh cáo")),
    "B06": (case(2, type="mua bán người"), case(2, type="mua dâm")),
    "B07": (case_party(1), None),
    "B08": (hotspot(1), hotspot(1, kind="ma túy")),
    "B09": (stint(contract="không"), stint(contract="có")),
    "B10": ({"id": "30985-TB-01", **TIP, "subject": "mua bán người"}, {"id": "30985-TB-01", **TIP}),
    "B11": (activity(participants=90), activity(participants=40)),
    "B12": ({**OF_UNIT, "programme": "vay vốn", "women": 9}, {**OF_UNIT, "programme": "vay vốn", "women": 3}),
    "B13": ({**OF_UNIT, "members": 9}, {**OF_UNIT, "members": 5}),
    "B14": ({**OF_UNIT, "year": 2020, "registered": "có"}, {**OF_UNIT, "year": 2020, "registered": "không"}),
    "B15": (self_score(9), self_score(5)),
    "B16": (appraisal(9), appraisal(5)),
    "B17": ({**OF_UNIT, "item": "X1", "number": 9}, {**OF_UNIT, "item": "X1", "number": 3}),
    "B18": (numbers("B18", addicts=9), numbers("B18", addicts=3)),
    "B19": (numbers("B19", cases=9), numbers("B19", cases=3)),
    "B20": (numbers("B20", in_need=9), numbers("B20", in_need=3)),
}


def two_returns(workspace: Workspace, form: str) -> list[Record]:
    """Return what is noticed where the second of two returns says otherwise of a row of a form."""
    workspace = replace(workspace, context=replace(workspace.context, declared={"X1": "UBND xã"}))
    first, then = ROWS[form]
    office = "Phòng LĐTBXH" if form == "B16" else FORMS[form].sender
    cover = {} if office == COMMUNE else {"office": office}
    others = {"B02": [venue(1)], "B03": [party(1)], "B04": [inspection(1)], "B06": [case(1)]}
    forms = {} if cover else {**others, "B07": [case_party(1, role="bảo kê")]}
    for name, row, days in (("a.xlsx", first, {}), ("b.xlsx", then, AGAIN)):
        mine = [*forms.get(form, ()), *([row] if row else [])]
        report = workspace.take_return({**forms, form: mine}, name, **{**cover, **days})
        assert not report.faults
    return [one for one in notices(workspace) if one.values["form"] == form]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_row_of_every_form_is_watched(form: str, workspace: Workspace) -> None:
    assert len(two_returns(workspace, form)) == 1


@pytest.mark.parametrize("form", ["B04", "B06", "B08", "B09", "B10"])
def test_a_change_that_makes_less_of_a_risk_says_so(form: str, workspace: Workspace) -> None:
    assert [one.values["lowers"] for one in two_returns(workspace, form)] == ["khác"]


def test_what_comes_to_be_in_order_by_a_later_period_is_no_correction(workspace: Workspace) -> None:
    june, december = stint(contract="không"), stint(contract="có")
    workspace.take_return({"B02": [venue(1)], "B09": [june]}, "a.xlsx", **JUNE)
    workspace.take_return({"B02": [venue(1)], "B09": [december]}, "b.xlsx")
    assert notices(workspace) == []


def test_a_value_that_weighs_is_one_the_column_takes() -> None:
    for kind in FORMS.values():
        for field in kind.fields.values():
            for value, risk in field.weighs:
                assert risk in (CHILD, OTHER)
                assert value == MORE if field.type == "int" else value in (*field.values, True, False)


@pytest.mark.parametrize(
    ("old", "new", "risk"),
    [
        ("dưới 18", "từ 18", CHILD),
        ("dưới 18", None, CHILD),
        ("từ 18", "dưới 18", None),
        (None, "từ 18", None),
    ],
)
def test_only_less_of_a_risk_is_lowered(old: str | None, new: str | None, risk: str | None) -> None:
    assert lowered_risk(KINDS["stint"].record_fields["age_group"], old, new) == risk


@pytest.mark.parametrize(
    ("old", "new", "risk"), [(3, 1, CHILD), (1, 3, None), (2, 0, CHILD), (2, None, CHILD), (0, 0, None)]
)
def test_fewer_children_are_less_of_a_risk(old: int, new: int | None, risk: str | None) -> None:
    assert lowered_risk(KINDS["case"].record_fields["minors"], old, new) == risk


@pytest.mark.parametrize(
    ("before", "late"),
    [(case(found_on="30/2/2020"), []), (case(2), ["báo muộn"]), (case(), [])],
    ids=["a day that is none", "another case", "the case itself"],
)
def test_what_its_own_year_reported_with_a_fault_is_not_reported_late(
    before: Row, late: list[str], workspace: Workspace
) -> None:
    workspace.take_return({"B06": [before]}, "a.xlsx", **AGAIN)
    next_year = {
        "period": "2021",
        "prepared_on": date(2021, 12, 20),
        "received_on": date(2021, 12, 20),
    }
    workspace.take_return({"B06": [case()]}, "b.xlsx", **next_year)
    found = [str(one.values["what"]) for one in notices(workspace)]
    assert [what for what in found if what == "báo muộn"] == late


@pytest.mark.parametrize(("last", "after"), [(9, "9"), (7, "7")])
def test_a_number_taken_out_and_filled_in_again_is_noticed_both_times(
    last: int, after: str, workspace: Workspace
) -> None:
    for n, rooms in enumerate((7, None, last), 1):
        day = date(2020, 12, 20 + n)
        rows = {"B02": [venue(1, rooms=rooms)]}
        workspace.take_return(rows, f"{n}.xlsx", prepared_on=day, received_on=day)
    told = [(one.values["old"], one.values["new"]) for one in notices(workspace)]
    assert sorted(told, key=str) == [("7", None), (None, after)]
