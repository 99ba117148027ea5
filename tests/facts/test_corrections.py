"""What later returns, other offices and other communes do to what was told before."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from facts.forms.catalogue import FORMS
from facts.forms.notice_kind import GONE
from facts.standing import HAS_DATA, NIL
from tests.facts import builders
from tests.facts.builders import activity, case, case_party, hotspot, inspection, party, venue, violation
from tests.facts.conftest import Workspace

LATER = {"prepared_on": date(2020, 12, 24), "received_on": date(2020, 12, 25)}
HALF = {"period": "2020-6T", "prepared_on": date(2020, 6, 15), "received_on": date(2020, 6, 16)}


def test_an_inspection_gone_from_a_correction_is_withdrawn(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue()], "B04": [inspection(1), inspection(2)]}, "a.xlsx")
    workspace.take_return({"B04": [inspection(2)]}, "a (sửa).xlsx", **LATER)
    standing, ledger = workspace.read()
    assert [event.key for event in standing.events["inspection"]] == [("30985-BB-2020-002",)]
    assert [(w.key, w.missing_from) for w in ledger.withdrawn] == [
        (("30985-BB-2020-001",), "sent/a (sửa).xlsx")
    ]


def test_a_case_gone_from_a_correction_still_counts_and_is_listed(workspace: Workspace) -> None:
    workspace.take_return({"B06": [case(1), case(2)]}, "a.xlsx")
    workspace.take_return({"B06": [case(2)]}, "a (sửa).xlsx", **LATER)
    standing, ledger = workspace.read()
    assert [(e.key[0][-2:], e.record.gone) for e in standing.events["case"]] == [("01", True), ("02", False)]
    assert [g.key for g in ledger.gone_without_reason] == [("30985-VA-2020-01",)]


def test_a_case_taken_back_with_a_reason_goes_and_its_parties_with_it(workspace: Workspace) -> None:
    workspace.take_return({"B03": [party()], "B06": [case()], "B07": [case_party()]}, "a.xlsx")
    workspace.take_return({"B06": [case(withdrawn="Rút: nhầm")]}, "a (sửa).xlsx", **LATER)
    standing, ledger = workspace.read()
    assert not standing.events.get("case")
    assert not standing.events.get("case_party")
    assert [w.reason for w in ledger.withdrawn] == ["rút"]
    assert not ledger.gone_without_reason


def test_a_row_that_takes_its_key_back_needs_no_more_than_the_key(workspace: Workspace) -> None:
    workspace.take_return({"B06": [case()]}, "a.xlsx")
    row = {"id": "30985-VA-2020-01", "withdrawn": "rút: nhầm"}
    report = workspace.take_return({"B06": [row]}, "a (sửa).xlsx", **LATER)
    assert not report.problems
    assert not workspace.read()[0].events.get("case")


def test_a_form_whose_only_row_is_taken_back_is_owed_again_and_not_nil(workspace: Workspace) -> None:
    police = {"office": "Công an xã"}
    row = {name: 0 for name, field in FORMS["B18"].fields.items() if field.type == "int"}
    workspace.take_return({"B18": [{**row, "unit_code": "30985", "addicts": 3}]}, "a.xlsx", **police)
    assert [d.state for d in workspace.read()[0].deliveries if d.standing] == [HAS_DATA]
    taken_back = {"unit_code": "30985", "withdrawn": "rút: số của xã khác"}
    workspace.take_return({"B18": [taken_back]}, "a (sửa).xlsx", **police, **LATER)
    standing, _ = workspace.read()
    assert not standing.registers.get(("drug_situation", "30985", "2020"))
    assert [d.state for d in standing.deliveries if d.standing] == [None]


def test_a_reason_without_the_word_leaves_the_row_unsure(workspace: Workspace) -> None:
    workspace.take_return({"B08": [hotspot(1), hotspot(2)]}, "a.xlsx")
    rows = [hotspot(1, withdrawn="ghi nhầm, của xã khác"), hotspot(2, withdrawn="Không")]
    report = workspace.take_return({"B08": rows}, "b.xlsx", **LATER)
    assert [(p.problem.code, p.problem.set_aside) for p in report.problems] == [("withdrawal_unclear", True)]
    assert [e.record.in_doubt for e in workspace.read()[0].events["hotspot"]] == [True, False]


@pytest.mark.parametrize("where", ["its own columns alone", "under the signatures"])
def test_the_key_and_the_word_are_enough_wherever_they_stand(where: str, workspace: Workspace) -> None:
    workspace.take_return({"B08": [hotspot(1), hotspot(2)]}, "a.xlsx")
    path = builders.return_file(workspace.folder.parent / "b.xlsx", {"B08": [hotspot(2)]}, **LATER)
    book = openpyxl.load_workbook(path)
    page = book["B08"]
    last = page.max_column
    page.append(["Người lập", None, None, "TM. UBND"])
    page.append([hotspot(1)["id"], *[None] * (last - 2), "rút: trùng"])
    if where == "its own columns alone":
        page.delete_rows(2, 2)
        page.delete_cols(2, last - 2)
    book.save(path)
    workspace.take(path)
    assert [w.key for w in workspace.read()[1].withdrawn] == [("30985-TD-2020-01",)]


def test_a_form_of_which_only_rows_are_taken_back_is_read(workspace: Workspace) -> None:
    workspace.take_return({"B15": [builders.self_score(9)]}, "a.xlsx")
    row = {"unit_code": "30985", "criterion": "A1", "withdrawn": "rút: nhầm"}
    report = workspace.take_return({"B15": [row]}, "b.xlsx", **LATER)
    assert not report.problems
    assert len(workspace.read()[1].withdrawn) == 1


@pytest.mark.parametrize("form", ["B02", "B08"])
def test_what_is_taken_back_and_told_again_in_one_import_is_noticed(form: str, workspace: Workspace) -> None:
    row = {"B02": venue(1), "B08": hotspot(1)}[form]
    days = (date(2020, 12, 18), date(2020, 12, 19), date(2020, 12, 20))
    for day, change in zip(days, ({}, {"withdrawn": "rút: nhầm"}, {}), strict=True):
        path = workspace.folder.parent / "sent" / f"{day}.xlsx"
        builders.return_file(path, {form: [{**row, **change}]}, prepared_on=day, received_on=day)
    report = workspace.take(workspace.folder.parent / "sent")
    assert [(n.record.values["what"], n.record.source.file) for n in report.notices] == [
        ("rút", "2020-12-19.xlsx")
    ]
    standing, _ = workspace.read()
    rows = [*standing.registers.get(("venue", "30985", "2020"), ()), *standing.events.get("hotspot", ())]
    assert len(rows) == 1


def test_a_row_of_a_register_may_take_back_what_was_never_told(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue(1), venue(2, withdrawn="rút: nhầm")]}, "a.xlsx")
    standing, ledger = workspace.read()
    assert [r.key for r in standing.registers["venue", "30985", "2020"]] == [("30985-CS-001",)]
    assert not ledger.withdrawn


def test_a_reason_given_later_settles_what_was_gone(workspace: Workspace) -> None:
    workspace.take_return({"B08": [hotspot(1), hotspot(2)]}, "a.xlsx")
    workspace.take_return({"B08": [hotspot(2)]}, "b.xlsx", **LATER)
    third = {"prepared_on": date(2021, 1, 5), "received_on": date(2021, 1, 6)}
    workspace.take_return({"B08": [hotspot(1, withdrawn="rút: trùng"), hotspot(2)]}, "c.xlsx", **third)
    standing, ledger = workspace.read()
    assert [event.key for event in standing.events["hotspot"]] == [("30985-TD-2020-02",)]
    assert not ledger.gone_without_reason


def test_a_case_of_the_half_year_missing_from_the_year_is_gone_without_reason(workspace: Workspace) -> None:
    workspace.take_return({"B06": [case(1), case(2, found_on=date(2018, 1, 1))]}, "half.xlsx", **HALF)
    workspace.take_return({"B06": [case(3)]}, "year.xlsx")
    _, ledger = workspace.read()
    # The case of 2018 is dated outside the year: the year's return doesn't owe it.
    assert [g.key for g in ledger.gone_without_reason] == [("30985-VA-2020-01",)]


def test_an_activity_of_the_half_year_missing_from_the_year_still_stands(workspace: Workspace) -> None:
    workspace.take_return({"B11": [activity()]}, "half.xlsx", **HALF)
    workspace.take_return({"B11": [activity(date=date(2020, 9, 1))]}, "year.xlsx")
    assert len(workspace.read()[0].events["activity"]) == 2


def test_a_form_the_correction_leaves_out_stands_as_it_was(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue()], "B04": [inspection()]}, "a.xlsx")
    workspace.take_return({"B02": [venue(), venue(2)]}, "a (sửa).xlsx", states={"B04": ""}, **LATER)
    standing, _ = workspace.read()
    assert len(standing.events["inspection"]) == 1
    assert len(standing.registers["venue", "30985", "2020"]) == 2
    counting = [(d.form, d.file) for d in standing.deliveries if d.standing]
    assert counting == [("B02", "sent/a (sửa).xlsx"), ("B04", "sent/a.xlsx")]


def test_a_later_return_without_a_form_takes_the_place_of_none(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue()], "B04": [inspection()]}, "a.xlsx")
    report = workspace.take_return({"B02": [venue()]}, "b.xlsx", states={"B04": ""}, **LATER)
    third = {"prepared_on": date(2021, 1, 5), "received_on": date(2021, 1, 6)}
    last = workspace.take_return({"B04": [inspection()]}, "c.xlsx", **third)
    assert [(r.by, r.file, r.forms) for r in report.replaced] == [("sent/b.xlsx", "sent/a.xlsx", ("B02",))]
    assert [(r.by, r.file, r.forms) for r in last.replaced] == [("sent/c.xlsx", "sent/a.xlsx", ("B04",))]


def test_a_violation_is_owed_by_the_period_its_inspection_lies_in(workspace: Workspace) -> None:
    before = inspection(2, date=date(2018, 3, 5))
    told = {"B02": [venue()], "B04": [inspection(1), before], "B05": [violation(1), violation(2)]}
    workspace.take_return(told, "half.xlsx", **HALF)
    year = {"B02": [venue()], "B04": [inspection(1), before, inspection(3)], "B05": [violation(3)]}
    workspace.take_return(year, "year.xlsx")
    _, ledger = workspace.read()
    # The violation of 2018 is dated by its inspection: the year's return doesn't owe it.
    assert [g.key for g in ledger.gone_without_reason] == [("30985-BB-2020-001", "quá giờ quy định")]


def test_nil_in_a_correction_takes_a_register_back(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue()]}, "a.xlsx")
    workspace.take_return({}, "a (sửa).xlsx", states={"B02": NIL}, **LATER)
    standing, _ = workspace.read()
    assert standing.registers["venue", "30985", "2020"] == ()


def test_a_row_set_aside_later_leaves_the_earlier_telling(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue()], "B06": [case()], "B04": [inspection()]}, "a.xlsx")
    bad = {"B02": [venue(type="bi-a")], "B06": [case(found_on="31/2/2020")], "B04": [inspection(members=-1)]}
    workspace.take_return(bad, "a (sửa).xlsx", **LATER)
    standing, ledger = workspace.read()
    assert standing.registers["venue", "30985", "2020"][0].values["type"] == "karaoke"
    assert len(standing.events["case"]) == len(standing.events["inspection"]) == 1
    assert not ledger.gone_without_reason
    assert not ledger.withdrawn
    assert standing.provisional == {("30985", "2020", form) for form in ("B02", "B04", "B06")}


def test_rows_without_a_key_in_files_of_one_name_are_lost_each(workspace: Workspace) -> None:
    lost = {"B08": [hotspot(id=None)]}
    workspace.take_return(lost, "a.xlsx", **HALF)
    workspace.take_return(lost, "a.xlsx")
    rows = [row for row in workspace.read()[0].set_aside if row.period == "2020"]
    assert [row.file for row in rows] == ["sent/a.xlsx", "sent/a.xlsx"]
    assert len({row.identity for row in rows}) == 2


def test_rows_set_aside_in_the_half_year_make_the_year_provisional(workspace: Workspace) -> None:
    workspace.take_return({"B08": [hotspot(kind="cờ bạc")]}, "half.xlsx", **HALF)
    assert workspace.read()[0].provisional == {("30985", "2020", "B08"), ("30985", "2020-6T", "B08")}


def test_a_year_told_anew_leaves_nothing_of_the_half_years_lost_register_rows(workspace: Workspace) -> None:
    half = {"B02": [venue(1), venue(2, rooms="vài phòng")], "B04": [inspection(1, date="31/2/2020")]}
    workspace.take_return(half, "half.xlsx", **HALF)
    workspace.take_return({"B02": [venue(1), venue(2)], "B04": [inspection(2)]}, "year.xlsx")
    assert workspace.read()[0].provisional == {
        ("30985", "2020-6T", "B02"),
        ("30985", "2020-6T", "B04"),
        ("30985", "2020", "B04"),  # an event of the half-year is one of the year
    }


def test_a_correction_without_the_bad_row_is_no_longer_provisional(workspace: Workspace) -> None:
    workspace.take_return({"B08": [hotspot(kind="cờ bạc")]}, "a.xlsx")
    workspace.take_return({"B08": [hotspot()]}, "a (sửa).xlsx", **LATER)
    standing, ledger = workspace.read()
    assert not standing.provisional
    assert ledger.totals["hotspot"].set_aside == 1


def test_a_correction_of_the_same_day_comes_after_what_it_corrects(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue(rooms=2)]}, "30985 (sửa).xlsx")
    workspace.take_return({"B02": [venue(rooms=1)]}, "30985.xlsx")
    standing, _ = workspace.read()
    assert standing.registers["venue", "30985", "2020"][0].values["rooms"] == 2


def test_the_commune_that_issued_an_id_is_heard_first_and_the_other_office_beside_it(
    workspace: Workspace,
) -> None:
    police = {"office": "Công an huyện", "prepared_on": date(2020, 12, 1)}
    workspace.take_return({"B08": [hotspot(found_by="cấp trên")]}, "police.xlsx", **police)
    workspace.take_return(
        {"B08": [hotspot(found_by="tin báo")]}, "other.xlsx", unit_code="30988", office="Công an xã"
    )
    workspace.take_return({"B08": [hotspot(found_by="tin báo")]}, "commune.xlsx", **LATER)
    told = workspace.read()[0].events["hotspot"][0].records
    assert [(r.unit, r.office, r.values["found_by"]) for r in told] == [
        ("30985", "UBND xã", "tin báo"),
        ("30985", "Công an huyện", "cấp trên"),
        ("30988", "Công an xã", "tin báo"),
    ]


def test_a_row_from_another_unit_is_a_duplicate_but_a_party_is_a_repeat(workspace: Workspace) -> None:
    workspace.take_return({"B03": [party()], "B08": [hotspot()]}, "a.xlsx")
    other = workspace.take_return(
        {"B03": [party()], "B08": [hotspot()]}, "b.xlsx", unit_code="30988", office="Công an huyện", **LATER
    )
    assert other.totals["party"].repeat == 1
    assert other.totals["hotspot"].duplicate == 1
    assert [d.first for d in other.duplicates] == ["sent/a.xlsx!B08!2"]


def test_a_row_for_an_unknown_venue_comes_back_when_the_venue_does(workspace: Workspace) -> None:
    first = workspace.take_return({"B04": [inspection()]}, "a.xlsx")
    assert [(p.problem.code, p.problem.cell, p.problem.found) for p in first.problems] == [
        ("reference_unknown", "B2", "30985-CS-001")
    ]
    workspace.take_return({"B02": [venue()]}, "b.xlsx", **LATER)
    standing, ledger = workspace.read()
    assert not ledger.problems
    assert len(standing.events["inspection"]) == 1


def test_a_violation_of_an_inspection_at_an_unknown_venue_is_not_set_aside(workspace: Workspace) -> None:
    report = workspace.take_return({"B04": [inspection()], "B05": [violation()]}, "a.xlsx")
    assert [p.problem.sheet for p in report.problems] == ["B04"]


def test_one_id_with_two_names_is_reported_and_stands(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue()], "B03": [party()]}, "a.xlsx")
    forms = {"B02": [venue(name="Quán Súng")], "B03": [party(name="Trần Văn Khác")]}
    report = workspace.take_return(forms, "b.xlsx", **LATER)
    assert {(p.problem.code, p.problem.sheet, p.problem.found) for p in report.problems} == {
        ("same_id_other_name", "B02", "Quán Súng"),
        ("same_id_other_name", "B03", None),
    }
    assert not any(p.problem.set_aside for p in report.problems)


def test_a_person_named_before_is_not_quoted_as_what_was_expected(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue(name="Nguyễn Thị Kín 0987654321")]}, "a.xlsx")
    (told,) = workspace.take_return({"B02": [venue()]}, "b.xlsx", **LATER).problems
    assert (told.problem.code, told.problem.found) == ("same_id_other_name", "Quán Sen 1")
    assert "Kín" not in str(told.problem)


@pytest.mark.parametrize("name", ["QUÁN SEN 1", "Quan sen  1"])
def test_a_name_in_capitals_or_without_accents_is_the_same_name(name: str, workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue()]}, "a.xlsx")
    assert not workspace.take_return({"B02": [venue(name=name)]}, "b.xlsx", **LATER).problems


def test_points_above_the_maximum_are_reported_and_kept(workspace: Workspace) -> None:
    report = workspace.take_return({"B15": [builders.self_score("12,5")]}, "a.xlsx")
    assert [(p.problem.code, str(p.problem.found)) for p in report.problems] == [("above_maximum", "12.5")]
    assert report.totals["self_score"].kept == 1


def test_an_unknown_criterion_is_set_aside(workspace: Workspace) -> None:
    report = workspace.take_return({"B15": [builders.self_score(criterion="Z9")]}, "a.xlsx")
    assert report.totals["self_score"].set_aside == 1


def test_as_of_a_day_only_what_was_received_by_then_counts(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue()]}, "a.xlsx")
    workspace.take_return({"B02": [venue(), venue(2)]}, "b.xlsx", **LATER)
    places = [date(2020, 12, 15), date(2020, 12, 16), date(2020, 12, 25)]
    snapshots = [workspace.read(day)[0].registers.get(("venue", "30985", "2020"), ()) for day in places]
    assert [len(snapshot) for snapshot in snapshots] == [0, 1, 2]


def test_only_the_imports_asked_for_count(workspace: Workspace) -> None:
    first = workspace.take_return({"B02": [venue()]}, "a.xlsx")
    workspace.take_return({"B02": [venue(), venue(2)]}, "b.xlsx", **LATER)
    standing, _ = workspace.read(only=set(first.hashes))
    assert len(standing.registers["venue", "30985", "2020"]) == 1


@pytest.mark.parametrize(("given", "counts"), [(date(2021, 1, 3), date(2021, 1, 3)), (None, builders.TODAY)])
def test_a_cover_without_a_day_of_receipt_takes_the_day_given(
    given: date | None, counts: date, workspace: Workspace
) -> None:
    path = builders.return_file(workspace.folder.parent / "a.xlsx", {}, received_on=None, states={"B02": NIL})
    workspace.take(path, received_on=given)
    assert {d.received_on for d in workspace.read()[0].deliveries} == {counts}


@pytest.mark.parametrize("wrong", [1, 2, 3])
def test_of_two_corrections_of_one_day_and_name_the_one_with_fewer_wrong_rows_stands(
    workspace: Workspace, wrong: int
) -> None:
    for half in (True, False):  # whatever the hashes are: three pairs of files
        rows = [
            hotspot(1),
            *(hotspot(n, found_on="hôm nọ" if half else date(2020, 4, n)) for n in range(2, 2 + wrong)),
        ]
        workspace.take_return({"B08": rows}, "a (sửa).xlsx", **LATER)
    standing, _ = workspace.read()
    assert standing.provisional == frozenset()
    assert len(standing.events["hotspot"]) == 1 + wrong


YEAR_BEFORE = {"period": "2019", "prepared_on": date(2019, 12, 16), "received_on": date(2019, 12, 17)}


@pytest.mark.parametrize("now", [{"B08": [hotspot(2)]}, {}])
def test_a_hotspot_open_last_year_and_left_out_of_this_years_return_is_gone(
    workspace: Workspace, now: dict[str, list[builders.Row]]
) -> None:
    cleared = hotspot(3, cleared_on=date(2019, 11, 5), found_on=date(2019, 3, 5))
    workspace.take_return({"B08": [hotspot(1, found_on=date(2019, 3, 5)), cleared]}, "a.xlsx", **YEAR_BEFORE)
    workspace.take_return(now, "b.xlsx", states={} if now else {"B08": NIL})
    standing, ledger = workspace.read()
    assert [(g.key, g.period) for g in ledger.gone_without_reason] == [(("30985-TD-2020-01",), "2020")]
    gone = [event.record.key for event in standing.events["hotspot"] if event.record.gone]
    assert gone == [("30985-TD-2020-01",)]
    assert [e.record.values["what"] for e in standing.events["notice"]] == [GONE]


HALF = {"period": "2020-6T", "prepared_on": date(2020, 6, 16), "received_on": date(2020, 6, 17)}


@pytest.mark.parametrize(
    ("cleared", "gone"),
    [(None, 1), (date(2020, 3, 2), 1), (date(2019, 11, 5), 0)],
    ids=["open", "cleared in this year", "cleared before it"],
)
def test_an_old_hotspot_of_this_years_half_return_is_listed_by_its_year_too(
    workspace: Workspace, cleared: date | None, gone: int
) -> None:
    old = hotspot(1, found_on=date(2019, 3, 5))
    workspace.take_return({"B08": [{**old, "cleared_on": cleared}]}, "6T.xlsx", **HALF)
    workspace.take_return({}, "b.xlsx", states={"B08": NIL})
    assert len(workspace.read()[1].gone_without_reason) == gone


def test_a_hotspot_that_a_row_without_a_readable_key_may_be_is_not_gone_the_year_after(
    workspace: Workspace,
) -> None:
    half = {"period": "2019-6T", "prepared_on": date(2019, 6, 16), "received_on": date(2019, 6, 17)}
    old = hotspot(1, found_on=date(2019, 3, 5))
    workspace.take_return({"B08": [old]}, "6T.xlsx", **half)
    cleared = {**old, "id": "?", "cleared_on": date(2019, 9, 2)}
    workspace.take_return({"B08": [cleared]}, "2019.xlsx", **YEAR_BEFORE)
    workspace.take_return({}, "2020.xlsx", states={"B08": NIL})
    assert not workspace.read()[1].gone_without_reason


def test_a_hotspot_told_again_or_of_which_no_return_came_is_not_gone(workspace: Workspace) -> None:
    workspace.take_return({"B08": [hotspot(1, found_on=date(2019, 3, 5))]}, "a.xlsx", **YEAR_BEFORE)
    workspace.take_return({"B02": [venue()]}, "b.xlsx")
    assert not workspace.read()[1].gone_without_reason
    workspace.take_return({"B08": [hotspot(1, found_on=date(2019, 3, 5))]}, "c.xlsx", **LATER)
    assert not workspace.read()[1].gone_without_reason


@pytest.mark.parametrize(("kept", "gone"), [(1, 0), (0, 1)])
def test_a_row_whose_key_cannot_be_read_may_be_the_one_that_is_missing(
    workspace: Workspace, kept: int, gone: int
) -> None:
    workspace.take_return({"B06": [case(1), case(2)]}, "a.xlsx")
    workspace.take_return({"B06": [case(id="?"), *[case(2)] * kept]}, "a (sửa).xlsx", **LATER)
    assert len(workspace.read()[1].gone_without_reason) == gone
