"""Rows chosen for a count move a figure as far as any so many, held against every set of rows."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import combinations

import pytest

from engine.recheck.worst import MOST_SETS, worst_rows


class Case:
    """A figure over things: each is lost once so many of its rows are in doubt, or row by row."""

    def __init__(self, seed: int) -> None:
        rng = random.Random(seed)
        self.things: list[frozenset[int]] = []
        for size in (rng.choice((1, 1, 2, 3, 4)) for _ in range(rng.randint(1, 4))):
            start = sum(map(len, self.things))
            self.things.append(frozenset(range(start, start + size)))
        self.lost_at = [rng.randint(0, len(thing)) for thing in self.things]  # 0: row by row
        self.worth = [Fraction(rng.choice((1, 1, 2, 5))) for _ in self.things]

    def moved(self, rows: frozenset[int]) -> Fraction:
        return sum(map(self._moved_in, self.things, self.lost_at, self.worth, [rows] * 9), Fraction(0))

    @staticmethod
    def _moved_in(thing: frozenset[int], lost_at: int, worth: Fraction, rows: frozenset[int]) -> Fraction:
        count = len(thing & rows)
        return worth * (count if not lost_at else count >= lost_at)


@pytest.mark.parametrize("seed", range(60))
def test_no_set_of_rows_moves_a_figure_further_than_the_rows_chosen_for_its_count(seed: int) -> None:
    case = Case(seed)
    every = frozenset[int]().union(*case.things)
    worst = worst_rows(case.things, case.moved, Fraction)
    assert len(worst) == len(every) + 1
    for count in range(len(every) + 1):
        most = max(case.moved(frozenset(rows)) for rows in combinations(sorted(every), count))
        assert case.moved(worst[count].rows) == most, count


def test_both_rows_of_one_hamlet_come_before_one_of_each_of_two() -> None:
    hamlets = [frozenset({0, 2}), frozenset({1, 3, 4, 5})]
    worst = worst_rows(hamlets, lambda rows: Fraction(sum(of <= rows for of in hamlets)), Fraction)
    assert worst[2].rows == {0, 2}


def test_a_thing_of_too_many_rows_to_try_stands_whole_for_any_of_them() -> None:
    thing = frozenset(range(12))
    worst = worst_rows([thing], lambda rows: Fraction(len(rows) // 3), Fraction)
    assert MOST_SETS < 66
    assert worst[2].rows == thing


def test_where_one_thing_hides_another_all_rows_stand_for_any_two() -> None:
    """Either of two rows moves the figure by two, and both no further; a third moves it by one more."""
    things = [frozenset({row}) for row in range(3)]

    def moved(rows: frozenset[int]) -> Fraction:
        return Fraction(2 * bool(rows & {0, 1}) + (2 in rows))

    assert worst_rows(things, moved, Fraction)[2].rows == {0, 1, 2}
