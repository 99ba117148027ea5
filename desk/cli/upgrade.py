"""`lanhmanh upgrade`: brings a workspace of an earlier version up to this one, after a backup."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.language import gettext, gettext_noop
from desk.base.output import Output
from desk.cli.lock import ByOption
from desk.cli.verb import Here, verb

REASON = "nâng cấp lên phiên bản mới"
SAID = {
    "added": gettext_noop("chỉ thêm phần bản này cần, mọi dòng cũ giữ nguyên; không đổi điểm nào."),
    "words": gettext_noop("vài từ viết theo cách mới, mọi dòng và chú thích giữ nguyên; không đổi điểm nào."),
    "new": gettext_noop("tệp mới, chép từ bản kèm theo; không đổi điểm nào."),
    "shipped": gettext_noop(
        "quy tắc manh mối theo cách tính mới, chép từ bản kèm theo; bản cũ nằm trong tệp sao lưu."
    ),
    "lines": gettext_noop(
        "vài dòng theo cách tính manh mối mới, chép từ bản kèm theo, các dòng khác giữ nguyên; bản cũ nằm"
        " trong tệp sao lưu."
    ),
}


@verb("upgrade", "Nâng không gian làm việc của bản trước lên bản này; sao lưu trước khi đổi.")
def upgrade(
    here: Here,
    out: Output,
    backup: Annotated[Path, typer.Argument(help="Tệp sao lưu sẽ ghi trước khi đổi (.tar.gz).")],
    by: ByOption = None,
) -> int:
    from dataclasses import asdict

    from desk.base.chained_log import account
    from desk.runs.upgrading import brought_up_to_date

    done = brought_up_to_date(here.workspace, backup, by or account(), date.today(), REASON)
    out.say("Đã sao lưu %(backed_up)s tệp vào %(backup)s.", backed_up=done.backed_up, backup=backup)
    for name, change in done.rules.items():
        out.say(f"  {name}: {gettext(SAID[change])}")
    open_ = bool(done.damaged) or any(asdict(done.unvouched).values())
    for run in done.damaged:
        out.say("  Lần chạy %(run)s không còn đúng như khi tạo: không niêm phong.", run=run)
    if open_:
        out.say("Đã niêm phong. Điều có trước lúc này không bảo đảm được; xem lanhmanh verify.")
    out.json(asdict(done))
    return TO_LOOK_AT if open_ else DONE
