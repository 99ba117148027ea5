"""What a benchmark ran on, and how much memory a piece of work takes at its peak."""

from __future__ import annotations

import ctypes
import gc
import os
import platform
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def described(*packages: str) -> str:
    """Return processor, cores, load, Python and versions of packages, in one line."""
    found = [
        f"{_processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        platform.python_version(),
    ]
    return ", ".join([*found, *(f"{name} {_version(name)}" for name in packages)])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "–"


def _processor() -> str:
    try:
        found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def spent_by(command: Sequence[str], folder: Path) -> tuple[tuple[float, float], float]:
    """Run a program to its end; return its seconds on the clock and on the processor, children included, and its peak in MB.

    Exit code 1 says there is something to look at; raise CalledProcessError for any other than 0 and 1.
    """
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
        _, status, used = os.wait4(child.pid, 0)
        code = child.returncode = os.waitstatus_to_exitcode(status)
        if code not in (0, 1):
            said.seek(0)
            raise subprocess.CalledProcessError(code, command, said.read())
    clock = time.perf_counter() - began
    return (clock, used.ru_utime + used.ru_stime), used.ru_maxrss / 1024


def peak_extra(work: Callable[[], Any]) -> int | None:
    """Return the bytes a piece of work takes at its peak, results included; None where Linux does not tell."""
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)  # memory freed before must not hide what is taken now
    try:
        Path("/proc/self/clear_refs").write_text("5")  # forget the peak so far
        before = _status("VmRSS")
        kept = work()
        peak = _status("VmHWM")
    except OSError:
        return None
    del kept
    return max(peak - before, 0)


def _status(name: str) -> int:
    found = re.search(rf"{name}:\s*(\d+) kB", Path("/proc/self/status").read_text())
    if found is None:
        raise OSError(name)
    return int(found[1]) * 1024
