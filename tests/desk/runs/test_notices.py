"""What later returns say otherwise stands where a person looks: import, results, explanation, restricted
workbook."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import openpyxl
import pytest

from desk.base.faults import TO_LOOK_AT
from desk.runs.found_runs import latest_run_of
from desk.runs.notices import first_told_of, noticed_from, notices_of
from desk.runs.run import Run, rules_of
from facts.forms.notice_kind import CHANGED, GONE, WITHDRAWN
from facts.standing import HAS_DATA, Record, Source
from tests.desk.conftest import NIL_FORMS, Office
from tests.facts import builders

LATER = {"prepared_on": date(2021, 1, 5), "received_on": date(2021, 1, 6)}
ACTIVITIES = [builders.activity(hamlet="ấp Hòa Bình"), builders.activity(hamlet="ấp Mương Chùa")]


@pytest.fixture
def corrected(office: Office) -> Office:
    """A year sent twice: a hotspot relabelled, a case withdrawn with a reason, an activity left out."""
    first = {
        "B02": [builders.venue(1)],
        "B06": [builders.case(1)],
        "B08": [builders.hotspot()],
        "B11": ACTIVITIES,
    }
    office.send("a.xlsx", first)
    again = {
        **first,
        "B06": [builders.case(1, withdrawn="rút: nhập nhầm của xã khác")],
        "B08": [builders.hotspot(kind="ma túy")],
        "B11": ACTIVITIES[:1],
    }
    office.send("b.xlsx", again, **LATER)
    return office


def ran(office: Office) -> Run:
    office.run("run", "--year", "2020")
    return latest_run_of(office.made, "2020")


def test_a_run_lists_what_changed_was_withdrawn_and_is_gone(corrected: Office) -> None:
    said = {(n.what, n.form, n.field, n.old, n.new) for n in notices_of(ran(corrected))}
    assert (CHANGED, "B08", "kind", "mại dâm", "ma túy") in said
    assert {(n[0], n[1]) for n in said} >= {(WITHDRAWN, "B06"), (WITHDRAWN, "B11")}
    assert {n.unit for n in notices_of(ran(corrected))} == {"30985"}


def test_each_names_both_returns_and_the_row(corrected: Office) -> None:
    (one,) = (n for n in notices_of(ran(corrected)) if n.form == "B08")
    assert one.key == "30985-TD-2020-01"
    assert ("a.xlsx!B08" in one.stood_in, "b.xlsx!B08" in one.said_in) == (True, True)


def test_the_score_as_first_told_stands_beside(corrected: Office, capsys: Any) -> None:
    run = ran(corrected)
    book = rules_of(run).rulebooks["healthy_commune"]
    assert set(first_told_of(run, book)) == {"30985"}
    capsys.readouterr()
    corrected.run("results", "latest", "--json")
    rows = {row["subject"]["unit"]: row for row in json.loads(capsys.readouterr().out)["rows"]}
    assert {unit for unit, row in rows.items() if "first_told" in row} == {"30985"}
    assert {unit for unit, row in rows.items() if "notices" in row} == {"30985"}


def test_explain_and_the_restricted_workbook_list_them_too(corrected: Office, capsys: Any) -> None:
    ran(corrected)
    capsys.readouterr()
    corrected.run("explain", "latest", "--unit", "30985", "--json")
    told = json.loads(capsys.readouterr().out)
    assert {n["form"] for n in told["notices"]} >= {"B06", "B08", "B11"}
    corrected.run("report", str(corrected.folder / "ra"), "latest", "--restricted", "1", "--reason", "thử")
    restricted, public = sorted((corrected.folder / "ra").glob("*.xlsx"), key=lambda p: "công khai" in p.name)
    cells = {
        str(c.value) for row in openpyxl.load_workbook(restricted)["Số liệu đã đổi"].iter_rows() for c in row
    }
    assert any("mại dâm → ma túy" in cell for cell in cells)
    assert "Số liệu đã đổi" not in openpyxl.load_workbook(public).sheetnames


def test_nothing_is_listed_where_the_same_was_sent_again(office: Office) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)], "B08": [builders.hotspot()]})
    office.send("b.xlsx", {"B02": [builders.venue(1)], "B08": [builders.hotspot()]}, **LATER)
    run = ran(office)
    assert notices_of(run) == ()
    assert first_told_of(run, rules_of(run).rulebooks["healthy_commune"]) == {}


def test_what_is_of_people_in_a_case_is_said_without_values(office: Office) -> None:
    office.send("a.xlsx", {"B06": [builders.case(1, victims=3)]})
    office.send("b.xlsx", {"B06": [builders.case(1, victims=1)]}, **LATER)
    (one,) = notices_of(ran(office))
    assert (one.field, one.old, one.new) == ("victims", None, None)


def test_a_row_gone_without_a_reason_is_listed_as_gone(office: Office) -> None:
    office.send("a.xlsx", {"B08": [builders.hotspot(1), builders.hotspot(2)]})
    office.send("b.xlsx", {"B08": [builders.hotspot(1)]}, **LATER)
    (one,) = notices_of(ran(office))
    assert (one.what, one.key) == (GONE, "30985-TD-2020-02")


def test_a_day_told_taken_back_and_told_again_stops_neither_import_nor_run(office: Office) -> None:
    paths = [
        builders.return_file(
            office.folder / "sent" / f"{day}.xlsx",
            {"B08": [builders.hotspot(cleared_on=cleared)]},
            states=NIL_FORMS | {"B08": HAS_DATA},
            prepared_on=date(2021, 1, day),
        )
        for day, cleared in ((1, None), (2, date(2020, 11, 3)), (3, None))
    ]
    assert office.run("import", *map(str, paths), "--strict") == TO_LOOK_AT
    assert [(n.old, n.new) for n in notices_of(ran(office))] == [(None, "2020-11-03"), ("2020-11-03", None)]


def test_what_a_form_of_another_version_says_is_shown() -> None:
    said = {"unit_code": "30985", "form": "B99", "what": CHANGED, "field": "victims", "old": "1", "new": "2"}
    one = noticed_from(
        Record("notice", (f"B99|1|{CHANGED}|victims|",), "30985", "2020", "", said, Source("", "GN", 1))
    )
    assert (one.old, one.new, one.field_title) == ("1", "2", "victims")
