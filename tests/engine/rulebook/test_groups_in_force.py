"""A group has another total, or other ends, from a day on: its criteria add up to what holds that day."""

from __future__ import annotations

from datetime import date

import pytest

from desk.workspace.rules_on_day import rules_on
from engine.analysis.dated_parts import edition_findings
from engine.rulebook.model.editions import edition, settled_edition
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults
from scenarios.steps.small_rulebooks import rules_of, texts_of

NAME = "nhom_theo_ngay"
LATER = f"rules/{NAME}/criteria/a_2020.yaml"
GROUP = "total: 5, at_most: 5, in_force: {from: 2020-01-01}"


def edited(group: str, file: str = LATER, old: str = GROUP) -> dict[str, str]:
    texts = dict(texts_of(NAME))
    assert old in texts[file]
    return {**texts, file: texts[file].replace(old, group, 1)}


@pytest.mark.parametrize(
    ("group", "code"),
    [
        ("total: 5, at_most: 5, in_force: {from: 2019-06-01}", "R534"),  # on 2019-06-01 there are two
        ("total: 8, in_force: {from: 2020-01-01}", "R501"),  # the rulebook's total is no longer kept
        ("total: 6, at_most: 6, in_force: {from: 2020-01-01}", "R501"),
        ("total: 7, in_force: {from: 2020-01-01}", "R502"),
        ("total: 5, at_most: 5, in_force: {from: 2020-01-01, until: 2019-01-01}", "R308"),
    ],
)
def test_versions_of_a_group_are_checked_day_by_day(group: str, code: str) -> None:
    with pytest.raises(RuleFaults) as raised:
        rules_from_texts(edited(group))
    assert code in [fault.code for fault in raised.value.faults]


def test_a_group_twice_without_days_is_a_fault() -> None:
    texts = edited("total: 5, at_most: 5")
    first = f"rules/{NAME}/criteria/a.yaml"
    texts[first] = texts[first].replace(", in_force: {until: 2019-12-31}", "", 1)
    with pytest.raises(RuleFaults) as raised:
        rules_from_texts(texts)
    assert [fault.code for fault in raised.value.faults] == ["R128"]  # sums of such a group are not reported


def test_each_edition_has_one_version_of_a_group() -> None:
    book = rules_of(NAME).rulebooks[NAME]
    days = (date(2019, 12, 31), date(2020, 12, 31))
    assert [[g.at_most for g in edition(book, day).groups] for day in days] == [[None], [5]]
    assert [g.in_force for g in settled_edition(book, days[1]).groups] == [(None, None)]
    assert [g.at_most for g in rules_on(rules_of(NAME), days[0]).rulebooks[NAME].groups] == [None]


def test_days_without_a_version_and_criteria_left_without_a_group_are_named() -> None:
    ended = edited(
        "in_force: {until: 2018-12-31}", f"rules/{NAME}/criteria/a.yaml", "in_force: {until: 2019-12-31}"
    )
    found = [f.fault for f in edition_findings(rules_from_texts(ended))]
    own = [(f.code, f.params["id"], f.params["day"]) for f in found if NAME in f.place.file]
    assert own == [("P805", "A", "2019-01-01"), ("P806", "A1", "2019-01-01")]


def test_the_shipped_way_has_no_finding() -> None:
    assert [f.fault for f in edition_findings(rules_of(NAME)) if NAME in f.fault.place.file] == []
