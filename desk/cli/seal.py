"""`lanhmanh seal`: puts seals on a workspace of an earlier version, or accepts what stands for a reason that
is kept."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
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
            f"Niêm phong {len(runs)} lần chạy còn nguyên tệp: {', '.join(runs)}.",
            f"Sealed {len(runs)} runs whose files are whole: {', '.join(runs)}.",
        )
    if damaged:
        out.say(
            f"Lần chạy đã bị sửa, chuyển vào {made.damaged} làm chứng, có ghi sổ; chạy lại năm đó:"
            f" {', '.join(damaged)}.",
            f"Runs that were changed, moved to {made.damaged} as evidence, on record; run the year again:"
            f" {', '.join(damaged)}.",
        )
    if gone:
        out.say(
            f"Ghi sổ: lần chạy có trong sổ, nay không còn: {', '.join(gone)}.",
            f"Put on record: runs that are no longer there: {', '.join(gone)}.",
        )
    if record is None and (damaged or gone):
        return TO_LOOK_AT
    if record is None:
        out.say(
            "Mọi thứ đã niêm phong từ trước, không có gì thay đổi.",
            "Everything was sealed already; nothing changed.",
        )
        return DONE
    out.say(
        f"Đã niêm phong (quyết định {record.id}). Từ nay sửa, cắt, thay tệp nào cũng lộ.",
        f"Sealed ({record.id}). From now on every change shows.",
    )
    said = (
        (found.logs, "nhật ký, đến dòng cuối hiện có", "logs, up to their present last line"),
        (found.returns, "báo cáo trong kho lưu trữ", "returns in the archive"),
        (found.vaults, "tệp trong kho mã hóa", "files of the vault"),
        (found.gone, "báo cáo đã ghi là có, nay không còn", "returns on record that are gone"),
    )
    if any(names for names, _, _ in said):
        out.say("KHÔNG bảo đảm được cho điều có trước lúc này:", "NOT vouched for, as it was before:")
    for names, vi, en in said:
        if names:
            shown = ", ".join(name[:16] for name in names)  # all: what is sealed once is not listed again
            out.say(f"  {len(names)} {vi}: {shown}", f"  {len(names)} {en}: {shown}")
    out.say(
        "So với bản sao lưu, sổ giấy nếu có. Rồi in đầu sổ: lanhmanh audit head.",
        "Compare with backups and the office's own book. Then print the heads: lanhmanh audit head.",
    )
    return TO_LOOK_AT
