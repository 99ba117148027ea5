"""How much a request may carry: refused by its announced length, and while it streams, before it is kept.

The server counts (`bounded.py`); so that the desk is as safe behind another one, the application looks too.
Who has not signed in sends a form at most.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from desk.base.language import LANGUAGES, LazyText, in_language

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
    '<p>{}</p><p lang="en">{}</p><p><a href="/">Trang đầu</a></p></html>'
)
Answer = Callable[[HttpRequest], HttpResponse]


class BodyLimitMiddleware:
    """Refuses a request whose announced length is more than its sender and its address may send."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > _most(request):
            return too_much()
        return self.answer(request)


def _most(request: HttpRequest) -> int:
    from django.urls import reverse

    if not request.user.is_authenticated:
        return STRANGER
    return SENT if request.path == reverse(FILES_AT) else FORM


def too_much() -> HttpResponse:
    """Answer in both languages, without looking at what was sent."""
    return HttpResponse(too_much_page(), status=413)


def too_much_page() -> str:
    return PAGE.format(*(in_language(lang, TOO_MUCH) for lang in LANGUAGES))
