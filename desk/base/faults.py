"""What stops a verb: a sentence for the officer, and the exit code of the design."""

from __future__ import annotations

import shlex
from difflib import get_close_matches
from pathlib import Path

DONE, TO_LOOK_AT, WRONG_USE, RULES_WRONG, INPUT_UNREADABLE, STORE, OURS = 0, 1, 2, 3, 4, 5, 70


MARK = "workspace.json"  # a folder that holds it is a workspace


class Stop(Exception):
    """Ends a verb with a message in both languages and an exit code; `field`: what of a form is wrong."""

    def __init__(self, code: int, vi: str, en: str, field: str = "") -> None:
        super().__init__(vi)
        self.code, self.field = code, field
        self.texts = {"vi": vi, "en": en}


class WrongUse(Stop):
    """What was asked for can't be done: a word or a step of whoever asks."""

    def __init__(self, vi: str, en: str, field: str = "") -> None:
        super().__init__(WRONG_USE, vi, en, field)


def no_workspace(folder: Path) -> Stop:
    """Say that a folder is no workspace, and which one near it may be meant; a new one is made only where
    nothing lies."""
    near = _workspaces_near(folder)
    if near:
        shown = ", ".join(shlex.quote(str(path)) for path in near)
        out = (f"Có phải: {shown}? Nêu bằng -w.", f"Did you mean {shown}? Name it with -w.")
    else:
        free = not folder.exists() or (folder.is_dir() and not _below(folder))
        new = folder if free else (folder if folder.is_dir() else folder.parent) / "so-lieu"
        again = f"lanhmanh init {shlex.quote(str(new))}"
        out = (f"Tạo mới: {again}", f"To make one: {again}")
    return WrongUse(
        f"{folder} không phải không gian làm việc. {out[0]}", f"{folder} is no workspace. {out[1]}"
    )


def _workspaces_near(folder: Path) -> list[Path]:
    """Return the workspaces above a folder, in it, and beside it under a name much like its own."""
    above = [path for path in folder.absolute().parents if (path / MARK).is_file()][:1]
    inside = [path for path in _below(folder) if (path / MARK).is_file()]
    like = get_close_matches(folder.name, [path.name for path in _below(folder.parent)])
    beside = [folder.parent / name for name in like if (folder.parent / name / MARK).is_file()]
    return [*above, *inside, *beside][:3]


def _below(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError:
        return []
