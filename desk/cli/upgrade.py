"""`lanhmanh upgrade`: brings a workspace of an earlier version up to this one, after a backup."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.output import Output
from desk.cli.lock import ByOption
from desk.cli.verb import Here, verb

REASON = "nâng cấp lên phiên bản mới"
SAID = {
    "added": (
        "chỉ thêm phần bản này cần, mọi dòng cũ giữ nguyên; không đổi điểm nào.",
        "only what this version needs was added, every line stays; no point changes.",
    ),
    "new": (
        "tệp mới, chép từ bản kèm theo; không đổi điểm nào.",
        "a new file, as shipped; no point changes.",
    ),
    "shipped": (
        "quy tắc manh mối theo cách tính mới, chép từ bản kèm theo; bản cũ nằm trong tệp sao lưu.",
        "rules of leads for the new method, as shipped; the old ones are in the backup.",
    ),
    "lines": (
        (
            "vài dòng theo cách tính manh mối mới, chép từ bản kèm theo, các dòng khác giữ nguyên; bản cũ nằm"
            " trong tệp sao lưu."
        ),
        (
            "some lines for the new method of leads, as shipped, the others stay; the old ones are in the"
            " backup."
        ),
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
    out.say(
        f"Đã sao lưu {done.backed_up} tệp vào {backup}.", f"Backed up {done.backed_up} files to {backup}."
    )
    for name, change in done.rules.items():
        out.say(*_said(name, change))
    open_ = bool(done.damaged) or any(asdict(done.unvouched).values())
    for run in done.damaged:
        out.say(
            f"  Lần chạy {run} không còn đúng như khi tạo: không niêm phong.",
            f"  Run {run} is not what it was: not sealed.",
        )
    if open_:
        out.say(
            "Đã niêm phong. Điều có trước lúc này không bảo đảm được; xem lanhmanh verify.",
            "Sealed. What stood before can't be vouched for; see lanhmanh verify.",
        )
    out.json(asdict(done))
    return TO_LOOK_AT if open_ else DONE


def _said(name: str, change: str) -> tuple[str, str]:
    """Say what became of a rule file."""
    vi, en = SAID[change]
    return f"  {name}: {vi}", f"  {name}: {en}"
