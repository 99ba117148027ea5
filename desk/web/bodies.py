"""How much a request may carry: refused by its announced length, and while it streams, before it is kept. The
server counts (`BoundedParser`); the application looks too. Who has not signed in sends a form at most."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from email.parser import BytesParser
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse
from django.utils.html import escape
from waitress.parser import HTTPRequestParser
from waitress.utilities import RequestEntityTooLarge

from desk.base.language import LANGUAGES, LazyText, in_language
from desk.web.resuming import NEVER

MAX_FILES, MAX_BYTES = 40, 50 * 2**20
STRANGER, FORM = 2**20, 3 * 2**20  # bytes of who has not signed in; of a form without files
SENT = MAX_BYTES + 2**20  # files sent in, and what stands around them
FILES_AT = "send_returns"  # the one address that takes files
TOO_MUCH = LazyText(
    "Gửi quá nhiều một lúc. Mỗi lần không quá %(files)s tệp, %(all)s MB; biểu không kèm tệp không quá"
    " %(form)s MB."
    " Chưa nhận gì; đăng nhập, chia ra gửi nhiều lần.",
    files=MAX_FILES,
    all=MAX_BYTES // 2**20,
    form=FORM // 2**20,
)
PAGE = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Chưa nhận</title>'
    '<p>{}</p><p lang="en">{}</p>{}<p><a href="/">Trang đầu</a></p></html>'
)
COPY = LazyText("Lời đã gõ, chưa được ghi; chép lại nếu cần:")
KEPT = '<p>{}</p><p lang="en">{}</p>{}'
Answer = Callable[[HttpRequest], HttpResponse]


class BodyLimitMiddleware:
    """Refuses a request whose announced length is more than its sender and its address may send."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > _most(request):
            return too_much(words_in(request))
        return self.answer(request)


def _most(request: HttpRequest) -> int:
    from django.urls import reverse

    if not request.user.is_authenticated:
        return STRANGER
    return SENT if request.path == reverse(FILES_AT) else FORM


def _in_line(sent: bytes, kind: str) -> Iterable[tuple[str, str]]:
    return parse_qsl(sent.decode(errors="replace"))


def _in_parts(sent: bytes, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a form that has files, without these."""
    whole = BytesParser().parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + sent)
    for part in whole.walk():
        name = part.get_param("name", header="Content-Disposition")
        content = part.get_payload(decode=True)
        if name and part.get_filename() is None and isinstance(content, bytes):
            yield str(name), content.decode(errors="replace")


FIELDS = {"application/x-www-form-urlencoded": _in_line, "multipart/form-data": _in_parts}


def words_in(request: HttpRequest) -> tuple[str, ...]:
    """Return what somebody typed into a form that is too long; nothing of a stranger's, or of files."""
    length = request.META.get("CONTENT_LENGTH") or ""
    read = FIELDS.get(request.content_type or "")
    if read is None or not length.isdigit() or int(length) > SENT or not request.user.is_authenticated:
        return ()
    sent: bytes = getattr(request, "_body", b"") or request.read(int(length))
    fields = read(sent, request.META["CONTENT_TYPE"])
    return tuple(value for name, value in fields if name not in NEVER and len(value.split()) > 1)


def too_much(words: Iterable[str] = ()) -> HttpResponse:
    """Answer in both languages, with the words that were typed."""
    return HttpResponse(too_much_page(words), status=413)


def too_much_page(words: Iterable[str] = ()) -> str:
    shown = "".join(f"<textarea rows=12 cols=100 readonly>\n{escape(one)}</textarea>" for one in words)
    kept = KEPT.format(*(in_language(lang, COPY) for lang in LANGUAGES), shown) if shown else ""
    return PAGE.format(*(in_language(lang, TOO_MUCH) for lang in LANGUAGES), kept)


class _TooLarge(RequestEntityTooLarge):
    def to_response(self, ident: object = None) -> tuple[str, list[tuple[str, str]], bytes]:
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")]
        return f"{self.code} {self.reason}", headers, too_much_page().encode()


class BoundedParser(HTTPRequestParser):
    """Reads a request no further than its sender may send: by its length, then as pieces come."""

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
