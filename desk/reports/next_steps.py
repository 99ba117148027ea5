"""The commands that come after a verb, as they are typed where it was called."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from desk.base.called import called
from desk.base.language import gettext, pgettext
from desk.report.tree import Remark
from desk.runs.found_runs import run_of_year
from desk.runs.run import Run
from desk.workspace.folder import opened

if TYPE_CHECKING:  # leads name the commands that come next; they read no year
    from desk.runs.year import Year


def next_steps(year: Year) -> list[Remark]:
    name, here = run_as_typed(year.run)
    book = "" if year.of_units else f" --rulebook {year.rulebook.name}"
    rows = year.rows
    first = next((row for row in rows if row.band is None), rows[0] if rows else None)
    steps = [
        (gettext("Vì sao từng điểm"), f"explain {first.subject} {name}{book}") if first else None,
        (pgettext("report", "Việc cần làm"), f"follow-up {name}") if year.rules.follow_up else None,
        (gettext("Mọi bảng"), f"results {name}{book} --full"),
        (gettext("Bước tiếp theo"), "status") if here else None,
    ]
    return command_remarks(filter(None, steps))


def command_remarks(steps: Iterable[tuple[str, str]]) -> list[Remark]:
    return [
        Remark(f"{what}: lanhmanh {command}", "command", hidden_in=("console",)) for what, command in steps
    ]


def run_as_typed(run: Run) -> tuple[str, bool]:
    """Return how a run is named where the verb was called, and whether its workspace is the one called on."""
    here = Path(called().workspace or ".").resolve() == run.workspace.resolve()
    if not here or not (run.workspace / "workspace.json").is_file():
        return quote(str(run.folder)), False
    year = run.manifest["year"]
    shown = run_of_year(opened(run.workspace), year)
    return (str(year) if shown.id == run.id else run.id), True
