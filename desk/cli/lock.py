"""`lanhmanh lock`: closes a period, opens it again for a reason, lists what is closed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.language import gettext
from desk.base.output import Output
from desk.cli.option_pairs import not_with, only_with
from desk.cli.verb import Here, verb

if TYPE_CHECKING:
    from desk.workspace.folder import Workspace
    from desk.workspace.locking import Locked
    from engine.rulebook.model.rulebook import Rules

DespiteOption = Annotated[
    str | None,
    typer.Option(
        "--despite",
        help="Lý do vẫn làm khi còn xếp loại tạm tính hoặc chưa đủ căn cứ; được ghi và in cạnh xếp loại.",
    ),
]
ByOption = Annotated[str | None, typer.Option("--by", help="Người quyết định.")]


@verb("lock", "Khóa sổ một kỳ; --reopen mở lại có lý do; không nêu kỳ: liệt kê kỳ đã khóa.")
def lock(
    here: Here,
    out: Output,
    period: Annotated[str | None, typer.Argument(help="Kỳ: 2020, 2020-6T…")] = None,
    reopen: Annotated[bool, typer.Option("--reopen", help="Mở lại kỳ đã khóa.")] = False,
    reason: Annotated[str | None, typer.Option("--reason", help="Lý do mở lại.")] = None,
    despite: DespiteOption = None,
    by: ByOption = None,
) -> int:
    from desk.base.chained_log import account
    from desk.workspace.locking import late_returns, locks_of

    only_with({"PERIOD": period}, {"--reopen": reopen, "--reason": reason, "--despite": despite})
    only_with({"--reopen": reopen}, {"--reason": reason})
    not_with({"--reopen": reopen}, {"--despite": despite})
    made, rules = here.workspace, here.rules
    who, today = by or account(), date.today()
    checks: list[dict[str, Any]] = []
    if period is not None and reopen:
        _open_again(made, rules, period, reason, who, today, out)
    elif period is not None:
        checks = _close(made, rules, period, despite, who, today, out)
    locks = locks_of(made, rules)
    late = late_returns(made, rules, locks)
    if locks:
        out.table(
            gettext("Kỳ đã khóa"),
            [gettext("Kỳ"), gettext("Ngày"), gettext("Người khóa"), gettext("Báo cáo")],
            [(one.period.code, _on(one), one.record.by, str(len(one.returns))) for one in locks],
        )
    else:
        out.say("Chưa kỳ nào bị khóa.")
    for manifest in late:
        out.say(
            "  Đến sau khi khóa, chưa tính: %(file)s (kỳ %(period)s)",
            file=manifest.file,
            period=manifest.period,
        )
    out.json(
        {
            "locked": [
                {
                    "period": one.period.code,
                    "on": one.record.on,
                    "by": one.record.by,
                    "returns": len(one.returns),
                    "record": one.record.id,
                }
                for one in locks
            ],
            "late": [{"file": m.file, "period": m.period} for m in late],
            "checklist": checks,
        }
    )
    return TO_LOOK_AT if late or any(check["state"] != "met" for check in checks) else DONE


def _open_again(
    made: Workspace, rules: Rules, code: str, reason: str | None, who: str, today: date, out: Output
) -> None:
    from desk.workspace.locking import period_asked, reopened

    period = period_asked(rules, code)
    record = reopened(made, rules, period, reason, who, today)
    out.say("Đã mở lại kỳ %(code)s (quyết định %(id)s).", code=period.code, id=record.id)


def _close(
    made: Workspace, rules: Rules, code: str, despite: str | None, who: str, today: date, out: Output
) -> list[dict[str, Any]]:
    """Close a period after printing what stands before it; return that checklist."""
    from desk.office.closing import closed, looked_over
    from desk.office.closing_checklist import checklist_json, print_checklist
    from desk.workspace.locking import lock_on, locks_of, period_asked, refuse_impossible, refuse_locked

    period = period_asked(rules, code)
    refuse_locked(lock_on(locks_of(made, rules), period))
    refuse_impossible(made, rules, period, today)
    seen = looked_over(made, rules, period)
    print_checklist(seen.checks, period.code, out)
    told = closed(made, rules, seen, who, today, despite)
    out.say(
        "Đã khóa kỳ %(code)s với %(n)s báo cáo (quyết định %(id)s).",
        n=len(told.returns),
        code=period.code,
        id=told.record.id,
    )
    return checklist_json(seen.checks)


def _on(one: Locked) -> str:
    from desk.words.numbers import day_words

    return day_words(date.fromisoformat(one.record.on))
