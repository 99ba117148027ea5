"""What becomes of a person the provider vouches for: in by the account the administrator tied to that
identifier, or not in. Nothing of an account comes from the provider: no account, role, office or unit."""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from axes.handlers.proxy import AxesProxyHandler
from django.http import HttpRequest, HttpResponse

from desk.web.accounts.models import Account
from desk.web.accounts.record import in_force
from desk.web.accounts.views import door, known_by, locked_out, safe_next, unrecorded
from desk.web.journal.entries import noted


class Entering(DefaultSocialAccountAdapter):
    """Answers in place of allauth's own pages, before it would look for, connect or make anything."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        raise ImmediateHttpResponse(
            entered(request, str(sociallogin.account.uid), str(sociallogin.state.get("next") or "/"))
        )

    def on_authentication_error(self, request: HttpRequest, *_: Any, **__: Any) -> None:
        raise ImmediateHttpResponse(door(request, outside="failed", status=403))


def entered(request: HttpRequest, identifier: str, wanted: str) -> HttpResponse:
    account = Account.objects.filter(outside=identifier, is_active=True).first() if identifier else None
    if account is None:
        noted("refused_outside", request.user, {"identifier": identifier[:255]})
        return door(request, outside="unknown", identifier=identifier[:255], status=403)
    if not in_force(account):
        return unrecorded(request, account)
    if not AxesProxyHandler.is_allowed(request, {"username": account.username}):
        return locked_out(request, {})
    return known_by(request, account, safe_next(request, wanted), "oidc")
