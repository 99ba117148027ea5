"""`lanhmanh leads`: the queue of a run, one lead with its evidence, decisions, exports."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from desk.cli.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.cli.output import Output
from desk.faults import DONE, TO_LOOK_AT, WRONG_USE, Stop

RunArgument = Annotated[str, typer.Argument(help="Thư mục, mã của lần chạy, hoặc latest.")]
RunOption = Annotated[str, typer.Option("--run", help="Thư mục, mã của lần chạy, hoặc latest.")]
LeadArgument = Annotated[str, typer.Argument(help="Mã manh mối, hoặc số thứ tự trong danh sách.")]
ReasonOption = Annotated[str | None, typer.Option("--reason", help="Lý do; được ghi lại.")]
ByOption = Annotated[str | None, typer.Option("--by", help="Ai (mặc định: người dùng máy).")]
NEEDS_REASON = (
    'Thêm --reason "LÝ DO": việc này được ghi lại.',
    'Add --reason "REASON": this is put on record.',
)


class Leads(TyperGroup):
    """`leads RUN` is `leads queue RUN`: what is no verb is a run."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "-h")):
            args = ["queue", *args]
        found: list[str] = super().parse_args(ctx, args)
        return found


def register(app: typer.Typer) -> None:
    group = typer.Typer(
        cls=Leads, no_args_is_help=False, help="Manh mối liên kết cần xác minh của một lần chạy."
    )
    group.command("queue", help="Danh sách manh mối, mạnh trước.")(queue)
    group.command("show", help="Một manh mối: bằng chứng, cách tính, hình vẽ, thời gian.")(show)
    group.command(
        "generic", help="Số, địa chỉ dùng chung quá nhiều nên không nối ai; có thể quyết định khác."
    )(generic)
    group.command("decide", help="Ghi quyết định về một manh mối: looking, referred, dismissed.")(decide)
    group.command(
        "export", help="Xuất một manh mối ra GraphML; không kèm mã thật nếu không có số chuyển hồ sơ."
    )(export)
    group.command("identity", help="Hai hồ sơ có thể là một người: gợi ý, không kèm tên; người quyết định.")(
        identity
    )
    app.add_typer(group, name="leads")


