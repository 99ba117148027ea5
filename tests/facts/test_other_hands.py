"""Rows that are not the sender's to tell, and appraisals that do not agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from facts.archive.door import ImportReport
from facts.context import ScoredRulebook
from facts.intake.messages import problem_text
from facts.standing import NIL
from tests.facts import builders
from tests.facts.builders import appraisal, self_score, stint, venue
from tests.facts.conftest import Workspace

LABOUR = {"office": "Phòng LĐTBXH", "prepared_on": date(2021, 1, 11), "received_on": date(2021, 1, 12)}
OTHER = "30988"


def codes(report: ImportReport) -> list[tuple[str, str]]:
    return [(p.problem.code, p.problem.sheet) for p in report.problems]


def appraised(workspace: Workspace, unit: str = "30985") -> list[str]:
    rows = workspace.read()[0].registers.get(("appraisal", unit, "2020"), ())
    return [str(row.values["points"]) for row in rows]


def test_a_commune_cannot_appraise_itself(workspace: Workspace) -> None:
    report = workspace.take_return({"B16": [appraisal(9)]}, "a.xlsx")
    assert codes(report) == [("appraisal_by_commune", "B16")]
    assert "cơ quan thẩm định" in problem_text("a.xlsx", report.problems[0].problem)
    assert report.totals["appraisal"].set_aside == 1
    assert appraised(workspace) == []


def test_the_appraising_office_appraises(workspace: Workspace) -> None:
    report = workspace.take_return({"B16": [appraisal(9)]}, "a.xlsx", **LABOUR)
    assert not report.problems
    assert appraised(workspace) == ["9"]


REGISTERS: dict[str, tuple[str, dict[str, Any]]] = {
    "B01": ("unit", {"code": OTHER, "name": "Xã Tây Yên", "type": "xã"}),
    "B12": ("support", {"unit_code": OTHER, "programme": "vay vốn", "women": 3}),
    "B13": ("team", {"unit_code": OTHER, "members": 5}),
    "B14": ("registration", {"unit_code": OTHER, "year": 2020, "registered": "có"}),
    "B15": ("self_score", {"unit_code": OTHER, "criterion": "A1", "points": 9}),
}


@pytest.mark.parametrize("form", list(REGISTERS))
def test_a_register_row_of_another_unit_is_set_aside(form: str, workspace: Workspace) -> None:
    kind, row = REGISTERS[form]
    report = workspace.take_return({form: [row]}, "a.xlsx")
    assert codes(report) == [("other_unit", form)]
    assert workspace.read()[0].registers[kind, "30985", "2020"] == ()


@pytest.mark.parametrize("form", list(REGISTERS))
def test_the_same_row_in_its_own_return_counts(form: str, workspace: Workspace) -> None:
    kind, row = REGISTERS[form]
    row = {**row, "population": 9000} if form == "B01" else row  # a bare entry is as the blank was printed
    assert not workspace.take_return({form: [row]}, "a.xlsx", unit_code=OTHER).problems
    assert len(workspace.read()[0].registers[kind, OTHER, "2020"]) == 1


def test_a_venue_in_another_unit_may_have_moved_and_counts(workspace: Workspace) -> None:
    assert not workspace.take_return({"B02": [venue(unit_code=OTHER)]}, "a.xlsx").problems


def test_one_sheet_of_appraisals_serves_each_unit_it_names(workspace: Workspace) -> None:
    rows = [appraisal(9), appraisal(4, unit_code=OTHER)]
    report = workspace.take_return({"B16": rows}, "a.xlsx", **LABOUR)
    assert not report.problems
    assert (appraised(workspace), appraised(workspace, OTHER)) == (["9"], ["4"])


def test_a_bad_appraisal_makes_only_its_own_unit_provisional(workspace: Workspace) -> None:
    rows = [appraisal(9), appraisal("nhiều", unit_code=OTHER)]
    workspace.take_return({"B16": rows}, "a.xlsx", **LABOUR)
    assert workspace.read()[0].provisional == {(OTHER, "2020", "B16")}


def test_an_appraisal_above_the_maximum_is_set_aside(workspace: Workspace) -> None:
    report = workspace.take_return({"B16": [appraisal("10,5")]}, "a.xlsx", **LABOUR)
    assert [(p.problem.code, p.problem.set_aside) for p in report.problems] == [("above_maximum", True)]
    assert appraised(workspace) == []


def test_two_offices_that_appraise_differently_are_reported_and_the_first_stands(
    workspace: Workspace,
) -> None:
    workspace.take_return({"B16": [appraisal(9)]}, "a.xlsx", **LABOUR)
    later = {"office": "Sở Y tế", "prepared_on": date(2021, 1, 20), "received_on": date(2021, 1, 20)}
    report = workspace.take_return({"B16": [appraisal(4)]}, "b.xlsx", **later)
    assert codes(report) == [("appraisals_differ", "B16")]
    assert not report.problems[0].problem.set_aside
    assert appraised(workspace) == ["9"]


def test_an_office_that_corrects_its_appraisal_does_not_differ_from_itself(workspace: Workspace) -> None:
    workspace.take_return({"B16": [appraisal(9)]}, "a.xlsx", **LABOUR)
    later = LABOUR | {"prepared_on": date(2021, 1, 20), "received_on": date(2021, 1, 20)}
    assert not workspace.take_return({"B16": [appraisal(4)]}, "b.xlsx", **later).problems
    assert appraised(workspace) == ["4"]


@pytest.mark.parametrize(
    ("cover", "code"),
    [
        ({"prepared_on": date(2010, 12, 15)}, "prepared_before_period"),
        ({"received_on": date(2020, 12, 1)}, "received_before_prepared"),
        ({"received_on": date(2022, 12, 16)}, "day_to_come"),
    ],
)
def test_a_day_on_the_cover_that_cannot_be_right_is_reported(
    cover: dict[str, Any], code: str, workspace: Workspace
) -> None:
    report = workspace.take_return({"B02": [venue()]}, "a.xlsx", **cover)
    assert codes(report) == [(code, "B00")]
    assert not workspace.read()[0].provisional


def test_an_unreadable_day_of_receipt_leaves_only_the_day_in_doubt(workspace: Workspace) -> None:
    report = workspace.take_return({"B02": [venue()]}, "a.xlsx", received_on="hôm qua", states={"B08": NIL})
    assert codes(report) == [("date_invalid", "B00")]
    assert workspace.read()[0].provisional == {("30985", "2020", "B00")}


def test_the_key_of_a_worker_is_shown_nowhere(workspace: Workspace) -> None:
    forms = {"B02": [venue()], "B09": [stint(), stint()]}
    workspace.take_return(forms, "a.xlsx")
    workspace.take_return({"B02": [venue()], "B09": [stint(role="bảo vệ")]}, "b.xlsx", office="Công an huyện")
    workspace.take_return({"B09": []}, "a (sửa).xlsx", states={"B09": NIL}, prepared_on=date(2020, 12, 24))
    _, ledger = workspace.read()
    shown = [d.key for d in ledger.duplicates]
    shown += [w.key for w in ledger.withdrawn if w.form == "B09"]
    assert len(shown) >= 2
    assert set(shown) == {("30985-CS-001", "2020-03-05")}


def test_the_reason_of_an_open_row_is_kept_and_of_a_restricted_one_only_that_it_went(
    workspace: Workspace,
) -> None:
    forms = {"B06": [builders.case()], "B08": [builders.hotspot()]}
    workspace.take_return(forms, "a.xlsx")
    taken = {
        "B06": [builders.case(withdrawn="rút: chị Lê Thị Kín không phải nạn nhân")],
        "B08": [builders.hotspot(withdrawn="rút: trùng")],
    }
    workspace.take_return(taken, "b.xlsx", prepared_on=date(2020, 12, 24))
    assert {w.form: w.reason for w in workspace.read()[1].withdrawn} == {"B06": "rút", "B08": "rút: trùng"}


def test_a_hamlet_spelled_two_ways_is_one_hamlet(workspace: Workspace) -> None:
    spelled = ["khu phố 6", "KHU PHỐ 6", "khu phố 6", "khu phố 7"]
    rows = [builders.activity(date=date(2020, 3, day), hamlet=h) for day, h in enumerate(spelled, start=1)]
    workspace.take_return({"B11": rows}, "a.xlsx")
    events = workspace.read()[0].events["activity"]
    assert {event.record.values["hamlet"] for event in events} == {"khu phố 6", "khu phố 7"}


def test_one_s_own_score_above_the_maximum_is_only_reported(workspace: Workspace) -> None:
    report = workspace.take_return({"B15": [self_score(11)]}, "a.xlsx")
    assert [p.problem.set_aside for p in report.problems] == [False]


def test_a_day_of_receipt_before_the_day_of_making_is_not_used(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue()]}, "a.xlsx", received_on=date(2020, 12, 1))
    standing, _ = workspace.read()
    assert {d.received_on for d in standing.deliveries} == {builders.TODAY}


def test_a_second_sheet_of_appraisals_leaves_the_units_it_does_not_name(workspace: Workspace) -> None:
    workspace.take_return({"B16": [appraisal(9), appraisal(8, unit_code=OTHER)]}, "a.xlsx", **LABOUR)
    later = {**LABOUR, "prepared_on": date(2021, 1, 20), "received_on": date(2021, 1, 21)}
    workspace.take_return({"B16": [appraisal(4, unit_code=OTHER)]}, "b.xlsx", **later)
    assert appraised(workspace) == ["9"]
    assert appraised(workspace, OTHER) == ["4"]


def test_an_office_s_appraisals_are_its_own_whatever_unit_the_cover_names(workspace: Workspace) -> None:
    workspace.take_return({"B16": [appraisal(9)]}, "a.xlsx", **LABOUR)
    later = {**LABOUR, "unit_code": OTHER, "prepared_on": date(2021, 1, 20), "received_on": date(2021, 1, 21)}
    report = workspace.take_return({"B16": [appraisal(4)]}, "b.xlsx", **later)
    assert not report.problems
    assert appraised(workspace) == ["4"]


def test_an_appraisal_is_taken_back_by_a_row_that_says_so(workspace: Workspace) -> None:
    workspace.take_return({"B16": [appraisal(9)]}, "a.xlsx", **LABOUR)
    later = {**LABOUR, "prepared_on": date(2021, 1, 20), "received_on": date(2021, 1, 21)}
    workspace.take_return({"B16": [appraisal(9, withdrawn="rút: chấm lại")]}, "b.xlsx", **later)
    assert appraised(workspace) == []


def test_a_unit_code_merged_over_rows_is_that_of_them_all(workspace: Workspace) -> None:
    rows = [builders.venue(n) for n in (1, 2, 3, 4, 5)]
    merged = [rows[0], *({**row, "unit_code": None} for row in rows[1:])]
    report = workspace.take_return({"B02": merged}, "a.xlsx")
    assert report.totals["venue"].kept == 5
    assert {p.problem.code for p in report.problems} == {"unit_of_the_others"}


def test_a_blank_unit_code_among_codes_of_two_units_is_in_doubt(workspace: Workspace) -> None:
    rows = [builders.venue(1), builders.venue(2, unit_code="30988"), builders.venue(3, unit_code=None)]
    report = workspace.take_return({"B02": rows}, "a.xlsx", office="Công an huyện")
    assert ("required_missing", True) in {(p.problem.code, p.problem.set_aside) for p in report.problems}


@pytest.mark.parametrize("text", ["11 ấp", "11 Ấp", "11ấp", "11 khu phố"])
def test_a_number_with_its_unit_of_measure_is_taken_with_a_notice(text: str, workspace: Workspace) -> None:
    unit = {"code": "30985", "name": "Thị trấn Thứ Ba", "type": "thị trấn", "hamlets": text}
    report = workspace.take_return({"B01": [unit]}, "a.xlsx")
    (record,) = workspace.read()[0].registers["unit", "30985", "2020"]
    assert record.values["hamlets"] == 11
    assert [(p.problem.code, p.problem.set_aside) for p in report.problems] == [("number_with_unit", False)]


@pytest.mark.parametrize("text", ["11 người", "khoảng 11 ấp", "11 ấp, 2 khu phố"])
def test_a_number_that_something_else_follows_is_not_taken(text: str, workspace: Workspace) -> None:
    unit = {"code": "30985", "name": "Thị trấn Thứ Ba", "type": "thị trấn", "hamlets": text}
    report = workspace.take_return({"B01": [unit]}, "a.xlsx")
    assert [(p.problem.code, p.problem.set_aside) for p in report.problems] == [("number_invalid", True)]


SECOND = builders.rulebook("bo_hai", "A1", "Z9")
RECOGNITION = builders.rulebook(recognises=True)


def under(*rulebooks: ScoredRulebook, workspace: Workspace) -> Workspace:
    """Return the same archive read by the rules of these rulebooks."""
    return replace(workspace, context=builders.context(*rulebooks))


def points(workspace: Workspace) -> dict[tuple[str, str], str]:
    """Return the appraised points that stand, by rulebook and criterion."""
    rows = workspace.read()[0].registers.get(("appraisal", "30985", "2020"), ())
    return {(str(r.values["rulebook"]), str(r.values["criterion"])): str(r.values["points"]) for r in rows}


def test_points_of_one_criterion_under_two_rulebooks_are_two(workspace: Workspace) -> None:
    two = under(RECOGNITION, SECOND, workspace=workspace)
    rows = [appraisal(9, rulebook="Bộ xa_lanh_manh"), appraisal(4, rulebook="BO_HAI")]
    assert not two.take_return({"B16": rows}, "a.xlsx", **LABOUR).problems
    assert points(two) == {("xa_lanh_manh", "A1"): "9", ("bo_hai", "A1"): "4"}


def test_a_row_that_names_no_rulebook_is_of_the_only_one_with_its_criterion(workspace: Workspace) -> None:
    two = under(RECOGNITION, SECOND, workspace=workspace)
    assert not two.take_return({"B16": [appraisal(4, criterion="Z9")]}, "a.xlsx", **LABOUR).problems
    later = {**LABOUR, "prepared_on": date(2021, 1, 20), "received_on": date(2021, 1, 21)}
    named = [appraisal(5, criterion="Z9", rulebook="bo_hai")]
    assert not two.take_return({"B16": named}, "b.xlsx", **later).problems
    assert points(two) == {("bo_hai", "Z9"): "5"}


def test_a_criterion_of_several_counts_for_recognition_and_the_choice_is_named(workspace: Workspace) -> None:
    two = under(SECOND, RECOGNITION, workspace=workspace)
    report = two.take_return({"B16": [appraisal(9)]}, "a.xlsx", **LABOUR)
    assert codes(report) == [("rulebook_unnamed", "B16")]
    told = problem_text("a.xlsx", report.problems[0].problem)
    assert "điền cột Bộ tiêu chí" in told
    assert "'xa_lanh_manh', bộ đang được tính: xa_lanh_manh, bo_hai" in told
    assert points(two) == {("xa_lanh_manh", "A1"): "9"}


def test_a_criterion_of_several_that_recognise_nobody_counts_for_none(workspace: Workspace) -> None:
    two = under(SECOND, replace(SECOND, name="bo_ba"), workspace=workspace)
    report = two.take_return({"B16": [appraisal(9)]}, "a.xlsx", **LABOUR)
    assert codes(report) == [("rulebook_unnamed", "B16")]
    assert "cần tên một bộ ở cột Bộ tiêu chí: bo_hai, bo_ba" in problem_text(
        "a.xlsx", report.problems[0].problem
    )
    assert points(two) == {}


def test_a_rulebook_out_of_force_makes_no_criterion_doubtful(workspace: Workspace) -> None:
    gone = replace(SECOND, in_force_until=date(2019, 12, 31))
    two = under(RECOGNITION, gone, workspace=workspace)
    assert not two.take_return({"B16": [appraisal(9)]}, "a.xlsx", **LABOUR).problems
    assert points(two) == {("xa_lanh_manh", "A1"): "9"}


@pytest.mark.parametrize(
    ("named", "needed"), [("bo_ba", "xa_lanh_manh, bo_hai"), ("bo_hai", "bảng chấm điểm")]
)
def test_a_rulebook_that_is_none_or_lacks_the_criterion_is_told(
    named: str, needed: str, workspace: Workspace
) -> None:
    lacking = replace(SECOND, maxima={"Z9": Decimal(10)})
    two = under(RECOGNITION, lacking, workspace=workspace)
    report = two.take_return({"B15": [self_score(9, rulebook=named)]}, "a.xlsx")
    assert codes(report) == [("reference_unknown", "B15")]
    assert needed in problem_text("a.xlsx", report.problems[0].problem)
    assert two.read()[0].registers["self_score", "30985", "2020"] == ()


def test_most_points_are_those_of_the_rulebook_a_row_names(workspace: Workspace) -> None:
    two = under(RECOGNITION, replace(SECOND, maxima={"A1": Decimal(20)}), workspace=workspace)
    rows = [appraisal(15, rulebook="bo_hai"), appraisal(15, rulebook="xa_lanh_manh")]
    report = two.take_return({"B16": rows}, "a.xlsx", **LABOUR)
    assert codes(report) == [("above_maximum", "B16")]
    assert points(two) == {("bo_hai", "A1"): "15"}
