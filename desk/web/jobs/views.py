"""How far a piece of work is: told as it happens, or asked for every second; left alone once it ended."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string

from desk.base.language import language
from desk.base.roles import EVALUATION, POLICY
from desk.web.base.language import answering
from desk.web.jobs.jobs import cancelled, looked_at
from desk.web.jobs.models import Job
from desk.web.jobs.streams import seated
from desk.web.journal.entries import noted

SCORES = ("run", "verify", "impact", "compare")
OTHERS = {EVALUATION: ("import", *SCORES), POLICY: SCORES}
"""Work of other people that a role may look at: what it leaves shows nothing the role may not see."""


def job(request: HttpRequest, number: int) -> HttpResponse:
    return render(request, "jobs/job.html", {"job": _job(request, number)})


def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Stop a piece of work of one's own."""
    found = get_object_or_404(Job, pk=number, by=request.user.username)
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
    if found.by != request.user.username and found.kind not in OTHERS.get(request.user.role, ()):
        raise Http404
    return found
