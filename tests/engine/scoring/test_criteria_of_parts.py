"""A criterion made of parts: a checklist that adds up, after criterion 1 of the child-friendly commune (50 +
15 + 15 seen)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from engine.analysis.proofs import findings_of
from engine.logic.cells import known, unknown
from engine.rulebook.plain import rules_from_objects
from engine.rulebook.text.faults import RuleFaults
from tests.conformance.suite import BOOK, CITE, Suite, criterion, files_of

FACTS = {"officer": "boolean", "helpers": "boolean", "meetings": "number", "other": "boolean"}


def yes(id_: str, fact: str, points: int) -> dict[str, Any]:
    return criterion(id_, [{"points": points, "when": {fact: True}}, {"points": 0}])


def part(id_: str, fact: str, points: int) -> dict[str, Any]:
    return {name: value for name, value in yes(id_, fact, points).items() if name != "cites"}


MEETINGS = [
    {"points": 15, "when": {"meetings": {"at_least": 12}}},
    {"points": 10, "when": {"meetings": {"at_least": 4}}},
]


def book(heading: dict[str, Any] | None = None, **more: Any) -> dict[str, dict[str, Any]]:
    files = files_of(FACTS, total=100, points_decimals=0, **more)
    meetings = {"id": "T1c", "title": {"vi": "Họp"}, "points": [*MEETINGS, {"points": 0}]}
    checklist = {
        "id": "T1",
        "title": {"vi": "Nguồn lực"},
        "cites": [CITE],
        "total": 80,
        "criteria": [part("T1a", "officer", 50), part("T1b", "helpers", 15), meetings],
        **(heading or {}),
    }
    files["rules/suite/a.yaml"] = {
        "criteria_of": BOOK,
        "group": {"id": "N", "title": {"vi": "Nhóm"}, "total": 100},
        "criteria": [checklist, yes("T2", "other", 20)],
    }
    return files


def scored(rules: dict[str, dict[str, Any]], **facts: Any) -> Any:
    usual = {"officer": True, "helpers": True, "meetings": 12, "other": True, **facts}
    row = {name: unknown() if value is None else known(value) for name, value in usual.items()}
    return Suite(rules_from_objects(rules)).answers([row])[0]


def test_the_parts_add_up_partly_done_gives_part() -> None:
    assert scored(book()).low == 100
    found = scored(book(), helpers=False, meetings=4)
    assert (found.low, found.criteria["T1b"].low, found.criteria["T1c"].low) == (80, 0, 10)


def test_a_part_left_open_leaves_its_own_points_open_only() -> None:
    found = scored(book(), meetings=None)
    assert (found.low, found.high) == (85, 100)
    assert [need.used_in for need in found.needs] == [("T1c",)]


GATE = {"id": "G1", "title": {"vi": "G1"}, "cites": [CITE], "band": "any_points"}


@pytest.mark.parametrize(
    ("when", "closed"),
    [
        ({"T1.points": {"less_than": 40}}, {"officer": False}),
        ({"any": {"criteria": {"share": {"less_than": 50}}}}, {"officer": False}),
        ({"T1b.points": 0}, {"helpers": False}),
        ({"any": {"criteria": {"points": 0}}}, {"other": False}),
    ],
)
def test_gates_ask_about_the_whole_or_a_part(when: dict[str, Any], closed: dict[str, Any]) -> None:
    files = book(gates=[{**GATE, "when": when}])
    assert scored(files).gates["G1"] is False
    assert scored(files, **closed).gates["G1"] is True


def test_any_of_the_criteria_never_asks_a_part() -> None:
    files = book(gates=[{**GATE, "when": {"any": {"criteria": {"points": 0}}}}])
    assert scored(files, helpers=False).gates["G1"] is False


def test_the_whole_is_kept_between_its_ends() -> None:
    files = book({"at_most": 80, "at_least": 30})
    assert scored(files, officer=False, helpers=False, meetings=0).low == 50
    assert scored(files).low == 100


def test_a_dead_line_of_a_part_is_found_where_it_stands() -> None:
    dead = {"id": "T1c", "title": {"vi": "Họp"}, "points": [MEETINGS[1], MEETINGS[0], {"points": 0}]}
    files = book()
    files["rules/suite/a.yaml"]["criteria"][0]["criteria"][2] = dead
    files["rules/suite/a.yaml"]["criteria"][0]["total"] = 80
    found = [f for f in findings_of(rules_from_objects(files)) if f.code == "P102"]
    assert [f.fault.params["id"] for f in found] == ["T1c"]


@pytest.mark.parametrize(
    ("heading", "code"), [({"total": 90}, "R502"), ({"bonus": True}, "R546"), ({"criteria": []}, "R109")]
)
def test_what_a_heading_can_not_say_is_a_fault(heading: dict[str, Any], code: str) -> None:
    with pytest.raises(RuleFaults) as refused:
        rules_from_objects(book(heading))
    assert code in {fault.code for fault in refused.value.faults}


def test_the_points_of_all_are_exact() -> None:
    assert scored(book(), helpers=False).low == Fraction(85)
