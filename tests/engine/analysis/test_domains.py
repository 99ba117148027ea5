"""Between what values facts of points lie."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.analysis.domains import Domains
from engine.indicators.operations.declared_cell import DeclaredCell
from engine.rulebook.plain import rules_from_objects
from tests.conformance.suite import BOOK, criterion, files_of


@pytest.mark.parametrize(
    ("ends", "points", "share"),
    [
        ((8, 0), (0, 8), (0, 100)),
        ((8, -2), (-2, 8), (-25, 100)),
        ((0, -5), (-5, 0), (-5, 0)),  # of no points at all there is no share: points stay as they are
    ],
)
def test_points_lie_between_the_least_and_the_most_and_shares_likewise(
    ends: tuple[int, int], points: tuple[int, int], share: tuple[int, int]
) -> None:
    by_count = {"of": "x", "each": -1, "ends": [ends[1], ends[0]]}
    rules = rules_from_objects(files_of({"x": "number"}, criteria=[criterion("A1", by_count)]))
    domains = Domains(rules, rules.rulebooks[BOOK])
    for name, there in (("A1.points", points), ("A1.share", share)):
        assert (domains[name].low, domains[name].high) == tuple(map(Fraction, there))


@pytest.mark.parametrize(
    ("part", "whole", "surely"),
    [
        (("a", "number"), ("a", "of"), True),
        (("a", "of"), ("a", "number"), False),
        (("a", "number"), ("b", "of"), False),
        (("a", "answer"), ("a", "of"), False),
        (("a", "number"), ("a", "number"), False),
    ],
)
def test_only_how_many_is_surely_no_more_than_of_how_many_of_the_same_question(
    part: tuple[str, str], whole: tuple[str, str], surely: bool
) -> None:
    one, other = (DeclaredCell(vi="", item=item, field=field) for item, field in (part, whole))
    assert one.is_part_of(other) is surely
