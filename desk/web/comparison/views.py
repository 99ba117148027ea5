"""Who moves because of what: two runs of a year, or the year under the rules of two days. Nothing is
changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from desk.authoring.comparison import Comparison, compared_rules, compared_runs
from desk.authoring.comparison_report import ComparisonReport
from desk.base.acts import day_needed
from desk.base.faults import WrongUse
from desk.base.language import LazyText
from desk.report.tree import text_of
from desk.runs.found_runs import run_with_id
from desk.web.jobs.jobs import asked, last_job
from desk.web.jobs.models import JobOutcome
from desk.web.results.views import asked_year
from desk.web.runs.closing import run_lines
from desk.web.shelf import workspace


def comparison(request: HttpRequest, year: int) -> HttpResponse:
    found, user = asked_year(year), request.user
    told = {
        "runs": tuple(run_lines(year, found)),
        "job": last_job(kind="compare", standing=user.standing, asked__year=year),
        "today": date.today().isoformat(),
        "end": found.period.end.isoformat(),
    }
    return render(request, "comparison/comparison.html", told)


def compare(request: HttpRequest, year: int) -> HttpResponse:
    post, user = request.POST, request.user
    what, sides = post.get("what", ""), [post.get("before", ""), post.get("after", "")]
    asked_year(year)
    if what == RUNS:
        sides = [run_with_id(side, workspace().folder).id for side in sides]
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


MOST = 100  # rows shown of one rulebook and year
RUNS, DAYS = "runs", "days"


def compared(asked: Mapping[str, Any], by: str, step: Callable[[int, int], None]) -> JobOutcome:
    """Compare two runs of a year, or a year under the rules of two days."""
    made, sides = workspace(), (str(asked["before"]), str(asked["after"]))
    step(0, 1)
    if asked["what"] == RUNS:
        found = compared_runs(*sides, made.folder, None)
    else:
        found = compared_rules(*sides, made.folder, [int(asked["year"])], None, None)
    step(1, 1)
    return told_of(found, str(asked["lang"]))


def told_of(found: Comparison, lang: str) -> JobOutcome:
    """Return a comparison for a page, in one language; its result is plain JSON."""
    report = ComparisonReport(found)
    moved = [m for m in found.movements if m.moved]
    bands, points = len([m for m in moved if m.changes_band]), len(moved)
    years = ", ".join(map(str, found.years))
    return JobOutcome(
        LazyText(
            "%(bands)s đổi hạng, %(points)s đổi điểm, năm %(years)s.", bands=bands, points=points, years=years
        ),
        {
            "mark": report.mark(),
            "differences": [d.text for d in found.differences()],
            "books": list(_books(found, report)),
        },
    )


def _books(found: Comparison, report: ComparisonReport) -> Iterator[dict[str, Any]]:
    for name in found.rulebooks:
        for year in found.years:
            every = found.of(name, year)
            moved = [m for m in every if m.moved]
            matrix = report.matrix(name, year)
            movers = report.movers(moved[:MOST]).shown_in("page")
            yield {
                "title": report.title(name),
                "year": year,
                "n": len(every),
                "moved": len(moved),
                "bands": len([m for m in moved if m.changes_band]),
                "announced": report.announced_words(name, year),
                "columns": [column.title for column in matrix.columns[1:]],
                "matrix": [list(map(text_of, row)) for row in matrix.cells()],
                "headers": [column.title for column in movers.columns],
                "rows": [list(map(text_of, row)) for row in movers.cells()],
                "more": max(0, len(moved) - MOST),
            }
