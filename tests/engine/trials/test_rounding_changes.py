"""How a rulebook rounds, changed by one: never finer than a criterion, never coarser than what stands above
it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from engine.rulebook.model.points_asked import least_step
from engine.rulebook.model.rounding import USUAL, Rounding
from engine.rulebook.model.rulebook import Rules
from engine.trials.changes import ROUNDED_SUMS
from engine.trials.mutants import rulebook_mutants

DOWN = replace(USUAL, by="down")


@pytest.mark.parametrize(
    ("decimals", "rounding", "others"),
    [
        (0, USUAL, {"points": [1]}),
        (1, USUAL, {"points": [0, 2]}),
        (2, USUAL, {"points": [1, 3]}),
        (2, DOWN, {"points": [1, 3], "by": ["half_up", "half_even"]}),
        (
            1,
            replace(DOWN, group=1),
            {"points": [2], "by": ["half_up", "half_even"], "group": [None, 0]},
        ),
        (
            2,
            replace(USUAL, total=1),
            {"points": [1, 3], "by": ["half_even", "down"], "total": [None, 0]},
        ),
        (
            3,
            replace(USUAL, group=0, total=1),
            {
                "points": [2, 4],
                "by": ["half_even", "down"],
                "group": [None, 1],
                "total": [None, 0, 2],
            },
        ),
    ],
)
def test_each_word_of_a_rounding_is_changed_by_one(
    shipped_rules: Rules, decimals: int, rounding: Rounding, others: dict[str, list[object]]
) -> None:
    book = replace(shipped_rules.rulebooks["healthy_commune"], points_decimals=decimals, rounding=rounding)
    found: dict[str, list[object]] = {}
    for mutant in rulebook_mutants(shipped_rules, book):
        if mutant.item in ("points", "by", *ROUNDED_SUMS):
            changed = mutant.rules.rulebooks[book.name]
            points = mutant.item == "points"
            now = changed.decimals if points else getattr(changed.rounding, mutant.item)
            assert mutant.after == str(now)
            found.setdefault(mutant.item, []).append(now)
    assert found == others


@pytest.mark.parametrize(
    ("group", "total", "steps"),
    [
        (None, None, {"score": 100, "A.points": 100, "A1.points": 100}),
        (1, None, {"score": 100, "A.points": 10, "A1.points": 100}),
        (None, 0, {"score": 1, "A.points": 100, "A1.points": 100}),
        (0, 1, {"score": 10, "A.points": 1, "A1.points": 100}),
    ],
)
def test_points_change_by_the_least_that_they_are_rounded_to(
    shipped_rules: Rules, group: int | None, total: int | None, steps: dict[str, int]
) -> None:
    rounding = replace(USUAL, group=group, total=total)
    book = replace(shipped_rules.rulebooks["healthy_commune"], rounding=rounding)
    assert {name: least_step(name, book) for name in steps} == {
        n: Fraction(1, part) for n, part in steps.items()
    }


@pytest.mark.parametrize("name", ["healthy_commune", "an_toan_antt", "venue_risk"])
def test_something_is_changed_of_every_item_of_a_rulebook(shipped_rules: Rules, name: str) -> None:
    book = shipped_rules.rulebooks[name]
    begin = [b for b in book.bands if b.from_ and not b.all_met]  # the others begin nowhere, or at 0
    items = (*book.criteria, *book.gates, *begin, *book.signs, *book.streaks)
    changed = {mutant.item for mutant in rulebook_mutants(shipped_rules, book)}
    assert {item.id for item in items} - changed == set()
