"""What a definition of an indicator may be, and which operation it is of."""

from __future__ import annotations

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.model.indicators import operations
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults

FILE = "rules/indicators/commune_period.yaml"


def codes(definition: str) -> set[str]:
    """Return the codes of the faults of the shipped rules with one definition more."""
    texts = dict(rule_texts(SHIPPED))
    texts[FILE] = texts[FILE].replace("define:\n", f"define:\n  x: {definition}\n", 1)
    with pytest.raises(RuleFaults) as refused:
        rules_from_texts(texts)
    return {fault.code for fault in refused.value.faults}


@pytest.mark.parametrize(
    ("definition", "code"),
    [
        ("{vi: Số vụ}", "R107"),
        ("{}", "R107"),
        ("[count, case]", "R126"),
        ("5", "R126"),
        ("{count: [case], vi: Số vụ}", "R124"),
    ],
)
def test_a_definition_of_no_operation_is_a_fault_whatever_it_is(definition: str, code: str) -> None:
    assert codes(definition) == {code}


@pytest.mark.parametrize(
    "definition", ["{count: case, exists: case, vi: Số vụ}", "{exists: case, count: case, vi: Số vụ}"]
)
def test_of_two_operations_the_second_is_a_key_too_many(definition: str) -> None:
    assert codes(definition) == {"R101"}


def test_operations_are_found_by_their_key() -> None:
    assert all(name.removesuffix(" [") in vars(one)["__annotations__"] for name, one in operations().items())
    assert list(operations()) == sorted(operations())
