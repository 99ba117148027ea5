"""Points along a number lie on a straight line between two ends."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.rulebook.model.points import AlongNumber, StraightLine

F = Fraction
RISING = AlongNumber(of="x", full_at=F(60), ends=(Fraction(0), F(9))).line(F(60))
FALLING = AlongNumber(of="x", each=-F(2), ends=(F(0), F(5))).line()
LATE = AlongNumber(of="x", more_than=F(50), full_at=F(80), ends=(F(1), F(7))).line(F(80))
LENIENT = AlongNumber(of="x", more_than=F(5), each=-F(1, 2), ends=(F(0), F(3))).line()
LIMITED = AlongNumber(of="x", each=F(3), ends=(Fraction(0), F(7))).line()


@pytest.mark.parametrize(
    ("line", "points"),
    [
        (RISING, {-1: 0, 0: 0, 20: 3, 60: 9, 61: 9}),
        (FALLING, {-1: 5, 0: 5, 1: 3, 3: 0, 99: 0}),
        (LATE, {-1: 1, 0: 1, 50: 1, 55: 2, 79: F(34, 5), 80: 7, 99: 7}),
        (LENIENT, {-1: 3, 0: 3, 5: 3, 6: F(5, 2), 11: 0, 12: 0}),
        (LIMITED, {-1: 0, 0: 0, 2: 6, 3: 7}),
    ],
)
def test_a_number_gives_points_between_both_ends(
    line: StraightLine, points: dict[int, Fraction | int]
) -> None:
    assert {n: line.at(F(n)) for n in points} == points
    assert line.at_zero == line.at(F(0))


@pytest.mark.parametrize(
    ("line", "end"),
    [(RISING, F(60)), (FALLING, F(5, 2)), (LIMITED, F(7, 3)), (LATE, F(80)), (LENIENT, F(11))],
)
def test_points_change_up_to_the_end_and_no_further(line: StraightLine, end: Fraction) -> None:
    assert line.end == end
    assert line.at(end - F(1, 100)) != line.at(end) == line.at(end + 1) == line.at_infinity


@pytest.mark.parametrize(("line", "begin"), [(RISING, 0), (FALLING, 0), (LATE, 50), (LENIENT, 5)])
def test_points_change_from_the_beginning_on(line: StraightLine, begin: int) -> None:
    assert line.begin == begin
    assert line.at(F(begin) + F(1, 100)) != line.at(F(begin)) == line.at_zero


def test_what_never_changes_has_no_end() -> None:
    flat = AlongNumber(of="x", each=F(0), ends=(F(5), F(8))).line()
    assert (flat.end, flat.at_zero, flat.at_infinity, flat.at(F(8))) == (None, 5, 5, 5)


def test_a_share_of_nothing_is_given_at_once_where_it_is_reached() -> None:
    at_once = AlongNumber(of="x", full_at=F(0), ends=(Fraction(0), F(9))).line(F(0))
    assert [at_once.at(F(n)) for n in (-1, 0, 1)] == [0, 9, 9]
    assert (at_once.end, at_once.at_zero, at_once.at_infinity) == (0, 0, 9)
