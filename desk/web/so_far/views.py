"""The year so far: no result, nothing to announce; what is left to do."""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from desk.office.so_far import so_far_report
from desk.office.so_far_results import SoFarResults, periods_so_far, so_far_results
from desk.web.shelf import archive_stamp, periods_returned, rules_today, workspace
from desk.workspace.folder import opened

_one_at_a_time = threading.Lock()  # an evaluation fills itself as it is asked


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
        with _one_at_a_time:
            results = _results(str(workspace().folder), archive_stamp(), period.code)
            report = so_far_report(results, sees, request.GET.get("xa", ""))
    return render(request, "so_far/so_far.html", {"report": report, "periods": periods, "period": period})


@lru_cache(maxsize=2)
def _results(folder: str, stamp: object, code: str) -> SoFarResults:
    return so_far_results(opened(Path(folder)), rules_today(), code)
