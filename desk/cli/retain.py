"""`lanhmanh retain`: what is past the time the rules give it, listed; confirmed, taken out for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.language import gettext, language, localised
from desk.base.output import Output
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
    from desk.workspace.erasure import overdue, past_in_backup, purposes_asked, retained
    from desk.workspace.in_backups import backups_with

    only_with({"--yes": yes}, {"--reason": reason})
    made, today = here.workspace, date.today()
    rules = rules_in(made.rules)
    purposes = purposes_asked(rules, purpose or ())
    holding = backups_with(backup or (), made.key, past_in_backup(rules, purposes, today))
    if yes:
        done = retained(made, rules, purposes, reason, by or account(), today, holding)
        if done is None:
            out.say("Không có gì hết thời hạn giữ.")
        else:
            out.say(
                "Đã xóa: %(values)s khỏi kho mã hóa, %(rows)s trong kho lưu trữ bị bỏ hoặc bỏ trống (quyết"
                " định %(id)s). Số liệu các kỳ cũ tính lại sẽ khác; lần chạy, công bố đã lưu giữ nguyên.",
                values=gettext("%(n)s giá trị", n=done.values),
                rows=gettext("%(n)s dòng", n=done.rows),
                id=done.record.id,
            )
            for run in done.runs:
                out.say("  Lần chạy còn chứa mã đã xóa, nên xóa: %(run)s", run=run)
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
                "whole": p.entire,
            }
            for p in found.past
        ]
    )
    return TO_LOOK_AT if found.past or any(one.holds for one in holding) else DONE


def _say(out: Output, rules: Rules, purposes: Sequence[str], found: Overdue, today: date) -> None:
    from desk.words.numbers import day_words

    out.say(
        "Hết thời hạn giữ tính đến %(day)s, theo rules/purposes.yaml (thời hạn minh họa cho đến khi cơ"
        " quan quyết định):",
        day=day_words(today),
    )
    for name in purposes:
        purpose = rules.purposes[name]
        past = [one for one in found.past if name in one.purposes]
        waiting = found.undated.get(name, 0)
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
        for one in past[:SHOWN]:
            key = " ".join(_shown(one.kind, one.key))
            out.say(
                "  %(form)s %(key)s: hết hạn từ %(day)s, %(what)s",
                form=_form_of(one.kind),
                key=key,
                day=day_words(one.since),
                what=gettext("bỏ cả bản ghi" if one.entire else "bỏ trống các trường"),
            )
        if len(past) > SHOWN:
            out.say(
                "  … và %(value)s bản ghi nữa; in hết: chạy lại lệnh này, thêm --json",
                value=len(past) - SHOWN,
            )
    if found.past:
        out.say('Xóa hẳn: lanhmanh retain --yes --reason "…" (thêm --purpose để chỉ xóa một mục đích).')


def _said_day(after: str) -> str:
    """Name the day a time counts from: as the forms do, in Vietnamese; as the rules do, in English."""
    from facts.forms.catalogue import KINDS
    from facts.forms.fields import LAST_USE

    if after == LAST_USE:
        return gettext("kỳ cuối có báo cáo nhắc đến")
    if language() == "en":
        return after
    headers = (kind.fields[after].header for kind in KINDS.values() if after in kind.fields)
    return next(headers, after).lower()


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
