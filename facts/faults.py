"""Why a workspace can't be used: place, fault and way out, in Vietnamese and English."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from facts.visible_text import shown_path

DISK_FULL, NOT_ALLOWED, UNREADABLE, OTHER_KIND = "disk_full", "not_allowed", "unreadable", "other_kind"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_KIND = {errno.EISDIR, errno.ENOTDIR}


class WorkspaceFault(Exception):
    """A fault of a folder or file of the workspace."""

    TEXTS: ClassVar[Mapping[str, tuple[str, str]]] = {
        DISK_FULL: (
            "ổ đĩa đã đầy; dọn bớt rồi chạy lại, dữ liệu cũ vẫn nguyên vẹn",
            "the disk is full; make room and run again, nothing stored was harmed",
        ),
        NOT_ALLOWED: (
            "không có quyền ghi; kiểm tra quyền thư mục hoặc chọn thư mục khác",
            "not allowed to write here; check the folder's permissions or choose another",
        ),
        UNREADABLE: (
            "không đọc hoặc ghi được; kiểm tra ổ đĩa rồi chạy lại",
            "can't be read or written; check the disk and run again",
        ),
        OTHER_KIND: (
            "có thư mục ở chỗ phải là tệp, hoặc tệp ở chỗ phải là thư mục; chuyển nó ra ngoài, lấy lại từ bản"
            " sao lưu",
            "a folder where a file must be, or a file where a folder must be; move it out, bring back what"
            " was there from a backup",
        ),
    }

    def __init__(self, code: str, place: Path, detail: str = "") -> None:
        super().__init__(code, str(place), detail)
        self.code = code
        self.place = place
        self.detail = detail

    def text(self, language: str = "vi") -> str:
        """Return place, fault and way out in one line."""
        texts = {**WorkspaceFault.TEXTS, **self.TEXTS}
        return f"{shown_path(self.place)}: {texts[self.code][language == 'en'].format(detail=self.detail)}"


@contextmanager
def told_as(fault: type[WorkspaceFault], place: Path | str) -> Iterator[None]:
    """Turn what the system says of a disk into a fault a person can act on."""
    try:
        yield
    except OSError as error:
        codes = ((DISK_FULL, _FULL), (NOT_ALLOWED, _DENIED), (OTHER_KIND, _KIND))
        code = next((code for code, numbers in codes if error.errno in numbers), UNREADABLE)
        raise fault(code, Path(error.filename or place)) from error
