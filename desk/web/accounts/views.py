"""Signing in and out, by password and by the code of the phone; one's own password, sessions and looks."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlsplit

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from desk.base.language import LANGUAGES
from desk.web.accounts.demo_people import PASSWORD, PEOPLE
from desk.web.accounts.failures import failed
from desk.web.accounts.forms import NewFactor, NewPassword, SignIn
from desk.web.accounts.models import Account
from desk.web.accounts.record import in_force, record_of, recorded, rights_today
from desk.web.accounts.second_factor import is_right, new_factor, picture_of, required_of, secret_of
from desk.web.accounts.sessions import open_sessions, origin_kept, session_ended
from desk.web.journal.entries import noted
from desk.web.oidc.configured import ID
from desk.web.resuming import KEPT, UnsentForm, carried, remembered, resumed, unsealed

BACKEND = "desk.web.accounts.record.RecordedAccounts"
HALF, FACTOR = "half", "factor"
"""In a session: who gave name and password, and a hash of that password; a second factor not proved yet."""
HALF_FOR = 300  # seconds in which the code must follow


def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return door(request, SignIn())
    form = SignIn(request.POST)
    username = request.POST.get("username", "")
    was_open = AxesProxyHandler.is_allowed(request, {"username": username})
    account = form.account(request)
    if account is None:
        if was_open:  # what comes while it is locked is no news
            failed(request, username, getattr(request, "axes_locked_out", False))
        if getattr(request, "axes_locked_out", False):
            return locked_out(request, {})
        known = form.unrecorded()
        return unrecorded(request, known) if known else door(request, form, wrong=True)
    return known_by(request, account)


def known_by(request: HttpRequest, account: Any, wanted: str = "", by: str = "") -> HttpResponse:
    """Let in who gave a password, or whom the provider vouches for, after a second factor if any."""
    if not account.second_factor:
        return _let_in(request, account, wanted, by)
    request.session[HALF] = [account.pk, by, time.time(), account.get_session_auth_hash(), account.outside]
    return _code_page(request, wanted)


def code(request: HttpRequest) -> HttpResponse:
    """Take the code of the phone from who gave name and password just before."""
    number, by, at, *then = request.session.get(HALF, (0, "", 0.0))
    account = Account.objects.filter(pk=number, is_active=True).first()
    late = time.time() - at > HALF_FOR
    if request.method != "POST" or account is None or late or not in_force(account):
        return door(request, SignIn())
    if then != [account.get_session_auth_hash(), account.outside]:  # changed since the first step
        return door(request, SignIn())
    who = {"username": account.username}
    if not AxesProxyHandler.is_allowed(request, who):
        return locked_out(request, {})
    if is_right(account, request.POST.get("code", "")):
        return _let_in(request, account, "", by)
    user_login_failed.send(__name__, credentials=who, request=request)
    locked = not AxesProxyHandler.is_allowed(request, who)
    failed(request, account.username, locked)
    return locked_out(request, {}) if locked else _code_page(request, wrong=True)


def _code_page(request: HttpRequest, wanted: str = "", wrong: bool = False) -> HttpResponse:
    told = {"next": wanted or request.POST.get("next", ""), "kept": carried(request)}
    return render(request, "accounts/code.html", {**told, "wrong": wrong})


def _let_in(request: HttpRequest, account: Any, wanted: str, by: str) -> HttpResponse:
    login(request, account, backend=BACKEND)
    request.session.pop(HALF, None)
    origin_kept(request)
    noted("signed_in", account, {"by": by} if by else {})
    answer = _onward(request, safe_next(request, wanted or _wanted(request)))
    return remembered(request, answer, account)


def _onward(request: HttpRequest, to: str) -> HttpResponse:
    """Show what was typed before, to be sent again; where there is nothing, lead on."""
    kept = resumed(request, unsealed(carried(request)), request.user)
    request.session.pop(KEPT, None)
    return kept or redirect(to)


def door(
    request: HttpRequest,
    form: SignIn | None = None,
    wrong: bool = False,
    locked: bool = False,
    differs: bool = False,
    outside: str = "",
    identifier: str = "",
    status: int = 0,
    kept: UnsentForm | None = None,
) -> HttpResponse:
    """Show the door; `outside` says what became of a sign-in by the provider: `failed` or `unknown`."""
    told = {
        "form": form or SignIn(),
        "wrong": wrong,
        "locked": locked,
        "differs": differs,
        "people": PEOPLE if settings.DEMO else (),
        "password": PASSWORD,
        "provider": settings.OIDC,
        "provider_id": ID,
        "outside": outside,
        "identifier": identifier,
        "next": urlsplit(kept.page).path if kept else safe_next(request, _wanted(request)),
        "kept": kept.sealed if kept and kept.who else carried(request),
        "lost": kept is not None and not kept.who,  # nobody is known who may be shown it
    }
    return render(request, "accounts/door.html", told, status=status or (403 if locked else 200))


def _wanted(request: HttpRequest) -> str:
    return request.POST.get("next") or request.GET.get("next") or ""


def safe_next(request: HttpRequest, wanted: str | None) -> str:
    """Return a page of this desk to go on to; never an address elsewhere."""
    return wanted if wanted and url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else "/"


def locked_out(
    request: HttpRequest, credentials: dict[str, Any], response: Any = None, *_: Any
) -> HttpResponse:
    return door(request, SignIn(), locked=True)


def unrecorded(request: HttpRequest, account: Any) -> HttpResponse:
    """Keep out an account that is not as it is on record, and say so; raise Stop if the record is broken."""
    rights_today()
    noted("account_differs", account, {"account": account.username})
    return door(request, SignIn(), differs=True, status=403)


def sign_out(request: HttpRequest) -> HttpResponse:
    noted("signed_out", request.user, {})
    logout(request)
    return redirect("sign_in")


def own_account(request: HttpRequest) -> HttpResponse:
    before = record_of(request.user)
    form = NewPassword(request.user, request.POST if "new" in request.POST else None)
    if request.method == "POST" and not form.is_bound:
        return _looks_changed(request)
    if form.is_bound and form.is_valid():
        request.user.set_password(form.cleaned_data["new"])
        request.user.must_change = False
        recorded("account_password", request.user, request.user.username, before=before)
        update_session_auth_hash(request, request.user)
        return _onward(request, "/")
    told = {"form": form, "sessions": open_sessions(request, request.user.pk)}
    return render(request, "accounts/own.html", told)


def _looks_changed(request: HttpRequest) -> HttpResponse:
    look, lang = request.POST.get("look", ""), request.POST.get("lang", "vi")
    request.user.look = look if look in ("light", "dark") else ""
    request.user.lang = lang if lang in LANGUAGES else "vi"
    request.user.save(update_fields=["look", "lang"])
    return redirect("own_account")


def second_factor(request: HttpRequest) -> HttpResponse:
    """Set up one's second factor: a code of the new secret proves that the phone has it."""
    user, factor = request.user, request.session.setdefault(FACTOR, new_factor())
    before = record_of(user)
    form = NewFactor(user, factor, request.POST or None)
    if form.is_bound and form.is_valid():
        user.second_factor = factor
        recorded("account_second_factor", user, user.username, before=before)
        del request.session[FACTOR]
        return _onward(request, "/")
    secret = secret_of(user, factor)
    told = {"form": form, "picture": picture_of(user, factor), "required": required_of(user)}
    told["secret"] = " ".join(secret[n : n + 4] for n in range(0, len(secret), 4))
    return render(request, "accounts/second_factor.html", told)


def end_session(request: HttpRequest) -> HttpResponse:
    """End a session: one's own, or for the administrator anybody's."""
    ended = session_ended(request, request.POST.get("session", ""))
    if ended:
        noted("session_ended", request.user, {"account": ended})
    return redirect("own_account" if ended in ("", request.user.username) else "people")
