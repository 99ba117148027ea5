"""`leads identity`: records that may be of one person, and a person's word on it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output
from desk.cli.leads.options import ByOption, ReasonOption, RunArgument, given


def register(group: typer.Typer) -> None:
    group.command("identity", help="Hai hồ sơ có thể là một người: gợi ý, không kèm tên; người quyết định.")(
        identity
    )


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
    from desk.leads.decisions import same_in
    from desk.leads.identity import decided_same, matches_of
    from desk.leads.identity_report import identity_json, print_identity
    from desk.runs.run import found_run

    out = Output(as_json, checked_lang(lang))
    found = found_run(run, workspace)
    for pair, answer in ((same, True), (not_same, False)):
        if pair is not None:
            decided_same(found, pair, answer, given(reason), by, date.today())
    matches, decided = matches_of(found, by), same_in(found)
    if not as_json:
        print_identity(matches, decided, out)
    out.json(identity_json(matches, decided))
    return TO_LOOK_AT if any((m.a, m.b) not in decided for m in matches) else DONE
