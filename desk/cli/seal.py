"""`lanhmanh seal`: puts seals on an earlier version's workspace, or accepts what stands."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.language import gettext
from desk.base.options import RecordedReasonOption
from desk.base.output import Output
from desk.cli.lock import ByOption
from desk.cli.verb import Here, verb


@verb(
    "seal",
    "Niêm phong không gian làm việc của bản trước, hoặc ghi nhận hiện trạng; nói rõ điều không bảo đảm được.",
)
def seal(
    here: Here,
    out: Output,
    reason: RecordedReasonOption = None,
    clock: Annotated[
        bool, typer.Option("--clock", help="Đồng hồ bây giờ đúng, lần ghi trước mới sai.")
    ] = False,
    by: ByOption = None,
) -> int:
    from dataclasses import asdict

    from desk.base.chained_log import account
    from desk.runs.untouched import accept_runs, whole_runs_sealed
    from desk.workspace.sealing import sealed

    made = here.workspace
    found, record = sealed(made, reason, by or account(), date.today(), clock)
    runs, _ = whole_runs_sealed(made)
    damaged, gone = accept_runs(made, str(reason), by or account(), date.today())
    out.json(
        {
            "record": record.id if record else None,
            "unvouched": asdict(found),
            "runs": runs,
            "runs_changed": damaged,
            "runs_gone": gone,
        }
    )
    if runs:
        out.say(
            "Niêm phong %(runs)s lần chạy còn nguyên tệp: %(runs2)s.", runs=len(runs), runs2=", ".join(runs)
        )
    if damaged:
        out.say(
            "Lần chạy đã bị sửa, chuyển vào %(damaged)s làm chứng, có ghi sổ; chạy lại năm đó: %(damaged2)s.",
            damaged=made.damaged,
            damaged2=", ".join(damaged),
        )
    if gone:
        out.say("Ghi sổ: lần chạy có trong sổ, nay không còn: %(gone)s.", gone=", ".join(gone))
    if record is None and (damaged or gone):
        return TO_LOOK_AT
    if record is None:
        out.say("Mọi thứ đã niêm phong từ trước, không có gì thay đổi.")
        return DONE
    out.say("Đã niêm phong (quyết định %(id)s). Từ nay sửa, cắt, thay tệp nào cũng lộ.", id=record.id)
    said = (
        (found.logs, gettext("nhật ký, đến dòng cuối hiện có")),
        (found.returns, gettext("báo cáo trong kho lưu trữ")),
        (found.vaults, gettext("tệp trong kho mã hóa")),
        (found.gone, gettext("báo cáo đã ghi là có, nay không còn")),
        (found.check, gettext("tệp kiểm tra khóa của kho mã hóa, đã lập lại từ khóa đang dùng")),
    )
    if any(names for names, _ in said):
        out.say("KHÔNG bảo đảm được cho điều có trước lúc này:")
    for names, text in said:
        if names:
            shown = ", ".join(name[:16] for name in names)  # all: what is sealed once is not listed again
            out.say(f"  {len(names)} {text}: {shown}")
    out.say("So với bản sao lưu, sổ giấy nếu có. Rồi in đầu sổ: lanhmanh audit head.")
    return TO_LOOK_AT
