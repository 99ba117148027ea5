"""How a rulebook rounds, changed by one: never finer than a criterion, never coarser than what stands above it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.rulebook.model.rounding import USUAL, Rounding
from engine.rulebook.model.rulebook import Rules
from engine.trials.rounding_changes import other_roundings

DOWN = replace(USUAL, by="down")


@pytest.mark.parametrize(
    ("decimals", "rounding", "others"),
    [
        (0, USUAL, {"points_decimals": [1]}),
        (1, USUAL, {"points_decimals": [0, 2]}),
        (2, USUAL, {"points_decimals": [1, 3]}),
        (2, DOWN, {"points_decimals": [1, 3], "by": ["half_up", "half_even"]}),
        (1, replace(DOWN, group_decimals=1), {"points_decimals": [2], "by": ["half_up", "half_even"], "group_decimals": [None, 0]}),
        (2, replace(USUAL, total_decimals=1), {"points_decimals": [1, 3], "by": ["half_even", "down"], "total_decimals": [None, 0]}),
        (3, replace(USUAL, group_decimals=0, total_decimals=1), {"points_decimals": [2, 4], "by": ["half_even", "down"], "group_decimals": [None, 1], "total_decimals": [None, 0, 2]}),
    ],
)  # fmt: skip
def test_each_word_of_a_rounding_is_changed_by_one(
    shipped_rules: Rules, decimals: int, rounding: Rounding, others: dict[str, list[object]]
) -> None:
    book = replace(shipped_rules.rulebooks["healthy_commune"], decimals=decimals, rounding=rounding)
    found: dict[str, list[object]] = {}
    for key, _, after, changed in other_roundings(book):
        now = changed.decimals if key == "points_decimals" else getattr(changed.rounding, key)
        assert now == after
        found.setdefault(key, []).append(after)
    assert found == others
