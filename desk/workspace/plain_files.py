"""A workspace holds plain files of its own: through a link, what is written could be another's.

Every verb looks first; a page opens the workspace often, so what was just looked at is not looked at again.
"""

from __future__ import annotations

import time
from pathlib import Path

from desk.base.faults import INPUT_UNREADABLE, STORE, Stop
from desk.base.files import unwritable
from desk.base.language import gettext, gettext_noop
from facts.below import DEEP, HARD_LINK, HUGE, JOURNAL, LINK, NAMELESS, SPECIAL, not_plain_below

WRITTEN_IN_PLACE = (".lock", ".jsonl", ".sqlite3", ".sqlite3-wal", ".sqlite3-shm")
NEVER = (".sqlite3-journal",)
"""Endings of files the desk never leaves: when it opens the database, SQLite deletes what such a file
names."""
MOMENT = 2.0  # seconds
_SHOWN = 20
_TEXTS = {
    LINK: gettext_noop("liên kết đến chỗ khác"),
    HARD_LINK: gettext_noop("tệp còn một tên khác ở chỗ khác (hard link)"),
    SPECIAL: gettext_noop(
        "không phải tệp, thư mục thường; xóa, rồi chạy verify: lệnh ấy nói cách lấy lại tệp còn thiếu"
    ),
    JOURNAL: gettext_noop(
        "tệp khôi phục mà bàn làm việc không bao giờ để lại, mở cơ sở dữ liệu cùng nó có thể làm mất tệp ở"
        " nơi khác; xóa tệp này"
    ),
    HUGE: gettext_noop("lớn hơn mọi tệp chương trình ghi; lấy lại từ bản sao lưu"),
    DEEP: gettext_noop("thư mục lồng quá sâu; xóa thư mục này"),
    NAMELESS: gettext_noop("tên không phải UTF-8; đổi tên hoặc xóa"),
}
_looked_at: dict[Path, float] = {}


def look_again() -> None:
    """Forget what was looked at: a verb begins."""
    _looked_at.clear()


def refuse_what_is_not_plain(folder: Path) -> None:
    """Raise Stop naming every link, second name, special file and other strange thing below a folder."""
    if time.monotonic() - _looked_at.get(folder, -MOMENT) < MOMENT:
        return
    try:
        entries = list(not_plain_below(folder, WRITTEN_IN_PLACE, NEVER))
    except OSError as error:
        raise unwritable(folder, error) from error
    if entries:
        raise _stop(entries)
    _looked_at[folder] = time.monotonic()


def refuse_in_backup(backup: Path, inside: Path) -> None:
    """Raise Stop naming, by its place in a backup, what came out of it and can be in no workspace."""
    entries = [(path.relative_to(inside), kind) for path, kind in not_plain_below(inside, (), NEVER)]
    if entries:
        raise Stop(
            INPUT_UNREADABLE,
            "Trong bản sao lưu %(backup)s có thứ không gian làm việc không bao giờ có:\n%(lines)s\nChưa làm"
            " gì; dùng bản khác.",
            backup=backup,
            lines=_lines(entries),
        )


def _stop(entries: list[tuple[Path, str]]) -> Stop:
    return Stop(
        STORE,
        "Trong không gian làm việc có thứ không phải tệp, thư mục thường của nó; ghi hay xóa qua đó có thể"
        " chạm tệp ở nơi khác. Chưa làm gì.\n%(lines)s\nLà liên kết: gỡ ra, chép tệp thật vào đúng chỗ đó"
        " rồi chạy lại. Thư mục kept có thể xóa cả, chương trình tự lập lại. Cần để dữ liệu ở ổ khác thì"
        " chuyển cả không gian làm việc.",
        lines=_lines(entries),
    )


def _lines(entries: list[tuple[Path, str]]) -> str:
    lines = [f"  {_shown(path)}: {gettext(_TEXTS[kind])}" for path, kind in entries[:_SHOWN]]
    if len(entries) > _SHOWN:
        lines.append(gettext("  … và %(more)s chỗ nữa", more=len(entries) - _SHOWN))
    return "\n".join(lines)


def _shown(path: Path) -> str:
    return str(path).encode("utf-8", "backslashreplace").decode()  # a name that is no UTF-8 can't be printed
