"""`lanhmanh lock`: closes a period, opens it again for a reason, lists what is closed."""

from __future__ import annotations

import getpass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption
from desk.cli.opening import opening

if TYPE_CHECKING:
    from desk.workspace.locking import Locked

DespiteOption = Annotated[
    str | None,
    typer.Option(
        "--despite",
        help="Lý do vẫn làm khi còn xếp loại tạm tính hoặc chưa đủ căn cứ; được ghi và in cạnh xếp loại.",
        show_default=False,
    ),
]
ByOption = Annotated[str | None, typer.Option("--by", help="Người quyết định.", show_default=False)]


def register(app: typer.Typer) -> None:
    app.command("lock", help="Khóa sổ một kỳ; --reopen mở lại có lý do; không nêu kỳ: liệt kê kỳ đã khóa.")(
        lock
    )


def lock(
    period: Annotated[str | None, typer.Argument(help="Kỳ: 2020, 2020-6T…", show_default=False)] = None,
    reopen: Annotated[bool, typer.Option("--reopen", help="Mở lại kỳ đã khóa.")] = False,
    reason: Annotated[str | None, typer.Option("--reason", help="Lý do mở lại.", show_default=False)] = None,
    despite: DespiteOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.office.checklist_report import checklist_json, print_checklist
    from desk.office.closing import closed, looked_over
    from desk.office.closing_checklist import Check
    from desk.workspace.locking import late_returns, lock_on, locks_of, period_asked, refuse_locked, reopened

    out, made, rules = opening(workspace, as_json, lang)
    who, today = by or getpass.getuser(), date.today()
    code, checks = DONE, tuple[Check, ...]()
    if period is not None:
        wanted = period_asked(rules, period)
        if reopen:
            record = reopened(made, rules, wanted, reason, who, today)
            out.say(f"Đã mở lại kỳ {wanted.code} (quyết định {record.id}).", f"Period {wanted.code} is open again ({record.id}).")  # fmt: skip
        else:
            refuse_locked(lock_on(locks_of(made, rules), wanted))
            seen = looked_over(made, rules, wanted)
            checks = seen.checks
            print_checklist(checks, wanted.code, out)
            told = closed(made, rules, seen, who, today, despite)
            out.say(
                f"Đã khóa kỳ {wanted.code} với {len(told.returns)} báo cáo (quyết định {told.record.id}).",
                f"Period {wanted.code} locked with {len(told.returns)} returns ({told.record.id}).",
            )
            code = DONE if all(check.met for check in checks) else TO_LOOK_AT
    locks = locks_of(made, rules)
    late = late_returns(made, rules, locks)
    out.table(
        out.pick("Kỳ đã khóa", "Locked periods"),
        [(h, "left") for h in (("Kỳ", "Ngày", "Người khóa", "Báo cáo") if lang == "vi" else ("Period", "On", "By", "Returns"))],
        [(one.period.code, _on(one, lang), one.record.by, str(len(one.returns))) for one in locks],
    )  # fmt: skip
    for manifest in late:
        out.say(f"  Đến sau khi khóa, chưa tính: {manifest.file} (kỳ {manifest.period})", f"  Came after the lock, not counted: {manifest.file} ({manifest.period})")  # fmt: skip
    out.json(
        {"locked": [{"period": one.period.code, "on": one.record.on, "by": one.record.by, "returns": len(one.returns), "record": one.record.id} for one in locks],
         "late": [{"file": m.file, "period": m.period} for m in late], "checklist": checklist_json(checks, lang)}
    )  # fmt: skip
    return TO_LOOK_AT if late else code


def _on(one: Locked, lang: str) -> str:
    from desk.words.numbers import day_words

    return day_words(date.fromisoformat(one.record.on), lang)
