"""Whether a run's folder is as it was written: every file, the manifest, and nothing beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from desk.base.chained_log import Log
from desk.base.faults import STORE, Stop
from desk.runs.run import RULES, NewerRun, Run, name_of, opened_run
from desk.runs.run_log import (
    SEAL,
    manifest_digest,
    missing_runs,
    record_gone,
    record_run,
    run_log,
    runs_dropped,
    runs_recorded,
    seal_holds,
    seal_runs,
    set_aside,
)
from desk.workspace.folder import Workspace, opened
from facts.parsed_json import parsed

BESIDE = {"manifest.json", "journal.json", SEAL}


def changed_files(run: Run) -> list[str]:
    """Return the files of a run that are missing, not what they were, or not its own."""
    changed = [
        name
        for name, hash_ in run.manifest["files"].items()
        if not (run.folder / name).is_file()
        or hashlib.sha256((run.folder / name).read_bytes()).hexdigest() != hash_
    ]
    own = BESIDE | set(run.manifest["files"])
    changed += sorted(p.name for p in run.folder.iterdir() if p.name not in own)
    if not _manifest_holds(run):
        changed.append("manifest.json")
    if not seal_holds(run.folder, _is_known(run.folder)):
        changed.append(SEAL)
    return changed


def _is_known(folder: Path) -> bool:
    """Tell whether a run is on record as it is; all are where none was ever put on record."""
    log = _log_beside(folder)
    entries = log.lines_read() if log else []
    return not entries or runs_recorded(entries).get(folder.name) == manifest_digest(folder)


def _log_beside(folder: Path) -> Log | None:
    """Return the log of the workspace a run stands in; a run taken out of one has none."""
    place = folder.parent.parent
    return run_log(opened(place)) if (place / "workspace.json").exists() else None


def whole(run: Run) -> Run:
    """Return a run as it was written; raise Stop if it is not, or lines of the log were cut."""
    if log := _log_beside(run.folder):
        log.entries()
    changed = changed_files(run)
    if not changed:
        return run
    raise Stop(
        STORE,
        "Lần chạy %(run)s không còn đúng như khi tạo: %(names)s. Đừng dùng; chạy lại: lanhmanh run --year"
        " %(year)s",
        run=run.id,
        names=", ".join(changed),
        year=run.id.partition("-")[0],  # of its name: what stands in it can't be trusted
    )


def _manifest_holds(run: Run) -> bool:
    """Tell whether the run's name and the hashes of its rules are those of what stands in it."""
    if not run.id.endswith(name_of(run.manifest)):
        return False
    try:
        found = _rule_hashes((run.folder / RULES).read_bytes())
    except (OSError, ValueError, AttributeError):
        return True  # told as a changed file already
    return bool(found == run.manifest["rules"])


@lru_cache(maxsize=4)
def _rule_hashes(content: bytes) -> Mapping[str, str]:
    """Return the hash of each rule file in a run's `rules.json`."""
    texts = parsed(content.decode("utf-8"))
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}


def unchanged(run: Run) -> bool:
    return not changed_files(run)


def whole_runs_sealed(workspace: Workspace) -> tuple[list[str], list[str]]:
    """Seal and record every whole run that lacks it; return those sealed, and those not whole."""
    sealed, damaged = seal_runs(
        workspace, lambda folder: bool(set(changed_files(opened_run(folder))) - {SEAL}), _is_known
    )
    recorded = runs_recorded(run_log(workspace).entries())
    left = (path for path in run_folders(workspace) if path.name not in {*recorded, *damaged})
    for folder in sorted(left, key=_made):
        if is_intact(folder):
            record_run(workspace, folder)
    return sealed, damaged


def _made(folder: Path) -> float:
    """Return when a run says it was made; one that does not say comes first."""
    made = Run(folder, {}).made
    return made.timestamp() if made else 0.0


def run_folders(workspace: Workspace) -> list[Path]:
    return sorted(path for path in workspace.runs.glob("[!.]*") if path.is_dir())


def is_intact(folder: Path) -> bool:
    try:
        return not changed_files(opened_run(folder))
    except Stop:
        return False


def set_aside_damaged(workspace: Workspace, year: int, run: str) -> list[str]:
    """Set aside every run of a year that is damaged, or dropped and back; return which. `run` may stay."""
    dropped = runs_dropped(run_log(workspace).entries()) - {run}
    of_year = (folder for folder in run_folders(workspace) if folder.name.startswith(f"{year}-"))
    damaged = [
        folder.name for folder in of_year if folder.name in dropped or _is_damaged(folder, folder.name == run)
    ]
    for name in damaged:
        set_aside(workspace, name)
    return damaged


def _is_damaged(folder: Path, made_here: bool) -> bool:
    """Tell whether a run is not what it was; a newer program's may be whole, unless it was made here."""
    try:
        return bool(changed_files(opened_run(folder)))
    except NewerRun:
        return made_here
    except Stop:
        return True


def accept_runs(workspace: Workspace, reason: str, by: str, today: date) -> tuple[list[str], list[str]]:
    """Set aside every run that is not what it was, and put on record those that are gone; return both.

    What is wrong with them stays on record, with the reason; no verb stops for them any more.
    """
    changed = [folder.name for folder in run_folders(workspace) if not is_intact(folder)]
    gone = [run for run in missing_runs(workspace) if run not in changed]
    for run in changed:
        set_aside(workspace, run, reason)
    for run in gone:
        record_gone(workspace, run, reason, by, today)
    return changed, gone
