"""Venues by risk, and one venue."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from desk.base.roles import INVESTIGATOR
from desk.runs.year import Year
from desk.web.notice import notice_of
from desk.web.results.views import asked_year
from desk.web.venues.listing import VenueQuery, listing_of
from desk.web.venues.one_venue import Onlooker, venue_of


def venues(request: HttpRequest, year: int) -> HttpResponse:
    found, get = asked_year(year), request.GET
    asked = VenueQuery(
        get.get("muc", "top"),
        get.get("xa", ""),
        get.get("ma", "").strip(),
        get.get("loai", ""),
        get.get("xep", ""),
        get.get("trang", ""),
    )
    listing = listing_of(found, _communes(found), asked)
    notice = notice_of(found, found.venues.name)
    return render(request, "venues/venues.html", {"listing": listing, "asked": asked, "notice": notice})


def venue(request: HttpRequest, year: int, venue: str) -> HttpResponse:
    found, user = asked_year(year), request.user
    asked = Onlooker(date.today(), _communes(found), user.role == INVESTIGATOR, request.GET.get("mo", ""))
    shown = venue_of(found, venue, asked)
    if shown is None:
        raise Http404
    notice = notice_of(found, found.venues.name)
    told = {"venue": shown, "notice": notice, "before": year - 1}
    return render(request, "venues/venue.html", told)


def _communes(year: Year) -> set[str]:
    """Return the communes with venues."""
    return {row.unit for row in year.under(year.venues).rows}
