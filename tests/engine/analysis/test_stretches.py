"""A finding is told once for each run of days it stands on: since when, and to the day before the first
period it no longer does."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from engine.analysis.subject import Finding, over_stretches
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.places import Place

YEARS = (2016, 2018, 2020, 2022)


def asked(year: int, *codes: str) -> Any:
    """Return what is found of a rulebook as it is for periods that end in December of a year, and began the
    December before."""
    period = SimpleNamespace(start=date(year - 1, 12, 15))
    regime = SimpleNamespace(day=date(year, 12, 14), frame=SimpleNamespace(period=period))
    return (regime,), [Finding(Fault(code, Place("a.yaml", 1, 1), {"id": "A1"}), "book") for code in codes]


def days(*spans: tuple[int, int | None]) -> list[tuple[date, date | None]]:
    return [
        (date(since, 12, 14), None if until is None else date(until - 1, 12, 14)) for since, until in spans
    ]


@pytest.mark.parametrize(
    ("stands", "wanted"),
    [
        ("1111", [(None, None)]),
        ("0000", []),
        ("1000", days((2016, 2018))),
        ("1100", days((2016, 2020))),
        ("0110", days((2018, 2022))),
        ("0001", days((2022, None))),
        ("0111", days((2018, None))),
        ("1011", days((2016, 2018), (2020, None))),
        ("1010", days((2016, 2018), (2020, 2022))),
    ],
)
def test_a_run_of_days_has_its_first_and_last(
    stands: str, wanted: list[tuple[date | None, date | None]]
) -> None:
    found = list(
        over_stretches(
            asked(year, *["P101"] * (flag == "1"), "P102") for year, flag in zip(YEARS, stands, strict=True)
        )
    )
    (always,) = (f for f in found if f.code == "P102")
    assert (always.day, always.until, always.fault.params) == (None, None, {"id": "A1"})
    mine = [f for f in found if f.code == "P101"]
    assert [(f.day, f.until) for f in mine] == wanted
    said = [{"since": f.day and f.day.isoformat(), "until": f.until and f.until.isoformat()} for f in mine]
    assert [f.fault.params for f in mine] == [
        {"id": "A1", **{name: day for name, day in one.items() if day}} for one in said
    ]
