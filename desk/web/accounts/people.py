"""Accounts as the administrator sees and makes them; a new or reset password is shown once and must be
changed."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localtime

from desk.base.acts import number_typed
from desk.base.faults import WrongUse
from desk.base.roles import COMMUNE, ROLES, title_of
from desk.web.accounts.failures import lifted, locked_out_now
from desk.web.accounts.models import Account
from desk.web.accounts.record import (
    account_made,
    as_recorded,
    in_force,
    lost_accounts,
    recorded,
    rights_today,
)
from desk.web.accounts.sessions import open_sessions, sessions_ended
from desk.web.journal.entries import noted
from desk.web.places import rules_by_name
from desk.web.shelf import units_today
from desk.web.stale import SHOWN as MARK
from desk.web.stale import mark_of, refuse_another, refuse_over_newer
from desk.workspace.rights import AccountRecord
from facts.spelling import folded

SHOWN = ("returns", "results", "venues", "leads", "follow_up", "rules", "runs", "journal", "people")
NAME = re.compile(r"[\w.@+-]{1,60}")  # two names are written with a comma between them
LATIN = re.compile(r"[\w.@+-]+", re.ASCII)  # without accents: letters of other scripts look like these
ALIKE = "abcdefghjkmnpqrstuvwxyz23456789"  # no letters that look like others


def people(request: HttpRequest) -> HttpResponse:
    return _page(request)


def _page(request: HttpRequest, made: Account | None = None, password: str = "") -> HttpResponse:
    rules = rules_by_name()
    titles = [(role, title_of(role)) for role in ROLES]
    told = {
        "persons": _persons(),
        "accounts": [
            (one, _state(one), mark_of(_rights(one))) for one in Account.objects.order_by("role", "username")
        ],
        "lost": lost_accounts(),
        "locked": locked_out_now(),
        "sessions": open_sessions(request),
        "roles": titles,
        "matrix": [(title, [_seen(role, p) for p in SHOWN if p in rules]) for role, title in titles],
        "shown": [p for p in SHOWN if p in rules],
        "units": units_today().units,
        "made": made,
        "password": password,
        "provider": settings.OIDC,
    }
    return render(request, "accounts/people.html", told)


def _state(account: Account) -> str:
    """Say how an account stands beside its record: as recorded (nothing), otherwise, or unknown there."""
    if in_force(account):
        return "misbound" if account.misbound else ""
    return "differs" if account.pk in rights_today().accounts else "unknown"


def _seen(role: str, page: str) -> str:
    """Say how much of a page a role sees: all of it, its own commune's part, or nothing."""
    rules = rules_by_name()
    own = role == COMMUNE and (
        role in rules[page].read or (page == "results" and role in rules["commune"].read)
    )
    return "own" if own else "all" if role in rules[page].read else ""


def made(request: HttpRequest) -> HttpResponse:
    post = request.POST
    username, role, unit = (
        post.get("username", "").strip(),
        post.get("role", ""),
        post.get("unit", "").strip(),
    )
    _check_name(username)
    _check_rights(role, unit)
    password = _fresh()
    account = account_made(
        username,
        password,
        role,
        request.user.username,
        unit=unit,
        office=post.get("office", "").strip()[:120],
        shown_as=post.get("shown_as", "").strip()[:120] or title_of(role),
        must_change=True,
        outside=_outside(post.get("outside", "")),
        person=_person(post.get("person", "")),
    )
    return _page(request, account, password)


def _check_name(username: str) -> None:
    if not (NAME.fullmatch(username) and LATIN.fullmatch(folded(username))):
        raise WrongUse(
            "Tên đăng nhập gồm chữ Việt hoặc chữ a–z, chữ số, dấu . _ @ + -, không quá 60 ký tự, không có dấu"
            " cách, dấu phẩy; chữ của bảng chữ cái khác trông giống thì không nhận.",
            field="username",
        )


def _check_rights(role: str, unit: str) -> None:
    if role not in ROLES:
        raise WrongUse("Cần vai trò.", field="role")
    if role == COMMUNE and unit not in {u.code for u in units_today().units}:
        raise WrongUse(
            "Không có xã mã '%(unit)s'. Tài khoản cán bộ xã phải gắn với một xã.", field="unit", unit=unit
        )
    if role != COMMUNE and unit:
        raise WrongUse(
            "Chỉ tài khoản cán bộ xã gắn với một xã. Vai trò khác xem mọi đơn vị: bỏ trống mã đơn vị.",
            field="unit",
        )


def _person(text: str) -> int:
    """Return the number of a person who uses an account, or used one; 0 for a new one."""
    number = number_typed(text)
    if number and number not in rights_today().persons():
        raise WrongUse("Không có người này.")
    return number


