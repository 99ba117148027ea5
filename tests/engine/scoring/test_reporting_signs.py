from fractions import Fraction

import pytest

from engine.rulebook.model.conditions import Apart
from engine.scoring.oracle import scored
from engine.scoring.signs import sign_in
from tests.engine.scoring.builders import (
    both,
    compare,
    criterion,
    dollar,
    either,
    facts,
    frame,
    from_,
    is_,
    lines,
    missing,
    parameter,
    rulebook,
    sign,
)


def stands(when, low=90, high=90, around=None, **values):
    """Ask a sign where the score lies between `low` and `high`."""
    found = facts(open=missing(), **values)
    around = around or frame()
    result = scored(rulebook(criterion("A1", lines((high, is_("open")), low))), found, around)
    return sign_in(sign(when), (result.low, result.high), found, around)


def test_a_sign_is_a_test_like_any_other():
    quiet = both(from_("venues", 1), is_("inspections", 0))
    assert stands(quiet, venues=2, inspections=0) is True
    assert stands(quiet, venues=2, inspections=1) is False
    assert stands(quiet, venues=2, inspections=missing()) is None


@pytest.mark.parametrize(
    ("low", "high", "answer"), [(100, 100, True), (99, 99, False), (90, 99, False), (90, 100, None)]
)
def test_a_score_asked_for_exactly_is_unknown_while_it_may_still_be_so(low, high, answer):
    assert stands(is_("score", 100), low, high) is answer


def test_a_score_between_its_ends_counts_too():
    assert stands(is_("score", 95), 90, 100) is None
    assert stands(compare("score", "none_of", 90, 100), 90, 100) is None
    assert stands(from_("score", 90), 90, 100) is True
    assert stands(compare("score", "more_than", 90), 90, 100) is None


def test_a_score_is_tried_at_each_threshold_between_its_ends():
    gap = either(compare("score", "less_than", 97), compare("score", "more_than", 98))
    assert stands(gap, 90, 100) is None  # both ends and the middle fit, 97.5 does not
    assert stands(gap, 90, 96) is True


def test_tests_on_one_score_are_asked_together():
    assert stands(either(from_("score", 95), compare("score", "less_than", 95)), 90, 100) is True
    assert stands(both(from_("score", 96), compare("score", "less_than", 94)), 90, 100) is False


FAR = Apart("self_total", "score", dollar("far"))


@pytest.mark.parametrize(
    ("self_total", "low", "high", "answer"),
    [
        (75, 90, 90, True),
        (76, 90, 90, False),
        (105, 80, 90, True),
        (104, 80, 90, None),
        (85, 80, 90, False),
        (85, 60, 110, None),
        (85, 70, 100, None),
        (85, 71, 99, False),
    ],
)
def test_a_self_score_is_far_only_if_far_from_every_score_still_possible(self_total, low, high, answer):
    assert stands(FAR, low, high, frame(far=15), self_total=self_total) is answer


def test_a_stretch_of_scores_between_two_tests_is_not_overlooked():
    far_but_low = both(FAR, compare("score", "less_than", 70))
    assert stands(far_but_low, 50, 90, frame(far=15), self_total=50) is None


def test_a_distance_that_varies_by_an_unknown_field_of_the_unit_is_asked_for_each():
    around = frame({"border": missing()}, far=parameter("far", (20, is_("border")), 10))
    assert [stands(FAR, around=around, self_total=s) for s in (70, 75, 81)] == [True, None, False]


def test_an_unknown_self_score_leaves_the_sign_open():
    assert stands(FAR, around=frame(far=15), self_total=missing()) is None


def test_signs_change_no_points():
    book = rulebook(criterion("A1", lines(50)), signs=(sign(is_("a")),))
    assert scored(book, facts(), frame()).low == Fraction(50)
