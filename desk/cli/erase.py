"""`lanhmanh erase`: takes a person out of vault and archive for good, with a record that it was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT, WrongUse
from desk.base.language import gettext
from desk.base.output import Output
from desk.cli.lock import ByOption
from desk.cli.option_pairs import not_with
from desk.cli.verb import Here, verb

if TYPE_CHECKING:
    from desk.workspace.folder import Workspace
    from desk.workspace.in_backups import InBackup


BackupOption = Annotated[
    list[Path] | None, typer.Option("--backup", help="Bản sao lưu cần xem còn giữ những gì (lặp lại được).")
]


@verb("erase", "Xóa hẳn một người khỏi kho mã hóa và kho lưu trữ; có ghi lại việc xóa.")
def erase(
    here: Here,
    out: Output,
    party: Annotated[str | None, typer.Argument(help="Mã cá nhân, tổ chức (B03).")] = None,
    words: Annotated[
        str | None,
        typer.Option(
            "--words",
            help=(
                "Lời đã ghi (lý do, ghi chú, lời trong văn bản): SỔ:SỐ_DÒNG như trang Nhật ký, ví dụ"
                " leads.jsonl:12, hoặc phần đầu tên tệp ở decisions/words."
            ),
        ),
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Lý do, căn cứ.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Xác nhận: không lấy lại được.")] = False,
    backup: BackupOption = None,
    by: ByOption = None,
) -> int:
    from desk.base.chained_log import account
    from desk.workspace.erasure import erased, places_of
    from desk.workspace.in_backups import backups_with, of_party

    not_with({"--words": words}, {"PARTY": party, "--backup": backup})
    if words is not None:
        return _words(here.workspace, words.strip(), reason, by or account(), yes, out)
    if party is None:
        raise WrongUse("Nêu mã cá nhân, tổ chức cần xóa, hoặc --words.")
    made, code = here.workspace, party.strip().upper()
    holding = backups_with(backup or (), made.key, of_party(code, places_of(code)))
    if not yes and backup:
        say_backups(out, holding)
        out.json({"backups": [one.told for one in holding]})
        return TO_LOOK_AT if any(one.holds for one in holding) else DONE
    _sure(yes)
    done = erased(made, code, reason, by or account(), date.today(), holding)
    out.say(
        "Đã xóa: %(values)s khỏi kho mã hóa, %(rows)s trong kho lưu trữ (quyết định %(id)s). Bản sao lưu"
        " cũ và báo cáo gốc còn giữ: xem từng bản sao lưu bằng --backup.",
        values=gettext("%(n)s giá trị", n=done.values),
        rows=gettext("%(n)s dòng", n=done.rows),
        id=done.record.id,
    )
    for run in done.runs:
        out.say("  Lần chạy còn chứa mã này, nên xóa và chạy lại: %(run)s", run=run)
    for line in done.lines:
        out.say("  Dòng sổ ghi từ bản trước còn nhắc tên hoặc số, không gỡ được: %(line)s", line=line)
    for path in done.strays:
        out.say("  Thứ lạ trong kho, lệnh này không tới được, có thể còn giữ mã, tên: %(path)s", path=path)
    say_backups(out, holding)
    out.json(
        {
            "record": done.record.id,
            "values": done.values,
            "rows": done.rows,
            "runs": list(done.runs),
            "lines": list(done.lines),
            "strays": list(map(str, done.strays)),
            "backups": [one.told for one in holding],
        }
    )
    left = done.runs or done.lines or done.strays or any(one.holds for one in holding)
    return TO_LOOK_AT if left else DONE


def _sure(yes: bool) -> None:
    if not yes:
        raise WrongUse("Xóa rồi không lấy lại được. Nếu chắc chắn, thêm --yes.")


def _words(made: Workspace, words: str, reason: str | None, by: str, yes: bool, out: Output) -> int:
    """Take words someone typed out for good."""
    from desk.office.acts import words_named
    from desk.workspace.taking_out import words_taken_out

    found = words_named(made, words)
    _sure(yes)
    n = words_taken_out(made, found, reason or "", by, date.today())
    out.say("Đã xóa hẳn %(n)s lời; sổ chỉ ghi là đã xóa. Bản sao lưu cũ, văn bản đã lập còn giữ.", n=n)
    out.json({"words": n})
    return DONE


def say_backups(out: Output, looked: Sequence[InBackup]) -> None:
    """Say of each backup that was looked into what it still holds, and what must be done with it."""
    for one in looked:
        if not one.holds:
            out.say("Bản sao lưu %(path)s: không còn giữ gì.", path=one.path)
            continue
        closed = gettext("chưa mở được kho mã hóa (không có khóa của nó ở đây)")
        out.say(
            "Bản sao lưu %(path)s CÒN GIỮ: %(n)s dòng, %(values)s. Chương trình không sửa bản sao lưu:"
            " sao lưu lại rồi hủy bản này; phải giữ thì restore ra thư mục riêng, chạy lại lệnh này ở đó,"
            " sao lưu lại.",
            n=one.rows,
            path=one.path,
            values=closed if one.values is None else gettext("%(n)s giá trị mã hóa", n=one.values),
        )
