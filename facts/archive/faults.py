"""Why the archive can't be used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from facts.faults import WorkspaceFault

NEWER, DAMAGED, NO_ARCHIVE = "newer", "damaged", "no_archive"


class StoreFault(WorkspaceFault):
    """A fault of the archive's folder."""

    TEXTS: ClassVar[Mapping[str, tuple[str, str]]] = {
        NEWER: (
            "do phiên bản chương trình mới hơn ghi (dạng {detail}); cập nhật chương trình",
            "written by a newer version of the program (format {detail}); update the program",
        ),
        DAMAGED: (
            "tệp lưu trữ bị hỏng hoặc bị sửa ({detail}); lấy lại từ bản sao lưu, "
            "hoặc xóa thư mục này rồi nhập lại báo cáo gốc",
            "a stored file is damaged or was changed ({detail}); bring it back from a copy, "
            "or delete this folder and import the original return again",
        ),
        NO_ARCHIVE: (
            "không có kho lưu trữ ở đây; chạy lanhmanh init, hoặc chỉ đúng thư mục",
            "there is no archive here; run lanhmanh init, or give the right folder",
        ),
    }
