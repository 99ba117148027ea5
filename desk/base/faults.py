"""What stops a verb: a sentence for the officer, and the exit code of the design."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from desk.base.language import LANGUAGES, Lazy, LazyText, in_language

DONE, TO_LOOK_AT, WRONG_USE, RULES_WRONG, INPUT_UNREADABLE, STORE, OURS = 0, 1, 2, 3, 4, 5, 70


MARK = "workspace.json"  # a folder that holds it is a workspace


class Stop(Exception):
    """Ends a verb with a message for its reader and an exit code; `field`: what of a form is wrong."""

    def __init__(self, code: int, text: str | Lazy, /, field: str = "", **values: object) -> None:
        super().__init__(text)
        self.code, self.field = code, field
        self._text = text if isinstance(text, Lazy) else LazyText(text, **values)

    def __str__(self) -> str:
        return str(self._text)

    @property
    def faults(self) -> Mapping[str, str]:
        """What is wrong, by the field of the form it is wrong in."""
        return {self.field: str(self)}

    @property
    def texts(self) -> dict[str, str]:
        """The message in each language, for who keeps it."""
        return {lang: in_language(lang, self) for lang in LANGUAGES}


class WrongUse(Stop):
    """What was asked for can't be done: a word or a step of whoever asks."""

    def __init__(self, text: str | Lazy, /, field: str = "", **values: object) -> None:
        super().__init__(WRONG_USE, text, field=field, **values)


class WrongFields(WrongUse):
    """Fields of a form that can't be so, all at once: each by its name, with what is wrong."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        sentences = re.split(r"(?<=[.]) ", " ".join(faults.values()))
        once = dict.fromkeys(reversed(sentences))  # that nothing is recorded stands once, at the end
        super().__init__("%(faults)s", faults=" ".join(reversed(once)))
        self._faults = faults

    @property
    def faults(self) -> Mapping[str, str]:
        return self._faults


def meant(near: str | None) -> Lazy | str:
    """Say which word may be meant; nothing where none is near."""
    return LazyText(" Có phải '%(near)s'?", near=near) if near else ""


def no_workspace(folder: Path) -> Stop:
    """Say that a folder is no workspace, and which one near it may be meant."""
    near = _workspaces_near(folder)
    if near:
        shown = ", ".join(shlex.quote(str(path)) for path in near)
        out = LazyText("Có phải: %(shown)s? Nêu bằng -w.", shown=shown)
    else:
        free = not folder.exists() or (folder.is_dir() and not _below(folder))
        new = folder if free else (folder if folder.is_dir() else folder.parent) / "so-lieu"
        out = LazyText("Tạo mới: %(again)s", again=f"lanhmanh init {shlex.quote(str(new))}")
    return WrongUse("%(folder)s không phải không gian làm việc. %(out)s", folder=folder, out=out)


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
