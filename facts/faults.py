"""Why a workspace can't be used: place, fault and way out."""

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from facts.message_tables import texts_in
from facts.visible_text import VIETNAMESE, Language, shown_path

DISK_FULL, NOT_ALLOWED, UNREADABLE, OTHER_KIND = "disk_full", "not_allowed", "unreadable", "other_kind"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_KIND = {errno.EISDIR, errno.ENOTDIR}


class WorkspaceFault(Exception):
    """A fault of a folder or file of the workspace."""

    TEXTS: ClassVar[Mapping[str, str]] = texts_in("""
disk_full ổ đĩa đã đầy; dọn bớt rồi chạy lại, dữ liệu cũ vẫn nguyên vẹn
not_allowed không có quyền đọc hoặc ghi; kiểm tra quyền của tệp, thư mục, hoặc chọn thư mục khác
unreadable không đọc hoặc ghi được; kiểm tra ổ đĩa rồi chạy lại
other_kind có thư mục ở chỗ phải là tệp, hoặc tệp ở chỗ phải là thư mục; chuyển nó ra ngoài, lấy lại từ bản
    sao lưu
""")

    def __init__(self, code: str, place: Path, detail: str = "") -> None:
        super().__init__(code, str(place), detail)
        self.code = code
        self.place = place
        self.detail = detail

    def text(self, language: Language = VIETNAMESE) -> str:
        """Return place, fault and way out in one line."""
        texts = {**WorkspaceFault.TEXTS, **self.TEXTS}
        text, again = (
            language.translate(texts[code]) if code in texts else "" for code in (self.code, "again")
        )
        return f"{shown_path(self.place)}: {text.format(detail=self.detail, again=again)}"


@contextmanager
def told_as(fault: type[WorkspaceFault], place: Path | str) -> Iterator[None]:
    """Turn what the system says of a disk into a fault a person can act on."""
    try:
        yield
    except OSError as error:
        codes = ((DISK_FULL, _FULL), (NOT_ALLOWED, _DENIED), (OTHER_KIND, _KIND))
        code = next((code for code, numbers in codes if error.errno in numbers), UNREADABLE)
        raise fault(code, Path(error.filename or place)) from error
