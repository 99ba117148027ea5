"""What an investigator asks of the records: how two are linked; who has a number, a plate, an account, an
address."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from desk.base.faults import Stop
from desk.base.language import gettext, gettext_noop
from desk.base.roles import INVESTIGATOR
from desk.base.typed import needed, reason_in
from desk.leads.asking import VALUES, found
from desk.office.reminders import missing_forms
from desk.web.leads.between import between_shown, held_shown
from desk.web.leads.reading import queue_today
from desk.web.results.views import asked_year

KINDS = {
    "id": gettext_noop("mã: giữ gì, trước kia giữ gì"),
    "phone": gettext_noop("số điện thoại"),
    "identity_no": gettext_noop("số định danh"),
    "plate": gettext_noop("biển số xe"),
    "account": gettext_noop("số tài khoản"),
    "address": gettext_noop("địa chỉ"),
}
assert set(KINDS) == {"id", *VALUES}


def way(request: HttpRequest, year: int) -> HttpResponse:
    """Show the strongest ways between two codes, and the form that looks for a value."""
    queue = queue_today(asked_year(year))
    a, b = (request.GET.get(name, "").strip() for name in ("tu", "toi"))
    told: dict[str, Any]
    try:
        told = {"between": between_shown(queue, a, b) if a and b else None}
    except Stop as stop:  # a code nobody has: the form stands as it was filled in
        told = {"fault": str(stop)}
    return _page(request, {**told, "a": a, "b": b})


def find(request: HttpRequest, year: int) -> HttpResponse:
    """Show who has exactly this value; the question is on record, hashed, before there is an answer."""
    asked, post = asked_year(year), request.POST
    queue = queue_today(asked)
    kind, value = post.get("kind", ""), needed(post.get("value", ""), "value")
    reason = reason_in(post)
    rows = held_shown(found(queue, kind, value, reason, request.user.username))
    owing = {form.unit.code for form in missing_forms(queue.stored.standing, asked.rules, asked.period)}
    return _page(request, {"found": rows, "asked": True, "kind": kind, "owing": len(owing)})


def _page(request: HttpRequest, told: dict[str, Any]) -> HttpResponse:
    kinds = [(kind, gettext(words)) for kind, words in KINDS.items()]
    searches = request.user.role == INVESTIGATOR
    return render(
        request,
        "leads/way.html",
        {"kinds": kinds, "searches": searches, **told},
        status=422 if "fault" in told else 200,
    )
