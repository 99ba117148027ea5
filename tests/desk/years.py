"""Years by rows that a test makes up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desk.runs.run import Run
from desk.runs.standings import Commendation, StandingRow
from desk.runs.year import Year
from desk.workspace.announcements import Announced
from desk.workspace.decisions import LoggedDecision
from engine.rulebook.model.rulebook import Rulebook, Rules, Streak

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


@dataclass(frozen=True, eq=False)
class StreaksHeld(Year):
    """A year in which every recognised commune surely held every streak, and is proposed."""

    def held(self, streak: Streak) -> tuple[Commendation, ...]:
        return tuple(Commendation(row.subject, proposed=True) for row in self.recognised)


def announced_year(year: Year, rows: Iterable[StandingRow]) -> Year:
    """Return a year announced with these results, and every streak held by who is recognised."""
    made = with_rows(StreaksHeld(year.rules, year.rulebook, year.period, year.evaluate, year.run), rows)
    told = {row.subject: {"bands": list(row.bands)} for row in made.rows}
    content = {"document": "15/TB-UBND", "date": f"{year.period.year + 1}-01-15", "results": told}
    made.__dict__["announced"] = Announced(LoggedDecision(1, "announce", "2021-01-15", "thử", content, ""))
    return made
