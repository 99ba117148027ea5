"""Keeping a view, and the keys of the desk."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve

from desk.base.faults import WrongUse
from desk.base.language import gettext
from desk.web.base.frame import RAIL
from desk.web.places import address_parts, rules_by_name
from desk.web.saved.models import SavedView

MOST = 12  # of one person


def saved_views(request: HttpRequest) -> HttpResponse:
    """List what one has kept, with the form for one more; a POST keeps it."""
    user = request.user
    if request.method == "POST":
        title = " ".join(request.POST.get("title", "").split())[:60]
        address = _address(request.POST.get("address", ""), user)
        if not title:
            raise WrongUse("Đặt tên cho góc nhìn này.")
        mine = SavedView.objects.filter(by=user.standing)
        if mine.exclude(title=title).count() >= MOST:
            raise WrongUse("Đã có %(most)s góc nhìn; bỏ bớt một.", most=MOST)
        kept, _ = mine.get_or_create(title=title, defaults={"by": user.standing, "address": address})
        if kept.address != address:
            raise WrongUse("Đã có góc nhìn tên này, của trang khác. Đặt tên khác, hoặc bỏ góc nhìn ấy trước.")
        return redirect(address)
    found = SavedView.objects.filter(by=user.standing)
    return render(request, "saved/saved.html", {"found": found, "address": request.GET.get("trang", "")})


def dropped(request: HttpRequest) -> HttpResponse:
    SavedView.objects.filter(by=request.user.standing, title=request.POST.get("title", "")).delete()
    return redirect("saved_views")


def keys(request: HttpRequest) -> HttpResponse:
    """List the keys of the desk, those of the places this role may enter."""
    rules = rules_by_name()
    rail = [
        (key, gettext(title))
        for name, _, title, _, key in RAIL
        if name in rules and rules[name].allows(request.user.role, "GET")
    ]
    return render(request, "saved/keys.html", {"places": rail})


def _address(text: str, user: Any) -> str:
    """Return an address of the desk that this role may read; raises Stop for any other."""
    parts = address_parts(text)
    try:
        name = resolve(parts.path).url_name if not (parts.scheme or parts.netloc) else None
    except Resolver404:
        name = None
    access = rules_by_name().get(name or "")
    if access is None or not access.allows(user.role, "GET") or not text.startswith("/") or len(text) > 400:
        raise WrongUse("Trang này không lưu được.")
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
