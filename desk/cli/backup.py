"""`lanhmanh backup` and `lanhmanh restore`: a workspace into one file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.output import Output
from desk.base.plurals import many
from desk.cli.verb import Here, verb


@verb("backup", "Sao lưu không gian làm việc vào một tệp (không kèm khóa).")
def backup(
    here: Here,
    out: Output,
    file: Annotated[Path, typer.Argument(help="Tệp sẽ ghi (.tar.gz).")],
    since: Annotated[
        Path | None,
        typer.Option("--since", help="Bản sao lưu trước, cùng thư mục: chỉ ghi tệp mới hoặc đổi từ đó."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Ghi đè tệp đã có, nếu không bản sao lưu nào tiếp theo nó.")
    ] = False,
) -> int:
    from desk.workspace.backup import backed_up

    made = here.workspace
    found = backed_up(made, file, since, force)
    if since is not None:
        out.say(
            f"{file}: {found.written} tệp mới hoặc đổi trong {found.files} tệp. Khôi phục cần cả {since.name}"
            " ở cùng thư mục.",
            f"{file}: new or changed: {found.written} of {found.files} files. Restoring needs {since.name} in"
            " the same folder.",
        )
    out.say(
        f"Đã sao lưu {found.files} tệp vào {file}. Khóa {made.key} KHÔNG nằm trong đó: sao lưu khóa ở nơi"
        " khác.",
        f"{many(found.files, 'file')} backed up to {file}. The key {made.key} is NOT in it: back it up"
        " elsewhere.",
    )
    if not made.key.exists():
        out.note(
            f"Không thấy tệp khóa ở {made.key}. Nếu khóa để nơi khác, đặt biến LANHMANH_KEY; mất khóa là mất"
            " tên trong cả bản sao lưu này.",
            f"There is no key file at {made.key}. If it is elsewhere, set LANHMANH_KEY; without it the names"
            " in this backup are lost too.",
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
    return DONE


@verb("restore", "Khôi phục không gian làm việc từ bản sao lưu; kiểm tra từng tệp.")
def restore(
    out: Output,
    file: Annotated[Path, typer.Argument(help="Bản sao lưu.")],
    folder: Annotated[Path, typer.Argument(help="Thư mục trống.")],
) -> int:
    from desk.base.log_faults import SHORT
    from desk.workspace.logs import logs_of
    from desk.workspace.restoring import restored

    made, checked = restored(file, folder)
    out.say(
        f"Đã khôi phục {made.folder}. Đặt tệp khóa vào {made.key} trước khi dùng. Người đã xóa sau ngày sao"
        " lưu phải xóa lại.",
        f"Restored {made.folder}. Put the key file at {made.key} before use. Whoever was erased after the"
        " backup must be erased again.",
    )
    if not checked:
        out.note(
            "Chưa kiểm tra được dấu niêm phong của bản sao lưu: không có khóa ở máy này, hoặc bản sao lưu"
            " chưa niêm phong. Đặt khóa rồi: lanhmanh verify",
            "The backup's seal could not be checked: no key here, or the backup has none. Put the key in"
            " place, then: lanhmanh verify",
        )
    faults = ((log.name, log.examined()[1]) for log in logs_of(made)) if made.key.exists() else ()
    older = [name for name, fault in faults if fault is not None and fault.kind == SHORT]
    if older:
        out.note(
            f"Bản sao lưu này cũ hơn việc đã ghi ({', '.join(older)}): việc làm sau lúc sao lưu không có"
            " trong đó, nên lệnh nào ghi thêm cũng bị từ chối. Có bản mới hơn thì khôi phục bản ấy; không có"
            f' thì ghi nhận: lanhmanh seal -w {made.folder} --reason "…", rồi nhập lại báo cáo đến sau lúc'
            " sao lưu.",
            f"This backup is older than what is on record ({', '.join(older)}): what was done after it is not"
            " in it, so every verb that records is refused. Restore a newer one if there is one; else say so:"
            f' lanhmanh seal -w {made.folder} --reason "…", then import again what came after it.',
        )
    out.json(
        {"workspace": str(made.folder), "key": str(made.key), "seal_checked": checked, "older_than": older}
    )
    return DONE
