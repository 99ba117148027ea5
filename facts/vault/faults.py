"""Why the vault can't be opened."""

from collections.abc import Mapping
from typing import ClassVar

from facts.faults import WorkspaceFault
from facts.message_tables import Message, messages_in

KEY_MISSING, KEY_INVALID, KEY_WRONG = "key_missing", "key_invalid", "key_wrong"
KEY_EXISTS, KEY_INSIDE, DAMAGED, NEWER = "key_exists", "key_inside", "damaged", "newer"
KEY_IS_FOLDER, UNSEALED = "key_is_folder", "unsealed"
CHECK_GONE, CHECK_DAMAGED, CLOSED_CHANGED = "check_gone", "check_damaged", "closed_changed"


class VaultFault(WorkspaceFault):
    """A fault of the vault or of its key."""

    TEXTS: ClassVar[Mapping[str, Message]] = messages_in("""
again lấy lại từ bản sao lưu, hoặc nhập lại đúng tệp báo cáo gốc (lanhmanh import TỆP)
en bring it back from a copy, or import the very original of the return again (lanhmanh import FILE)
key_missing không có tệp khóa của kho mã hóa; chép tệp khóa từ bản sao lưu về đây, hoặc đặt biến
    LANHMANH_KEY là đường dẫn tới nó
en the vault's key file is not here; bring it back from a copy, or set LANHMANH_KEY to where it is
key_invalid tệp khóa hỏng hoặc không phải tệp khóa; lấy lại từ bản sao lưu
en the key file is damaged or no key file; bring it back from a copy
key_wrong khóa này không mở được kho; dùng tệp khóa của chính nơi làm việc này. Chưa ghi gì
en this key does not open the vault; use the key file of this workspace. Nothing was written
key_exists đã có tệp khóa; không ghi đè, vì mất khóa là mất mọi tên trong kho
en there is a key file already; it is not overwritten, for without it every name is lost
key_inside tệp khóa nằm trong nơi làm việc; để nó ở chỗ khác, vì ai chép cả hai thì đọc được tên
en the key file lies in the workspace; keep it elsewhere, for whoever copies both can read the names
key_is_folder đây là một thư mục, không phải tệp khóa; đặt LANHMANH_KEY là đường dẫn tới một tệp, ví dụ thêm
    /lanhmanh.key
en this is a folder, no key file; set LANHMANH_KEY to a file's path, such as one ending in /lanhmanh.key
unsealed tệp trong kho mã hóa không có dấu niêm phong đúng: bị sửa, bị thay, bị xóa, hoặc từ nơi khác chép
    vào; {again}
en a file of the vault has no right seal: changed, exchanged, deleted, or brought in; {again}
damaged tệp trong kho mã hóa bị hỏng; {again}
en a file of the vault is damaged; {again}
check_gone tệp kiểm tra khóa của kho mã hóa mất; lấy lại từ bản sao lưu; không có thì lập lại, có ghi sổ:
    lanhmanh seal --reason "…"
en the vault's file that tells a wrong key is gone; bring it back from a copy; else have it made again, on
    record: lanhmanh seal --reason "…"
check_damaged tệp kiểm tra khóa của kho mã hóa trống hoặc bị hỏng; lấy lại từ bản sao lưu; không có thì xóa
    tệp này, rồi lập lại, có ghi sổ: lanhmanh seal --reason "…"
en the vault's file that tells a wrong key is empty or damaged; bring it back from a copy; else delete it
    and have it made again, on record: lanhmanh seal --reason "…"
closed_changed danh sách người đã xóa hẳn bị sửa, bị thay, bị xóa, hoặc từ nơi khác chép vào; lấy lại từ bản
    sao lưu; không có thì xóa tệp này nếu còn, rồi lập lại, có ghi sổ: lanhmanh seal --reason "…"
en the list of those who were erased was changed, exchanged, deleted, or brought in; bring it back from a
    copy; else delete what is left of it and have it made again, on record: lanhmanh seal --reason "…"
newer kho do phiên bản chương trình mới hơn ghi; cập nhật chương trình
en written by a newer version of the program; update the program
""")
