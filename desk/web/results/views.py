"""The ranking and one commune."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from desk.web.notice import notice_of
from desk.web.results.commune import commune_of
from desk.web.results.ranking import ranking_of
from desk.web.roles import COMMUNE
from desk.web.shelf import Year, units_today, year_of


def asked_year(year: int) -> Year:
    """Return a year that was run; where none was, the page is not there."""
    found = year_of(year)
    if found is None:
        raise Http404
    return found


def results(request: HttpRequest, year: int) -> HttpResponse:
    found, lang = asked_year(year), request.user.lang
    units = units_today()
    sees = [
        row.subject for row in found.standings(found.communes.name) if request.user.sees(row.subject, units)
    ]
    told = {"ranking": ranking_of(found, lang, sees), "notice": notice_of(found, lang, found.communes.name)}
    return render(request, "results/ranking.html", {**told, "run": found.run, "before": year - 1})


def commune(request: HttpRequest, year: int, unit: str) -> HttpResponse:
    found, lang = asked_year(year), request.user.lang
    opened = request.GET.get("mo", "")
    shown = commune_of(found, unit, lang, opened, request.user.role != COMMUNE)
    if shown is None:
        raise Http404
    told = {
        "commune": shown,
        "opened": opened,
        "notice": notice_of(found, lang, found.communes.name),
        "run": found.run,
    }
    return render(request, "results/commune.html", told)
