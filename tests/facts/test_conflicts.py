"""Two rows of one key in one return: the same twice is a duplicate, different values are a conflict."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.builders import case, hotspot, inspection, party, venue
from tests.facts.conftest import Workspace
from tests.facts.test_corrections import LATER


def test_rows_of_one_key_with_different_values_count_neither_and_both_are_named(workspace: Workspace) -> None:
    forms = {"B08": [hotspot(), hotspot(kind="ma túy"), hotspot(2)]}
    report = workspace.take_return(forms, "a.xlsx")
    standing, _ = workspace.read()
    assert [event.key for event in standing.events["hotspot"]] == [("30985-TD-2020-02",)]
    assert [(p.problem.code, p.problem.row, p.problem.field) for p in report.problems] == [
        ("rows_differ", 2, "kind"),
        ("rows_differ", 3, "kind"),
    ]
    assert report.totals["hotspot"].set_aside == 2
    assert ("30985", "2020", "B08") in standing.provisional


def test_the_same_row_twice_is_a_duplicate(workspace: Workspace) -> None:
    report = workspace.take_return({"B08": [hotspot(), hotspot()]}, "a.xlsx")
    assert not report.problems
    assert (report.totals["hotspot"].kept, report.totals["hotspot"].duplicate) == (1, 1)


@pytest.mark.parametrize(
    "rows", [[venue(name="Quán Sen"), venue(name="QUAN SEN")], [case(), case(withdrawn="rút: nhầm")]]
)
def test_another_spelling_or_a_row_taken_back_is_no_conflict(rows: list[Any], workspace: Workspace) -> None:
    form = "B02" if "rooms" in rows[0] or "address" in rows[0] else "B06"
    assert not workspace.take_return({form: rows}, "a.xlsx").problems


def test_a_value_beside_a_blank_is_a_conflict(workspace: Workspace) -> None:
    report = workspace.take_return({"B06": [case(), case(handled_on="3/4/2020")]}, "a.xlsx")
    assert {p.problem.field for p in report.problems} == {"handled_on"}


def test_a_conflict_of_names_shows_no_name(workspace: Workspace) -> None:
    report = workspace.take_return({"B03": [party(), party(name="Trần Văn Khác")]}, "a.xlsx")
    assert [(p.problem.field, p.problem.found) for p in report.problems] == [("name", None)] * 2


def test_a_conflict_leaves_what_was_told_before(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue()], "B04": [inspection()]}, "a.xlsx")
    twice = [inspection(), inspection(members=3)]
    workspace.take_return({"B02": [venue()], "B04": twice}, "a (sửa).xlsx", **LATER)
    standing, ledger = workspace.read()
    assert standing.events["inspection"][0].record.values["members"] is None
    assert not ledger.withdrawn


def test_a_correction_of_a_conflict_counts(workspace: Workspace) -> None:
    workspace.take_return({"B08": [hotspot(), hotspot(kind="ma túy")]}, "a.xlsx")
    workspace.take_return({"B08": [hotspot()]}, "a (sửa).xlsx", **LATER)
    standing, _ = workspace.read()
    assert len(standing.events["hotspot"]) == 1
    assert not standing.provisional
