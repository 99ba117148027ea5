"""The values that stand for a whole domain: each threshold, one in each gap, and both ways past the ends."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from engine.analysis.samples import cuts_of_points, values_of
from engine.logic.cells import State
from engine.logic.domains import Domain
from engine.rulebook.model.points import AlongNumber
from engine.rulebook.model.types import BAND, DATE, NUMBER, TEXT, YES_NO
from tests.engine.scoring.builders import frame, from_, lines, up_to

F = Fraction


@pytest.mark.parametrize(
    ("domain", "cuts", "values"),
    [
        (Domain(YES_NO), [], [False, True]),
        (Domain(NUMBER), [], [-1, 0, 1]),
        (Domain(NUMBER), [10, 20], [9, 10, 15, 20, 21]),
        (Domain(NUMBER, low=F(0), high=F(100)), [60], [0, 30, 60, 80, 100]),
        (Domain(NUMBER, whole=True, low=F(0)), [2], [0, 1, 2, 3]),
        (Domain(NUMBER, whole=True, low=F(0), high=F(2)), [F(1, 2)], [0, 1, 2]),
        (Domain(DATE), [date(2020, 3, 1)], [date(2020, 2, 29), date(2020, 3, 1), date(2020, 3, 2)]),
        (Domain(BAND, choices=("tot", "kha")), ["kha"], ["tot", "kha"]),
        (Domain(TEXT, choices=("a", "b", "c")), ["b"], ["b", "a"]),
    ],
)
def test_a_value_stands_for_each_stretch_between_thresholds(
    domain: Domain, cuts: list[Any], values: list[Any]
) -> None:
    given = [F(cut) if isinstance(cut, int | F) else cut for cut in cuts]
    assert [cell.value for cell in values_of(domain, given)] == values


def test_what_a_fact_may_be_instead_of_a_value_comes_last() -> None:
    found = values_of(Domain(YES_NO, states=(State.NOT_APPLICABLE,)), ())
    assert [cell.state for cell in found] == [State.KNOWN, State.KNOWN, State.NOT_APPLICABLE]


@pytest.mark.parametrize(
    ("points", "cuts"),
    [
        (lines((10, up_to("x", 2)), (5, from_("x", 7)), 0), {2, 7}),
        (AlongNumber(of="x", full_at=F(60), ends=(Fraction(0), F(10))), {0, 60}),
        (AlongNumber(of="x", full_at=F(60), more_than=F(20), ends=(Fraction(0), F(10))), {0, 20, 60}),
        (AlongNumber(of="x", each=-F(3), ends=(F(1), F(10))), {0, 3}),
        (AlongNumber(of="x", each=F(2), ends=(Fraction(0), F(8))), {0, 4}),
    ],
)
def test_points_turn_where_they_stop_or_change(points: Any, cuts: set[int]) -> None:
    assert cuts_of_points(points, frame(), {}) == {"x": cuts}
