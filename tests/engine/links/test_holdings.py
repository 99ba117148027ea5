"""How many have a value is counted right, however few subjects there are."""

from __future__ import annotations

from datetime import date

import pytest

from engine.links.holdings import holdings_of
from engine.links.statements import RowRef, Statement

TELLERS = frozenset({("registry", "30985", "")})


def has(subject: str, value: str) -> Statement:
    row = RowRef("B02", subject, f"B02 {subject}", ())
    return Statement(subject, "phone", value, row, TELLERS, date(2020, 12, 31), None, 1.0)


@pytest.mark.parametrize(
    ("said", "holders"),
    [
        ([], {}),
        ([has("a", "u")], {"u": 1}),
        ([has("a", "u"), has("a", "v")], {"u": 1, "v": 1}),
        ([has("a", "u"), has("a", "u"), has("b", "v")], {"u": 1, "v": 1}),
        ([has("a", "u"), has("b", "u"), has("c", "u"), has("c", "v")], {"u": 3, "v": 1}),
    ],
)
def test_holders_are_counted_once_each(said: list[Statement], holders: dict[str, int]) -> None:
    told = holdings_of(said)
    assert {value: n for (_, value), n in zip(told.values, told.holders.tolist(), strict=True)} == holders
