"""A venue's row is that of the period's own returns, of two the one it says it lies in, else the latest
earlier one."""

from __future__ import annotations

from typing import Any

import pytest

from engine.indicators.registry import Registry
from facts.standing import Record, Source, Standing
from tests.facts.builders import calendar

ID = "30985-CS-001"


def told(by: str, period: str, lies_in: str = "30985") -> tuple[tuple[str, str, str], tuple[Record, ...]]:
    values: dict[str, Any] = {"id": ID, "unit_code": lies_in}
    record = Record("venue", (ID,), by, period, "UBND xã", values, Source(f"{by}-{period}.xlsx", "B02", 5))
    return ("venue", by, period), (record,)


@pytest.mark.parametrize(
    ("returns", "file"),
    [
        ([told("30985", "2020")], "30985-2020"),
        ([told("30985", "2019"), told("30985", "2020")], "30985-2020"),
        ([told("30985", "2018"), told("30985", "2019")], "30985-2019"),
        ([told("30985", "2020"), told("30985", "2021")], "30985-2020"),
        ([told("30985", "2020"), told("30988", "2020")], "30985-2020"),
        ([told("30985", "2020", "30988"), told("30988", "2020", "30988")], "30988-2020"),
        ([told("30988", "2020"), told("30985", "2020")], "30985-2020"),
        ([told("30985", "2020", "30991"), told("30988", "2020", "30991")], "30985-2020"),
    ],
)
def test_which_row_of_a_venue_counts(returns: list[Any], file: str) -> None:
    period = calendar().period("2020")
    assert period is not None
    registry = Registry(Standing(registers=dict(returns)), calendar(), period)
    assert registry.venues[ID].source.file == f"{file}.xlsx"


def test_what_only_a_later_period_tells_is_not_known_yet() -> None:
    period = calendar().period("2020")
    assert period is not None
    assert not Registry(Standing(registers=dict([told("30985", "2021")])), calendar(), period).venues
