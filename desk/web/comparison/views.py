"""Who moves because of what: two runs of a year, or the year under the rules of two days. Nothing is
changed."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from desk.base.acts import day_needed
from desk.base.faults import WrongUse
from desk.runs.found_runs import found_run
from desk.web.comparison.telling import DAYS, RUNS
from desk.web.jobs.jobs import asked, last_job
from desk.web.results.views import asked_year
from desk.web.runs.closing import run_lines
from desk.web.shelf import workspace


def comparison(request: HttpRequest, year: int) -> HttpResponse:
    found, user = asked_year(year), request.user
    told = {
        "runs": tuple(run_lines(year, found)),
        "job": last_job(kind="compare", by=user.username, asked__year=year),
        "inside": True,
        "today": date.today().isoformat(),
        "end": found.period.end.isoformat(),
    }
    return render(request, "comparison/comparison.html", told)


def compare(request: HttpRequest, year: int) -> HttpResponse:
    post, user = request.POST, request.user
    what, sides = post.get("what", ""), [post.get("before", ""), post.get("after", "")]
    asked_year(year)
    if what == RUNS:
        sides = [found_run(side, workspace().folder).id for side in sides]
    elif what == DAYS:
        sides = [day_needed(side, "Cần hai ngày.").isoformat() for side in sides]
    if what not in (RUNS, DAYS) or len(set(sides)) < 2:
        raise WrongUse("Chọn hai bên khác nhau để so.")
    asked(
        "compare",
        user.username,
        {"what": what, "before": sides[0], "after": sides[1], "year": year, "lang": user.lang},
    )
    return redirect("comparison", year=year)
