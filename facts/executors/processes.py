"""Several processes of this machine, one item each at a time; what an item breaks is its own."""

import multiprocessing
import multiprocessing.util
import os
import pickle
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, wait
from concurrent.futures import TimeoutError as OutOfTime
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from threading import RLock
from time import monotonic, sleep
from typing import Any

from pebble import ProcessExpired, ProcessPool

from facts.executors import limited
from facts.executors.port import ENDED, LIMITS, MEMORY, PATIENCE, TIME, Answer, Item, Limits, Lost

_STARTING = RLock()
_RENEWED = 100  # items of one process before another takes its place: caches grow
_BEGUN = 10.0  # seconds until a process is at its item; each time it is not, twice as many
_TRIES = 3  # at an item that no process begins, or whose pool breaks
_PAUSE = 0.1  # seconds before another try, twice as many each time: what was killed may not be gone yet
_AHEAD = 4  # items given out for each process before the first of them is answered
_SIGXCPU, _SIGABRT = -24, -6
_ENDS = {_SIGXCPU: TIME, _SIGABRT: MEMORY, limited.OUT_OF_MEMORY: MEMORY}


class NotBegun(BrokenProcessPool):
    """An item that no process is at in time: one that took it is gone, or holds what the others wait for."""


class Processes:
    """Does items in `count` processes (0: one a core), under limits; each begun within `begun` seconds."""

    def __init__(self, count: int = 0, limits: Limits = LIMITS, begun: float = _BEGUN) -> None:
        self.count = count or _cores()
        self.limits = limits
        self.begun = begun

    def each(self, task: Callable[[Item], Answer], items: Sequence[Item]) -> Iterator[Answer | Lost]:
        """Yield the answer for each item, or why there is none."""
        done = late = 0
        careful = 0  # items to do one by one, as the pool at them broke: so the item at fault is known
        while done < len(items):
            part = items[done : done + careful] if careful else items[done:]
            count, ahead = (1, 1) if careful else (self.count, _AHEAD)
            careful = 0
            with self._pool(task, min(count, len(part))) as pool:
                try:
                    for answer in self._by(pool, part, count * ahead, self.begun * 2**late):
                        done, late = done + 1, 0
                        yield answer
                except (BrokenProcessPool, EOFError, OSError):  # or what starts its processes ended
                    late += 1
                    if ahead == 1 and late >= _TRIES:
                        done, late = done + 1, 0
                        yield Lost(ENDED)
                    careful = self.count * _AHEAD
                    sleep(_PAUSE * 2**late)
                finally:
                    pool.stop()  # type: ignore[no-untyped-call]

    def _by(self, pool: ProcessPool, items: Sequence[Any], most: int, begun: float) -> Iterator[Any]:
        """Yield answers, at most so many items being given out at a time. Raise NotBegun."""
        waiting: deque[Future[Any]] = deque()
        for item in items:
            waiting.append(pool.schedule(limited.answer, (item,), timeout=self.limits.seconds * PATIENCE))
            if len(waiting) >= most:
                yield self._found(waiting.popleft(), begun)
        while waiting:
            yield self._found(waiting.popleft(), begun)

    def _found(self, future: Future[Any], begun: float) -> Any:
        """Return the answer of the item given out first, or why there is none."""
        until = monotonic() + begun
        while not (future.done() or future.running()):
            if monotonic() > until:
                raise NotBegun
            wait([future], 0.1)
        try:
            return pickle.loads(future.result(self.limits.seconds * PATIENCE + begun))
        except OutOfTime:
            if not future.done():  # whoever should have ended it waits for one that is gone
                raise NotBegun from None
            return Lost(TIME)
        except ProcessExpired as error:
            return Lost(_ENDS.get(error.exitcode, ENDED))

    def _pool(self, task: Callable[[Any], Any], count: int) -> ProcessPool:
        given = (task, self.limits)
        return ProcessPool(
            count, _RENEWED, initializer=limited.prepare, initargs=given, context=_starting(task)
        )


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _starting(task: Callable[[Any], Any]) -> Any:
    """Return how processes start: where possible forked from one without threads that knows the task."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([task.__module__])
    return context


@contextmanager
def _unheard() -> Iterator[None]:
    """Let processes that are started in the block have no standard error."""
    with _STARTING:
        try:
            own = os.dup(2)
        except OSError:  # there is none
            yield
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        try:
            yield
        finally:
            os.dup2(own, 2)
            os.close(own)


# What becomes of an item is in its answer. The processes that multiprocessing starts beside ours, and starts
# again at any time, by this function alone, write traces that no officer can read.
multiprocessing.util.spawnv_passfds = _unheard()(multiprocessing.util.spawnv_passfds)
warnings.filterwarnings("ignore", "resource_tracker: ")
