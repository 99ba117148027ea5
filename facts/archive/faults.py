"""Why the archive can't be used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from facts.faults import WorkspaceFault

NEWER, DAMAGED, NO_ARCHIVE = "newer", "damaged", "no_archive"
UNSEALED, NOT_AS_TOLD, GONE, FOREIGN = "unsealed", "not_as_told", "gone", "foreign"
MENDED = (DAMAGED, UNSEALED, NOT_AS_TOLD, GONE)  # what importing the original again puts right

_ON_RECORD = (
    (
        "nhập lại đúng tệp gốc (lanhmanh import TỆP) hoặc lấy lại từ bản sao lưu; không được nữa thì"
        ' {}ghi nhận việc mất: lanhmanh seal --reason "…", rồi nhập lại'
    ),
    (
        "import the very original again (lanhmanh import FILE) or bring it back from a copy; where neither"
        ' helps {}put the loss on record: lanhmanh seal --reason "…", and import again'
    ),
)
_AGAIN = (_ON_RECORD[0].format("xóa thư mục này, "), _ON_RECORD[1].format("delete this folder, "))


class StoreFault(WorkspaceFault):
    """A fault of the archive's folder."""

    TEXTS: ClassVar[Mapping[str, tuple[str, str]]] = {
        NEWER: (
            "do phiên bản chương trình mới hơn ghi (dạng {detail}); cập nhật chương trình",
            "written by a newer version of the program (format {detail}); update the program",
        ),
        DAMAGED: (
            f"tệp lưu trữ bị hỏng hoặc bị sửa ({{detail}}); {_AGAIN[0]}",
            f"a stored file is damaged or was changed ({{detail}}); {_AGAIN[1]}",
        ),
        UNSEALED: (
            (
                "báo cáo này không có dấu niêm phong đúng: bị sửa sau khi nhập, hoặc từ nơi khác chép vào;"
                f" {_AGAIN[0]}"
            ),
            f"this return has no right seal: changed after it was imported, or brought in; {_AGAIN[1]}",
        ),
        NOT_AS_TOLD: (
            f"báo cáo này không còn như nhật ký đã ghi; {_AGAIN[0]}",
            f"this return is not what the log says it is; {_AGAIN[1]}",
        ),
        GONE: (
            f"nhật ký ghi là đã nhập báo cáo này, nhưng kho không còn; {_ON_RECORD[0].format('')}",
            f"the log says this return was imported, but it is gone; {_ON_RECORD[1].format('')}",
        ),
        FOREIGN: (
            "trong báo cáo có thứ chương trình không ghi ({detail}); xem rồi chuyển ra ngoài hoặc xóa",
            "among the return's files is what the program does not write ({detail}); look, then move it out"
            " or delete it",
        ),
        NO_ARCHIVE: (
            "không có kho lưu trữ ở đây; chạy lanhmanh init, hoặc chỉ đúng thư mục",
            "there is no archive here; run lanhmanh init, or give the right folder",
        ),
    }
