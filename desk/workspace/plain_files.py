"""A workspace holds plain files and folders of its own: through a link, what is written or deleted could be
another's.

Every verb looks before it does anything. A page of the desk opens the workspace many times: what was looked
at a moment ago is not looked at again.
"""

from __future__ import annotations

import time
from pathlib import Path

from desk.base.disk_faults import unwritable
from desk.base.faults import STORE, Stop
from facts.below import DEEP, HARD_LINK, HUGE, JOURNAL, LINK, NAMELESS, SPECIAL, not_plain_below

WRITTEN_IN_PLACE = (".lock", ".jsonl", ".sqlite3", ".sqlite3-wal", ".sqlite3-shm")
NEVER = (".sqlite3-journal",)
"""Endings of files the desk never leaves: when it opens the database, SQLite deletes what such a file
names."""
MOMENT = 2.0  # seconds
_SHOWN = 20
_TEXTS = {
    LINK: ("liên kết đến chỗ khác", "a link to somewhere else"),
    HARD_LINK: (
        "tệp còn một tên khác ở chỗ khác (hard link)",
        "a file with another name elsewhere (hard link)",
    ),
    SPECIAL: ("không phải tệp, thư mục thường", "no plain file or folder"),
    JOURNAL: (
        "tệp khôi phục mà bàn làm việc không bao giờ để lại, mở cơ sở dữ liệu cùng nó có thể làm mất tệp ở"
        " nơi khác; xóa tệp này",
        "a recovery file the desk never leaves: opening the database with it may delete a file elsewhere;"
        " delete it",
    ),
    HUGE: (
        "lớn hơn mọi tệp chương trình ghi; lấy lại từ bản sao lưu",
        "larger than any file of this program; restore it from a backup",
    ),
    DEEP: ("thư mục lồng quá sâu; xóa thư mục này", "folders inside each other too deep; delete this one"),
    NAMELESS: ("tên không phải UTF-8; đổi tên hoặc xóa", "a name that is no UTF-8; rename or delete it"),
}
_looked_at: dict[Path, float] = {}


def look_again() -> None:
    """Forget what was looked at: a verb begins."""
    _looked_at.clear()


def refuse_what_is_not_plain(folder: Path) -> None:
    """Raise Stop naming every link, second name, special file and other thing no program of ours leaves below
    a workspace's folder."""
    if time.monotonic() - _looked_at.get(folder, -MOMENT) < MOMENT:
        return
    try:
        found = list(not_plain_below(folder, WRITTEN_IN_PLACE, NEVER))
    except OSError as error:
        raise unwritable(folder, error) from error
    if found:
        raise _stop(found)
    _looked_at[folder] = time.monotonic()


def _stop(found: list[tuple[Path, str]]) -> Stop:
    lines = [[f"  {_shown(path)}: {_TEXTS[kind][n]}" for path, kind in found[:_SHOWN]] for n in (0, 1)]
    if len(found) > _SHOWN:
        lines[0].append(f"  … và {len(found) - _SHOWN} chỗ nữa")
        lines[1].append(f"  … and {len(found) - _SHOWN} more")
    vi, en = ("\n".join(one) for one in lines)
    return Stop(
        STORE,
        "Trong không gian làm việc có thứ không phải tệp, thư mục thường của nó; ghi hay xóa qua đó có thể"
        f" chạm tệp ở nơi khác. Chưa làm gì.\n{vi}\nLà liên kết: gỡ ra, chép tệp thật vào đúng chỗ đó rồi"
        " chạy lại. Thư mục kept có thể xóa cả, chương trình tự lập lại. Cần để dữ liệu ở ổ khác thì chuyển"
        " cả không gian làm việc.",
        "The workspace holds what is no plain file or folder of its own; writing or deleting through it could"
        f" touch files elsewhere. Nothing was done.\n{en}\nA link: take it away, copy the real file to that"
        " very place, and run again. The folder kept may be deleted whole: it is made again. To have data on"
        " another disk, move the whole workspace.",
    )


def _shown(path: Path) -> str:
    return str(path).encode("utf-8", "backslashreplace").decode()  # a name that is no UTF-8 can't be printed
