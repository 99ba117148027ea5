"""What an investigator asks of the records: how two are linked; who has a number, a plate, an account, an
address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from desk.base.acts import needed, reason_in
from desk.base.faults import Stop
from desk.base.language import gettext, gettext_noop
from desk.base.roles import INVESTIGATOR
from desk.leads.asking import VALUES, found, found_report
from desk.leads.between import between, no_way, pair_words, places_of_link
from desk.leads.lead_words import KINDS as TIES
from desk.leads.lead_words import figure, said
from desk.leads.leads import Queue, known_id
from desk.office.reminders import missing_forms
from desk.web.leads.reading import queue_today
from desk.web.results.views import asked_year
from desk.words.place_words import place_said
from engine.links.book import Book
from engine.links.strongest import Way

KINDS = {
    "id": gettext_noop("mã: giữ gì, trước kia giữ gì"),
    "phone": gettext_noop("số điện thoại"),
    "identity_no": gettext_noop("số định danh"),
    "plate": gettext_noop("biển số xe"),
    "account": gettext_noop("số tài khoản"),
    "address": gettext_noop("địa chỉ"),
}
assert set(KINDS) == {"id", *VALUES}
KIND_OF = {"CS": "shop", "VA": "case"}  # by the letters in a code; all else are persons and organisations


def way(request: HttpRequest, year: int) -> HttpResponse:
    """Show the strongest ways between two codes, and the form that looks for a value."""
    queue = queue_today(asked_year(year))
    a, b = (request.GET.get(name, "").strip() for name in ("tu", "toi"))
    told: dict[str, Any]
    try:
        told = _between(queue, known_id(queue, a), known_id(queue, b)) if a and b else {}
    except Stop as stop:  # a code nobody has: the form stands as it was filled in
        told = {"fault": str(stop)}
    return _page(request, {**told, "a": a, "b": b})


def _between(queue: Queue, a: str, b: str) -> dict[str, Any]:
    """Return what lies between two: codes, kinds and places; never a name."""
    told = between(queue, a, b)
    ways = list(_ways(told.ways, Book(queue.findings.said)))
    return {"between": told, "ways": ways, "none": no_way(told), "pair": pair_words(told, queue)}


def _ways(ways: Iterable[Way], book: Book) -> Iterator[dict[str, Any]]:
    for way in ways:
        weights = [min(1.0, link.weight) for link in way.links]
        by = [
            (said(TIES, link.kind), figure(weight, 2))
            for link, weight in zip(way.links, weights, strict=True)
        ]
        yield {
            "stops": [(id_, _kind(id_), *link) for id_, link in zip(way.steps, [("", ""), *by], strict=True)],
            "weakest": figure(min(weights), 2),
            "strength": figure(way.strength, 2),
            "places": dict.fromkeys(place_said(p) for link in way.links for p in places_of_link(book, link)),
        }


def _kind(id_: str) -> str:
    return next((kind for letters, kind in KIND_OF.items() if f"-{letters}-" in id_), "who")


def find(request: HttpRequest, year: int) -> HttpResponse:
    """Show who has exactly this value; the question is on record, hashed, before there is an answer."""
    asked, post = asked_year(year), request.POST
    queue = queue_today(asked)
    kind, value = post.get("kind", ""), needed(post.get("value", ""), "value")
    reason = reason_in(post)
    rows = found(queue, kind, value, reason, request.user.username)
    owing = {form.unit.code for form in missing_forms(queue.stored.standing, asked.rules, asked.period)}
    return _page(
        request, {"found": rows and found_report(rows), "asked": True, "kind": kind, "owing": len(owing)}
    )


def _page(request: HttpRequest, told: dict[str, Any]) -> HttpResponse:
    kinds = [(kind, gettext(words)) for kind, words in KINDS.items()]
    return render(
        request,
        "leads/way.html",
        {"kinds": kinds, "searches": request.user.role == INVESTIGATOR, **told},
        status=422 if "fault" in told else 200,
    )
