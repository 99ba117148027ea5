"""Between what values facts of points lie."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.analysis.domains import Domains
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
    by_count = {"from": ends[0], "minus": 1, "for_each": "x", "at_least": ends[1]}
    rules = rules_from_objects(files_of({"x": "number"}, criteria=[criterion("A1", by_count)]))
    domains = Domains(rules, rules.rulebooks[BOOK])
    for name, there in (("A1.points", points), ("A1.share", share)):
        assert (domains[name].low, domains[name].high) == tuple(map(Fraction, there))
