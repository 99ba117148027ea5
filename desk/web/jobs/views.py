"""How far a piece of work is: asked for each second, left alone once it ended."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from desk.web.jobs.jobs import cancelled, looked_at
from desk.web.jobs.models import Job
from desk.web.journal.entries import noted

ENOUGH = 286  # tells htmx to ask no more


def job(request: HttpRequest, number: int) -> HttpResponse:
    found = looked_at(get_object_or_404(Job, pk=number))
    if not found.may_see(request.user):
        raise Http404
    asks_again = found.under_way or not request.headers.get("HX-Request")
    return render(request, "jobs/job.html", {"job": found}, status=200 if asks_again else ENOUGH)


def cancel(request: HttpRequest, number: int) -> HttpResponse:
    found = get_object_or_404(Job, pk=number, standing=request.user.standing)
    if cancelled(looked_at(found)):
        noted("work_cancelled", request.user, {"job": number, "work": found.kind})
    return redirect("job", number=number)
