"""How far a piece of work is: asked for again every second while it runs, and left alone once it ended."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from desk.web.roles import EVALUATION, POLICY
from desk.web.work.jobs import looked_at
from desk.web.work.models import Job

SCORES = ("run", "verify", "impact", "compare")
OTHERS = {EVALUATION: ("import", *SCORES), POLICY: SCORES}
"""Work of other people that a role may look at: what it leaves shows nothing the role may not see."""


def job(request: HttpRequest, number: int) -> HttpResponse:
    found = looked_at(get_object_or_404(Job, pk=number))
    if found.by != request.user.username and found.kind not in OTHERS.get(request.user.role, ()):
        raise Http404
    return render(request, "work/job.html", {"job": found})
