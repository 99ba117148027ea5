"""The commands that come after a verb, as they are typed where it was called."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from shlex import quote

from desk.base.called import called
from desk.report.tree import Remark
from desk.runs.found_runs import run_of_year
from desk.runs.run import Run
from desk.runs.year import Year
from desk.words.languages import Pick, picker
from desk.workspace.folder import opened


def next_steps(year: Year, lang: str) -> list[Remark]:
    """Return the commands that come after a ranking."""
    name, here = _run_as_typed(year.run)
    book = "" if year.of_units else f" --rulebook {year.rulebook.name}"
    rows = year.rows
    first = next((row for row in rows if row.band is None), rows[0] if rows else None)
    steps = [
        ("Vì sao từng điểm", "Why each point", f"explain {first.subject} {name}{book}") if first else None,
        ("Việc cần làm", "What to do", f"follow-up {name}") if year.rules.follow_up else None,
        ("Mọi bảng", "All tables", f"results {name}{book} --full"),
        ("Bước tiếp theo", "The step that is next", "status") if here else None,
    ]
    return command_remarks(filter(None, steps), picker(lang))


def command_remarks(steps: Iterable[tuple[str, str, str]], pick: Pick) -> list[Remark]:
    return [
        Remark(f"{pick(vi, en)}: lanhmanh {command}", "command", hidden_in=("console",))
        for vi, en, command in steps
    ]


def _run_as_typed(run: Run) -> tuple[str, bool]:
    """Return how a run is named where the verb was called, and whether its workspace is the one called on."""
    here = Path(called().workspace or ".").resolve() == run.workspace.resolve()
    if not here or not (run.workspace / "workspace.json").is_file():
        return quote(str(run.folder)), False
    year = run.manifest["year"]
    shown = run_of_year(opened(run.workspace), year)
    return (str(year) if shown.id == run.id else run.id), True
