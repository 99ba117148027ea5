from datetime import date
from fractions import Fraction

import pytest

from engine.logic.frame import parameter_values
from engine.rulebook.model.conditions import Moment
from tests.engine.scoring.builders import (
    DAY,
    compare,
    dated,
    either,
    frame,
    is_,
    missing,
    parameter,
    parameter_of,
)


def values(of, unit=None, code="2020"):
    return [int(v) for v in parameter_values(of, frame(unit, code))]


@pytest.mark.parametrize(("code", "value"), [("2019", 60), ("2020", 70), ("2021", 70)])
def test_a_parameter_is_that_of_the_periods_last_day(code, value):
    raised = parameter_of("p", dated(DAY, 60), dated(date(2020, 12, 14), 70))
    assert values(raised, code=code) == [value]


def test_the_first_line_that_holds_gives_the_value():
    three = parameter("p", (90, is_("a")), (80, is_("b")), 60)
    assert values(three, {"a": True, "b": True}) == [90]
    assert values(three, {"a": False, "b": True}) == [80]
    assert values(three, {"a": False, "b": False}) == [60]


def test_every_line_that_could_be_first_gives_a_value():
    three = parameter("p", (90, is_("a")), (80, is_("b")), 60)
    assert values(three, {"a": missing(), "b": True}) == [90, 80]
    assert values(three, {"a": missing(), "b": missing()}) == [90, 80, 60]
    assert values(three, {"a": True, "b": missing()}) == [90]


def test_lines_that_give_the_same_are_one_value():
    same = parameter("p", (60, is_("a")), 60)
    assert values(same, {"a": missing()}) == [60]


def test_conditions_of_parameters_may_join_and_list():
    joined = parameter("p", (80, either(is_("a"), compare("b", "none_of", False))), 60)
    assert values(joined, {"a": missing(), "b": True}) == [80]
    assert values(joined, {"a": missing(), "b": False}) == [80, 60]


@pytest.mark.parametrize(
    ("code", "name", "day"),
    [
        ("2020", "year_return", date(2020, 12, 20)),
        ("2020", "half_year_return", date(2020, 6, 20)),
        ("2020-6T", "year_return", date(2020, 12, 20)),
        ("2020-Q2", "quarter_return", date(2020, 6, 25)),
        ("2020-Q2", "year_return", date(2020, 12, 20)),
        ("2020-Q1", "quarter_return", None),
        ("2020", "quarter_return", None),
    ],
)
def test_due_days_come_from_the_calendar(code, name, day):
    assert frame(code=code).day(Moment("due", name)) == day


def test_days_before_the_end_count_back_from_the_last_day():
    assert frame().days(Moment("days_before_end", Fraction(0))) == (date(2020, 12, 14),)
    assert frame().days(Moment("days_before_end", Fraction(14))) == (date(2020, 11, 30),)
