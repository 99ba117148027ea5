"""An earlier run to take results over from: opened, found whole, of the same year and the same program."""

from __future__ import annotations

import hashlib
import json
import platform
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import polars as pl

from desk.base.faults import STORE, WRONG_USE, Stop
from desk.runs.run import Run, found_run, latest_run_of, scored_period
from desk.runs.run_keys import KEYS
from desk.runs.untouched import changed_files
from desk.workspace.folder import Workspace
from engine.rulebook.model.rulebook import Rules

ROOT = Path(__file__).resolve().parent.parent.parent
LIBRARIES = ("polars", "numpy", "networkx", "scipy")  # those whose answers stand in the tables
OTHER_PROGRAM = "program"  # why nothing can be taken over


@dataclass(frozen=True, slots=True)
class Earlier:
    """A run to take over from. `refused` says why nothing of it can be, where that is so."""

    run: Run
    refused: str = ""

    def tables(self) -> dict[str, pl.DataFrame]:
        """Return its tables, none where nothing can be taken over."""
        if self.refused:
            return {}
        names = [name for name in self.run.manifest["files"] if name.endswith(".parquet")]
        return {
            name.removesuffix(".parquet"): self.run.table(name.removesuffix(".parquet")) for name in names
        }


@cache
def program_key() -> str:
    """Return a key of the program itself: its source, Python, and the libraries that compute."""
    digest = hashlib.sha256()
    for folder in ("facts", "engine", "desk"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            digest.update(f"{path.relative_to(ROOT).as_posix()}\n".encode() + path.read_bytes())
    used = [f"{name} {version(name)}" for name in LIBRARIES]
    digest.update(repr((platform.python_version_tuple()[:2], used)).encode())
    return digest.hexdigest()[:32]


def earlier_run(name: str, workspace: Workspace, rules: Rules, year: int) -> Earlier:
    """Open the run named after `--since`; `latest` is the newest of that year. Raises Stop where it is of no use."""
    period = scored_period(rules, year)
    run = latest_run_of(workspace, period.code) if name == "latest" else found_run(name, workspace.folder)
    if run.manifest["periods"] != [period.code]:
        raise _of_another_year(run, year)
    changed = changed_files(run)
    if changed:
        raise _damaged(run, year, changed)
    same_program = _program_of(run) == program_key() and f"{KEYS}.parquet" in run.manifest["files"]
    return Earlier(run, "" if same_program else OTHER_PROGRAM)


def _program_of(run: Run) -> str | None:
    """Return the key of the program that made a run; a journal that can't be read says nothing."""
    try:
        found = json.loads((run.folder / "journal.json").read_text("utf-8")).get("program")
    except (OSError, ValueError, AttributeError):
        return None
    return found if isinstance(found, str) else None


def _of_another_year(run: Run, year: int) -> Stop:
    told = ", ".join(run.manifest["periods"])
    return Stop(
        WRONG_USE,
        f"Lần chạy {run.id} là của kỳ {told}, không lấy lại được gì cho năm {year}. Dùng --since latest, hoặc bỏ --since.",
        f"Run {run.id} is of {told}; nothing of it serves {year}. Use --since latest, or leave --since out.",
    )


def _damaged(run: Run, year: int, changed: list[str]) -> Stop:
    names = ", ".join(changed)
    return Stop(
        STORE,
        f"Lần chạy {run.id} không còn đúng như khi tạo ({names}): không lấy lại gì từ nó. Chạy trọn: lanhmanh run --year {year}",
        f"Run {run.id} is not what it was ({names}): nothing is taken over from it. Run in full: lanhmanh run --year {year}",
    )
