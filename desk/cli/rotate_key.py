"""`lanhmanh rotate-key`: puts a new key in use after the old one leaked."""

from __future__ import annotations

from datetime import date

from desk.base.faults import DONE
from desk.base.options import RecordedReasonOption
from desk.base.output import Output
from desk.cli.lock import ByOption
from desk.cli.verb import Here, verb


@verb("rotate-key", "Đổi khóa khi khóa cũ bị lộ; niêm phong cũ vẫn kiểm tra được.")
def rotate_key(
    here: Here,
    out: Output,
    reason: RecordedReasonOption = None,
    by: ByOption = None,
) -> int:
    from desk.base.chained_log import account
    from desk.workspace.rotation import rotated

    made = here.workspace
    record = rotated(made, reason, by or account(), date.today())
    out.say(
        f"Đã đổi khóa (quyết định {record.id}): tên được mã hóa lại, mọi tệp niêm phong lại. Sao lưu ngay"
        f" {made.key} và tệp .heads cạnh nó; hủy các bản khóa cũ. Tệp khóa mới giữ cả khóa cũ để kiểm tra"
        " niêm phong cũ.",
        f"The key was replaced ({record.id}): names encrypted again, every file sealed again. Back up"
        f" {made.key} and the .heads file beside it now; destroy copies of the old key. The new key file"
        " keeps the old secret to check old seals.",
    )
    out.say(
        "Ai có khóa cũ và bản chép kho lưu trữ vẫn thử đoán được số điện thoại, tài khoản qua mã băm; bản sao"
        " lưu cũ vẫn mở được bằng khóa cũ.",
        "Whoever has the old key and a copy of the archive can still test guesses of phones and accounts"
        " against its hashes; old backups still open with the old key.",
    )
    out.json({"record": record.id, "key": str(made.key)})
    return DONE
