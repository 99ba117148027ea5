"""The first page of every role."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from desk.base.roles import AUDITOR, COMMUNE, EVALUATION, POLICY
from desk.web.shelf import year_of
from desk.web.waiting.tasks import Teller


def waiting(request: HttpRequest) -> HttpResponse:
    teller = Teller(request.user, date.today())
    return render(
        request, "waiting/day.html", {"day": teller.day(), "today": teller.today, "number": teller.number}
    )


def of_year(request: HttpRequest, year: int) -> HttpResponse:
    """Lead to a year's page of the reader's role."""
    if request.user.role == COMMUNE:
        return redirect("commune", year=year, unit=request.user.unit)
    if year_of(year) is None:  # a year that was not run has pages of returns and runs only
        at = {EVALUATION: "returns", AUDITOR: "returns", POLICY: "runs"}.get(request.user.role)
        return redirect(at, year=year) if at else redirect("waiting")
    first = {"investigator": "leads", "administrator": "waiting"}.get(request.user.role, "results")
    return redirect(first) if first == "waiting" else redirect(first, year=year)
