"""Why the vault can't be opened."""

from collections.abc import Mapping
from typing import ClassVar

from facts.faults import WorkspaceFault
from facts.message_tables import texts_in

KEY_MISSING, KEY_INVALID, KEY_WRONG = "key_missing", "key_invalid", "key_wrong"
KEY_EXISTS, KEY_INSIDE, DAMAGED, NEWER = "key_exists", "key_inside", "damaged", "newer"
KEY_IS_FOLDER, UNSEALED = "key_is_folder", "unsealed"
CHECK_GONE, CHECK_DAMAGED, CLOSED_CHANGED = "check_gone", "check_damaged", "closed_changed"


class VaultFault(WorkspaceFault):
    """A fault of the vault or of its key."""

    TEXTS: ClassVar[Mapping[str, str]] = texts_in("""
again lấy lại từ bản sao lưu, hoặc nhập lại đúng tệp báo cáo gốc (lanhmanh import TỆP)
key_missing không có tệp khóa của kho mã hóa; chép tệp khóa từ bản sao lưu về đây, hoặc đặt biến
    LANHMANH_KEY là đường dẫn tới nó
key_invalid tệp khóa hỏng hoặc không phải tệp khóa; lấy lại từ bản sao lưu
key_wrong khóa này không mở được kho; dùng tệp khóa của chính nơi làm việc này. Chưa ghi gì
key_exists đã có tệp khóa; không ghi đè, vì mất khóa là mất mọi tên trong kho
key_inside tệp khóa nằm trong nơi làm việc; để nó ở chỗ khác, vì ai chép cả hai thì đọc được tên
key_is_folder đây là một thư mục, không phải tệp khóa; đặt LANHMANH_KEY là đường dẫn tới một tệp, ví dụ thêm
    /lanhmanh.key
unsealed tệp trong kho mã hóa không có dấu niêm phong đúng: bị sửa, bị thay, bị xóa, hoặc từ nơi khác chép
    vào; {again}
damaged tệp trong kho mã hóa bị hỏng; {again}
check_gone tệp kiểm tra khóa của kho mã hóa mất; lấy lại từ bản sao lưu; không có thì lập lại, có ghi sổ:
    lanhmanh seal --reason "…"
check_damaged tệp kiểm tra khóa của kho mã hóa trống hoặc bị hỏng; lấy lại từ bản sao lưu; không có thì xóa
    tệp này, rồi lập lại, có ghi sổ: lanhmanh seal --reason "…"
closed_changed danh sách người đã xóa hẳn bị sửa, bị thay, bị xóa, hoặc từ nơi khác chép vào; lấy lại từ bản
    sao lưu; không có thì xóa tệp này nếu còn, rồi lập lại, có ghi sổ: lanhmanh seal --reason "…"
newer kho do phiên bản chương trình mới hơn ghi; cập nhật chương trình
""")
