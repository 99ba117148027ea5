"""What follow-up rules are told of a run's points: more than nothing is fulfilled, exactly nothing is not."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from desk.runs.follow_up import SCHEMA, found_in
from engine.follow_up.facts import BandOrFinding
from engine.follow_up.fitting import PatternsAsked
from engine.logic.cells import Owed
from engine.logic.kleene import Kleene

HEAD: dict[str, Any] = {"rulebook": "book", "subject": "31003"}


class Everything(PatternsAsked):
    """Rules that ask about every result."""

    def __init__(self) -> None:
        pass

    def of(self, rulebook: str, kind: str, id_: str = "") -> bool:
        return True


def criterion(low: int, high: int) -> BandOrFinding:
    """Return what is said of a criterion with these points, in a run that lacks one form."""
    tables = {
        "scores": pl.DataFrame([{**HEAD, "unit": "31003", "period": "2020", "bands": ["tot"]}]),
        "points": pl.DataFrame([{**HEAD, "criterion": "A1", "low": low, "high": high}]),
        "findings": pl.DataFrame(
            schema=dict.fromkeys(("rulebook", "subject", "kind", "id", "answer"), pl.String)
        ),
        "needs": pl.DataFrame(
            [
                {
                    **HEAD,
                    "form": "B08",
                    "office": "UBND xã",
                    "unit": "31003",
                    "owed_period": "2020",
                    "field": "",
                    "row": "",
                }
            ]
        ),
        "bands_before": pl.DataFrame(schema=SCHEMA),
    }
    return next(found for found in found_in(tables, Everything()) if found.kind == "criterion")


@pytest.mark.parametrize(
    ("low", "high", "fulfilled"),
    [(0, 0, False), (1, 1, True), (1, 1000, True), (0, 1, None), (0, 1000, None)],
)
def test_a_criterion_is_fulfilled_by_more_than_nothing(low: int, high: int, fulfilled: Kleene) -> None:
    cell = criterion(low, high).value
    assert (cell.value if cell.known else None) is fulfilled


def test_what_is_open_says_what_is_owed() -> None:
    assert criterion(0, 1).value.owed == (Owed("B08", "UBND xã", "31003", "2020", "", ""),)
    assert criterion(0, 0).value.owed == ()
