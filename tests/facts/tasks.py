"""Tasks for another process, harmless or not: a test's own functions have no name there."""

from __future__ import annotations

import ctypes
import os
import time
from pathlib import Path


def square_or_worse(asked: object) -> object:
    """Return a number's square; do what a word says."""
    if asked == "forever":
        while True:
            pass
    if asked == "asleep":
        time.sleep(60)
    if asked == "kept waiting":  # by a busy machine, not by its own work
        time.sleep(3)
        return asked
    if asked == "memory":
        return len([bytes(1024 * 1024) for _ in range(2_000)])
    if asked == "dead":
        ctypes.string_at(0)
    if asked == "left":
        os._exit(7)
    if asked == "error":
        raise KeyError(asked)
    assert isinstance(asked, int)
    return asked * asked


def met_another(folder: object) -> bool:
    """Wait in a folder until another process is there too."""
    place, until = Path(str(folder)), time.monotonic() + 300
    (place / str(os.getpid())).touch()
    while len(list(place.iterdir())) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    return len(list(place.iterdir())) == 2
