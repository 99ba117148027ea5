"""`lanhmanh rotate-key`: puts a new key in use after the old one leaked."""

from __future__ import annotations

from datetime import date

from desk.base.faults import DONE
from desk.base.options import RecordedReasonOption
from desk.base.output import Output
from desk.cli.lock import ByOption
from desk.cli.verb import Here, verb


@verb("rotate-key", "Đổi khóa khi khóa cũ bị lộ; niêm phong cũ vẫn kiểm tra được.")
def rotate_key(here: Here, out: Output, reason: RecordedReasonOption = None, by: ByOption = None) -> int:
    from desk.base.chained_log import account
    from desk.workspace.rotation import rotated

    made = here.workspace
    record = rotated(made, reason, by or account(), date.today())
    out.say(
        "Đã đổi khóa (quyết định %(id)s): tên được mã hóa lại, mọi tệp niêm phong lại. Sao lưu ngay %(key)s"
        " và tệp .heads cạnh nó; hủy các bản khóa cũ. Tệp khóa mới giữ cả khóa cũ để kiểm tra niêm phong cũ.",
        id=record.id,
        key=made.key,
    )
    out.say(
        "Ai có khóa cũ và bản chép kho lưu trữ vẫn thử đoán được số điện thoại, tài khoản qua mã băm; bản"
        " sao lưu cũ vẫn mở được bằng khóa cũ."
    )
    out.json({"record": record.id, "key": str(made.key)})
    return DONE
