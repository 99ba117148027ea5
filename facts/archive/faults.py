"""Why the archive can't be used."""

from collections.abc import Mapping
from typing import ClassVar

from facts.faults import WorkspaceFault
from facts.message_tables import texts_in

NEWER, DAMAGED, NO_ARCHIVE = "newer", "damaged", "no_archive"
UNSEALED, NOT_AS_TOLD, GONE, FOREIGN = "unsealed", "not_as_told", "gone", "foreign"
MENDED = (DAMAGED, UNSEALED, NOT_AS_TOLD, GONE)  # what importing the original again puts right


class StoreFault(WorkspaceFault):
    """A fault of the archive's folder."""

    TEXTS: ClassVar[Mapping[str, str]] = texts_in("""
again nhập lại đúng tệp gốc (lanhmanh import TỆP) hoặc lấy lại từ bản sao lưu; không được nữa thì xóa thư
    mục này, ghi nhận việc mất: lanhmanh seal --reason "…", rồi nhập lại
newer do phiên bản chương trình mới hơn ghi (dạng {detail}); cập nhật chương trình
damaged tệp lưu trữ bị hỏng hoặc bị sửa ({detail}); {again}
unsealed báo cáo này không có dấu niêm phong đúng: bị sửa sau khi nhập, hoặc từ nơi khác chép vào; {again}
not_as_told báo cáo này không còn như nhật ký đã ghi; {again}
gone nhật ký ghi là đã nhập báo cáo này, nhưng kho không còn; nhập lại đúng tệp gốc (lanhmanh import TỆP)
    hoặc lấy lại từ bản sao lưu; không được nữa thì ghi nhận việc mất: lanhmanh seal --reason "…", rồi nhập
    lại
foreign trong báo cáo có thứ chương trình không ghi ({detail}); xem rồi chuyển ra ngoài hoặc xóa
no_archive không có kho lưu trữ ở đây; chạy lanhmanh init, hoặc chỉ đúng thư mục
""")
