"""Signing in and out, one's own password and looks."""

from __future__ import annotations

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from desk.web.accounts.demo_people import PASSWORD, PEOPLE
from desk.web.accounts.failures import failed
from desk.web.accounts.forms import NewPassword, SignIn
from desk.web.accounts.record import recorded, rights_today
from desk.web.journal.entries import noted
from desk.web.oidc.configured import ID
from desk.web.resuming import UnsentForm, remembered, resumed, unsealed


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
    login(request, account)
    noted("signed_in", account, {})
    kept = resumed(request, unsealed(request.POST.get("kept", "")), account)
    onward = safe_next(request, request.POST.get("next") or request.GET.get("next"))
    return remembered(kept or redirect(onward), account)


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
    """Show the door; `outside` says what became of a sign-in by the provider: `failed`, or `unknown` with its
    identifier."""
    people = PEOPLE if settings.DEMO else ()
    told = {
        "form": form or SignIn(),
        "wrong": wrong,
        "locked": locked,
        "differs": differs,
        "people": people,
        "password": PASSWORD,
        "provider": settings.OIDC,
        "provider_id": ID,
        "outside": outside,
        "identifier": identifier,
        "next": kept.page
        if kept
        else safe_next(request, request.POST.get("next") or request.GET.get("next")),
        "kept": kept.sealed if kept else request.POST.get("kept", ""),
    }
    return render(request, "accounts/door.html", told, status=status or (403 if locked else 200))


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
    """Show one's own settings; a POST changes password or looks."""
    form = NewPassword(request.user, request.POST if "new" in request.POST else None)
    if request.method == "POST" and not form.is_bound:
        return _looks_changed(request)
    if form.is_bound and form.is_valid():
        request.user.set_password(form.cleaned_data["new"])
        request.user.must_change = False
        recorded("account_password", request.user, request.user.username)
        update_session_auth_hash(request, request.user)
        return redirect("/")
    return render(request, "accounts/own.html", {"form": form})


def _looks_changed(request: HttpRequest) -> HttpResponse:
    look, lang = request.POST.get("look", ""), request.POST.get("lang", "vi")
    request.user.look = look if look in ("light", "dark") else ""
    request.user.lang = "en" if lang == "en" else "vi"
    request.user.save(update_fields=["look", "lang"])
    return redirect("own_account")
