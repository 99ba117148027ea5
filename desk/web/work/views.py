"""How far a piece of work is: asked for again every second while it runs, and left alone once it ended."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from desk.web.roles import ADMINISTRATOR, AUDITOR, COMMUNE
from desk.web.work.jobs import looked_at
from desk.web.work.models import Job


def job(request: HttpRequest, number: int) -> HttpResponse:
    found = looked_at(get_object_or_404(Job, pk=number))
    if request.user.role in (COMMUNE, ADMINISTRATOR, AUDITOR) and found.by != request.user.username:
        raise Http404
    return render(request, "work/job.html", {"job": found})
