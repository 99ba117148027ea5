"""`lanhmanh erase`: takes a person out of vault and archive for good, with a record that it was done."""

from __future__ import annotations

import getpass
from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT, WRONG_USE, Stop
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output
from desk.cli.lock import ByOption


def register(app: typer.Typer) -> None:
    app.command("erase", help="Xóa hẳn một người khỏi kho mã hóa và kho lưu trữ; có ghi lại việc xóa.")(erase)


def erase(
    party: Annotated[str, typer.Argument(help="Mã cá nhân, tổ chức (B03).", show_default=False)],
    reason: Annotated[str | None, typer.Option("--reason", help="Lý do, căn cứ.", show_default=False)] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Xác nhận: không lấy lại được.")] = False,
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.workspace.erasure import erased
    from desk.workspace.folder import opened

    out = Output(as_json, checked_lang(lang))
    if not yes:
        raise Stop(
            WRONG_USE,
            "Xóa rồi không lấy lại được. Nếu chắc chắn, thêm --yes.",
            "What is erased can't be brought back. If you are sure, add --yes.",
        )
    done = erased(opened(workspace), party.strip().upper(), reason, by or getpass.getuser(), date.today())
    out.say(
        f"Đã xóa: {done.values} giá trị khỏi kho mã hóa, {done.rows} dòng trong kho lưu trữ (quyết định {done.record.id}). Nhớ xóa cả bản sao lưu cũ và báo cáo gốc còn giữ.",
        f"Erased: {done.values} values from the vault, {done.rows} rows in the archive ({done.record.id}). Old backups and the original returns still hold them.",
    )
    for run in done.runs:
        out.say(
            f"  Lần chạy còn chứa mã này, nên xóa và chạy lại: {run}",
            f"  Run that still names them, delete and run again: {run}",
        )
    out.json({"record": done.record.id, "values": done.values, "rows": done.rows, "runs": list(done.runs)})
    return TO_LOOK_AT if done.runs else DONE
