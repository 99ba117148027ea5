"""What lies in a workspace and is none of its own: a copy there, no erasure reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from desk.base.words_apart import digests_in
from desk.workspace.folder import Workspace
from desk.workspace.logs import heads_of, logs_of
from desk.workspace.unfinished import unfinished_in
from facts.durable_files import is_aside
from facts.intake.kinds import left_by_system

_IMPORT = "[0-9a-f]{64}"
_FILES = {
    "archive": "",
    "vault": rf"check\.json|erased\.json|{_IMPORT}\.vault",
    "runs": "",
    "decisions": r"[\w-]+\.jsonl|erasing\.json",
    "decisions/words": rf"{_IMPORT}\.json",
}
_FOLDERS = {
    "archive": _IMPORT,
    "vault": "",
    "runs": r"[^.].*",
    "decisions": "words",
    "decisions/words": "",
}
_SWEPT = (*_FILES, "", "kept/standing")
_SWAPPED = rf"\.erasing-{_IMPORT}"  # in the archive, while an erasure is under way
_KEPT = rf"{_IMPORT}(-[a-z]+)?"
_OTHER_FILES = {
    "": r"(workspace|office)\.json",
    "desk": r"desk\.sqlite3(-wal|-shm)?",
    "kept": r"backtest\.json",
    "kept/rules": _KEPT,
    "kept/leads": _KEPT,
    "kept/problems": _KEPT,
    "kept/standing": "",
    "damaged": "",
}
_OTHER_FOLDERS = {
    "": "archive|vault|runs|decisions|rules|rules_removed|kept|desk|damaged",
    "desk": "",
    "kept": "rules|leads|problems|standing",
    "kept/rules": "",
    "kept/leads": "",
    "kept/problems": "",
    "kept/standing": _IMPORT,
    "damaged": r"[^.].*-\d+",
}


def strays(workspace: Workspace) -> tuple[Path, ...]:
    """Return the files and folders in archive, vault, runs and decisions that the program does not put
    there, a log without a record too. What systems leave beside files is none of them."""
    swapped = rf"|{_SWAPPED}" if unfinished_in(workspace) else ""
    folders = {**_FOLDERS, "archive": f"{_FOLDERS['archive']}{swapped}"}
    heads = heads_of(workspace)
    told = heads.read() if heads else None
    empty = {log.name for log in logs_of(workspace) if log.path.exists() and not log.path.stat().st_size}
    strange = empty - told.logs.keys() - told.intended.keys() if told else set()
    strange_logs = (workspace.folder / "decisions" / name for name in sorted(strange))
    return (*_strays(workspace, _FILES, folders), *strange_logs)


def strays_elsewhere(workspace: Workspace) -> tuple[Path, ...]:
    """Return what else is not the program's: elsewhere in the workspace, and words no record names."""
    named = {digest for log in logs_of(workspace) for entry in log.bare() for digest in digests_in(entry)}
    words = (workspace.folder / "decisions" / "words").glob("*.json")
    own = re.compile(rf"{_IMPORT}\.json")
    unnamed = (path for path in sorted(words) if own.fullmatch(path.name) and path.stem not in named)
    return (*_strays(workspace, _OTHER_FILES, _OTHER_FOLDERS), *unnamed)


def _strays(workspace: Workspace, files: Mapping[str, str], folders: Mapping[str, str]) -> Iterator[Path]:
    for name in files:
        folder = workspace.folder / name
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            own = folders[name] if path.is_dir() else files[name]
            piece = name in _SWEPT and is_aside(path.name)  # the next verb that writes takes it away
            if not (re.fullmatch(own, path.name) or piece or _is_nothing(path)):
                yield path


def _is_nothing(path: Path) -> bool:
    """Tell whether this is an empty lock, or a file a system leaves."""
    if path.is_dir():
        return False
    return left_by_system(path.name) or (path.name.endswith(".lock") and not path.stat().st_size)
