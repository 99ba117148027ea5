"""Accounts as the administrator sees and makes them; a new or reset password is shown once and must be
changed."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from desk.base.faults import WrongUse
from desk.web.accounts.models import Account
from desk.web.journal.entries import noted
from desk.web.places import rules_by_name
from desk.web.roles import COMMUNE, ROLES, title_of
from desk.web.shelf import units_today

SHOWN = ("returns", "results", "venues", "leads", "follow_up", "rules", "runs", "journal", "people")
ALIKE = "abcdefghjkmnpqrstuvwxyz23456789"  # no letters that look like others


def people(request: HttpRequest) -> HttpResponse:
    return _page(request)


def _page(request: HttpRequest, made: Account | None = None, password: str = "") -> HttpResponse:
    lang, rules = request.user.lang, rules_by_name()
    titles = [(role, title_of(role, lang)) for role in ROLES]
    matrix = [(title, [_seen(role, p) for p in SHOWN if p in rules]) for role, title in titles]
    told = {
        "accounts": Account.objects.order_by("role", "username"),
        "roles": titles,
        "matrix": matrix,
        "shown": [p for p in SHOWN if p in rules],
        "units": units_today().units,
        "made": made,
        "password": password,
        "provider": settings.OIDC,
    }
    return render(request, "accounts/people.html", told)


def _seen(role: str, page: str) -> str:
    """Say how much of a page a role sees: all of it, its own commune's part, or nothing."""
    rules = rules_by_name()
    own = role == COMMUNE and (
        role in rules[page].read or (page == "results" and role in rules["commune"].read)
    )
    return "own" if own else "all" if role in rules[page].read else ""


def made(request: HttpRequest) -> HttpResponse:
    """Make an account from what was typed."""
    post = request.POST
    username, role, unit = (
        post.get("username", "").strip(),
        post.get("role", ""),
        post.get("unit", "").strip(),
    )
    _check(username, role, unit)
    outside = _outside(post.get("outside", ""))
    password = _fresh()
    account = Account.objects.made(
        username,
        password,
        role,
        unit=unit,
        office=post.get("office", "").strip()[:120],
        shown_as=post.get("shown_as", "").strip()[:120] or title_of(role, "vi"),
        must_change=True,
        outside=outside,
    )
    noted("account_made", request.user, {"account": username, "role": role, "unit": unit, "outside": outside})
    return _page(request, account, password)


def _check(username: str, role: str, unit: str) -> None:
    if not username or len(username) > 60 or role not in ROLES:
        raise WrongUse(
            "Cần tên đăng nhập (không quá 60 chữ) và vai trò.",
            "A name (60 letters at most) and a role are needed.",
        )
    if Account.objects.filter(username=username).exists():
        raise WrongUse(f"Đã có tài khoản '{username}'.", f"There is an account '{username}' already.")
    known = {u.code for u in units_today().units} | {u.province for u in units_today().units if u.province}
    if (role == COMMUNE or unit) and unit not in known:
        raise WrongUse(
            f"Không có đơn vị mã '{unit}'. Tài khoản xã phải gắn với một đơn vị.",
            f"There is no unit '{unit}'. A commune account needs one.",
        )


def _outside(text: str, account: Account | None = None) -> str:
    """Return the identifier a provider gives a person; raise Stop where it is another account's."""
    outside = text.strip()[:255]
    taken = (
        Account.objects.filter(outside=outside).exclude(pk=account.pk if account else None).first()
        if outside
        else None
    )
    if taken is not None:
        raise WrongUse(
            f"Định danh này đã gắn với tài khoản '{taken.username}'.",
            f"The identifier is tied to '{taken.username}'.",
        )
    return outside


def changed(request: HttpRequest, number: int) -> HttpResponse:
    """Close, open or give a new password to an account; one's own is changed elsewhere."""
    account = get_object_or_404(Account, pk=number)
    what = request.POST.get("what", "")
    if account.pk == request.user.pk:
        raise WrongUse(
            "Không tự khóa hoặc đặt lại tài khoản của mình.", "One's own account is not closed or reset here."
        )
    password = ""
    if what in ("close", "open"):
        account.is_active = what == "open"
    elif what == "reset":
        password = _fresh()
        account.set_password(password)
        account.must_change = True
    elif what == "outside":
        account.outside = _outside(request.POST.get("outside", ""), account)
    else:
        raise WrongUse("Chọn khóa, mở, hoặc đặt lại mật khẩu.", "Choose to close, open or reset.")
    account.save()
    _signed_out(account)
    noted(
        f"account_{what}",
        request.user,
        {"account": account.username, **({"outside": account.outside} if what == "outside" else {})},
    )
    return _page(request, account if password else None, password)


def _signed_out(account: Any) -> None:
    """End every session of an account: what was closed is closed now."""
    for session in Session.objects.all():
        if session.get_decoded().get("_auth_user_id") == str(account.pk):
            session.delete()


def _fresh() -> str:
    return "-".join("".join(secrets.choice(ALIKE) for _ in range(4)) for _ in range(4))
