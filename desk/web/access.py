"""Lets a request through to its view only where the address's rule says so; a refusal is on record and says
whom to ask."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from desk.base.faults import Stop
from desk.base.language import gettext
from desk.web.accounts.record import rights_unreadable
from desk.web.accounts.second_factor import required_of
from desk.web.journal.entries import noted
from desk.web.places import may, rules_by_name
from desk.web.resuming import KEPT, kept_of, page_above
from desk.web.shelf import units_today
from desk.web.stops import stopped
from engine.rulebook.text.faults import RuleFaults

Answer = Callable[[HttpRequest], HttpResponse]
RECORD = re.compile(r"\d{5}-[A-Z]{2}(-\d+)+")  # the code of a venue, a party, a case
# for who must change the password first, or waits for a role
ALWAYS = (
    "own_account",
    "second_factor",
    "sign_out",
)


class GuardMiddleware:
    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.answer(request)
        if not request.path.startswith(settings.STATIC_URL):
            answer.headers["Cache-Control"] = "no-store"  # names and points stay in no browser's drawer
        return answer

    def process_view(
        self, request: HttpRequest, view: Any, arguments: Any, named: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        access = rules_by_name().get(match.url_name or "") if match else None
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        if access is not None and access.open:
            return None
        only_acts = access is not None and not access.read and bool(access.write)  # no page of its own
        known, asks = request.user.is_authenticated, request.method != "POST"
        if not known and SESSION_KEY in request.session and (stop := rights_unreadable()):
            return stopped(request, 500, str(stop))
        if not known and not asks:
            return _door_with_kept(request)
        if not known:
            wanted = page_above(request.path) if only_acts else request.get_full_path()
            return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': wanted})}")
        name = match.url_name if match else ""
        if request.user.must_change and name not in ALWAYS:
            return _first(request, "own_account")
        if required_of(request.user) and name not in ALWAYS:
            return _first(request, "second_factor")
        if request.user.misbound and name not in ALWAYS:
            return stopped(request, 403, _misbound(request.user))
        if only_acts and asks:
            return redirect(page_above(request.path, request.user.role))
        if access is None or not may(request.user, access, request.method or "", named):
            return refused(request)
        return None


def _first(request: HttpRequest, name: str) -> HttpResponse:
    """Lead to what must be done first; a form that was sent waits in the session meanwhile."""
    if kept := kept_of(request):
        request.session[KEPT] = kept.sealed
    return redirect(name)


def _door_with_kept(request: HttpRequest) -> HttpResponse:
    """Show the door to who was signed out meanwhile, with what was typed; it is no attempt of anyone."""
    from desk.web.accounts.views import door

    answer = door(request, status=401, kept=kept_of(request))
    if request.headers.get("HX-Request"):  # a part of a page was asked for: the door takes the whole
        answer.status_code = 200
        answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "body", "innerHTML"
    return answer


def _misbound(user: Any) -> str:
    return gettext(
        "Tài khoản này gắn với đơn vị '%(unit)s'. Nay chỉ tài khoản cán bộ xã gắn với một xã; vai trò khác"
        " xem"
        " mọi đơn vị. Quản trị xác nhận lại vai trò ở trang Người dùng thì dùng tiếp được.",
        unit=user.unit or "–",
    )


def refused(request: HttpRequest) -> HttpResponse:
    """Answer that this role may not; the attempt is on record."""
    noted("refused", request.user, {"path": _address(request), "method": request.method})
    return render(request, "base/refused.html", status=403)


def _address(request: HttpRequest) -> str:
    """Return the address that was asked for, with the numbers, units and records' codes in it; any other part
    may be a name someone typed."""
    match = request.resolver_match
    path, named = (f"/{match.route}", match.kwargs) if match else ("?", {})
    for name, value in named.items():
        kept = isinstance(value, int) or RECORD.fullmatch(value) or _is_unit(value)
        shown = str(value) if kept else "…"
        path = re.sub(f"<[a-z]+:{name}>", shown, path)
    return path


def _is_unit(code: str) -> bool:
    try:
        return code in {unit.code for unit in units_today().units}
    except (Stop, RuleFaults):  # the rules can't be read now
        return False
