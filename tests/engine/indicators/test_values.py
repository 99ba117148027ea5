"""What a count, sum or day comes to where some of what it is over never came."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.indicators.values import Picked, UnusableRows, value_of
from engine.logic.cells import Ends, Owed
from engine.logic.intervals import added, divided
from engine.rulebook.model.indicators import Selection
from tests.engine.indicators.by_hand import over_records

NEVER_CAME = UnusableRows(("B06",), (), (Owed("B06", "UBND xã", "30985", "2019"),))


@pytest.mark.parametrize("op", ["count", "sum", "count_distinct"])
def test_nothing_found_where_there_may_be_more_is_at_least_nothing(op: str) -> None:
    operation = over_records(op, Selection("case"), None if op == "count" else "suspects")
    cell = value_of(operation, Picked([], []), NEVER_CAME, (None, None), lambda record, path: None)
    assert cell.ends == (Fraction(0), None)
    assert cell.owed == NEVER_CAME.older


def test_none_of_at_least_four_is_none() -> None:
    due: list[Ends] = [(Fraction(4), None), (Fraction(0), None)]  # cases; tips, of which a return never came
    assert divided((Fraction(0), Fraction(0)), added(due), 100) == (Fraction(0), Fraction(0))
