"""A total over units as a program reads it."""

from __future__ import annotations

from fractions import Fraction

from desk.words.total_words import total_json
from engine.evaluation.totals import UnitsTotal


def test_no_total_is_null() -> None:
    assert total_json(None) is None


def test_an_end_that_is_not_known_is_null_beside_the_other() -> None:
    total = UnitsTotal(Fraction(3), None, 8, 4, 9)
    counts = {"returned": 8, "certain": 4, "units": 9, "applicable": True}
    assert total_json(total) == {"least": 3, "most": None, **counts}
