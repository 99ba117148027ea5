"""Every sealed log of the workspace as one table by day: who looked, decided, changed, sent out, was refused. Never a name."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desk.base.chained_log import Log, mark_of
from desk.web.shelf import workspace
from desk.workspace.logs import logs_of

LOOKS, DECISIONS, OUT, REFUSED, DESK = "looks", "decisions", "out", "refused", "desk"
OF_LOG = {"access.jsonl": LOOKS}
OF_KIND = {"refused": REFUSED, "file_out": OUT}
HIDDEN = (
    "hash",
    "seal",
    "account",
    "stored",
    "files",
    "after",
    "n",
    "rows",
    "members",
    "results",
    "returns",
    "at",
    "on",
    "by",
    "kind",
    "content",
    "reason",
    "own_words",
)


WORDS = {
    "signed_in": ("vào", "signed in"), "signed_out": ("thoát", "signed out"), "refused": ("bị từ chối", "refused"),
    "file_out": ("xuất tệp", "sent out a file"), "sent_returns": ("gửi báo cáo", "sent returns"),
    "password_changed": ("đổi mật khẩu", "changed the password"), "account_made": ("thêm người", "made an account"),
    "account_close": ("khóa tài khoản", "closed an account"), "account_open": ("mở tài khoản", "opened an account"),
    "account_outside": ("gắn tài khoản với cổng đăng nhập", "tied an account to the provider"),
    "refused_outside": ("cổng đưa tới, chưa có tài khoản", "vouched for, no account"),
    "account_reset": ("đặt lại mật khẩu", "reset a password"), "locked": ("khóa sổ ở bàn", "locked at the desk"),
    "lock": ("khóa sổ", "locked"), "import": ("nhập báo cáo", "imported"), "seal": ("niêm phong", "sealed"), "reopen": ("mở lại kỳ", "opened again"), "received": ("ghi ngày nhận, nơi gửi của báo cáo đã nhập", "put down when a return that was there came in"), "take-over": ("nhận báo cáo của đơn vị không còn", "took over the return of a unit that is no more"), "give-back": ("trả lại báo cáo đã nhận", "gave back a return taken over"), "announce": ("công bố", "announced"),
    "publish": ("xuất sổ công khai", "made a public workbook"),
    "looking": ("nhận xem", "took a lead"), "referred": ("chuyển", "referred"), "dismissed": ("bỏ", "dismissed"),
    "innocent": ("gỡ liên hệ", "struck a tie"), "restored": ("khôi phục liên hệ", "restored a tie"),
    "access": ("xem tên", "saw names"), "identity": ("một người hay hai", "one person or two"), "erase": ("xóa", "erased"), "words_taken_out": ("xóa hẳn lời đã ghi", "took words out"), "retain": ("xóa dữ liệu hết hạn giữ", "erased what was past its time"),
    "work_done": ("việc đã làm", "work done"), "work_reopened": ("mở lại việc", "opened work again"),
    "rules_saved": ("lưu quy tắc", "saved rules"), "rules_adopted": ("ghi vào quy tắc", "changed the rules"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LogLine:
    at: str
    by: str
    group: str
    kind: str
    words: str
    about: str
    reason: str
    seal: str
    log: str
    n: int

    @property
    def day(self) -> str:
        return self.at[:10]

    @property
    def place(self) -> str:
        """Return where the line stands, as `erase --words` names it."""
        return f"{self.log}:{self.n}"

    @property
    def time(self) -> str:
        return self.at[11:16]


@dataclass(frozen=True, slots=True)
class Seal:
    """One log: how many lines, and the first that is not what it was."""

    name: str
    lines: int
    broken: int | None


def seals() -> tuple[Seal, ...]:
    found = [(log, *log.looked_over()) for log in logs_of(workspace())]
    return tuple(
        Seal(log.name, len(entries), None if fault is None else max(fault.at, 1))
        for log, entries, fault in found
    )


def lines(group: str = "", by: str = "", search: str = "", lang: str = "vi") -> tuple[LogLine, ...]:
    """Return the lines that fit, newest first."""
    found = [line for log in logs_of(workspace()) for line in _lines(log, lang)]
    fitting = (
        line for line in found
        if (not group or line.group == group) and (not by or line.by == by)
        and (not search or search.lower() in f"{line.about} {line.reason} {line.kind} {line.by}".lower())
    )  # fmt: skip
    return tuple(sorted(fitting, key=lambda line: (line.at, line.seal), reverse=True))


def _lines(log: Log, lang: str) -> Iterator[LogLine]:
    path = log.path
    for entry in log.lines_read():
        content = entry.get("content")
        inner: Mapping[str, Any] = content if isinstance(content, dict) else {}
        kind = str(entry.get("kind") or entry.get("state") or entry.get("decision") or path.stem)
        group = (
            OF_LOG.get(path.name) or OF_KIND.get(kind) or (DESK if path.name == "desk.jsonl" else DECISIONS)
        )
        reason = entry.get("reason") or inner.get("reason") or inner.get("despite") or _open(inner)
        seal = mark_of(entry)
        yield LogLine(
            str(entry.get("at") or entry.get("on") or ""), str(entry.get("by") or "–"), group, kind,
            WORDS.get(kind, (kind, kind))[lang == "en"], _about({**entry, **inner}), str(reason), f"{seal[:4]}…{seal[-2:]}" if seal else "–", path.name, int(entry.get("n") or 0),
        )  # fmt: skip


def _open(inner: Mapping[str, Any]) -> str:
    """Return the reasons given one by one for what was open at a lock."""
    return "; ".join(str(one["reason"]) for one in inner.get("open", ()) if isinstance(one, dict))


def _about(said: Mapping[str, Any]) -> str:
    parts = [f"{k}: {_short(v)}" for k, v in said.items() if k not in HIDDEN and v not in (None, "", [], {})]
    return "; ".join(parts)[:300]


def _short(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value[:6])) + (" …" if len(value) > 6 else "")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
