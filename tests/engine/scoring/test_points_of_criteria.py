from fractions import Fraction

import pytest

from engine.logic.cells import NEVER, NO_DATE, NOT_APPLICABLE, unknown
from engine.rulebook.model.points import AlongNumber
from engine.rulebook.model.rounding import rounded, whole
from engine.scoring.points import scored_criterion
from tests.engine.scoring.builders import (
    criterion,
    dollar,
    facts,
    frame,
    is_,
    lines,
    missing,
    parameter,
    rulebook,
    up_to,
)

F = Fraction


def points(of, applies_when=None, around=None, total=100, decimals=2, **values):
    made = criterion("A1", of, applies_when)
    book = rulebook(made, total=total, decimals=decimals)
    return scored_criterion(made, book, facts(**values), around or frame())


def ends(found):
    return (found.low, found.high)


HOTSPOTS = lines((10, is_("active", 0)), (4, up_to("active", 1)), 0)


@pytest.mark.parametrize(("active", "given"), [(0, 10), (1, 4), (2, 0)])
def test_the_first_line_that_holds_gives_the_points(active, given):
    assert ends(points(HOTSPOTS, active=active)) == (given, given)


def test_where_no_line_holds_nothing_is_given():
    found = points(lines((4, is_("a"))), a=False)
    assert (*ends(found), found.lines) == (0, 0, (None,))


def test_every_line_that_could_be_first_counts():
    either = lines((10, is_("a")), (6, is_("b")), (1, is_("c")), 0)
    found = points(either, a=missing(), b=missing(), c=True)
    assert (*ends(found), found.lines) == (1, 10, (0, 1, 2))


def test_a_line_that_surely_holds_hides_those_after_it():
    found = points(lines((3, is_("a")), (2, is_("b")), (9, is_("c"))), a=missing(), b=True, c=missing())
    assert ends(found) == (2, 3)


def test_a_line_that_surely_fails_leaves_the_others():
    assert ends(points(lines((3, is_("a")), (2, is_("b"))), a=False, b=missing())) == (0, 2)


SHARE = AlongNumber(of="x", full_at=F(60), ends=(Fraction(0), F(9)))


@pytest.mark.parametrize(("x", "given"), [(-5, 0), (0, 0), (30, F("4.5")), (F(100, 3), 5), (60, 9), (100, 9)])
def test_proportion_gives_the_share_between_nothing_and_all(x, given):
    assert ends(points(SHARE, x=x)) == (given, given)


@pytest.mark.parametrize(
    ("x", "low", "high"), [(missing(), 0, 9), (NOT_APPLICABLE, 9, 9), (NO_DATE, 0, 0), (NEVER, 9, 9)]
)
def test_proportion_to_what_is_no_number(x, low, high):
    assert ends(points(SHARE, x=x)) == (low, high)


def test_nothing_to_divide_by_gives_nothing_where_points_have_no_total():
    assert ends(points(SHARE, total=None, x=NOT_APPLICABLE)) == (0, 0)


def test_nothing_to_divide_by_means_it_does_not_apply():
    assert points(SHARE, x=NOT_APPLICABLE).applies is False
    assert points(SHARE, applies_when=is_("a"), x=NOT_APPLICABLE, a=missing()).applies is False
    assert points(SHARE, x=missing()).applies is True


def test_proportion_up_to_a_parameter_takes_each_of_its_values():
    around = frame({"border": missing()}, p=parameter("p", (80, is_("border")), 60))
    assert ends(
        points(AlongNumber(of="x", full_at=dollar("p"), ends=(Fraction(0), F(9))), around=around, x=30)
    ) == (F("3.38"), F("4.5"))


def test_full_points_at_nought_never_divide():
    zero = AlongNumber(of="x", full_at=dollar("p"), ends=(Fraction(0), F(9)))
    found = [ends(points(zero, around=frame(p=0), x=x)) for x in (-1, 0, 1)]
    assert found == [(0, 0), (9, 9), (9, 9)]


