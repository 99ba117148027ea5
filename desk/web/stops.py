"""What is said when something can't be done: never a stack trace, always the way out."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping

from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from desk.base.chained_log import records_added
from desk.base.faults import STORE, Stop
from desk.base.files import BUSY_WORDS, RECORDED_WORDS, Busy, of_the_disk
from desk.base.language import gettext
from desk.web.altered import alteration
from desk.web.bodies import too_much, words_in
from desk.web.gone import gone, unavailable
from desk.web.places import address_parts
from desk.web.redisplay import redisplayed
from desk.web.resuming import kept_of, resumed
from engine.rulebook.text.faults import RuleFaults

TOO_MANY = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
Answer = Callable[[HttpRequest], HttpResponse]
TYPED = (
    *("reason", "despite", "why", "note", "story", "document", "record", "text", "minutes", "username"),
    *("points", "shown_as", "office", "unit", "agency", "answered", "answer", "receiver", "checked"),
)
"""Fields people type words into: what was typed and not recorded is shown, so that nobody types it again."""


class StopMiddleware:
    """Shows what stopped a page or an act, in the words the command line would use."""

    def __init__(self, answer: Answer) -> None:
        self.answer, self.before = answer, threading.local()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.before.added = records_added()
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if lost := gone():
            return unavailable(request, lost)
        if isinstance(error, RuleFaults):
            return _refused(request, 422, _rules_wrong(error))
        if isinstance(error, Busy):
            if records_added() > self.before.added:
                return stopped(request, 503, str(RECORDED_WORDS), own=False)
            return _refused(request, 503, str(BUSY_WORDS))
        found = error if isinstance(error, Stop) else of_the_disk(error) or alteration()
        if found is None:
            return None
        status = 500 if found.code == STORE else 422
        return _refused(request, status, str(found), found.faults)


def _refused(
    request: HttpRequest, status: int, text: str, faults: Mapping[str, str] | None = None
) -> HttpResponse:
    """Say what can't be done in the form that was sent, each fault beside its field; else on a page of its
    own."""
    try:
        again = redisplayed(request, faults or {"": text}, status)
    except (Error, Stop, RuleFaults, Http404, OSError):  # the page itself can't be shown now
        again = None
    return again or stopped(request, status, text)


def _rules_wrong(error: RuleFaults) -> str:
    return gettext(
        "Quy tắc có %(n)s lỗi nên không chấm được. Mở trang Quy tắc để xem từng dòng.", n=len(error.faults)
    )


def stopped(request: HttpRequest, status: int, text: str, own: bool = True) -> HttpResponse:
    """Say what can't be done, with the way back and what was typed, where that is the reader's `own`."""
    post = request.POST if own else {}
    typed = [v for k in post if k.split("-")[0] in TYPED for v in request.POST.getlist(k) if v.strip()]
    told = {"text": text, "back": _came_from(request), "typed": typed, "missing": status == 404}
    try:
        return render(request, "base/stopped.html", told, status=status)
    except (Error, Stop, RuleFaults, OSError):  # the page asks for what is gone
        if lost := gone():
            return unavailable(request, lost)
        raise


def _came_from(request: HttpRequest) -> str:
    """Return the page of ours the reader came from; nothing where it was another's, or this very one."""
    came = address_parts(request.headers.get("Referer", ""))
    try:
        host = request.get_host()
    except DisallowedHost:
        return ""
    same = request.method == "GET" and came.path == request.path
    if came.netloc != host or came.path.startswith("//") or same:
        return ""
    return f"{came.path}?{came.query}" if came.query else came.path


def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return stopped(
        request,
        404,
        gettext(
            "Địa chỉ gõ sai, hoặc trang đã đổi chỗ. Không có gì bị mất; chọn một trang trong danh sách trang."
        ),
    )


def failed(request: HttpRequest) -> HttpResponse:
    """Say that the program is at fault, unless the disk is, or someone wrote into the database past it."""
    if lost := gone():
        return unavailable(request, lost)
    error = sys.exception()
    found = error if isinstance(error, Stop) else of_the_disk(error) or alteration()
    return stopped(
        request,
        500,
        str(found)
        if found
        else gettext(
            "Trang này không mở được vì chương trình có lỗi. Dữ liệu không bị thay đổi. Báo quản trị giờ"
            " này và"
            " tên trang."
        ),
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say what can't be read of a request: mostly too many files, or too long a form; or that its session was
    ended while it was answered, which stops no act."""
    if isinstance(exception, TOO_MANY):
        return too_much(words_in(request))
    if isinstance(exception, SessionInterrupted):
        return stopped(
            request,
            400,
            gettext(
                "Phiên đã kết thúc ở nơi khác trong lúc trang này trả lời. Vào lại, mở lại trang xem việc vừa"
                " làm đã ghi chưa, rồi làm lại."
            ),
        )
    return stopped(
        request,
        400,
        gettext("Máy chủ không đọc được điều vừa gửi. Chưa có gì được ghi. Mở lại trang rồi làm lại."),
    )


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Take no form without its token. One that a page of ours sent before its reader signed in anew is shown
    to be sent again."""
    if request.user.is_authenticated and (again := resumed(request, kept_of(request), request.user)):
        again.status_code = 403
        return again
    return stopped(
        request,
        403,
        gettext(
            "Biểu mẫu này đã cũ hoặc không do bàn làm việc này mở ra. Chưa có gì được ghi. Mở lại trang rồi"
            " làm"
            " lại."
        ),
        own=False,
    )
