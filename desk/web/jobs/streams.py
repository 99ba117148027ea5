"""Progress told as it happens (server-sent events).

Each stream holds one of the server's threads, so there are few seats, none waits for one, and none is held
long: a browser that finds no seat asks each second instead; one whose stream ended comes back by itself.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterator

from desk.base.faults import Stop
from desk.web.jobs.jobs import looked_at
from desk.web.jobs.models import Job

SEATS = 3  # of the server's eight threads
LOOK, BEAT, LONGEST = 0.5, 5.0, 40.0  # seconds: between two looks, without a word, of one stream
_seats = threading.BoundedSemaphore(SEATS)


def seated(job: Job, drawn: Callable[[Job], str]) -> Stream | None:
    """Return a stream of a job's states as `drawn`; None where no seat is free."""
    return Stream(job, drawn) if _seats.acquire(blocking=False) else None


class Stream:
    """Yields events until the work ended or the time is up; gives its seat back once, whoever closes it."""

    def __init__(self, job: Job, drawn: Callable[[Job], str]) -> None:
        self._events = _events(job, drawn)
        self._held = threading.Lock()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        return next(self._events)

    def close(self) -> None:
        if self._held.acquire(blocking=False):
            self._events.close()
            _seats.release()


def _events(job: Job, drawn: Callable[[Job], str]) -> Generator[str, None, None]:
    until, beat, last = time.monotonic() + LONGEST, 0.0, None
    while True:
        try:
            now = looked_at(job)
        except (Stop, Job.DoesNotExist):  # removed: the page says so when it is opened again
            return
        state = (now.state, now.done, now.total, now.waits and now.before)
        if state != last or time.monotonic() > beat:
            yield event(drawn(now)) if state != last else ": .\n\n"
            last, beat = state, time.monotonic() + BEAT
        if not now.under_way or time.monotonic() > until:
            return
        time.sleep(LOOK)


def event(text: str) -> str:
    """Return a state as one event, a line of data for each of its lines."""
    return "event: state\n" + "".join(f"data: {line}\n" for line in text.splitlines()) + "\n"
