"""`lanhmanh rotate-key`: puts a new key in use after the old one leaked."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output
from desk.cli.lock import ByOption


def register(app: typer.Typer) -> None:
    app.command("rotate-key", help="Đổi khóa khi khóa cũ bị lộ; niêm phong cũ vẫn kiểm tra được.")(rotate_key)


def rotate_key(
    reason: Annotated[
        str | None, typer.Option("--reason", help="Lý do; được ghi lại.", show_default=False)
    ] = None,
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.base.chained_log import account
    from desk.workspace.folder import opened
    from desk.workspace.rotation import rotated

    out = Output(as_json, checked_lang(lang))
    made = opened(workspace)
    record = rotated(made, reason, by or account(), date.today())
    out.say(
        f"Đã đổi khóa (quyết định {record.id}): tên được mã hóa lại, mọi tệp niêm phong lại. Sao lưu ngay {made.key} và tệp .heads cạnh nó; hủy các bản khóa cũ. Tệp khóa mới giữ cả khóa cũ để kiểm tra niêm phong cũ.",
        f"The key was replaced ({record.id}): names encrypted again, every file sealed again. Back up {made.key} and the .heads file beside it now; destroy copies of the old key. The new key file keeps the old secret to check old seals.",
    )
    out.say(
        "Ai có khóa cũ và bản chép kho lưu trữ vẫn thử đoán được số điện thoại, tài khoản qua mã băm; bản sao lưu cũ vẫn mở được bằng khóa cũ.",
        "Whoever has the old key and a copy of the archive can still test guesses of phones and accounts against its hashes; old backups still open with the old key.",
    )
    out.json({"record": record.id, "key": str(made.key)})
    return DONE
