"""What is cited must be in force as long as what cites it: to the day, at either end, of values, criteria and
what they are in."""

from __future__ import annotations

import pytest

from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults
from tests.engine.analysis.edits import BOOK, PARAMETERS, TEXTS, C

VALUE = "value: 4, cites: [minh-hoa, kh-54-2020/IV]}]"
OLD, NEW = "nd-158-2013", "nd-38-2021"  # in force to 31/05/2021, and from the day after


def codes(texts: dict[str, str]) -> set[str]:
    try:
        rules_from_texts(texts)
    except RuleFaults as found:
        return {fault.code for fault in found.faults}
    return set()


def with_text(file: str, old: str, new: str) -> dict[str, str]:
    assert old in TEXTS[file]
    return {**TEXTS, file: TEXTS[file].replace(old, new, 1)}


@pytest.mark.parametrize(
    ("since", "faults"), [("2021-05-31", {"R405"}), ("2021-06-01", set()), ("2021-06-02", {"R404"})]
)
def test_a_value_rests_on_its_ground_until_the_next(since: str, faults: set[str]) -> None:
    values = f"value: 4, cites: [{OLD}]}}, {{from: {since}, value: 5, cites: [{NEW}]}}]"
    assert codes(with_text(PARAMETERS, VALUE, values)) == faults


@pytest.mark.parametrize(
    ("until", "faults"), [("2021-05-30", set()), ("2021-05-31", set()), ("2021-06-01", {"R404"})]
)
def test_a_gate_rests_on_its_ground_to_its_last_day(until: str, faults: set[str]) -> None:
    gate = (
        f"gates:\n  - id: G9\n    title: {{vi: Thử, en: Try}}\n    cites: [{OLD}]\n    in_force: {{until:"
        f" {until}}}\n"
    )
    gate += "    when: {official_elsewhere: yes}\n    band: khong_xep_loai\n"
    assert codes(with_text(BOOK, "gates:\n", gate)) == faults


@pytest.mark.parametrize(("since", "faults"), [("2021-05-31", {"R405"}), ("2021-06-01", set())])
def test_a_criterion_rests_on_its_ground_from_its_first_day(since: str, faults: set[str]) -> None:
    new = (
        f"  - id: C9\n    title: {{vi: Thử, en: Try}}\n    cites: [{NEW}]\n    in_force: {{from: {since}}}\n "
        "   bonus: yes\n"
    )
    new += (
        "    points: [{points: 1, when: {activities: {at_least: 9}}}, {points: 0}]\n    monotone:"
        " {activities: up}\n"
    )
    assert codes(with_text(C, "  - id: C4\n", f"{new}  - id: C4\n")) == faults
