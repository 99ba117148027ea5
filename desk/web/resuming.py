"""What was typed when a session ended is not lost: it goes through the door with its writer, who sends it
again.

The fields travel in the page of the door, encrypted; while their writer is at the provider of another sign-in
they wait, encrypted, in the session. They are shown only to who wrote them, as the account stands now: a form
bears the token of the sign-in its page was shown in, and the browser remembers whose that was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import InvalidTokenFormat, _check_token_format, _does_token_match
from django.shortcuts import render
from django.urls import Resolver404, resolve

from desk.web.places import address_parts, rules_by_name
from facts.vault.text_outside import closed_text, text_in

SALT, WHO, KEPT, LONGEST = "resuming", "nguoi", "kept", 7 * 24 * 3600  # seconds
MOST_SIGN_INS = 60  # of one person at one browser whose forms are still shown
NEVER = frozenset({"csrfmiddlewaretoken", "password", "old", "new", "again", "code", "kept", "next"})


@dataclass(frozen=True, slots=True)
class UnsentForm:
    """A form that was sent: where to, from which page, its fields; `files`: it had files, which are gone."""

    to: str
    page: str
    fields: tuple[tuple[str, str], ...]
    files: bool
    who: str

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """Return what the writer typed: what has more than one word."""
        return tuple((name, value) for name, value in self.fields if len(value.split()) > 1)

    @property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """Return the other fields: numbers, choices, what the page itself put in."""
        return tuple(field for field in self.fields if field not in self.words)

    @property
    def sealed(self) -> str:
        content = [self.to, self.page, self.fields, self.files, self.who]
        return closed_text(json.dumps(content), settings.SECRET_KEY)


def kept_of(request: HttpRequest) -> UnsentForm | None:
    """Return the form of a request that a page of this desk sent; None of any other."""
    if request.method != "POST" or not _from_here(request):
        return None
    fields = [(n, v) for n in request.POST if n not in NEVER for v in request.POST.getlist(n)]
    files = bool(request.FILES)
    return UnsentForm(request.get_full_path(), page_before(request), tuple(fields), files, _writer(request))


def _writer(request: HttpRequest) -> str:
    """Return the standing of who was signed in where the page of a form was shown; none where the token it
    bears is of no sign-in of who signed in last."""
    who, *secrets = request.get_signed_cookie(WHO, "", salt=SALT, max_age=LONGEST).split() or [""]
    token = request.POST.get("csrfmiddlewaretoken") or request.headers.get("X-CSRFToken", "")
    try:
        _check_token_format(token)
    except InvalidTokenFormat:
        return ""
    return who if any(_does_token_match(token, one) for one in secrets) else ""


def unsealed(text: str) -> UnsentForm | None:
    """Return a form that came back through the door; None where it is not ours, or too old."""
    content = text_in(text, settings.SECRET_KEY, LONGEST)
    if content is None:
        return None
    to, page, fields, files, who = json.loads(content)
    return UnsentForm(to, page, tuple((str(n), str(v)) for n, v in fields), bool(files), who)


def carried(request: HttpRequest) -> str:
    """Return the closed form that a request brings, or that waits in its session."""
    return str(request.POST.get(KEPT) or request.session.get(KEPT, ""))


def resumed(request: HttpRequest, kept: UnsentForm | None, account: Any) -> HttpResponse | None:
    """Show what was typed, to be sent again; None where there is nothing, or another account wrote it."""
    if kept is None or kept.who != account.standing:
        return None
    return render(request, "accounts/resume.html", {"kept": kept})


def remembered(request: HttpRequest, answer: HttpResponse, account: Any) -> HttpResponse:
    """Remember in the browser who signed in, and with which tokens, so that nobody else is shown what was
    typed."""
    who, *secrets = request.get_signed_cookie(WHO, "", salt=SALT, max_age=LONGEST).split() or [""]
    before = secrets[-MOST_SIGN_INS + 1 :] if who == account.standing else []
    content = " ".join([account.standing, *before, request.META["CSRF_COOKIE"]])
    answer.set_signed_cookie(WHO, content, SALT, max_age=LONGEST, httponly=True, samesite="Strict")
    return answer


def _from_here(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return address_parts(origin).netloc == request.get_host()


def page_before(request: HttpRequest) -> str:
    """Return the page of the desk a request came from, else the nearest page above an address that only takes
    forms."""
    came = address_parts(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    if came.netloc == request.get_host() and _is_page(came.path):
        return f"{came.path}?{came.query}" if came.query else came.path
    return page_above(request.path)


def page_above(path: str, role: str = "") -> str:
    """Return the nearest page above an address that a role (empty: any) may read."""
    parts = path.strip("/").split("/")
    above = ("/".join(["", *parts[:n], ""]) for n in range(len(parts), 0, -1))
    return next((one for one in above if _is_page(one, role)), "/")


def _is_page(path: str, role: str = "") -> bool:
    rules: Mapping[str, Any] = rules_by_name()
    try:
        access = rules.get(resolve(path).url_name or "")
    except Resolver404:
        return False
    if access is None or access.open:
        return False
    return role in access.read if role else bool(access.read)
