"""Runs found by what they are called, or as the newest of a period: as they were written, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

from desk.base.faults import WrongUse
from desk.runs.run import Run, opened_run
from desk.runs.run_log import refuse_if_latest_is_gone
from desk.runs.untouched import whole
from desk.workspace.folder import Workspace, opened


def found_run(name: str, workspace: Path) -> Run:
    """Open a run named by its folder, its id, or `latest` (of the workspace). Raise Stop where it is not what
    it was."""
    return whole(named_run(name, workspace))


def named_run(name: str, workspace: Path) -> Run:
    """Open a run as `found_run` does, without looking whether it is what it was."""
    as_path = Path(name)
    if (as_path / "manifest.json").exists():
        return opened_run(as_path.resolve())
    if name == "latest":
        refuse_if_latest_is_gone(opened(workspace))
        runs = sorted((workspace / "runs").glob("*/journal.json"), key=_began)
        if runs:
            return opened_run(runs[-1].parent.resolve())
    return opened_run((workspace / "runs" / name).resolve())


def latest_run_of(workspace: Workspace, period: str) -> Run:
    """Open the newest run of a period; raises Stop where there is none, or it is not what it was."""
    refuse_if_latest_is_gone(workspace, period)
    journals = sorted(workspace.runs.glob("*/journal.json"), key=_began, reverse=True)
    runs = (opened_run(path.parent.resolve()) for path in journals)
    found = next((run for run in runs if run.manifest["periods"] == [period]), None)
    if found is None:
        raise WrongUse(
            f"Chưa có lần chạy nào của kỳ {period}. Chạy: lanhmanh run --year {period}",
            f"There is no run of {period} yet. Run: lanhmanh run --year {period}",
        )
    return whole(found)


def _began(journal: Path) -> float:
    """Return when a run was made or last asked for again; a damaged journal is the oldest."""
    try:
        return float(json.loads(journal.read_text("utf-8"))["began"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0.0
