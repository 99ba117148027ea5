"""Small neighbourhoods go to the engine together, and none is lost on the way."""

from __future__ import annotations

from engine.follow_up.neighbourhoods import BATCH, batches


def test_a_batch_is_filled_up_before_the_next_begins() -> None:
    full = tuple(f"a{n}" for n in range(BATCH))
    assert list(batches([full, ("b", "c"), ("d",)])) == [full, ("b", "c", "d")]
    assert list(batches([full[1:], ("b",), ("c",)])) == [(*full[1:], "b"), ("c",)]


def test_a_neighbourhood_larger_than_a_batch_stays_whole() -> None:
    large = tuple(f"a{n}" for n in range(BATCH + 1))
    assert list(batches([("b",), large])) == [("b",), large]


def test_of_nothing_comes_no_batch() -> None:
    assert list(batches([])) == []
