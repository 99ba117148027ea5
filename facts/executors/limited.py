"""What runs in another process: one item at a time, under limits of time and memory."""

import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from facts.executors.port import FAILED, Limits, Lost

OUT_OF_MEMORY = 83  # the exit code of a process that ended itself: what it took is given back whole
_MEGABYTE = 1024 * 1024
_OF_ALL = 10  # what asks holds many answers: one may take this part of the memory of finding it

_given: list[tuple[Callable[[Any], Any], Limits]] = []


def prepare(task: Callable[[Any], Any], limits: Limits) -> None:
    """Take the task and its limits, once in the life of a process."""
    _given[:] = [(task, limits)]
    # Rust tells its panics to whoever watches; the item's loss is told here
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def answer(item: Any) -> bytes:
    """Return the task's answer for an item, pickled. Running out of time or memory ends the process."""
    ((task, limits),) = _given
    try:
        with within(limits):
            result = pickle.dumps(task(item), pickle.HIGHEST_PROTOCOL)
        if len(result) > limits.megabytes * _MEGABYTE // _OF_ALL:
            raise MemoryError
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of Rust is no Exception
        return pickle.dumps(Lost(FAILED, type(error).__name__))
    return result


@contextmanager
def within(limits: Limits) -> Iterator[None]:
    """Bound the block's processor time and memory; on Windows only the clock ends an item."""
    if sys.platform == "win32":
        yield
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + limits.seconds + 1
    bounds = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_AS: _taken() + limits.megabytes * _MEGABYTE,
    }
    before = {what: resource.getrlimit(what) for what in bounds}
    for what, most in bounds.items():
        hard = before[what][1]
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    try:
        yield
    finally:  # the answer must get out, whatever it took to find it
        for what, bound in before.items():
            resource.setrlimit(what, bound)


def _taken() -> int:
    """Return this process's bytes of address space; where unknown, a process of this kind's usual."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError):
        return 1_000 * _MEGABYTE
    return pages * os.sysconf("SC_PAGE_SIZE")
