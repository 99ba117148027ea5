"""Rules from plain Python objects: the same rules, the same checks, as from files."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.plain import rules_from_objects, text_of
from engine.rulebook.text.faults import RuleFaults
from engine.rulebook.text.places import Word
from engine.rulebook.text.reader import reading_of
from tests.conformance.suite import criterion, files_of

ARCHITECTURE = Path(__file__).resolve().parents[3] / "ARCHITECTURE.md"


def objects_of(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {str(key): objects_of(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [objects_of(item) for item in tree]
    assert isinstance(tree, Word)
    return str(tree) or None


def without_places(rules: Rules) -> str:
    return re.sub(r"Place\([^)]*\)", "", repr(rules))


def test_the_shipped_rules_as_objects_are_the_shipped_rules(shipped_rules: Rules) -> None:
    objects = {name: objects_of(reading_of(name, text).tree) for name, text in rule_texts(SHIPPED).items()}
    assert without_places(rules_from_objects(objects)) == without_places(shipped_rules)


def test_every_fault_is_reported_at_once_with_its_line() -> None:
    points = [{"points": 1, "when": {"y": {"at_least": 1}}}, {"points": "một"}]
    with pytest.raises(RuleFaults) as caught:
        rules_from_objects(
            files_of(
                {"x": "number"},
                criteria=[criterion("A1", [{"points": 1, "when": {"y": 1}}]), criterion("A2", points)],
            )
        )
    faults = caught.value.faults
    assert [fault.code for fault in faults] == ["R102", "R207"]
    lines = [caught.value.sources[f.place.file][f.place.line - 1] for f in faults]
    assert lines[0].strip() == '"y": "1"'
    assert "một" in lines[1]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "yes"),
        (Decimal("2.50"), "2.50"),
        (Fraction(1, 8), "0.125"),
        (1e-05, "0.00001"),
        (date(2020, 3, 31), "2020-03-31"),
        ("yes: no", "yes: no"),
        ("0101", "0101"),
        (None, ""),
        ([], []),
        ({}, {}),
    ],
)
def test_a_value_is_read_back_as_it_is_meant(value: Any, written: Any) -> None:
    assert reading_of("rules/own.yaml", text_of({"key": value})).tree == {"key": written}


@pytest.mark.parametrize("value", [Fraction(1, 3), {1, 2}, b"x", object()])
def test_a_value_that_no_file_can_hold_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="no rule file can hold"):
        text_of({"key": value})


def test_the_example_in_the_architecture_runs() -> None:
    block = re.search(r"```python\n(.*?)```", ARCHITECTURE.read_text("utf-8"), re.S)
    assert block
    names: dict[str, Any] = {"rules_from_objects": rules_from_objects}
    exec(block[1], names)
    assert list(names["rules"].rulebooks) == ["own"]
