"""What is answered where the workspace, its rules or its database went away under an open desk: one plain
page, in both languages, that asks nothing of them, the reader's language neither."""

from __future__ import annotations

import sqlite3
import sys

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.log import log_response

from desk.base.faults import STORE, Stop
from desk.workspace.desk_database import reason_of

UNREAD = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


def gone() -> Stop | None:
    """Return what to say of what an open desk lost, by the failure being answered; None where it lost
    nothing."""
    folder = settings.DESK.parent
    for place in (folder, folder / "rules", settings.DESK):
        if not place.is_dir():
            return Stop(
                STORE,
                "Không thấy thư mục %(place)s: ổ đĩa hay thư mục chia sẻ bị rút, hoặc thư mục bị đổi tên,"
                " chuyển chỗ. Đưa về chỗ cũ rồi mở lại trang, không cần mở lại bàn; xem việc vừa làm đã ghi"
                " chưa rồi hãy làm lại.",
                place=place.relative_to(folder.parent),
            )
    error = sys.exception()
    if error is None or not _unread(error):
        return None
    return Stop(
        STORE,
        "Không đọc được cơ sở dữ liệu của bàn làm việc (%(place)s): %(reason)s. Tệp bị chuyển đi thì đưa về"
        " chỗ cũ; hỏng thì dừng bàn, lấy lại thư mục desk từ bản sao lưu rồi mở lại. Xem việc vừa làm đã ghi"
        " chưa rồi hãy làm lại.",
        place=f"{folder.name}/desk",
        reason=reason_of(error),
    )


def _unread(error: BaseException) -> bool:
    """Tell whether a database, or a table each has, can't be asked at all."""
    cause = error.__cause__ if isinstance(error, Error) else None
    return isinstance(cause, sqlite3.Error) and (
        cause.sqlite_errorcode & 0xFF in UNREAD or "no such table" in str(cause)
    )


def unavailable(request: HttpRequest, reason: Stop) -> HttpResponse:
    """Answer with the plain page, and one line in the desk's window."""
    titles = Stop(STORE, "Bàn làm việc chưa trả lời được").texts
    words = [(lang, titles[lang], text) for lang, text in reason.texts.items()]
    response = HttpResponse(render_to_string("base/gone.html", {"words": words}), status=503)
    log_response(str(reason), response=response, request=request)
    request.__dict__.pop("session", None)  # nobody asks it on the way out
    return response
