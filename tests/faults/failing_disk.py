"""A disk that fails at one chosen moment: the write, rename, flush … with a number of its own."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

KILL, SHORT = "kill", "short write"
FULL, BROKEN, DENIED = "ENOSPC", "EIO", "EACCES"
WAYS = (KILL, SHORT, FULL, BROKEN, DENIED)
POINTS = ("write", "fsync", "replace", "rename", "link", "ftruncate", "mkdir", "unlink", "rmdir", "open")
GROWS = ("write", "link", "mkdir", "open")  # what a full disk refuses


class Killed(BaseException):
    """The process is gone: no clean-up of its own runs after this."""


@dataclass
class Disk:
    """Counts every point a process passes; at the `at`th it fails in one `way`. At 0 it only counts."""

    at: int = 0
    way: str = KILL
    passed: int = 0
    failed: bool = False
    names: list[str] = field(default_factory=list)
    lock: Any = field(default_factory=threading.RLock)

    def pass_(self, name: str, real: Callable[..., Any], args: Any, more: Any) -> Any:
        if name == "open" and not (
            len(args) > 1 and args[1] & os.O_CREAT and not str(args[0]).endswith(".lock")
        ):
            return real(*args, **more)
        with self.lock:
            self.passed += 1
            self.names.append(name)
            here = self.passed == self.at
            gone = self.failed and (self.way == KILL or (self.way == FULL and name in GROWS))
        if not (here or gone):
            return real(*args, **more)
        self.failed = True
        return self._fail(name, real, args, more)

    def _fail(self, name: str, real: Callable[..., Any], args: Any, more: Any) -> Any:
        half = name == "write" and len(args[1]) > 1
        if half and self.way in (KILL, SHORT, FULL):
            done = real(args[0], bytes(args[1])[: len(args[1]) // 2])
            if self.way == SHORT:
                return done
        if self.way == SHORT:
            return real(*args, **more)
        if self.way == KILL:
            raise Killed(name)
        number = getattr(errno, self.way)
        raise OSError(number, os.strerror(number))


@contextmanager
def failing(disk: Disk) -> Iterator[Disk]:
    """Put a disk under this process for the block."""
    with pytest.MonkeyPatch.context() as patch:
        for name in POINTS:
            real = getattr(os, name)
            patch.setattr(os, name, lambda *a, _n=name, _r=real, **m: disk.pass_(_n, _r, a, m))
        yield disk
