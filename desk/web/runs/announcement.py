"""An announcement two persons agreed to, put on record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.office.closing import announced
from desk.runs.found_runs import found_run
from desk.runs.run import rules_of, scored_period
from desk.web.shelf import workspace
from desk.workspace.compiled_rules import rulebook_for
from engine.rulebook.model.roles import RECOGNITION

ANNOUNCE = "announce"


def announced_by_two(content: Mapping[str, Any], by: str, mark: str) -> None:
    """Freeze the results of the run that was proposed; `mark` names the proposal on record."""
    run = found_run(str(content["run"]), workspace().folder)
    rules = rules_of(run)
    book = rulebook_for(rules, RECOGNITION, scored_period(rules, run.manifest["year"]))
    on = date.fromisoformat(str(content["date"]))
    reason = str(content["reason"]) or None
    announced(
        workspace(),
        run,
        book,
        str(content["document"]),
        on,
        by,
        reason,
        str(content.get("despite", "")),
        mark,
    )
