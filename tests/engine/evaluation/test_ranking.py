"""One order of ranking, in the table, in JSON and in the public workbook."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from engine.evaluation.ranking import Places, RankedBy, ranked
from engine.rulebook.model.rulebook import Rules

Row = tuple[str, int, int, str]
Ranking = Callable[..., list[tuple[object, str]]]


@pytest.fixture
def places(shipped_rules: Rules) -> Ranking:
    book = shipped_rules.rulebooks["healthy_commune"]

    def of(*rows: Row) -> list[tuple[object, str]]:
        ranks = [RankedBy(tuple(bands.split("/")), Fraction(a), Fraction(b), s) for bands, a, b, s in rows]
        return [(shown(found), r.subject) for found, r in ranked(ranks, lambda r: r, book)]

    return of


def shown(found: Places | None) -> object:
    if found is None:
        return None
    return found.first if found.first == found.last else (found.first, found.last)


def test_points_that_overlap_share_places_most_certain_first(places: Ranking) -> None:
    rows = ("kha", 70, 80, "a"), ("kha", 75, 75, "b"), ("kha", 60, 71, "d"), ("kha", 70, 90, "c")
    assert places(*rows) == [((1, 3), "b"), ((1, 4), "c"), ((1, 4), "a"), ((2, 4), "d")]


def test_a_better_band_stands_above_more_points(places: Ranking) -> None:
    rows = ("trung_binh", 92, 92, "a"), ("kha", 71, 71, "b"), ("tot", 90, 90, "c")
    assert places(*rows) == [(1, "c"), (2, "b"), (3, "a")]


def test_an_open_band_shares_the_places_of_those_it_may_stand_above(places: Ranking) -> None:
    rows = ("tot/kha", 87, 91, "a"), ("kha", 86, 86, "b"), ("kha", 88, 88, "c"), ("yeu", 20, 40, "d")
    assert places(*rows) == [((1, 2), "a"), ((1, 2), "c"), (3, "b"), (4, "d")]


def test_equal_points_share_a_place_and_the_next_is_counted_on(places: Ranking) -> None:
    rows = ("kha", 70, 70, "d"), ("kha", 75, 75, "c"), ("kha", 75, 75, "b"), ("tot", 90, 90, "a")
    assert places(*rows) == [(1, "a"), (2, "b"), (2, "c"), (4, "d")]


def test_who_is_not_banded_stands_last_without_a_place(places: Ranking) -> None:
    rows = ("khong_xep_loai", 99, 99, "a"), ("yeu", 10, 10, "b"), ("kha/khong_xep_loai", 60, 80, "c")
    assert places(*rows) == [((1, 2), "c"), ((1, 2), "b"), (None, "a")]
