"""What an officer is told of a disk that won't take a file, or won't give one."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

from desk.base.faults import STORE, Stop
from desk.base.language import LazyText, gettext_noop

REASONS = {
    errno.ENOSPC: gettext_noop("đĩa đã đầy"),
    errno.EDQUOT: gettext_noop("đã hết dung lượng được cấp"),
    errno.EROFS: gettext_noop("đĩa chỉ cho đọc"),
    errno.EACCES: gettext_noop("không có quyền đọc hoặc ghi"),
    errno.EPERM: gettext_noop("không có quyền đọc hoặc ghi"),
    errno.EISDIR: gettext_noop("đó là một thư mục, cần tên tệp"),
    errno.ENOTDIR: gettext_noop("trên đường dẫn có một tệp ở chỗ cần thư mục"),
    errno.EEXIST: gettext_noop("trên đường dẫn có một tệp ở chỗ cần thư mục"),
    errno.ENODEV: gettext_noop("đó không phải tệp thường (thiết bị, ống dẫn)"),
    errno.ENAMETOOLONG: gettext_noop("tên quá dài"),
    errno.EFBIG: gettext_noop("tệp quá lớn cho ổ đĩa hoặc hạn mức này"),
    errno.EIO: gettext_noop("lỗi đĩa"),
}
OF_SQLITE = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_READONLY: errno.EROFS,
}


def unwritable(path: Path, error: OSError) -> Stop:
    reason = LazyText(REASONS.get(error.errno or 0, REASONS[errno.EIO]))
    return Stop(
        STORE,
        "Không ghi được vào %(path)s: %(reason)s. Không có gì dở dang; xử lý rồi chạy lại.",
        path=path,
        reason=reason,
    )


def of_the_disk(error: BaseException | None) -> Stop | None:
    """Return what to say where the disk is at fault, and not the program; else None."""
    if isinstance(error, OSError) and error.errno in REASONS:
        path = Path(os.fsdecode(error.filename2 or error.filename or ""))
        if path.name.startswith("."):  # written aside: the officer knows the folder, not this name
            path = path.parent
        return Stop(
            STORE,
            "Không đọc hoặc ghi được %(path)s: %(reason)s. Không có gì dở dang; xử lý rồi chạy lại.",
            path=path,
            reason=LazyText(REASONS[error.errno]),
        )
    number = _number_of_sqlite(error)
    if number is None:
        return None
    return Stop(
        STORE,
        "Không ghi được vào cơ sở dữ liệu của bàn làm việc: %(reason)s. Xử lý, mở lại trang xem việc vừa làm"
        " đã ghi chưa, rồi làm lại.",
        reason=LazyText(REASONS[number]),
    )


def _number_of_sqlite(error: BaseException | None) -> int | None:
    """Return the disk's fault that stopped a database, through what was raised because of it."""
    while error is not None:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest says where in SQLite
        if code in OF_SQLITE:
            return OF_SQLITE[code]
        error = error.__cause__ or error.__context__
    return None
