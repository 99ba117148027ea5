"""Tasks for another process, harmless or not: a test's own functions have no name there."""

from __future__ import annotations

import ctypes
import os
import time


def square_or_worse(asked: object) -> object:
    """Return a number's square; do what a word says."""
    if asked == "forever":
        while True:
            pass
    if asked == "asleep":
        time.sleep(60)
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
