"""One search over the communes, venues, leads and papers of a year that its reader may open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from desk.base.faults import Stop
from desk.base.language import gettext
from desk.office.papers.writing import OF_COMMUNE, OF_YEAR, OfYear
from desk.runs.year import Year
from desk.web.leads.briefs import LeadQuery, leads_of
from desk.web.leads.reading import queue_today
from desk.web.places import rules_by_name
from desk.web.shelf import year_of
from desk.workspace.office import IssuingOffice
from facts.spelling import folded

MOST = 20  # of a kind
Result = tuple[str, str]  # words, address


def search(request: HttpRequest, year: int) -> HttpResponse:
    """Show what fits a part of a name, title or code, a kind after the other."""
    text, found = request.GET.get("tim", "").strip()[:60], year_of(year)
    kinds = tuple(_kinds(request.user, found, text)) if found and text else ()
    shown = [(title, list(islice(results, MOST))) for title, results in kinds]
    return render(request, "waiting/search.html", {"text": text, "kinds": [one for one in shown if one[1]]})


def _kinds(user: Any, year: Year, text: str) -> Iterator[tuple[str, Iterable[Result]]]:
    """Yield each kind of page the reader may open, with what fits."""

    def opens(name: str) -> bool:
        return rules_by_name()[name].allows(user.role, "GET")

    if opens("results"):
        yield gettext("Xã, thị trấn"), _communes(year, text)
    if opens("venues"):
        yield gettext("Cơ sở"), _venues(year, text)
    if opens("leads"):
        yield gettext("Manh mối"), _leads(year, text)
    if opens("papers"):
        yield gettext("Văn bản"), _papers(year, text)


def _communes(year: Year, text: str) -> Iterator[Result]:
    for row in year.rows:
        name = year.name(row.subject)
        if row.subject.startswith(text) or folded(text) in folded(name):
            yield f"{name} ({row.subject})", reverse("commune", args=[year.period.year, row.subject])


def _venues(year: Year, text: str) -> Iterator[Result]:
    for row in year.under(year.venues).rows:
        if text.upper() in row.subject:
            words = f"{row.subject}, {year.name(row.unit)}"
            yield words, reverse("venue", args=[year.period.year, row.subject])


def _leads(year: Year, text: str) -> Iterator[Result]:
    try:
        queue = queue_today(year)
    except Stop:  # the page of leads says why
        return
    for found in leads_of(queue, LeadQuery(search=text), {}):
        yield found.id, reverse("lead", args=[year.period.year, found.id])


def _is_made(year: Year, make: OfYear) -> bool:
    """Tell whether a paper can be made yet: a decision needs somebody to recognise, some an announcement."""
    try:
        make(year, IssuingOffice(), None)
    except Stop:
        return False
    return True


def _papers(year: Year, text: str) -> Iterator[Result]:
    number = year.period.year
    for kind, of_year in OF_YEAR.items():
        if folded(text) in folded(gettext(of_year.title)) and _is_made(year, of_year.make):
            yield gettext(of_year.title), reverse("wording", args=[number, kind])
    if any(folded(text) in folded(gettext(of.title)) for of in OF_COMMUNE.values()):
        yield gettext("Văn bản về từng xã"), f"{reverse('papers', args=[number])}#xa"
