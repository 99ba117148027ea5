"""The recheck that the bench plays: it stops as the product does."""

from __future__ import annotations

from benchmarks.recheck import recheck


def test_a_band_falls_where_a_row_that_carries_the_margin_was_seen_to_be_false() -> None:
    stakes, margin, right = [10] * 30 + [100], 100, [*range(28)] * 4
    assert recheck(right, stakes, margin, frozenset({30})) == (True, 12)
    assert recheck([30, *right], stakes, margin, frozenset({30})) == (False, 12)  # no further draw helps


def test_where_all_rows_were_seen_nothing_is_left_to_chance() -> None:
    few = [10, 10, 80]
    assert recheck([0, 1, 2] * 9, few, 60, frozenset({0, 1})) == (True, 3)
    assert recheck([0, 1, 2] * 9, few, 60, frozenset({2})) == (False, 3)
