"""What an officer is told of a disk that won't take a file, or won't give one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from desk.base.faults import STORE, Stop

REASONS = {
    errno.ENOSPC: ("đĩa đã đầy", "the disk is full"),
    errno.EDQUOT: ("đã hết dung lượng được cấp", "the quota is used up"),
    errno.EROFS: ("đĩa chỉ cho đọc", "the disk is read-only"),
    errno.EACCES: ("không có quyền đọc hoặc ghi", "no permission"),
    errno.EPERM: ("không có quyền đọc hoặc ghi", "no permission"),
    errno.EISDIR: ("đó là một thư mục, cần tên tệp", "it is a folder, a file's name is needed"),
    errno.ENOTDIR: ("trên đường dẫn có một tệp ở chỗ cần thư mục", "a file stands where a folder is needed"),
    errno.EEXIST: ("trên đường dẫn có một tệp ở chỗ cần thư mục", "a file stands where a folder is needed"),
    errno.ENAMETOOLONG: ("tên quá dài", "the name is too long"),
    errno.EFBIG: ("tệp quá lớn cho ổ đĩa hoặc hạn mức này", "the file is too large for this disk or quota"),
    errno.EIO: ("lỗi đĩa", "a disk error"),
}


def unwritable(path: Path, error: OSError) -> Stop:
    vi, en = REASONS.get(error.errno or 0, REASONS[errno.EIO])
    return Stop(
        STORE,
        f"Không ghi được vào {path}: {vi}. Không có gì dở dang; xử lý rồi chạy lại.",
        f"Can't write to {path}: {en}. Nothing is half done; fix it and run again.",
    )


def of_the_disk(error: BaseException | None) -> Stop | None:
    """Return what to say where the disk is at fault, and not the program; else None."""
    if not isinstance(error, OSError) or error.errno not in REASONS:
        return None
    vi, en = REASONS[error.errno]
    path = Path(os.fsdecode(error.filename2 or error.filename or ""))
    if path.name.startswith("."):  # written aside: the officer knows the folder, not this name
        path = path.parent
    return Stop(
        STORE,
        f"Không đọc hoặc ghi được {path}: {vi}. Không có gì dở dang; xử lý rồi chạy lại.",
        f"Can't read or write {path}: {en}. Nothing is half done; fix it and run again.",
    )
