"""`lanhmanh erase` and `retain`: a person, words, or what is past its time, taken out for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from desk.base.faults import DONE, TO_LOOK_AT, WrongUse
from desk.base.language import gettext, in_language, language, localised
from desk.base.options import argument, option
from desk.base.output import Output
from desk.cli.verb import By, Here, not_with, only_with, verb
from desk.office import acts as office_acts
from desk.words import numbers
from desk.workspace import backup as backups
from desk.workspace import compiled_rules, erasure, taking_out
from facts.archive import filing
from facts.forms import catalogue, fields

if TYPE_CHECKING:
    from desk.workspace.folder import Workspace
    from engine.rulebook.model.rulebook import Rules
    from facts.archive.retaining import Overdue

BackupOption = Annotated[
    list[Path] | None, option("Bản sao lưu cần xem còn giữ những gì (lặp lại được).", "--backup")
]


@verb("erase", "Xóa hẳn một người khỏi kho mã hóa và kho lưu trữ; có ghi lại việc xóa.")
def erase(
    here: Here,
    out: Output,
    by: By,
    party: Annotated[str | None, argument("Mã cá nhân, tổ chức (B03).")] = None,
    words: Annotated[
        str | None,
        option(
            "Lời đã ghi (lý do, ghi chú, lời trong văn bản): SỔ:SỐ_DÒNG như trang Nhật ký, ví dụ"
            " leads.jsonl:12, hoặc phần đầu tên tệp ở decisions/words."
        ),
    ] = None,
    reason: Annotated[str | None, option("Lý do, căn cứ.")] = None,
    yes: Annotated[bool, option("Xác nhận: không lấy lại được.", "--yes")] = False,
    backup: BackupOption = None,
) -> int:
    not_with({"--words": words}, {"PARTY": party, "--backup": backup})
    if words is not None:
        return _words(here.workspace, words.strip(), reason, by, yes, out)
    if party is None:
        raise WrongUse("Nêu mã cá nhân, tổ chức cần xóa, hoặc --words.")
    workspace, code = here.workspace, party.strip().upper()
    holding = backups.backups_with(
        backup or (), workspace.key, backups.of_party(code, erasure.places_of(code))
    )
    if not yes and backup:
        say_backups(out, holding)
        out.json({"backups": [item.told for item in holding]})
        return TO_LOOK_AT if any(item.holds for item in holding) else DONE
    _sure(yes)
    done = erasure.erased(workspace, code, reason, by, date.today(), holding)
    out.say(
        "Đã xóa: %(values)s khỏi kho mã hóa, %(rows)s trong kho lưu trữ (quyết định %(id)s). Bản sao lưu"
        " cũ và báo cáo gốc còn giữ: xem từng bản sao lưu bằng --backup.",
        **_counted(done),
    )
    for run in done.runs:
        out.say("  Lần chạy còn chứa mã này, nên xóa và chạy lại: %(run)s", run=run)
    for line in done.lines:
        out.say("  Dòng sổ ghi từ bản trước còn nhắc tên hoặc số, không gỡ được: %(line)s", line=line)
    for path in done.strays:
        out.say("  Thứ lạ trong kho, lệnh này không tới được, có thể còn giữ mã, tên: %(path)s", path=path)
    if done.desk:
        out.say("  %(left)s", left=office_acts.said_left(done.desk))
    say_backups(out, holding)
    out.json(
        {
            "record": done.record.id,
            **_done_json(done),
            "lines": list(done.lines),
            "desk": [in_language("vi", item) for item in done.desk],
            "strays": list(map(str, done.strays)),
            "backups": [item.told for item in holding],
        }
    )
    remaining = done.runs or done.lines or done.desk or done.strays or any(item.holds for item in holding)
    return TO_LOOK_AT if remaining else DONE


def _counted(done: erasure.Erasure) -> dict[str, str]:
    values, rows = gettext("%(n)s giá trị", n=done.values), gettext("%(n)s dòng", n=done.rows)
    return {"values": values, "rows": rows, "id": done.record.id}


def _done_json(done: erasure.Erasure) -> dict[str, Any]:
    return {"values": done.values, "rows": done.rows, "runs": list(done.runs)}


def _sure(yes: bool) -> None:
    if not yes:
        raise WrongUse("Xóa rồi không lấy lại được. Nếu chắc chắn, thêm --yes.")


def _words(workspace: Workspace, words: str, reason: str | None, by: str, yes: bool, out: Output) -> int:
    texts = office_acts.words_named(workspace, words)
    _sure(yes)
    n, remaining = taking_out.words_taken_out(workspace, texts, reason or "", by, date.today())
    out.say("Đã xóa hẳn %(n)s lời; sổ chỉ ghi là đã xóa. Bản sao lưu cũ, văn bản đã lập còn giữ.", n=n)
    if remaining:
        out.say("  %(left)s", left=office_acts.said_left(remaining))
    out.json({"words": n, "desk": [in_language("vi", text) for text in remaining]})
    return TO_LOOK_AT if remaining else DONE


def say_backups(out: Output, holding: Sequence[backups.InBackup]) -> None:
    """Say of each backup that was looked into what it still holds, and what must be done with it."""
    for backup in holding:
        if not backup.holds:
            out.say("Bản sao lưu %(path)s: không còn giữ gì.", path=backup.path)
            continue
        closed = gettext("chưa mở được kho mã hóa (không có khóa của nó ở đây)")
        out.say(
            "Bản sao lưu %(path)s CÒN GIỮ: %(n)s dòng, %(values)s. Chương trình không sửa bản sao lưu:"
            " sao lưu lại rồi hủy bản này; phải giữ thì restore ra thư mục riêng, chạy lại lệnh này ở đó,"
            " sao lưu lại.",
            n=backup.rows,
            path=backup.path,
            values=closed if backup.values is None else gettext("%(n)s giá trị mã hóa", n=backup.values),
        )


SHOWN = 20  # records of a purpose on the screen; all are in --json


@verb("retain", "Liệt kê dữ liệu đã hết thời hạn giữ (rules/purposes.yaml); xác nhận thì xóa hẳn.")
def retain(
    here: Here,
    out: Output,
    by: By,
    purpose: Annotated[list[str] | None, option("Chỉ mục đích này (lặp lại được).")] = None,
    yes: Annotated[bool, option("Xóa hẳn những gì đã liệt kê: không lấy lại được.", "--yes")] = False,
    reason: Annotated[str | None, option("Lý do, căn cứ.")] = None,
    backup: BackupOption = None,
) -> int:
    only_with({"--yes": yes}, {"--reason": reason})
    workspace, today = here.workspace, date.today()
    rules = compiled_rules.rules_in(workspace.rules)
    purposes = erasure.purposes_asked(rules, purpose or ())
    holding = backups.backups_with(
        backup or (), workspace.key, erasure.past_in_backup(rules, purposes, today)
    )
    if yes:
        done = erasure.retained(workspace, rules, purposes, reason, by, today, holding)
        if done is None:
            out.say("Không có gì hết thời hạn giữ.")
        else:
            out.say(
                "Đã xóa, hết hạn tính đến %(day)s: %(values)s khỏi kho mã hóa, %(rows)s trong kho lưu trữ bị"
                " bỏ hoặc bỏ trống (quyết định %(id)s). Số liệu các kỳ cũ tính lại sẽ khác; lần chạy, công bố"
                " đã lưu giữ nguyên.",
                day=numbers.day_words(today),
                **_counted(done),
            )
            for run in done.runs:
                out.say("  Lần chạy còn chứa mã đã xóa, nên xóa: %(run)s", run=run)
        say_backups(out, holding)
        out.json({"record": done.record.id, "of": done.of, **_done_json(done)} if done else {})
        return TO_LOOK_AT if (done and done.runs) or any(item.holds for item in holding) else DONE
    overdue = erasure.overdue(workspace, rules, purposes, today)
    _say(out, rules, purposes, overdue, today)
    say_backups(out, holding)
    out.json(
        [
            {
                "kind": p.kind,
                "key": list(_shown(p.kind, p.key)),
                "purposes": list(p.purposes),
                "since": p.since.isoformat(),
                "whole": p.entire,
            }
            for p in overdue.past
        ]
    )
    return TO_LOOK_AT if overdue.past or any(item.holds for item in holding) else DONE


def _say(out: Output, rules: Rules, purposes: Sequence[str], overdue: Overdue, today: date) -> None:
    out.say(
        "Hết thời hạn giữ tính đến %(day)s, theo rules/purposes.yaml (thời hạn minh họa cho đến khi cơ"
        " quan quyết định):",
        day=numbers.day_words(today),
    )
    for name in purposes:
        purpose = rules.purposes[name]
        past = [record for record in overdue.past if name in record.purposes]
        waiting = overdue.undated.get(name, 0)
        after = _said_day(purpose.kept.after)
        undated = gettext(" %(n)s bản ghi chưa có %(after)s nên còn giữ.", n=waiting, after=after)
        out.say(
            "%(title)s (%(name)s; %(months)s tháng sau %(after)s): %(n)s bản ghi.%(undated)s",
            n=len(past),
            title=localised(purpose.title),
            name=name,
            months=purpose.kept.months,
            after=after,
            undated=undated if waiting else "",
        )
        for record in past[:SHOWN]:
            out.say(
                "  %(form)s %(key)s: hết hạn từ %(day)s, %(what)s",
                form=_form_of(record.kind),
                key=" ".join(_shown(record.kind, record.key)),
                day=numbers.day_words(record.since),
                what=gettext("bỏ cả bản ghi" if record.entire else "bỏ trống các trường"),
            )
        if len(past) > SHOWN:
            out.say(
                "  … và %(value)s bản ghi nữa; in hết: chạy lại lệnh này, thêm --json",
                value=len(past) - SHOWN,
            )
    if overdue.past:
        out.say('Xóa hẳn: lanhmanh retain --yes --reason "…" (thêm --purpose để chỉ xóa một mục đích).')


def _said_day(after: str) -> str:
    """Name the day a time counts from: as the forms do, in Vietnamese; as the rules do, in English."""
    if after == fields.LAST_USE:
        return gettext("kỳ cuối có báo cáo nhắc đến")
    if language() == "en":
        return after
    headers = (kind.fields[after].header for kind in catalogue.KINDS.values() if after in kind.fields)
    return next(headers, after).lower()


def _form_of(kind: str) -> str:
    return catalogue.COVER.form if kind == catalogue.COVER.name else catalogue.KINDS[kind].form


def _shown(kind: str, key: tuple[str, ...]) -> tuple[str, ...]:
    """Return a key as people may read it: what stands for a worker leaves the program nowhere."""
    names = catalogue.KINDS[kind].key if kind != catalogue.COVER.name else ()
    if len(names) != len(key):
        return tuple(part[:12] for part in key)
    return tuple(part for name, part in zip(names, key, strict=True) if name != filing.WORKER_KEY)
