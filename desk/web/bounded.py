"""Requests read no further than their sender may send: nothing large lies on disk for a stranger."""

from __future__ import annotations

import copy
from http.cookies import CookieError, SimpleCookie
from typing import Any

from waitress.parser import HTTPRequestParser
from waitress.utilities import RequestEntityTooLarge

from desk.web.bodies import SENT, STRANGER, too_much_page


class _TooLarge(RequestEntityTooLarge):
    def to_response(self, ident: object = None) -> tuple[str, list[tuple[str, str]], bytes]:
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")]
        return f"{self.code} {self.reason}", headers, too_much_page().encode()


class BoundedParser(HTTPRequestParser):
    """Reads a request no further than its sender may send: before the body by its length, in pieces as they
    come."""

    adj: Any
    error: Any

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if self.chunked or self.content_length > STRANGER:
            self.adj = copy.copy(self.adj)
            known = _signed_in(self.headers.get("COOKIE", ""))
            self.adj.max_request_body_size = SENT if known else STRANGER

    def received(self, data: bytes) -> int:
        consumed: int = super().received(data)
        if isinstance(self.error, RequestEntityTooLarge):
            self.error = _TooLarge("")
        return consumed


def _signed_in(cookies: str) -> bool:
    """Tell whether a session of someone who signed in stands behind a request's cookies."""
    from django.conf import settings
    from django.contrib.auth import SESSION_KEY
    from django.db import Error, connection

    from desk.web.accounts.sessions import SessionStore

    try:
        found: Any = SimpleCookie(cookies).get(settings.SESSION_COOKIE_NAME)
        return bool(found and SessionStore(found.value).get(SESSION_KEY))
    except (CookieError, Error):
        return False
    finally:
        connection.close()  # the thread that reads requests asks seldom