@pytest.mark.parametrize(("full", "x"), [(1, F(1, 2)), (F(1, 2), F(1, 4))])
def test_full_points_at_one_or_less_are_still_shared_out(full, x):
    assert ends(
        points(AlongNumber(of="x", full_at=dollar("p"), ends=(Fraction(0), F(9))), around=frame(p=full), x=x)
    ) == (F("4.5"), F("4.5"))


LOSS = AlongNumber(of="x", each=-F("2.5"), ends=(F(1), F(5)))
RISK = AlongNumber(of="x", each=F(15), ends=(Fraction(0), F(45)))


@pytest.mark.parametrize(
    ("x", "given"), [(-1, 5), (0, 5), (1, F("2.5")), (F(1, 2), F("3.75")), (2, 1), (10**20, 1)]
)
def test_minus_takes_off_for_each_down_to_a_floor(x, given):
    assert ends(points(LOSS, x=x)) == (given, given)


@pytest.mark.parametrize(("x", "given"), [(-1, 0), (0, 0), (1, 15), (3, 45), (4, 45), (10**20, 45)])
def test_plus_adds_for_each_up_to_a_ceiling(x, given):
    assert ends(points(RISK, total=None, x=x)) == (given, given)


@pytest.mark.parametrize(
    ("of", "x", "low", "high"),
    [
        (LOSS, missing(), 1, 5),
        (LOSS, NO_DATE, 5, 5),
        (LOSS, NEVER, 1, 1),
        (RISK, missing(), 0, 45),
        (RISK, NO_DATE, 0, 0),
        (RISK, NEVER, 45, 45),
        (AlongNumber(of="x", each=F(0), ends=(F(5), F(8))), missing(), 5, 8),
    ],
)
def test_for_each_of_no_number_goes_to_one_end_or_both(of, x, low, high):
    assert ends(points(of, x=x)) == (low, high)


def test_for_each_of_the_unknown_may_turn_out_not_to_apply():
    assert ends(points(LOSS, total=None, x=missing())) == (0, 5)
    assert ends(points(RISK, total=None, x=missing())) == (0, 45)


def test_for_each_of_what_is_not_applicable_does_not_apply():
    assert [ends(points(LOSS, total=total, x=NOT_APPLICABLE)) for total in (100, None)] == [(5, 5), (0, 0)]


CLUB = lines((3, is_("club")), 1)


def test_what_does_not_apply_gives_full_points_or_nothing_without_a_total():
    found = [points(CLUB, is_("assigned"), total=t, assigned=False, club=False) for t in (100, None)]
    assert [ends(f) for f in found] == [(3, 3), (0, 0)]
    assert [(f.applies, f.lines) for f in found] == [(False, ()), (False, ())]


def test_what_may_or_may_not_apply_joins_both_cases():
    found = [
        ends(points(CLUB, is_("assigned"), total=t, assigned=missing(), club=False)) for t in (100, None)
    ]
    assert found == [(1, 3), (0, 1)]


@pytest.mark.parametrize(("decimals", "given"), [(0, 3), (1, F("2.5")), (2, F("2.50")), (4, F("2.5"))])
def test_points_are_rounded_half_up_to_the_rulebooks_decimals(decimals, given):
    assert ends(
        points(AlongNumber(of="x", full_at=F(2), ends=(Fraction(0), F(5))), decimals=decimals, x=1)
    ) == (given, given)


def test_rounding_is_half_up_and_once():
    assert [whole(F(n, 2)) for n in range(-3, 4)] == [-1, -1, 0, 0, 1, 1, 2]
    assert rounded(F("2.4449"), 1) == F("2.4")
    assert rounded(F(2, 3), 4) == F("0.6667")


def test_a_band_of_another_rulebook_settles_only_if_all_it_may_be_agree():
    worst = lines((5, is_("venue_risk.band", "cao")), 0)
    maybe = unknown(options=("rat_cao", "cao"))
    assert ends(points(worst, venue_risk__band=maybe)) == (0, 5)
    assert ends(points(lines((5, is_("venue_risk.band", "thap")), 0), venue_risk__band=maybe)) == (0, 0)
