"""Which runs there are, in a sealed log of the workspace: one that was deleted or exchanged shows.

A run that can no longer be used is set aside in `damaged/`: it is evidence, and nobody's figures.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import count
from pathlib import Path

from desk.base.chained_log import Entry, Log
from desk.base.faults import STORE, Stop
from desk.base.language import LazyText
from desk.runs.run_seals import manifest_digest
from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from facts.durable_files import made_folder, move

LOG = "runs.jsonl"
MADE, SET_ASIDE, GONE = "run_made", "run_set_aside", "run_gone"


def run_log(workspace: Workspace) -> Log:
    return log_of(workspace, LOG)


def runs_recorded(entries: list[Entry]) -> Mapping[str, str]:
    """Return the manifest's digest of each run that should be there, the one recorded last at the end."""
    found: dict[str, str] = {}
    for entry in entries:
        found.pop(str(entry.get("run")), None)
        if entry.get("kind") == MADE:
            found[str(entry["run"])] = str(entry["manifest"])
    return found


def runs_dropped(entries: list[Entry]) -> frozenset[str]:
    """Return the runs that were set aside or deleted, on record, and not made again since."""
    named = {str(entry["run"]) for entry in entries if entry.get("kind") in (SET_ASIDE, GONE)}
    return frozenset(named - runs_recorded(entries).keys())


def record_run(workspace: Workspace, folder: Path, latest: bool = False) -> None:
    """Put a run on record, unless it is there as it is; asked for again, as the `latest` of its year."""
    log, digest = run_log(workspace), manifest_digest(folder)
    year = folder.name.partition("-")[0]
    with log.alone():
        recorded = runs_recorded(log.entries())
        last = [run for run in recorded if run.startswith(f"{year}-")][-1:]
        if recorded.get(folder.name) != digest or (latest and last != [folder.name]):
            log.add({"kind": MADE, "run": folder.name, "manifest": digest})


def set_aside(workspace: Workspace, run: str, reason: str = "") -> Path:
    """Move what stands in a run's place out of the folder of runs, on record; return where it is now."""
    places = (workspace.damaged / f"{run}-{number}" for number in count(1))
    place = next(path for path in places if not os.path.lexists(path))
    made_folder(workspace.damaged)
    move(workspace.runs / run, place)
    run_log(workspace).add({"kind": SET_ASIDE, "run": run, "place": place.name, "reason": reason})
    return place


def record_gone(workspace: Workspace, run: str, reason: str, by: str, today: date) -> None:
    """Put on record that a run is no longer there, and why."""
    run_log(workspace).add(
        {"kind": GONE, "run": run, "reason": reason, "by": by, "on": today.isoformat()}, same=("kind", "run")
    )


def missing_runs(workspace: Workspace) -> Iterator[str]:
    """Yield the runs on record that are not there, the one recorded last at the end."""
    for run in runs_recorded(run_log(workspace).lines_read()):
        if not (workspace.runs / run / "manifest.json").exists():
            yield run


def refuse_if_latest_is_gone(workspace: Workspace, period: str = "") -> None:
    """Raise Stop where the run recorded last (of a period) is not there, or lines of the log are cut."""
    runs = runs_recorded(run_log(workspace).entries())
    latest = [run for run in runs if not period or run.startswith(f"{period}-")][-1:]
    if latest and latest[0] in set(missing_runs(workspace)):
        raise Stop(STORE, gone_text(latest[0]))


def gone_text(run: str) -> LazyText:
    return LazyText(
        "%(run)s: có trong sổ lần chạy, nay không còn trong runs/. Khôi phục từ bản sao lưu; số liệu chưa"
        " đổi từ đó thì chạy lại cũng được: lanhmanh run --year %(year)s. Đã đổi, hoặc cơ quan chủ ý xóa: ghi"
        ' vào sổ bằng lanhmanh seal --reason "…"',
        run=run,
        year=run.partition("-")[0],
    )
