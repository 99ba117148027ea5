"""Why a workspace can't be used: place, fault and way out, in Vietnamese and English."""

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from facts.message_tables import Message, messages_in
from facts.visible_text import shown_path

DISK_FULL, NOT_ALLOWED, UNREADABLE, OTHER_KIND = "disk_full", "not_allowed", "unreadable", "other_kind"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_KIND = {errno.EISDIR, errno.ENOTDIR}


class WorkspaceFault(Exception):
    """A fault of a folder or file of the workspace."""

    TEXTS: ClassVar[Mapping[str, Message]] = messages_in("""
disk_full ổ đĩa đã đầy; dọn bớt rồi chạy lại, dữ liệu cũ vẫn nguyên vẹn
en the disk is full; make room and run again, nothing stored was harmed
not_allowed không có quyền ghi; kiểm tra quyền thư mục hoặc chọn thư mục khác
en not allowed to write here; check the folder's permissions or choose another
unreadable không đọc hoặc ghi được; kiểm tra ổ đĩa rồi chạy lại
en can't be read or written; check the disk and run again
other_kind có thư mục ở chỗ phải là tệp, hoặc tệp ở chỗ phải là thư mục; chuyển nó ra ngoài, lấy lại từ bản
    sao lưu
en a folder where a file must be, or a file where a folder must be; move it out, bring back what was there
    from a backup
""")

    def __init__(self, code: str, place: Path, detail: str = "") -> None:
        super().__init__(code, str(place), detail)
        self.code = code
        self.place = place
        self.detail = detail

    def text(self, language: str = "vi") -> str:
        """Return place, fault and way out in one line."""
        language = "en" if language == "en" else "vi"
        texts = {code: text[language] for code, text in {**WorkspaceFault.TEXTS, **self.TEXTS}.items()}
        text = texts[self.code].format(detail=self.detail, again=texts.get("again"))
        return f"{shown_path(self.place)}: {text}"


@contextmanager
def told_as(fault: type[WorkspaceFault], place: Path | str) -> Iterator[None]:
    """Turn what the system says of a disk into a fault a person can act on."""
    try:
        yield
    except OSError as error:
        codes = ((DISK_FULL, _FULL), (NOT_ALLOWED, _DENIED), (OTHER_KIND, _KIND))
        code = next((code for code, numbers in codes if error.errno in numbers), UNREADABLE)
        raise fault(code, Path(error.filename or place)) from error
