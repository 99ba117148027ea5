"""Rows that change nothing by themselves stand in doubt beside whatever is measured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import chain, combinations
from types import SimpleNamespace

import pytest

from engine.logic.cells import Cell, between
from engine.recheck.figures import Figure, FiguresInDoubt
from engine.recheck.stakes import Claims

Rows = frozenset[int]
VENUE = {0: "V1", 1: "V2", 2: "V1"}  # rows 0 and 1 are inspections, row 2 an idle commitment


class TwoFigures(FiguresInDoubt):
    """Inspections; and venues that fail two tests, of which an inspection and a commitment open one each."""

    def __init__(self, tests_failed: Iterable[Rows]) -> None:
        self.tests_failed = list(tests_failed)

    def _cell(self, figure: str, rows: Rows) -> Cell:
        if figure == "inspections":
            return between(Fraction(2 - len(rows & {0, 1})), Fraction(2))
        return between(Fraction(0), Fraction(sum(test <= rows for test in self.tests_failed)))

    def things(self, figure: str, rows: Rows) -> list[Rows]:
        by_venue = figure == "failing"
        of = {VENUE[place] if by_venue else str(place) for place in rows}
        return [
            frozenset(p for p in rows if (VENUE[p] if by_venue else str(p)) == name) for name in sorted(of)
        ]


class TwoClaims(Claims):
    """A point for each inspection, and five off for each venue that may pass."""

    def __init__(self, figures: TwoFigures) -> None:
        self.__dict__["figures"] = figures
        self.__dict__["_not_looked_at"] = {"A1": frozenset()}
        kinds = ("inspection", "inspection", "commitment")
        self.__dict__["items"] = [SimpleNamespace(record=SimpleNamespace(kind=kind)) for kind in kinds]

    def _loss(self, name: str, places: Rows) -> Fraction:
        inspections, failing = (
            self.figures._cell(figure, places).ends for figure in ("inspections", "failing")
        )
        assert isinstance(inspections[0], Fraction)
        assert isinstance(failing[1], Fraction)
        return 2 - inspections[0] + 5 * failing[1]

    def stakes(self) -> Mapping[int, Fraction]:
        figures = [Figure("inspections", frozenset({0, 1})), Figure("failing", frozenset())]
        return self._stakes_in("A1", figures)


@pytest.mark.parametrize(
    "tests_failed",
    [[{0, 2}], [{1, 2}], [{0, 2}, {1, 2}], [{0, 1, 2}], [{0, 1}, {0, 2}]],
    ids=str,
)
def test_rows_that_move_a_figure_only_beside_an_idle_one_carry_what_they_cost(
    tests_failed: Iterable[Iterable[int]],
) -> None:
    claims = TwoClaims(TwoFigures(map(frozenset, tests_failed)))
    stakes = claims.stakes()
    for rows in chain.from_iterable(combinations(range(3), count) for count in range(4)):
        carried = sum((stakes.get(place, Fraction(0)) for place in rows), Fraction(0))
        assert claims._loss("A1", frozenset(rows)) <= carried, rows
