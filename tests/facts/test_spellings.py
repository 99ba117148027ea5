"""A hamlet counts once, with accents or without; of two that it may be, neither is taken."""

from __future__ import annotations

from datetime import date

import pytest

from facts.standing import Standing
from tests.facts.builders import activity
from tests.facts.conftest import Workspace
from tests.facts.test_corrections import HALF, LATER

DAYS = [date(2020, month, 5) for month in range(1, 7)]


def hamlets(standing: Standing) -> list[object]:
    return [event.record.values["hamlet"] for event in standing.events["activity"]]


@pytest.mark.parametrize(
    ("texts", "counted"),
    [
        (("Ấp 8", "Ap 8", "AP  8"), {"Ấp 8"}),
        (("ấp Xẻo Kè", "ap Xeo Ke"), {"ấp Xẻo Kè"}),
        (("Ap 8", "ap 8", "Ap 8"), {"Ap 8"}),
        (("Ấp Hòa", "Ấp Hoà", "Ap Hoa", "Ấp Hoa"), {"Ấp Hoà", "Ấp Hoa"}),  # the third is set aside
        (("Ấp Ba", "Ấp Bà"), {"Ấp Ba", "Ấp Bà"}),
    ],
)
def test_a_hamlet_counts_once_with_accents_or_without(
    texts: tuple[str, ...], counted: set[str], workspace: Workspace
) -> None:
    rows = [activity(date=day, hamlet=text) for day, text in zip(DAYS, texts, strict=False)]
    workspace.take_return({"B11": rows[:1]}, "a.xlsx", **HALF)
    workspace.take_return({"B11": rows[1:]}, "b.xlsx")
    assert set(hamlets(workspace.read()[0])) == counted


def test_a_hamlet_that_may_be_two_is_set_aside_and_both_are_named(workspace: Workspace) -> None:
    rows = [
        activity(date=day, hamlet=text)
        for day, text in zip(DAYS[:3], ("Ấp Ba", "Ap Ba", "Ấp Bà"), strict=True)
    ]
    report = workspace.take_return({"B11": rows}, "a.xlsx")
    (named,) = report.problems
    assert (named.problem.code, named.problem.row) == ("marks_missing", 3)
    assert dict(named.problem.params)["values"] == "Ấp Ba hoặc Ấp Bà"
    assert [lost.row for lost in workspace.read()[0].set_aside] == [3]


def test_another_units_hamlet_is_another(workspace: Workspace) -> None:
    workspace.take_return({"B11": [activity(hamlet="Ap Ba")]}, "a.xlsx")
    other = activity(unit_code="30988", hamlet="Ấp Bà")
    workspace.take_return({"B11": [other]}, "b.xlsx", unit_code="30988")
    assert set(hamlets(workspace.read()[0])) == {"Ap Ba", "Ấp Bà"}


def test_a_correction_that_adds_accents_takes_nothing_back(workspace: Workspace) -> None:
    workspace.take_return({"B11": [activity(hamlet="Ap 8")]}, "a.xlsx")
    workspace.take_return({"B11": [activity(hamlet="Ấp 8")]}, "a (sửa).xlsx", **LATER)
    standing, ledger = workspace.read()
    assert hamlets(standing) == ["Ấp 8"]
    assert not ledger.withdrawn
