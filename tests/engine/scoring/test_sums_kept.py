"""Points below zero, points on top, and groups that keep their sum between ends."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from engine.analysis.proofs import findings_of
from engine.logic.cells import known, unknown
from engine.rulebook.plain import rules_from_objects
from engine.rulebook.text.faults import RuleFaults
from tests.conformance.suite import BOOK, CITE, Suite, criterion, files_of

FACTS = {"files": "number", "late": "number", "flag": "boolean"}


def book(group: dict[str, Any] | None = None, **more: Any) -> dict[str, dict[str, Any]]:
    """Ten points for files, a quarter off below zero where there is none; a flag on top; half a point off for
    each delay."""
    lines = [
        {"points": 10, "when": {"files": {"at_least": 10}}},
        {"points": "-0.25", "when": {"files": 0}},
        {"points": 4},
    ]
    files = files_of(FACTS, total=10, points_decimals=2, **more)
    files["rules/suite/a.yaml"] = {
        "criteria_of": BOOK,
        "group": {"id": "A", "title": {"vi": "A"}, "total": 10, **(group or {})},
        "criteria": [
            {**criterion("A1", lines), "at_least": "-0.25"},
            {**criterion("A2", [{"points": 3, "when": {"flag": True}}, {"points": 0}]), "bonus": True},
            criterion("A3", {"of": "late", "each": "-0.5", "ends": [-2, 0]}),
        ],
    }
    return files


def score(rules: dict[str, dict[str, Any]], **facts: Any) -> tuple[Fraction, Fraction]:
    row = {name: unknown() if value is None else known(value) for name, value in facts.items()}
    (found,) = Suite(rules_from_objects(rules)).answers([row])
    return found.low, found.high


def test_a_line_takes_points_off_below_zero() -> None:
    assert score(book(), files=0, late=0, flag=False) == (Fraction("-0.25"),) * 2
    assert score(book(), files=1, late=0, flag=False) == (4, 4)


def test_a_bonus_comes_on_top_of_the_total() -> None:
    assert score(book(), files=10, late=0, flag=True) == (13, 13)
    assert score(book(), files=10, late=0, flag=False) == (10, 10)


def test_a_group_keeps_its_sum_between_its_ends() -> None:
    kept = book({"at_least": 0, "at_most": 11})
    assert score(kept, files=10, late=0, flag=True) == (11, 11)
    assert score(kept, files=0, late=100, flag=False) == (0, 0)
    assert score(kept, files=10, late=1, flag=True) == (11, 11)
    assert score(kept, files=10, late=5, flag=True) == (11, 11)
    assert score(kept, files=10, late=5, flag=False) == (8, 8)


def test_what_is_open_is_kept_at_both_ends() -> None:
    assert score(book(), files=10, late=None, flag=None) == (8, 13)
    assert score(book({"at_least": 9, "at_most": 11}), files=10, late=None, flag=None) == (9, 11)


def test_a_group_with_ends_is_proved_like_any_other() -> None:
    bands = [
        {"id": "high", "title": {"vi": "Cao"}, "from": 12},
        {"id": "low", "title": {"vi": "Thấp"}, "from": 0},
    ]
    free = findings_of(rules_from_objects(book(bands=bands)))
    assert "P301" not in {finding.code for finding in free}
    (dead,) = [
        f for f in findings_of(rules_from_objects(book({"at_most": 11}, bands=bands))) if f.code == "P301"
    ]
    assert (dead.fault.params["id"], dead.fault.params["most"]) == ("high", "11")


def test_the_most_there_is_to_be_had_leaves_bonuses_out() -> None:
    gate = {
        "id": "G1",
        "title": {"vi": "G1"},
        "cites": [CITE],
        "when": {"A.share": {"less_than": 100}},
        "band": "any_points",
    }
    rules = rules_from_objects(book(gates=[gate]))
    suite = Suite(rules)
    rows = [{"files": known(10), "late": known(late), "flag": known(True)} for late in (6, 7)]
    assert [found.gates["G1"] for found in suite.answers(rows)] == [False, False]
    without = [{**row, "flag": known(False)} for row in rows]
    assert [found.gates["G1"] for found in suite.answers(without)] == [True, True]


@pytest.mark.parametrize(
    ("group", "code"),
    [({"at_most": 9}, "R543"), ({"at_least": 20}, "R518"), ({"at_most": "10.0015"}, "R514")],
)
def test_ends_that_make_no_sense_are_faults(group: dict[str, Any], code: str) -> None:
    with pytest.raises(RuleFaults) as refused:
        rules_from_objects(book(group))
    assert code in {fault.code for fault in refused.value.faults}
