"""Each small change of a part of the rules says what stood there and what stands there now."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest

from engine.rulebook.model.conditions import AnyPart, Apart, Condition, Known, Moment, Near
from engine.rulebook.model.rulebook import Rules
from engine.trials.changes import CHANGES, ChangeContext, changes_of
from tests.engine.scoring.builders import both, compare, either, from_, is_, neither, so_many

END = Moment("period_end")


@pytest.mark.parametrize(
    ("condition", "changes"),
    [
        (
            from_("x", 2),
            ["x at_least → x more_than", "x at_least 2 → x at_least 1", "x at_least 2 → x at_least 3"],
        ),
        (from_("x", 0), ["x at_least → x more_than", "x at_least 0 → x at_least 1"]),
        (is_("x"), ["x: yes → x: no"]),
        (
            is_("x", 1),
            ["x equal → x at_least", "x equal → x at_most", "x equal 1 → x equal 0", "x equal 1 → x equal 2"],
        ),
        (is_("x", "bar"), ["x equal bar → x none_of bar"]),
        (
            compare("x", "one_of", "a", "b"),
            ["x one_of → x none_of", "x one_of [a, …] → x one_of […]", "x one_of [b, …] → x one_of […]"],
        ),
        (Known("x", True), ["x known: True → known: False"]),
        (
            Near("x", True, END, Fraction(1)),
            ["x after → x before", "x within_days 1 → x within_days 0", "x within_days 1 → x within_days 2"],
        ),
        (Near("x", False, END, None), ["x before → x after"]),
        (Apart("x", "score", Fraction(5)), ["by 5 → by 4", "by 5 → by 6"]),
        (both(is_("x"), is_("y")), ["all → any", "x: yes → x: no", "y: yes → y: no"]),
        (
            either(is_("x"), neither(is_("y"))),
            ["any → all", "x: yes → x: no", "2.none → 2.any", "2.y: yes → 2.y: no"],
        ),
        (
            so_many(2, is_("x"), is_("y"), is_("z")),
            [
                "at_least 2 of → at_least 1 of",
                "at_least 2 of → at_least 3 of",
                "x: yes → x: no",
                "y: yes → y: no",
                "z: yes → z: no",
            ],
        ),
        (
            so_many(1, is_("x"), is_("y")),
            ["at_least 1 of → at_least 2 of", "x: yes → x: no", "y: yes → y: no"],
        ),
    ],
)
def test_each_change_is_named_by_what_it_was_and_is(
    shipped_rules: Rules, condition: Condition, changes: list[str]
) -> None:
    found = list(changes_of(condition, ChangeContext(shipped_rules)))
    assert [f"{c.before} → {c.after}" for c in found] == changes
    assert all(c.part != condition for c in found)


def test_each_class_of_a_condition_is_changed() -> None:
    """A new kind of test without changes would be taken for one that scenarios notice."""
    assert {*get_args(Condition), AnyPart} <= CHANGES.keys()
