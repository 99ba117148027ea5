"""`lanhmanh verify`: everything the workspace keeps, against its seals; one run computed again; a backup file
by file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE, STORE
from desk.base.output import Output
from desk.cli.verb import Here, verb

NO_SEAL = (
    "không có dấu niêm phong, dù khóa ở đây: ai ghi được tệp cũng có thể đã sửa nó. Bản lập khi không có khóa"
    " hoặc bằng bản chương trình cũ: so với bản chép cất riêng trước khi dùng",
    "it has no seal, though the key is here: whoever may write the file may have changed it. If it was made"
    " without the key or by an early version: compare with a copy kept apart before use",
)


@verb(
    "verify",
    "Kiểm tra mọi thứ đang giữ; nêu một lần chạy: tính lại và so từng tệp; nêu tệp sao lưu: kiểm tra tệp đó.",
)
def verify(
    here: Here,
    out: Output,
    what: Annotated[
        str | None, typer.Argument(help="Lần chạy (năm, mã, thư mục) hoặc tệp sao lưu; bỏ trống: tất cả.")
    ] = None,
) -> int:
    if what is None:
        return _everything(here, out)
    return _backup(Path(what), here, out) if Path(what).is_file() else _run(what, here.path, out)


def _everything(here: Here, out: Output) -> int:
    from desk.office.whole_check import parts_of, unknown_of

    found = []
    for part in parts_of(here.workspace):
        found.append(part)
        vi, en = part.name
        wrong = len(part.faults)
        out.say(
            f"{vi}: {part.count}, {f'SAI {wrong}' if wrong else 'nguyên vẹn'}.",
            f"{en}: {part.count}, {f'WRONG {wrong}' if wrong else 'whole'}.",
        )
        for fault in part.faults:
            out.say(*(f"  {text}" for text in fault))
        if wrong:
            out.say(*(f"  → {text}" for text in part.then))
        for note in part.notes:
            out.say(*(f"  ({text})" for text in note))
    unknown = list(unknown_of(here.workspace, date.today())) if len(found) > 1 else []
    if unknown:
        out.say("Điều không kiểm tra nào ở đây biết được:", "What no check here can know:")
    for text in unknown:
        out.say(*(f"  {one}" for one in text))
    out.json(
        {
            "unknown": [text[0] for text in unknown],
            "parts": [
                {
                    "name": p.name[1],
                    "count": p.count,
                    "faults": [f[0] for f in p.faults],
                    "notes": [n[0] for n in p.notes],
                }
                for p in found
            ],
        }
    )
    return STORE if any(part.faults for part in found) else DONE


def _backup(path: Path, here: Here, out: Output) -> int:
    from desk.office.whole_check import backup_faults
    from desk.workspace.restoring import told_by, unpacked

    own = here.workspace if (here.path / "workspace.json").exists() else None
    with unpacked(path) as (backup, sealed):
        faults = list(backup_faults(backup, told_by(path).heads, own))
        faults += [NO_SEAL] if not sealed and backup.key.is_file() else []
    if faults:
        out.say(
            f"{path}: SAI {len(faults)}. Đừng khôi phục từ bản này.",
            f"{path}: WRONG {len(faults)}. Do not restore it.",
        )
        for fault in faults:
            out.say(*(f"  {text}" for text in fault))
    else:
        out.say(f"{path}: từng tệp nguyên vẹn.", f"{path}: every file is whole.")
    if not sealed:
        out.say(
            "  Dấu niêm phong chưa kiểm tra được: không có khóa ở máy này, hoặc bản sao lưu không có dấu.",
            "  Its seal could not be checked: no key here, or it has none.",
        )
    if own is None:
        out.say(
            "  Chưa so với nhật ký: nêu không gian làm việc bằng -w để biết bản này có đúng là của nó không.",
            "  Not compared with the logs: name the workspace by -w to know whether this is a backup of it.",
        )
    out.json(
        {
            "backup": str(path),
            "whole": not faults,
            "seal_checked": sealed,
            "compared": own is not None,
            "faults": [fault[0] for fault in faults],
        }
    )
    return STORE if faults else DONE


def _run(name: str, workspace: Path, out: Output) -> int:
    from desk.runs.found_runs import named_run
    from desk.runs.untouched import unchanged
    from desk.runs.verification import recomputed
    from desk.workspace.erasure import erasures_since
    from desk.workspace.folder import opened

    found = named_run(name, workspace)
    with out.progress("Tính lại", "Computing again") as step:
        differing = recomputed(found, step)
    erasures = erasures_since(opened(found.workspace), found.manifest)
    accepted = bool(differing and erasures and unchanged(found))
    if accepted:
        records = ", ".join(record.id for record in erasures)
        out.say(
            f"Lần chạy {found.id}: các tệp còn nguyên; khác khi tính lại vì đã xóa dữ liệu một người"
            f" ({records}).",
            f"Run {found.id}: its files are untouched; computed again it differs because a person was erased"
            f" ({records}).",
        )
    elif differing:
        names = ", ".join(differing)
        out.say(
            f"Lần chạy {found.id} không còn đúng như khi tạo: {names}. Đừng dùng; chạy lại năm đó.",
            f"Run {found.id} is not what it was: {names}. Do not use it; run that year again.",
        )
    else:
        out.say(
            f"Lần chạy {found.id}: tính lại cho kết quả giống hệt.",
            f"Run {found.id}: computed again, all the same.",
        )
    out.json(
        {
            "run": found.id,
            "same": not differing,
            "differing": differing,
            "erasures": [record.id for record in erasures],
        }
    )
    return STORE if differing and not accepted else DONE
