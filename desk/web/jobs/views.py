"""How far a piece of work is: told as it happens, or asked for every second; left alone once it ended."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterator

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string

from desk.base.faults import Stop
from desk.base.language import language
from desk.base.roles import EVALUATION, POLICY
from desk.web.base.language import answering
from desk.web.jobs.jobs import cancelled, looked_at
from desk.web.jobs.models import Job
from desk.web.journal.entries import noted

SCORES = ("run", "verify", "impact", "compare")
OTHERS = {EVALUATION: ("import", *SCORES), POLICY: SCORES}
"""Work of other people that a role may look at: what it leaves shows nothing the role may not see."""


def job(request: HttpRequest, number: int) -> HttpResponse:
    return render(request, "jobs/job.html", {"job": _job(request, number)})


def cancel(request: HttpRequest, number: int) -> HttpResponse:
    found = get_object_or_404(Job, pk=number, standing=request.user.standing)
    if cancelled(looked_at(found)):
        noted("work_cancelled", request.user, {"job": number, "work": found.kind})
    return redirect("job", number=number)


def stream(request: HttpRequest, number: int) -> HttpResponseBase:
    """Tell how far a piece of work is, as it goes; an empty answer where no seat is free."""
    found = _job(request, number)
    lang = language()

    def drawn(now: Job) -> str:
        with answering(lang):  # as the reader's, though the answer has begun
            return render_to_string("jobs/state.html", {"job": now}, request)

    told = seated(found, drawn)
    if told is None:
        return HttpResponse(status=204)
    answer = StreamingHttpResponse(told, content_type="text/event-stream")
    answer.headers["X-Accel-Buffering"] = "no"  # a proxy before it passes each word on
    return answer


def _job(request: HttpRequest, number: int) -> Job:
    found = looked_at(get_object_or_404(Job, pk=number))
    if found.standing != request.user.standing and found.kind not in OTHERS.get(request.user.role, ()):
        raise Http404
    return found


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
