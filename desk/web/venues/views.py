"""Venues by risk, and one venue."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from desk.web.base.paging import page_asked
from desk.web.notice import notice_of
from desk.web.results.views import asked_year
from desk.web.shelf import units_today
from desk.web.venues.listing import listing_of, venue_of


def venues(request: HttpRequest, year: int) -> HttpResponse:
    found, get, units = asked_year(year), request.GET, units_today()
    codes = {row.unit for row in found.standings(found.venues.name)}
    sees = [code for code in codes if request.user.sees(code, units)]
    asked = {"band": get.get("muc", "top"), "unit": get.get("xa", ""), "search": get.get("ma", "").strip()}
    listing = listing_of(found, request.user.lang, sees, page=page_asked(request), **asked)
    notice = notice_of(found, request.user.lang, found.venues.name)
    return render(request, "venues/venues.html", {"listing": listing, "asked": asked, "notice": notice})  # fmt: skip


def venue(request: HttpRequest, year: int, venue: str) -> HttpResponse:
    found = asked_year(year)
    shown = venue_of(found, venue, request.user.lang, request.GET.get("mo", ""))
    if shown is None:
        raise Http404
    notice = notice_of(found, request.user.lang, found.venues.name)
    return render(request, "venues/venue.html", {"venue": shown, "notice": notice})
