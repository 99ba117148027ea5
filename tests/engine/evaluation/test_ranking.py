"""One order of ranking, in the table, in JSON and in the public workbook."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from engine.evaluation.ranking import Rank, ranked
from engine.rulebook.model.rulebook import Rules

Row = tuple[str, int, int, str]
Places = Callable[..., list[tuple[int | None, str]]]


@pytest.fixture
def places(shipped_rules: Rules) -> Places:
    book = shipped_rules.rulebooks["healthy_commune"]

    def of(*rows: Row) -> list[tuple[int | None, str]]:
        ranks = [Rank(tuple(bands.split("/")), Fraction(a), Fraction(b), s) for bands, a, b, s in rows]
        return [(place, r.subject) for place, r in ranked(ranks, lambda r: r, book)]

    return of


def test_most_certain_points_first_then_most_possible(places: Places) -> None:
    rows = ("kha", 70, 80, "a"), ("kha", 75, 75, "b"), ("kha", 70, 90, "c")
    assert places(*rows) == [(1, "b"), (2, "c"), (3, "a")]


def test_equal_points_share_a_place_and_the_next_is_counted_on(places: Places) -> None:
    rows = ("kha", 70, 70, "d"), ("kha", 75, 75, "c"), ("trung_binh", 75, 75, "b"), ("tot", 90, 90, "a")
    assert places(*rows) == [(1, "a"), (2, "b"), (2, "c"), (4, "d")]


def test_who_is_not_banded_stands_last_without_a_place(places: Places) -> None:
    rows = ("khong_xep_loai", 99, 99, "a"), ("yeu", 10, 10, "b"), ("kha/khong_xep_loai", 60, 80, "c")
    assert places(*rows) == [(1, "c"), (2, "b"), (None, "a")]
