"""Standard output and error as a verb prints to them: where they take nothing, the verb's work goes on."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from typing import Any


class NobodyReads(Exception):
    """Whoever read the answer reads no more. No OSError: what draws and parses would end with 1 for that."""


class Screen(io.TextIOWrapper):
    """UTF-8 whatever the terminal takes; a file name that is none comes out as it is on disk. What can't be
    printed is lost, and why is kept; whoever stops reading ends a verb, as in any pipe."""

    fault: OSError | None = None

    def write(self, text: str) -> int:
        self._tried(lambda: super(Screen, self).write(text))
        return len(text)

    def flush(self) -> None:
        self._tried(super().flush)

    def _tried(self, does: Callable[[], Any]) -> None:
        try:
            does()
        except BrokenPipeError as error:
            self._to_nowhere()
            raise NobodyReads from error
        except OSError as error:
            self.fault = error
            self._to_nowhere()
            does()

    def _to_nowhere(self) -> None:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), self.fileno())


def screens_opened() -> None:
    """Print to standard output and error so; to nothing where whoever started the program closed them."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            stream = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        if isinstance(stream, io.TextIOWrapper):
            lines = stream.line_buffering
            opened = Screen(stream.detach(), "utf-8", "surrogateescape", line_buffering=lines)
            setattr(sys, name, opened)


def unprinted() -> OSError | None:
    """Return why a verb's answer could not be printed whole; None where it was."""
    return getattr(sys.stdout, "fault", None)
