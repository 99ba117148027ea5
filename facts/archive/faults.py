"""Why the archive can't be used."""

from collections.abc import Mapping
from typing import ClassVar

from facts.faults import WorkspaceFault
from facts.message_tables import Message, messages_in

NEWER, DAMAGED, NO_ARCHIVE = "newer", "damaged", "no_archive"
UNSEALED, NOT_AS_TOLD, GONE, FOREIGN = "unsealed", "not_as_told", "gone", "foreign"
MENDED = (DAMAGED, UNSEALED, NOT_AS_TOLD, GONE)  # what importing the original again puts right


class StoreFault(WorkspaceFault):
    """A fault of the archive's folder."""

    TEXTS: ClassVar[Mapping[str, Message]] = messages_in("""
again nhập lại đúng tệp gốc (lanhmanh import TỆP) hoặc lấy lại từ bản sao lưu; không được nữa thì xóa thư
    mục này, ghi nhận việc mất: lanhmanh seal --reason "…", rồi nhập lại
en import the very original again (lanhmanh import FILE) or bring it back from a copy; where neither helps
    delete this folder, put the loss on record: lanhmanh seal --reason "…", and import again
newer do phiên bản chương trình mới hơn ghi (dạng {detail}); cập nhật chương trình
en written by a newer version of the program (format {detail}); update the program
damaged tệp lưu trữ bị hỏng hoặc bị sửa ({detail}); {again}
en a stored file is damaged or was changed ({detail}); {again}
unsealed báo cáo này không có dấu niêm phong đúng: bị sửa sau khi nhập, hoặc từ nơi khác chép vào; {again}
en this return has no right seal: changed after it was imported, or brought in; {again}
not_as_told báo cáo này không còn như nhật ký đã ghi; {again}
en this return is not what the log says it is; {again}
gone nhật ký ghi là đã nhập báo cáo này, nhưng kho không còn; nhập lại đúng tệp gốc (lanhmanh import TỆP)
    hoặc lấy lại từ bản sao lưu; không được nữa thì ghi nhận việc mất: lanhmanh seal --reason "…", rồi nhập
    lại
en the log says this return was imported, but it is gone; import the very original again (lanhmanh import
    FILE) or bring it back from a copy; where neither helps put the loss on record: lanhmanh seal --reason
    "…", and import again
foreign trong báo cáo có thứ chương trình không ghi ({detail}); xem rồi chuyển ra ngoài hoặc xóa
en among the return's files is what the program does not write ({detail}); look, then move it out or delete
    it
no_archive không có kho lưu trữ ở đây; chạy lanhmanh init, hoặc chỉ đúng thư mục
en there is no archive here; run lanhmanh init, or give the right folder
""")
