"""`lanhmanh upgrade`: brings a workspace of an earlier version up to this one, after a backup."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output
from desk.cli.lock import ByOption

REASON = "nâng cấp lên phiên bản mới"


def register(app: typer.Typer) -> None:
    app.command("upgrade", help="Nâng không gian làm việc của bản trước lên bản này; sao lưu trước khi đổi.")(
        upgrade
    )


def upgrade(
    backup: Annotated[
        Path, typer.Argument(help="Tệp sao lưu sẽ ghi trước khi đổi (.tar.gz).", show_default=False)
    ],
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from dataclasses import asdict

    from desk.base.chained_log import account
    from desk.runs.upgrading import brought_up_to_date
    from desk.workspace.folder import opened

    out = Output(as_json, checked_lang(lang))
    done = brought_up_to_date(opened(workspace), backup, by or account(), date.today(), REASON)
    out.say(
        f"Đã sao lưu {done.backed_up} tệp vào {backup}.", f"Backed up {done.backed_up} files to {backup}."
    )
    for name in done.rules:
        out.say(*_said(name))
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


def _said(name: str) -> tuple[str, str]:
    """Say what became of a rule file."""
    if "/links/" in name:
        return (
            f"  {name}: quy tắc manh mối theo cách tính mới, chép từ bản kèm theo; bản cũ nằm trong tệp sao lưu.",
            f"  {name}: rules of leads for the new method, as shipped; the old ones are in the backup.",
        )
    return (
        f"  {name}: thêm phần bản này cần, không đổi điểm nào.",
        f"  {name}: what this version needs was added; no point changes.",
    )
