"""Why the archive can't be used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from facts.faults import WorkspaceFault

NEWER, DAMAGED, NO_ARCHIVE = "newer", "damaged", "no_archive"
UNSEALED, NOT_AS_TOLD, GONE = "unsealed", "not_as_told", "gone"


class StoreFault(WorkspaceFault):
    """A fault of the archive's folder."""

    TEXTS: ClassVar[Mapping[str, tuple[str, str]]] = {
        NEWER: (
            "do phiên bản chương trình mới hơn ghi (dạng {detail}); cập nhật chương trình",
            "written by a newer version of the program (format {detail}); update the program",
        ),
        DAMAGED: (
            (
                "tệp lưu trữ bị hỏng hoặc bị sửa ({detail}); lấy lại từ bản sao lưu, "
                "hoặc xóa thư mục này rồi nhập lại báo cáo gốc"
            ),
            (
                "a stored file is damaged or was changed ({detail}); bring it back from a copy, "
                "or delete this folder and import the original return again"
            ),
        ),
        UNSEALED: (
            (
                "báo cáo này không có dấu niêm phong đúng: bị sửa sau khi nhập, hoặc từ nơi khác chép vào; "
                "lấy lại từ bản sao lưu, hoặc xóa thư mục này rồi nhập lại báo cáo gốc"
            ),
            (
                "this return has no right seal: changed after it was imported, or brought in; "
                "bring it back from a copy, or delete this folder and import the original again"
            ),
        ),
        NOT_AS_TOLD: (
            "báo cáo này không còn như nhật ký đã ghi; lấy lại từ bản sao lưu",
            "this return is not what the log says it is; bring it back from a copy",
        ),
        GONE: (
            (
                "nhật ký ghi là đã nhập báo cáo này, nhưng kho không còn; lấy lại từ bản sao lưu, hoặc nhập"
                " lại báo cáo gốc"
            ),
            (
                "the log says this return was imported, but it is gone; bring it back from a copy, or import"
                " the original again"
            ),
        ),
        NO_ARCHIVE: (
            "không có kho lưu trữ ở đây; chạy lanhmanh init, hoặc chỉ đúng thư mục",
            "there is no archive here; run lanhmanh init, or give the right folder",
        ),
    }
