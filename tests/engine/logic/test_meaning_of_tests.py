from datetime import date
from fractions import Fraction

import pytest

from engine.logic.cells import NEVER, NO_DATE, NOT_APPLICABLE, between, unknown
from engine.logic.meaning import holds
from engine.rulebook.model.conditions import Apart, Known, Moment, Near
from tests.engine.scoring.builders import (
    both,
    compare,
    dollar,
    either,
    facts,
    frame,
    from_,
    is_,
    missing,
    neither,
    parameter,
    so_many,
    up_to,
)

OPS = ("equal", "at_least", "at_most", "more_than", "less_than", "one_of", "none_of")
FRAME = frame()


def ask(condition, **values):
    return holds(condition, facts(**values), FRAME)


@pytest.mark.parametrize(
    ("op", "below", "same", "above"),
    [
        ("equal", False, True, False),
        ("at_least", False, True, True),
        ("at_most", True, True, False),
        ("more_than", False, False, True),
        ("less_than", True, False, False),
        ("one_of", False, True, False),
        ("none_of", True, False, True),
    ],
)
def test_numbers_compare_exactly(op, below, same, above):
    third = Fraction(1, 3)
    found = [
        ask(compare("x", op, third), x=third + step)
        for step in (-Fraction(1, 10**30), 0, Fraction(1, 10**30))
    ]
    assert found == [below, same, above]


def test_dates_and_texts_compare_as_themselves():
    assert ask(from_("x", date(2020, 3, 31)), x=date(2020, 3, 31)) is True
    assert ask(compare("x", "one_of", "Karaoke"), x="karaoke") is False
    assert ask(compare("x", "none_of", "karaoke", "lưu trú"), x="quán bar") is True


@pytest.mark.parametrize("op", OPS)
def test_an_unknown_fact_leaves_every_test_open(op):
    assert ask(compare("x", op, 1), x=missing()) is None


@pytest.mark.parametrize("op", OPS)
@pytest.mark.parametrize("nothing", [NOT_APPLICABLE, NO_DATE])
def test_no_test_holds_on_what_is_not_applicable_or_has_no_date(op, nothing):
    assert ask(compare("x", op, 1), x=nothing) is False


@pytest.mark.parametrize("op", OPS)
def test_never_is_more_than_any_number(op):
    assert ask(compare("x", op, 10**9), x=NEVER) is (op in ("at_least", "more_than", "none_of"))


def test_what_an_unknown_may_still_be_settles_a_test_if_all_agree():
    x = unknown(options=("cao", "rat_cao"))
    assert ask(compare("x", "one_of", "cao", "rat_cao"), x=x) is True
    assert ask(is_("x", "thap"), x=x) is False
    assert ask(is_("x", "cao"), x=x) is None


def test_known_asks_whether_a_field_is_filled_in():
    assert ask(Known("x", True), x=missing()) is False
    assert ask(Known("x", False), x=missing()) is True
    assert ask(Known("x", True), x=0) is True


@pytest.mark.parametrize(("day", "answer"), [(9, False), (10, True), (13, True), (14, False)])
def test_after_within_days_includes_the_same_day_and_the_last(day, answer):
    near = Near("x", True, Moment("field", "y"), Fraction(3))
    assert ask(near, x=date(2020, 5, day), y=date(2020, 5, 10)) is answer


@pytest.mark.parametrize(("day", "answer"), [(6, False), (7, True), (10, True), (11, False)])
def test_before_within_days_looks_the_other_way(day, answer):
    near = Near("x", False, Moment("field", "y"), Fraction(3))
    assert ask(near, x=date(2020, 5, day), y=date(2020, 5, 10)) is answer


def test_without_within_days_after_is_strictly_later_and_before_strictly_earlier():
    end = Moment("period_end")
    assert [ask(Near("x", True, end, None), x=date(2020, 12, day)) for day in (14, 15)] == [False, True]
    assert [ask(Near("x", False, end, None), x=date(2020, 12, day)) for day in (13, 14)] == [True, False]


def test_near_a_blank_field_is_unknown_but_no_date_at_all_is_near_nothing():
    near = Near("x", True, Moment("field", "y"), None)
    assert ask(near, x=date(2020, 5, 1), y=missing()) is None
    assert ask(near, x=missing(), y=date(2020, 5, 1)) is None
    assert ask(near, x=NO_DATE, y=missing()) is False


def test_never_is_later_than_any_day_but_within_no_days_of_one():
    end = Moment("period_end")
    assert ask(Near("x", True, end, None), x=NEVER) is True
    assert ask(Near("x", True, end, Fraction(10**6)), x=NEVER) is False
    assert ask(Near("x", False, end, None), x=NEVER) is False


