"""What a benchmark ran on, and how much memory a piece of work takes at its peak."""

from __future__ import annotations

import ctypes
import gc
import os
import platform
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("desk", "engine", "facts")


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


def bytecode_kept(program: Path, python: str = sys.executable) -> None:
    """Keep the bytecode of a program's modules beside them, as an installed one has it, whatever
    PYTHONDONTWRITEBYTECODE says.

    Without, each of its processes compiles hundreds of modules anew, and that is measured. What libraries
    load is kept by the first process that loads it (`spent_by`).
    """
    subprocess.run([python, "-m", "compileall", "-q", *PACKAGES], cwd=program, check=True)


def spent_by(
    command: Sequence[str], folder: Path, started: Callable[[int], object] = lambda pid: None
) -> tuple[tuple[float, float], float]:
    """Run a program to its end; return its seconds on the clock and on the processor, children included, and
    its peak in MB.

    `started` is told its id. Exit code 1 says there is something to look at; raise CalledProcessError for any
    other than 0 and 1.
    """
    keeps = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, cwd=folder, env=keeps, stdout=said, stderr=said)
        started(child.pid)
        _, status, used = os.wait4(child.pid, 0)
        code = child.returncode = os.waitstatus_to_exitcode(status)
        if code not in (0, 1):
            said.seek(0)
            raise subprocess.CalledProcessError(code, command, said.read())
    clock = time.perf_counter() - began
    return (clock, used.ru_utime + used.ru_stime), used.ru_maxrss / 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of a program on the clock and on the processor, children included; MB at the peak of its own
    process, and of its largest child."""

    clock: float
    processor: float
    peak: float
    child: float

    @property
    def told(self) -> str:
        child = f" + {self.child:,.0f} each" if self.child else ""
        return f"{self.clock:.1f}, {self.processor:.1f}, {self.peak:,.0f}{child}"


def cost_of(command: Sequence[str], folder: Path) -> Cost:
    """Run a program to its end, and look at what it starts ten times a second; raise as `spent_by` does."""
    ended, peaks = threading.Event(), dict[int, float]()

    def look(own: int) -> None:
        while not ended.wait(0.1):
            for pid in (own, *_started_by(own)):
                peaks[pid] = max(peaks.get(pid, 0.0), _peak_of(pid))

    def started(own: int) -> None:
        peaks[own] = 0.0
        threading.Thread(target=look, args=(own,), daemon=True).start()

    try:
        (clock, processor), peak = spent_by(command, folder, started)
    finally:
        ended.set()
    own, *apart = tuple(peaks.values())
    return Cost(clock, processor, own or peak, max(apart, default=0.0))


def _started_by(pid: int) -> list[int]:
    """Return the processes a process started, and those they started, where Linux tells."""
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    except OSError:
        return []
    found = [int(child) for child in told.split()]
    return [*found, *(one for child in found for one in _started_by(child))]


def _peak_of(pid: int) -> float:
    """Return the MB a process had at its peak so far, 0 where it is gone."""
    try:
        found = re.search(r"VmHWM:\s*(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def peak_extra(work: Callable[[], Any]) -> int | None:
    """Return the bytes a piece of work takes at its peak, results included; None where Linux does not
    tell."""
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
