"""Years by rows that a test makes up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from desk.runs.run import Run
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from engine.rulebook.model.rulebook import Rulebook, Rules

NOTHING: dict[str, Any] = {"files": {}, "year": 2020, "locked": False, "periods": ["2020"]}


def with_rows(year: Year, rows: Iterable[StandingRow]) -> Year:
    """Return a year with other results; nothing else of it changes."""
    made = replace(year)
    made.__dict__["rows"] = tuple(rows)
    return made


def year_of_rows(
    rules: Rules, rulebook: Rulebook, rows: Iterable[StandingRow], run: Run | None = None
) -> Year:
    """Return the year 2020 with these results; without a `run` nothing was announced, nothing evaluated."""
    period = rules.calendar.at("year", 2020)
    assert period is not None
    none: Any = None
    made = Year(rules, rulebook, period, lambda: none, run or Run(Path("nowhere/runs/2020"), NOTHING))
    return with_rows(made, rows)
