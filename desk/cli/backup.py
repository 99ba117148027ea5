"""`lanhmanh backup` and `lanhmanh restore`: a workspace into one file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.output import Output
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
            "%(file)s: %(written)s tệp mới hoặc đổi trong %(files)s tệp. Khôi phục cần cả %(name)s ở cùng"
            " thư mục.",
            file=file,
            written=found.written,
            files=found.files,
            name=since.name,
        )
    out.say(
        "Đã sao lưu %(n)s tệp vào %(file)s. Khóa %(key)s KHÔNG nằm trong đó: sao lưu khóa ở nơi khác.",
        n=found.files,
        file=file,
        key=made.key,
    )
    if not made.key.exists():
        out.note(
            "Không thấy tệp khóa ở %(key)s. Nếu khóa để nơi khác, đặt biến LANHMANH_KEY; mất khóa là mất"
            " tên trong cả bản sao lưu này.",
            key=made.key,
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
        "Đã khôi phục %(folder)s. Đặt tệp khóa vào %(key)s trước khi dùng. Người đã xóa sau ngày sao lưu"
        " phải xóa lại.",
        folder=made.folder,
        key=made.key,
    )
    if not checked:
        out.note(
            "Chưa kiểm tra được dấu niêm phong của bản sao lưu: không có khóa ở máy này, hoặc bản sao lưu"
            " chưa niêm phong. Đặt khóa rồi: lanhmanh verify"
        )
    faults = ((log.name, log.examined()[1]) for log in logs_of(made)) if made.key.exists() else ()
    older = [name for name, fault in faults if fault is not None and fault.kind == SHORT]
    if older:
        out.note(
            "Bản sao lưu này cũ hơn việc đã ghi (%(older)s): việc làm sau lúc sao lưu không có trong đó, nên"
            " lệnh nào ghi thêm cũng bị từ chối. Có bản mới hơn thì khôi phục bản ấy; không có thì ghi nhận:"
            ' lanhmanh seal -w %(folder)s --reason "…", rồi nhập lại báo cáo đến sau lúc sao lưu.',
            older=", ".join(older),
            folder=made.folder,
        )
    out.json(
        {"workspace": str(made.folder), "key": str(made.key), "seal_checked": checked, "older_than": older}
    )
    return DONE