def queue(
    run: RunArgument = "latest",
    all_: Annotated[bool, typer.Option("--all", help="Cả manh mối đã bỏ.")] = False,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.leads import queue_of
    from desk.reports.lead_report import print_queue, queue_json
    from desk.runs import found_run

    out = Output(as_json, checked_lang(lang))
    found = queue_of(found_run(run, workspace))
    if not as_json:
        print_queue(found, all_, out)
    out.json(queue_json(found, lang))
    return TO_LOOK_AT if any(r.open for r in found.leads) else DONE


def show(
    lead: LeadArgument,
    run: RunOption = "latest",
    svg: Annotated[Path | None, typer.Option("--svg", help="Ghi hình vẽ vào tệp này.")] = None,
    reason: ReasonOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.leads import lead_named, names_of, queue_of
    from desk.reports.lead_drawing import drawing_of
    from desk.reports.lead_report import print_lead, shown_json
    from desk.runs import found_run

    out = Output(as_json, checked_lang(lang))
    found = queue_of(found_run(run, workspace))
    wanted = lead_named(found, lead)
    names: dict[str, str] = {}
    if reason is not None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        names = names_of(found, wanted.lead.parties, wanted.id, _given(reason), by, now)
    if not as_json:
        print_lead(wanted, found, names, out)
    if svg is not None:
        _write(svg, drawing_of(wanted.lead, lang))
        out.say(f"Hình vẽ: {svg}", f"Drawing: {svg}")
    out.json(shown_json(wanted, found, names, lang))
    return DONE


def generic(
    run: RunArgument = "latest",
    connects: Annotated[
        str | None, typer.Option("--connects", help="LOẠI:GIÁ_TRỊ này vẫn nối được (cần --reason).")
    ] = None,
    declare: Annotated[
        str | None,
        typer.Option("--declare", help="LOẠI:GIÁ_TRỊ này là dùng chung, không nối ai (cần --reason)."),
    ] = None,
    reason: ReasonOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.leads import queue_of, value_decided
    from desk.reports.generic_report import generic_json, print_generic
    from desk.runs import found_run

    out = Output(as_json, checked_lang(lang))
    found_run_ = found_run(run, workspace)
    for text, decision in ((connects, "connects"), (declare, "generic")):
        if text is not None:
            value_decided(found_run_, text, decision, _given(reason), by, date.today())
    found = queue_of(found_run_)
    if not as_json:
        print_generic(found, out)
    out.json(generic_json(found))
    return DONE


def decide(
    lead: LeadArgument,
    state: Annotated[
        str, typer.Option("--state", help="looking, referred hoặc dismissed.", show_default=False)
    ],
    reason: ReasonOption = None,
    run: RunOption = "latest",
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.leads import decided, lead_named, queue_of
    from desk.runs import found_run
    from engine.links.review import DECIDABLE

    out = Output(as_json, checked_lang(lang))
    if state not in DECIDABLE:
        have = ", ".join(DECIDABLE)
        raise Stop(
            WRONG_USE, f"--state nhận {have}, không phải '{state}'.", f"--state takes {have}, not '{state}'."
        )
    found = queue_of(found_run(run, workspace))
    wanted = lead_named(found, lead)
    decided(found, wanted, state, _given(reason), by, date.today())
    out.say(f"Đã ghi: {wanted.id} {state}.", f"On record: {wanted.id} {state}.")
    out.json({"lead": wanted.id, "state": state})
    return DONE


def export(
    lead: LeadArgument,
    to: Annotated[Path, typer.Option("--to", help="Tệp .graphml.", show_default=False)],
    referral: Annotated[
        str | None, typer.Option("--referral", help="Số chuyển hồ sơ: khi đó kèm mã thật.")
    ] = None,
    run: RunOption = "latest",
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.leads import exported, lead_named, queue_of
    from desk.runs import found_run

    out = Output(as_json, checked_lang(lang))
    found = queue_of(found_run(run, workspace))
    wanted = lead_named(found, lead)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    _write(to, exported(found, wanted, referral, by, now))
    out.say(f"Đã xuất {wanted.id}: {to}", f"Exported {wanted.id}: {to}")
    out.json({"lead": wanted.id, "file": str(to), "pseudonymous": referral is None})
    return DONE


def identity(
    run: RunArgument = "latest",
    same: Annotated[
        tuple[str, str] | None, typer.Option("--same", help="Hai mã là một người (cần --reason).")
    ] = None,
    not_same: Annotated[
        tuple[str, str] | None, typer.Option("--not-same", help="Hai mã là hai người (cần --reason).")
    ] = None,
    reason: ReasonOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.identity import decided_same, matches_of
    from desk.leads import same_in
    from desk.reports.identity_report import identity_json, print_identity
    from desk.runs import found_run

    out = Output(as_json, checked_lang(lang))
    found = found_run(run, workspace)
    for pair, answer in ((same, True), (not_same, False)):
        if pair is not None:
            decided_same(found, pair, answer, _given(reason), by, date.today())
    matches, decided_ = matches_of(found), same_in(found)
    if not as_json:
        print_identity(matches, decided_, out)
    out.json(identity_json(matches, decided_))
    return TO_LOOK_AT if any((m.a, m.b) not in decided_ for m in matches) else DONE


def _given(reason: str | None) -> str:
    if reason is None or not reason.strip():
        raise Stop(WRONG_USE, *NEEDS_REASON)
    return reason.strip()


def _write(path: Path, text: str) -> None:
    from desk.files import write_text
    from desk.workspace import unwritable

    try:
        write_text(path, text)
    except OSError as error:
        raise unwritable(path, error) from error
