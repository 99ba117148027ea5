"""What an officer is told of a disk that won't take a file, or won't give one."""

from __future__ import annotations

import errno
import os
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
    errno.ENAMETOOLONG: gettext_noop("tên quá dài"),
    errno.EFBIG: gettext_noop("tệp quá lớn cho ổ đĩa hoặc hạn mức này"),
    errno.EIO: gettext_noop("lỗi đĩa"),
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
    if not isinstance(error, OSError) or error.errno not in REASONS:
        return None
    path = Path(os.fsdecode(error.filename2 or error.filename or ""))
    if path.name.startswith("."):  # written aside: the officer knows the folder, not this name
        path = path.parent
    return Stop(
        STORE,
        "Không đọc hoặc ghi được %(path)s: %(reason)s. Không có gì dở dang; xử lý rồi chạy lại.",
        path=path,
        reason=LazyText(REASONS[error.errno]),
    )
