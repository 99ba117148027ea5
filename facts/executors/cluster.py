"""The processes of many machines, by Dask: items go out in parts, each is done under the same limits."""

import logging
import multiprocessing
import pickle
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from facts.executors.port import LIMITS, Answer, Executor, Item, Limits, Lost, carried, rooms_of
from facts.executors.processes import Processes
from facts.source import source_hash

PART = 16  # most items that go out together: starting a process costs about as much as reading one return
_SHARES = 4  # parts for each worker at least, where there are items enough: none waits for the other's last
_AHEAD = 2  # parts given out for each worker before the first of them is answered
SECONDS = 10  # to find the scheduler, and to look again whether a worker is left
NOT_INSTALLED, NOT_FOUND = "not installed", "not found"


class NoScheduler(Exception):
    """Nothing can be given out at an address: Dask is NOT_INSTALLED here, or the scheduler NOT_FOUND."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(address, why)
        self.address, self.why = address, why


class WorkersUnfit(Exception):
    """No worker is left, runs another version of this program, or may start no process of its own."""


class Cluster:
    """Does items on the workers of a Dask scheduler at an address (`tcp://host:8786`, `tls://…` on a server).

    The part of a lost worker is done again by another. Where scheduler or workers are lost, `rest` does what
    has no answer yet, and `lost` says why. Raise NoScheduler where there is none from the start.
    """

    def __init__(self, address: str, limits: Limits = LIMITS, rest: Executor | None = None) -> None:
        self.address, self.limits = address, limits
        self.rest = rest or Processes(limits=limits)
        self.lost = ""
        with _client(address):
            pass

    def each(self, task: Callable[[Item], Answer], items: Sequence[Item]) -> Iterator[Answer | Lost]:
        """Yield the answer for each item, or why there is none."""
        done = 0
        try:
            for answer in self._by_workers(task, items):
                yield answer
                done += 1
        except (
            Exception
        ) as error:  # Dask has many ways to say so; what is ours comes up again where `rest` does it
            self.lost = str(error) or type(error).__name__
        if done < len(items):
            yield from self.rest.each(task, items[done:])

    def _by_workers(self, task: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        waiting: deque[Any] = deque()
        with _client(self.address) as client:
            rooms = rooms_of(task)  # of one version, or what is pickled may not be what is meant
            sent = pickle.dumps(task)  # with each part: what is kept on workers apart is lost with them
            size = max(1, min(PART, len(items) // (_SHARES * max(1, len(_workers(client))))))
            for at in range(0, len(items), size):
                part = [carried(task, item) for item in items[at : at + size]]
                given = (sent, self.limits, pickle.dumps(part), rooms, source_hash(*rooms))
                with warnings.catch_warnings():  # a part is large: it brings what this machine's disk holds
                    warnings.simplefilter("ignore")
                    waiting.append(client.submit(_part_done, *given, pure=False))
                if len(waiting) > _AHEAD * len(_workers(client)):
                    yield from _answered(waiting.popleft(), client)
            while waiting:
                yield from _answered(waiting.popleft(), client)


def _part_done(task: bytes, limits: Limits, items: bytes, rooms: Sequence[str], source: str) -> bytes:
    """Do a part, on a worker: in a process of its own, so that what an item does is not the worker's end."""
    if source != source_hash(*rooms):
        raise WorkersUnfit("a worker runs another version of this program")
    if multiprocessing.current_process().daemon:
        raise WorkersUnfit("a worker may start no process: set DASK_DISTRIBUTED__WORKER__DAEMON=False")
    return pickle.dumps(list(Processes(1, limits).each(pickle.loads(task), pickle.loads(items))))


def _answered(future: Any, client: Any) -> Sequence[Any]:
    """Wait for a part, as long as there is a worker to do it."""
    from distributed import TimeoutError as NotYet

    while True:
        try:
            return pickle.loads(future.result(timeout=SECONDS))  # type: ignore[no-any-return]
        except NotYet:
            if not _workers(client):
                raise WorkersUnfit("no worker is left") from None


def _workers(client: Any) -> Sequence[str]:
    return list(client.scheduler_info(n_workers=-1)["workers"])


def _client(address: str) -> AbstractContextManager[Any]:
    try:
        from distributed import Client
    except ImportError as error:
        raise NoScheduler(address, NOT_INSTALLED) from error
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what is lost is told in our words
    try:
        return Client(address, timeout=SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise NoScheduler(address, NOT_FOUND) from error
