"""The year so far: no result, nothing to announce; what is left to do."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from desk.office.so_far import SoFarResults, periods_so_far, so_far_report, so_far_results
from desk.web.shelf import (
    archive_stamp,
    cached_by,
    evaluation_alone,
    periods_returned,
    rules_today,
    workspace,
)


def so_far(request: HttpRequest, year: int) -> HttpResponse:
    rules = rules_today()
    if rules.calendar.at("year", year) is None:
        raise Http404
    periods = periods_so_far(rules, periods_returned(), year)
    asked = request.GET.get("ky", "") or (periods[0].code if periods else "")
    period = next((p for p in periods if p.code == asked), None)
    if asked and period is None:
        raise Http404
    report = None
    if period is not None:
        sees = {u.code for u in rules.units.on(period.end)}
        with evaluation_alone:
            report = so_far_report(_results(period.code), sees, request.GET.get("xa", ""))
    return render(request, "so_far/so_far.html", {"report": report, "periods": periods, "period": period})


@cached_by(2, archive_stamp)
def _results(code: str) -> SoFarResults:
    return so_far_results(workspace(), rules_today(), code)
