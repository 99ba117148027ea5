"""What lies in the stores of a workspace and is none of theirs: a copy there, no erasure reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from desk.workspace.folder import Workspace
from facts.durable_files import is_aside
from facts.intake.kinds import left_by_system

_IMPORT = "[0-9a-f]{64}"
_FILES = {
    "archive": "",
    "vault": rf"check\.json|erased\.json|{_IMPORT}\.vault",
    "runs": "",
    "decisions": r"[\w-]+\.jsonl",
}
_FOLDERS = {
    "archive": rf"{_IMPORT}|\.erasing-{_IMPORT}",
    "vault": "",
    "runs": r"[^.].*",
    "decisions": "words",
}


def strays(workspace: Workspace) -> tuple[Path, ...]:
    """Return the files and folders in archive, vault, runs and decisions that the program does not put
    there. What systems leave beside files is none of them."""
    return tuple(_strays(workspace))


def _strays(workspace: Workspace) -> Iterator[Path]:
    for name in _FILES:
        folder = workspace.folder / name
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            own = _FOLDERS[name] if path.is_dir() else _FILES[name]
            if not (re.fullmatch(own, path.name) or is_aside(path.name) or _is_nothing(path)):
                yield path


def _is_nothing(path: Path) -> bool:
    """Tell whether this is an empty lock, or a file a system leaves."""
    if path.is_dir():
        return False
    return left_by_system(path.name) or (path.name.endswith(".lock") and not path.stat().st_size)