@pytest.mark.parametrize(("self_score", "answer"), [(75, True), (76, False), (104, False), (105, True)])
def test_apart_looks_to_either_side(self_score, answer):
    assert ask(Apart("x", "score", Fraction(15)), x=self_score, score=90) is answer


@pytest.mark.parametrize(
    ("low", "high", "by", "answer"),
    [
        (80, 100, 0, True),  # nothing lies nearer than nothing
        (80, 100, 1, None),
        (80, 100, 11, False),
        (80, 90, 10, None),
        (70, 80, 10, True),
        (100, 110, 10, True),
        (100, 110, 11, None),
    ],
)
def test_apart_of_a_number_between_two_ends(low, high, by, answer):
    assert (
        ask(Apart("x", "score", Fraction(by)), x=between(Fraction(low), Fraction(high)), score=90) is answer
    )


def test_apart_from_an_unknown_score_is_unknown():
    assert ask(Apart("x", "score", Fraction(15)), x=75, score=missing()) is None
    assert ask(Apart("x", "score", Fraction(15)), x=missing(), score=75) is None
    assert ask(Apart("x", "score", Fraction(15)), x=NOT_APPLICABLE, score=75) is False
    assert ask(Apart("x", "score", Fraction(15)), x=NEVER, score=75) is True


def test_a_blank_in_a_list_of_days_does_not_hide_a_match():
    among = compare("x", "one_of", Moment("field", "y"), date(2020, 5, 1))
    assert ask(among, x=date(2020, 5, 1), y=missing()) is True
    assert ask(among, x=date(2020, 5, 2), y=missing()) is None


YES, NO, OPEN = is_("yes"), is_("no"), is_("open")
OF_EACH = {"yes": True, "no": False, "open": missing()}


@pytest.mark.parametrize(
    ("condition", "answer"),
    [
        (both(YES, YES), True),
        (both(YES, OPEN), None),
        (both(NO, OPEN), False),
        (either(YES, OPEN), True),
        (either(NO, OPEN), None),
        (neither(NO, OPEN), None),
        (neither(YES, OPEN), False),
        (so_many(2, YES, YES, OPEN), True),
        (so_many(2, YES, NO, OPEN), None),
        (so_many(2, NO, NO, OPEN), False),
        (both(), True),
        (either(), False),
    ],
)
def test_conditions_join_after_kleene(condition, answer):
    assert ask(condition, **OF_EACH) is answer


VARYING = parameter("p", (80, is_("border")), 60)


@pytest.mark.parametrize(("x", "answer"), [(59, False), (60, None), (79, None), (80, True)])
def test_a_parameter_with_two_possible_values_is_asked_for_both(x, answer):
    around = frame({"border": missing("B01")}, p=VARYING)
    assert holds(from_("x", dollar("p")), facts(x=x), around) is answer


def test_a_parameter_is_what_the_units_own_field_makes_it():
    assert holds(from_("x", dollar("p")), facts(x=60), frame({"border": False}, p=VARYING)) is True
    assert holds(from_("x", dollar("p")), facts(x=60), frame({"border": True}, p=VARYING)) is False


def test_a_moment_may_hang_on_a_parameter():
    late = compare("x", "less_than", Moment("days_before_end", dollar("p")))
    assert holds(late, facts(x=date(2020, 9, 14)), frame(p=90)) is True
    assert holds(late, facts(x=date(2020, 9, 15)), frame(p=90)) is False
    assert holds(up_to("x", Moment("period_day", (3, 31))), facts(x=date(2020, 3, 31)), frame()) is True
    assert holds(up_to("x", Moment("period_start")), facts(x=date(2019, 12, 15)), frame()) is True


@pytest.mark.parametrize(
    ("test", "answer"),
    [
        (from_("x", 3), True),
        (from_("x", 4), None),
        (from_("x", 6), False),
        (is_("x", 4), None),
        (is_("x", 6), False),
    ],
)
def test_a_number_between_two_ends_answers_what_all_between_them_answer(test, answer):
    assert ask(test, x=between(Fraction(3), Fraction(5))) is answer


def test_an_end_that_is_not_known_settles_nothing_beyond_it():
    at_least_three = between(Fraction(3), None)
    assert ask(from_("x", 3), x=at_least_three) is True
    assert ask(from_("x", 9), x=at_least_three) is None
    assert ask(is_("x", 2), x=at_least_three) is False
