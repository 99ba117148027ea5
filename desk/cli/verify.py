"""`lanhmanh verify`: everything kept, against its seals; a run computed again; a backup."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

from desk.base.faults import DONE, STORE
from desk.base.language import ByLanguage, Lazy, LazyText, gettext, in_language
from desk.base.options import FullOption, argument
from desk.base.output import Output
from desk.cli.verb import Here, verb
from desk.office import whole_check
from desk.runs import found_runs, run_log, running
from desk.words import numbers
from desk.workspace import erasure, restoring
from desk.workspace import folder as workspaces

FEW = 8  # of a part named before the rest is only counted
NO_SEAL = LazyText(
    "không có dấu niêm phong, dù khóa ở đây: ai ghi được tệp cũng có thể đã sửa nó. Bản lập khi không có khóa"
    " hoặc bằng bản chương trình cũ: so với bản chép cất riêng trước khi dùng"
)


@verb(
    "verify",
    "Kiểm tra mọi thứ đang giữ; nêu một lần chạy: tính lại và so từng tệp; nêu tệp sao lưu: kiểm tra tệp đó.",
)
def verify(
    here: Here,
    out: Output,
    what: Annotated[
        str | None, argument("Lần chạy (năm, mã, thư mục) hoặc tệp sao lưu; bỏ trống: tất cả.")
    ] = None,
    full: FullOption = False,
) -> int:
    if what is None:
        return _everything(here, full, out)
    return _backup(Path(what), here, full, out) if Path(what).is_file() else _run(what, here.path, out)


def _everything(here: Here, full: bool, out: Output) -> int:
    found = []
    for part in whole_check.parts_of(here.workspace):
        found.append(part)
        wrong = len(part.faults)
        state = gettext("SAI %(faults)s", faults=wrong) if wrong else gettext("nguyên vẹn")
        out.line(f"{part.name}: {part.count}, {state}.")
        _print_some(part.faults, full, out)
        if wrong:
            out.line(f"  → {part.then}")
        _print_some([f"({note})" for note in part.notes], full, out)
    unknown = list(whole_check.unknown_of(here.workspace, date.today())) if len(found) > 1 else []
    if unknown:
        out.say("Điều không kiểm tra nào ở đây biết được:")
    for text in unknown:
        out.line(f"  {text}")
    out.json(
        {
            "unknown": [in_language("vi", text) for text in unknown],
            "parts": [
                {
                    "name": in_language("en", p.name),
                    "count": p.count,
                    "faults": [in_language("vi", f) for f in p.faults],
                    "notes": [in_language("vi", n) for n in p.notes],
                }
                for p in found
            ],
        }
    )
    return STORE if any(part.faults for part in found) else DONE


def _print_some(texts: Sequence[object], full: bool, out: Output) -> None:
    shown = len(texts) if full or len(texts) <= FEW + 1 else FEW
    for text in texts[:shown]:
        out.line(f"  {text}")
    if rest := len(texts) - shown:
        out.say("  … và %(n)s điều nữa; tất cả: thêm --full.", n=rest)


def _backup(path: Path, here: Here, full: bool, out: Output) -> int:
    own = here.workspace if (here.path / "workspace.json").exists() else None
    with restoring.unpacked(path) as (backup, sealed):
        inside = f"{backup.folder}{os.sep}"  # gone with the block: not a place an officer can look at
        told = restoring.told_by(path)
        faults: list[Lazy] = [
            ByLanguage(lambda fault: str(fault).replace(inside, ""), fault)
            for fault in whole_check.backup_faults(backup, told, own)
        ]
        unknown = list(whole_check.backup_unknown(backup, told))
        faults += [NO_SEAL] if not sealed and backup.key.is_file() else []
        last, since = whole_check.age_of_backup(backup, own)
    if faults:
        out.say("%(path)s: SAI %(faults)s. Đừng khôi phục từ bản này.", path=path, faults=len(faults))
        _print_some(faults, full, out)
    else:
        out.say("%(path)s: từng tệp nguyên vẹn.", path=path)
    if not sealed:
        out.say(
            "  Dấu niêm phong chưa kiểm tra được: không có khóa ở máy này, hoặc bản sao lưu không có dấu."
        )
    for text in unknown:
        out.line(f"  {text}")
    day = numbers.day_words(last) if last else "–"
    if since is None:
        out.say(
            "  Dòng sổ cuối trong bản này ghi ngày %(day)s. Không biết được sau đó còn gì, bản này có đúng"
            " của cơ quan không: so với nhật ký bằng cách nêu không gian làm việc (-w).",
            day=day,
        )
    elif not since:
        out.say("  Dòng sổ cuối trong bản này ghi ngày %(day)s; sổ chưa có thêm dòng nào.", day=day)
    else:
        out.say(
            "  Dòng sổ cuối trong bản này ghi ngày %(day)s; từ đó sổ có thêm %(n)s dòng: khôi phục thì mất"
            " các dòng ấy.",
            day=day,
            n=since,
        )
    out.json(
        {
            "backup": str(path),
            "whole": not faults,
            "seal_checked": sealed,
            "compared": own is not None,
            "last_recorded": last and last.isoformat(),
            "records_since": since,
            "faults": [in_language("vi", fault) for fault in faults],
            "unknown": [in_language("vi", text) for text in unknown],
        }
    )
    return STORE if faults else DONE


def _run(name: str, workspace: Path, out: Output) -> int:
    found = found_runs.named_run(name, workspace)
    with out.progress("Tính lại") as step:
        differing = running.recomputed(found, step)
    erasures = erasure.erasures_since(workspaces.opened(found.workspace), found.manifest)
    accepted = bool(differing and erasures and run_log.unchanged(found))
    if accepted:
        out.say(
            "Lần chạy %(id)s: các tệp còn nguyên; khác khi tính lại vì đã xóa dữ liệu một người"
            " (%(records)s).",
            id=found.id,
            records=", ".join(record.id for record in erasures),
        )
    elif differing:
        out.say(
            "Lần chạy %(id)s không còn đúng như khi tạo: %(names)s. Đừng dùng; chạy lại năm đó.",
            id=found.id,
            names=", ".join(differing),
        )
    else:
        out.say("Lần chạy %(id)s: tính lại cho kết quả giống hệt.", id=found.id)
    out.json(
        {
            "run": found.id,
            "same": not differing,
            "differing": differing,
            "erasures": [record.id for record in erasures],
        }
    )
    return STORE if differing and not accepted else DONE
