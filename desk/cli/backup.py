"""`lanhmanh backup` and `lanhmanh restore`: a workspace into one file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output


def register(app: typer.Typer) -> None:
    app.command("backup", help="Sao lưu không gian làm việc vào một tệp (không kèm khóa).")(backup)
    app.command("restore", help="Khôi phục không gian làm việc từ bản sao lưu; kiểm tra từng tệp.")(restore)


def backup(
    file: Annotated[Path, typer.Argument(help="Tệp sẽ ghi (.tar.gz).", show_default=False)],
    since: Annotated[
        Path | None,
        typer.Option(
            "--since",
            help="Bản sao lưu trước, cùng thư mục: chỉ ghi tệp mới hoặc đổi từ đó.",
            show_default=False,
        ),
    ] = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.workspace.backup import backed_up
    from desk.workspace.folder import opened

    out = Output(as_json, checked_lang(lang))
    made = opened(workspace)
    found = backed_up(made, file, since)
    if since is not None:
        out.say(
            f"{file}: {found.written} tệp mới hoặc đổi trong {found.files} tệp. Khôi phục cần cả {since.name} ở cùng thư mục.",
            f"{file}: {found.written} of {found.files} files are new or changed. Restoring needs {since.name} in the same folder.",
        )
    out.say(
        f"Đã sao lưu {found.files} tệp vào {file}. Khóa {made.key} KHÔNG nằm trong đó: sao lưu khóa ở nơi khác.",
        f"{found.files} files backed up to {file}. The key {made.key} is NOT in it: back it up elsewhere.",
    )
    if not made.key.exists():
        out.note(
            f"Không thấy tệp khóa ở {made.key}. Nếu khóa để nơi khác, đặt biến LANHMANH_KEY; mất khóa là mất tên trong cả bản sao lưu này.",
            f"There is no key file at {made.key}. If it is elsewhere, set LANHMANH_KEY; without it the names in this backup are lost too.",
        )
    out.json(
        {
            "file": str(file),
            "files": found.files,
            "written": found.written,
            "key": str(made.key),
            "key_found": made.key.exists(),
        }
    )
    return 0


def restore(
    file: Annotated[Path, typer.Argument(help="Bản sao lưu.", show_default=False)],
    folder: Annotated[Path, typer.Argument(help="Thư mục trống.", show_default=False)],
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.workspace.restoring import restored

    out = Output(as_json, checked_lang(lang))
    made, checked = restored(file, folder)
    out.say(
        f"Đã khôi phục {made.folder}. Đặt tệp khóa vào {made.key} trước khi dùng. Người đã xóa sau ngày sao lưu phải xóa lại.",
        f"Restored {made.folder}. Put the key file at {made.key} before use. Whoever was erased after the backup must be erased again.",
    )
    if not checked:
        out.note(
            "Chưa kiểm tra được dấu niêm phong của bản sao lưu: không có khóa ở máy này, hoặc bản sao lưu chưa niêm phong. Đặt khóa rồi: lanhmanh verify",
            "The backup's seal could not be checked: no key here, or the backup has none. Put the key in place, then: lanhmanh verify",
        )
    out.json({"workspace": str(made.folder), "key": str(made.key), "seal_checked": checked})
    return 0
