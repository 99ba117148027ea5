"""`lanhmanh init`: makes a workspace and its key."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.options import day_from
from desk.base.output import Output
from desk.cli.verb import Here, verb


@verb("init", "Tạo không gian làm việc, chép quy tắc mẫu và tạo khóa kho mã hóa.")
def init(
    here: Here,
    out: Output,
    folder: Annotated[Path | None, typer.Argument(help="Thư mục sẽ tạo.")] = None,
    first_record: Annotated[
        str | None,
        typer.Option(
            "--first-record",
            help=(
                "Ngày cơ quan bắt đầu giữ số liệu (năm-tháng-ngày): việc xảy ra trước ngày ấy không đơn vị"
                " nào phải báo, không được tính."
            ),
        ),
    ] = None,
) -> int:
    from desk.workspace.first_record import begin_records
    from desk.workspace.folder import created
    from desk.workspace.logs import key_ready

    since = day_from(first_record, "--first-record")
    made = created(folder or here.path)
    if since is not None:
        begin_records(made, since)
    key_ready(made)  # refuses a key inside the workspace
    out.say(
        f"Đã tạo không gian làm việc {made.folder}. Quy tắc ở {made.rules}.\nKhóa của kho mã hóa: {made.key}."
        " Hãy sao lưu khóa này ở nơi khác; mất khóa là mất tên và số định danh.",
        f"Workspace {made.folder} made. Its rules are in {made.rules}.\n"
        f"Vault key: {made.key}. Back it up elsewhere; without it names and identity numbers are lost.",
    )
    out.json({"workspace": str(made.folder), "rules": str(made.rules), "key": str(made.key)})
    return DONE
