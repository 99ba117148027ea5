"""`lanhmanh retain`: what is past the time the rules give it, listed; confirmed, taken out for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.output import Output
from desk.base.plurals import many
from desk.cli.erase import BackupOption, say_backups
from desk.cli.lock import ByOption
from desk.cli.option_pairs import only_with
from desk.cli.verb import Here, verb

if TYPE_CHECKING:
    from engine.rulebook.model.rulebook import Rules
    from facts.archive.retaining import Overdue

SHOWN = 20  # records of a purpose on the screen; all are in --json


@verb("retain", "Liệt kê dữ liệu đã hết thời hạn giữ (rules/purposes.yaml); xác nhận thì xóa hẳn.")
def retain(
    here: Here,
    out: Output,
    purpose: Annotated[
        list[str] | None, typer.Option("--purpose", help="Chỉ mục đích này (lặp lại được).")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Xóa hẳn những gì đã liệt kê: không lấy lại được.")
    ] = False,
    reason: Annotated[str | None, typer.Option("--reason", help="Lý do, căn cứ.")] = None,
    backup: BackupOption = None,
    by: ByOption = None,
) -> int:
    from desk.base.chained_log import account
    from desk.workspace.compiled_rules import rules_in
    from desk.workspace.in_backups import backups_with
    from desk.workspace.retention import overdue, past_in_backup, purposes_asked, retained

    only_with({"--yes": yes}, {"--reason": reason})
    made, today = here.workspace, date.today()
    rules = rules_in(made.rules)
    purposes = purposes_asked(rules, purpose or ())
    holding = backups_with(backup or (), made.key, past_in_backup(rules, purposes, today))
    if yes:
        done = retained(made, rules, purposes, reason, by or account(), today, holding)
        if done is None:
            out.say("Không có gì hết thời hạn giữ.", "Nothing is past its time.")
        else:
            out.say(
                f"Đã xóa: {done.values} giá trị khỏi kho mã hóa, {done.rows} dòng trong kho lưu trữ bị bỏ"
                f" hoặc bỏ trống (quyết định {done.record.id}). Số liệu các kỳ cũ tính lại sẽ khác; lần chạy,"
                " công bố đã lưu giữ nguyên.",
                f"Erased: {many(done.values, 'value')} from the vault, {many(done.rows, 'row')} in the"
                f" archive taken out or blanked ({done.record.id}). Old periods computed again will differ;"
                " runs and announcements that are kept stay as they are.",
            )
            for run in done.runs:
                out.say(
                    f"  Lần chạy còn chứa mã đã xóa, nên xóa: {run}",
                    f"  Run that still holds ids of what was erased, delete it: {run}",
                )
        say_backups(out, holding)
        out.json(
            {
                "record": done.record.id,
                "of": done.of,
                "values": done.values,
                "rows": done.rows,
                "runs": list(done.runs),
            }
            if done
            else {}
        )
        return TO_LOOK_AT if (done and done.runs) or any(one.holds for one in holding) else DONE
    found = overdue(made, rules, purposes, today)
    _say(out, rules, purposes, found, today)
    say_backups(out, holding)
    out.json(
        [
            {
                "kind": p.kind,
                "key": list(_shown(p.kind, p.key)),
                "purposes": list(p.purposes),
                "since": p.since.isoformat(),
                "whole": p.whole,
            }
            for p in found.past
        ]
    )
    return TO_LOOK_AT if found.past or any(one.holds for one in holding) else DONE


def _say(out: Output, rules: Rules, purposes: Sequence[str], found: Overdue, today: date) -> None:
    out.say(
        f"Hết thời hạn giữ tính đến {today:%d/%m/%Y}, theo rules/purposes.yaml (thời hạn minh họa cho đến khi"
        " cơ quan quyết định):",
        f"Past its time by {today.isoformat()}, by rules/purposes.yaml (terms are illustrative until the"
        " office decides them):",
    )
    for name in purposes:
        purpose = rules.purposes[name]
        past = [one for one in found.past if name in one.purposes]
        waiting = found.undated.get(name, 0)
        after_vi, after_en = _said_day(purpose.kept.after)
        out.say(
            f"{purpose.title['vi']} ({name}; {purpose.kept.months} tháng sau {after_vi}): {len(past)} bản"
            " ghi." + (f" {waiting} bản ghi chưa có {after_vi} nên còn giữ." if waiting else ""),
            f"{purpose.title['en']} ({name}; {purpose.kept.months} months after {after_en}):"
            f" {many(len(past), 'record')}."
            + (f" {many(waiting, 'record')} without {after_en} yet: kept." if waiting else ""),
        )
        for one in past[:SHOWN]:
            key = " ".join(_shown(one.kind, one.key))
            vi, en = (
                ("bỏ cả bản ghi", "the whole record goes")
                if one.whole
                else ("bỏ trống các trường", "its fields go blank")
            )
            out.say(
                f"  {_form_of(one.kind)} {key}: hết hạn từ {one.since:%d/%m/%Y}, {vi}",
                f"  {_form_of(one.kind)} {key}: past since {one.since.isoformat()}, {en}",
            )
        if len(past) > SHOWN:
            out.say(
                f"  … và {len(past) - SHOWN} bản ghi nữa; in hết: chạy lại lệnh này, thêm --json",
                f"  … and {len(past) - SHOWN} more; for all of them run this again with --json",
            )
    if found.past:
        out.say(
            'Xóa hẳn: lanhmanh retain --yes --reason "…" (thêm --purpose để chỉ xóa một mục đích).',
            'To erase: lanhmanh retain --yes --reason "…" (--purpose for one purpose only).',
        )


def _said_day(after: str) -> tuple[str, str]:
    """Name the day a time counts from: as the forms do, in Vietnamese; as the rules do, in English."""
    from facts.forms.catalogue import KINDS
    from facts.forms.fields import LAST_USE

    if after == LAST_USE:
        return "kỳ cuối có báo cáo nhắc đến", "the last period told of it"
    headers = (kind.fields[after].header for kind in KINDS.values() if after in kind.fields)
    return next(headers, after).lower(), after


def _form_of(kind: str) -> str:
    from facts.forms.catalogue import COVER, KINDS

    return COVER.form if kind == COVER.name else KINDS[kind].form


def _shown(kind: str, key: tuple[str, ...]) -> tuple[str, ...]:
    """Return a key as people may read it: what stands for a worker leaves the program nowhere."""
    from facts.archive.filing import WORKER_KEY
    from facts.forms.catalogue import COVER, KINDS

    names = KINDS[kind].key if kind != COVER.name else ()
    if len(names) != len(key):
        return tuple(part[:12] for part in key)
    return tuple(part for name, part in zip(names, key, strict=True) if name != WORKER_KEY)
