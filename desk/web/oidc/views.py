"""To the provider and back: allauth's own steps (state, PKCE, token); a provider that does not answer is told
at the door."""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect import views as steps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from requests import RequestException

from desk.web.accounts.views import door
from desk.web.oidc.configured import ID
from desk.web.resuming import KEPT, carried


def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send a person to the provider; what was typed when a session ended waits here meanwhile.

    A form may lead to no other site (`form-action`), so the door's button comes back here by a page.
    """
    if request.method == "POST" and provider_id == ID:
        if carried(request):
            request.session[KEPT] = carried(request)
        again = f"{request.path}?{urlencode({'next': request.POST.get('next', '')})}"
        return render(request, "socialaccount/login_redirect.html", {"redirect_to": again})
    return _step(steps.login, request, provider_id)


def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _step(steps.callback, request, provider_id)


def _step(step: object, request: HttpRequest, provider_id: str) -> HttpResponse:
    if provider_id != ID:
        raise Http404
    try:
        return step(request, provider_id)  # type: ignore[operator]
    except (RequestException, ValueError, KeyError):  # unreachable, or no answer that can be read
        return door(request, outside="failed", status=502)
