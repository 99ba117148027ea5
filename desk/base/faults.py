"""What stops a verb: a sentence for the officer, and the exit code of the design."""

from __future__ import annotations

import shlex
from pathlib import Path

DONE, TO_LOOK_AT, WRONG_USE, RULES_WRONG, INPUT_UNREADABLE, STORE, OURS = 0, 1, 2, 3, 4, 5, 70


class Stop(Exception):
    """Ends a verb with a message in both languages and an exit code."""

    def __init__(self, code: int, vi: str, en: str) -> None:
        super().__init__(vi)
        self.code = code
        self.texts = {"vi": vi, "en": en}


class WrongUse(Stop):
    """What was asked for can't be done: a word or a step of whoever asks."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(WRONG_USE, vi, en)


def no_workspace(folder: Path) -> Stop:
    again = f"lanhmanh init {shlex.quote(str(folder))}"
    return WrongUse(
        f"{folder} không phải không gian làm việc. Chạy: {again}",
        f"{folder} is no workspace. Run: {again}",
    )
