"""On which side of a threshold a fact lies, and how near: one step in numbers, one day in days."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from engine.rulebook.model.conditions import Apart, Leaf, Moment, Near
from engine.trials.probes import side_at, turns_of
from tests.engine.scoring.builders import compare, dollar, facts, frame, missing, parameter

SOME = parameter("some", 5)
BEFORE_END = Moment("days_before_end", Fraction(10))
STARTED = Near("x", True, Moment("field", "y"), Fraction(3))


@pytest.mark.parametrize(
    ("leaf", "near", "at", "far"),
    [
        (compare("x", "at_least", 5), 4, 5, 7),
        (compare("x", "less_than", dollar("some")), 4, 5, 3),
        (Apart("x", "y", Fraction(5)), 14, 15, 20),
        (compare("x", "at_least", BEFORE_END), date(2020, 12, 3), date(2020, 12, 4), date(2020, 12, 6)),
        (compare("x", "at_most", Moment("period_end")), date(2020, 12, 13), date(2020, 12, 14), None),
    ],
)
def test_a_fact_lies_a_step_under_a_threshold_on_it_or_out_of_sight(
    leaf: Leaf, near: object, at: object, far: object
) -> None:
    here = frame(some=SOME)
    (turn,) = turns_of(leaf)

    def side(value: object) -> list[str]:
        return list(side_at(leaf, turn, None, facts(x=value, y=10), here))  # type: ignore[arg-type]

    assert (side(near), side(at)) == (["under"], ["at"])
    assert side(missing() if far is None else far) == []


@pytest.mark.parametrize(("day", "side"), [(3, ["under"]), (4, ["at"]), (5, ["over"]), (9, [])])
def test_days_are_counted_from_another_field_of_the_record(day: int, side: list[str]) -> None:
    (within,) = turns_of(STARTED)
    fields = facts(x=date(2020, 1, day), y=date(2020, 1, 1))
    assert list(side_at(STARTED, within, None, fields, frame())) == side
    assert not list(side_at(STARTED, within, None, facts(x=date(2020, 1, day), y=missing()), frame()))


def test_a_value_of_a_parameter_that_is_not_in_force_has_no_side() -> None:
    leaf = compare("x", "at_least", dollar("some"))
    (turn,) = turns_of(leaf)
    assert list(side_at(leaf, turn, Fraction(5), facts(x=5), frame(some=SOME))) == ["at"]
    assert not list(side_at(leaf, turn, Fraction(4), facts(x=4), frame(some=SOME)))


def test_another_field_of_a_record_is_no_threshold() -> None:
    assert turns_of(compare("x", "at_least", Moment("field", "y"))) == ()
