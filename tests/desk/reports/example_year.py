"""The example's 2020 as reports are asked of it, and what the example lacks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desk.runs.notices import Noticed
from desk.runs.run import Run
from desk.runs.standings import StandingRow
from engine.evaluation.explanation import Explanation
from engine.logic.cells import CORRECT, Owed
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.forms.notice_kind import CHANGED

BOOK, DAY = "healthy_commune", date(2020, 5, 9)
OWED = (
    Owed("B02", "UBND xã", "30985", "2020"),
    Owed("B02", "UBND xã", "30985", "2020", CORRECT, "tệp, B02, dòng 23"),
    Owed("B02", "UBND xã", "30985", "2020", "opened_on", "tệp, dòng 4"),
    Owed("B99", "Công an", "30985", "2020", "x", "dòng 4"),
    Owed("B02", "Công an", "30985", "2020", "", "30985-CS-001"),
)


@dataclass(frozen=True)
class Year:
    """The example's 2020: a run of it, and the reasons of a town and of a venue."""

    run: Run
    rules: Rules
    rows: tuple[StandingRow, ...]
    town: Explanation
    venue: Explanation

    @property
    def book(self) -> Rulebook:
        return self.rules.rulebooks[BOOK]


def noticed(n: int, **values: Any) -> Noticed:
    return replace(
        Noticed(
            "30985", "B08", f"30985-TD-{n}", CHANGED, "kind", "a", "b", "a.xlsx!B08!5", "b.xlsx!B08!6", ""
        ),
        **values,
    )