def _persons() -> list[tuple[int, str, str]]:
    """Return every person by number, with the accounts he uses; with the one he used last, and until when,
    if he has none."""
    rights = rights_today()
    found = []
    for person in rights.persons():
        now = ", ".join(one.username for one in rights.used_now(person))
        number, until = rights.left.get(person, (0, ""))
        day = "" if now else f"{localtime(datetime.fromisoformat(until)):%d/%m/%Y}"
        found.append((person, now or rights.accounts[number].username, day))
    return found


def _outside(text: str, number: int = 0) -> str:
    """Return the identifier a provider gives a person; raise Stop if it is another account's."""
    outside = text.strip()[:255]
    taken = Account.objects.filter(outside=outside).exclude(pk=number).first() if outside else None
    if taken is not None:
        raise WrongUse(
            "Định danh này đã gắn với tài khoản '%(taken)s'.", field="outside", taken=taken.username
        )
    return outside


def changed(request: HttpRequest, number: int) -> HttpResponse:
    """Change an account: closed or open, its rights, its person, its password; one's own is changed
    elsewhere.

    An account that differs from its record is brought back to it, with a new password; a row that no record
    knows is taken away.
    """
    what, record = request.POST.get("what", ""), rights_today().accounts.get(number)
    if number == request.user.pk:
        raise WrongUse("Không tự khóa, tự đổi quyền hoặc đặt lại tài khoản của mình.")
    if record is None:
        return _unknown_removed(request, get_object_or_404(Account, pk=number), what)
    there = Account.objects.filter(pk=number).first()
    if there is not None and what != "rights" and MARK in request.POST:
        refuse_another(request.POST, _rights(there))
    account = as_recorded(record)
    if what == "unlock":
        lifted(account)
        noted("account_unlocked", request.user, {"account": account.username})
        return _page(request)
    if what != "reset" and not in_force(account):
        raise WrongUse("Tài khoản này khác với sổ niêm phong. Đặt lại mật khẩu trước.")
    password = _change(what, account, request.POST)
    if password is None:
        raise WrongUse("Chọn khóa, mở, hoặc đặt lại mật khẩu.")
    one = _one_person(what, record, request.POST)
    recorded(f"account_{what}", account, request.user.username, one, record)
    sessions_ended(account.pk)
    return _page(request, account if password else None, password)


def _one_person(what: str, before: AccountRecord, post: Mapping[str, str]) -> tuple[int, ...]:
    """Return who used an account until it was handed over, and who that is known to be elsewhere."""
    former = _person(post.get("former", "")) if what == "person" else 0
    return (before.used_by, former) if former not in (0, before.used_by) else ()


def _unknown_removed(request: HttpRequest, account: Account, what: str) -> HttpResponse:
    if what != "remove":
        raise WrongUse(
            "Tài khoản này không có trong sổ niêm phong: có người ghi thẳng vào cơ sở dữ liệu. Gỡ ra; cần"
            " thì thêm người bằng biểu mẫu."
        )
    noted("account_removed", request.user, {"account": account.username})
    account.delete()
    return _page(request)


def _change(what: str, account: Account, post: Mapping[str, str]) -> str | None:
    """Do to an account what is asked; return the password to show once, or nothing; None for no such thing.

    Who lost the phone gets a new password with it, so that one finder of either gets nowhere. An account is
    handed over to a person who uses one already, or to a new one.
    """
    if what in ("close", "open"):
        account.is_active = what == "open"
    elif what == "outside":
        account.outside = _outside(post.get("outside", ""), account.pk)
    elif what == "rights":
        role, unit = post.get("role", ""), post.get("unit", "").strip()
        _check_rights(role, unit)
        before = _rights(account)
        account.role, account.unit, account.office = role, unit, post.get("office", "").strip()[:120]
        refuse_over_newer(post, _rights(account), before, {role: title_of(role) for role in ROLES})
    elif what in ("reset", "factor", "person"):
        if what == "factor":
            account.second_factor = ""
        elif what == "person":
            person = _person(post.get("person", ""))
            account.person = person or max(rights_today().next_account(), account.pk + 1)
            account.shown_as = post.get("shown_as", "").strip()[:120] or account.shown_as
        password = _fresh()
        account.set_password(password)
        account.must_change = True
        return password
    else:
        return None
    return ""


def _rights(account: Account) -> dict[str, str]:
    """Return what a form about an account is filled in over."""
    used = {"person": str(account.person), "active": str(account.is_active), "outside": account.outside}
    return {"role": account.role, "unit": account.unit, "office": account.office, **used}


def _fresh() -> str:
    return "-".join("".join(secrets.choice(ALIKE) for _ in range(4)) for _ in range(4))
