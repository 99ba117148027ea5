"""`leads ties`: the ties a person has explained, and taking an explanation back."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE, WRONG_USE, Stop
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output
from desk.cli.leads.options import ByOption, ReasonOption, RunArgument, given


def register(group: typer.Typer) -> None:
    group.command("ties", help="Liên hệ đã được giải thích là vô can; có thể khôi phục.")(ties)


def ties(
    run: RunArgument = "latest",
    restore: Annotated[
        int | None, typer.Option("--restore", help="Số dòng: liên hệ này không còn được coi là vô can.")
    ] = None,
    reason: ReasonOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.leads.decisions import tie_restored
    from desk.leads.leads import queue_of
    from desk.leads.tie_report import print_ties, ties_json
    from desk.runs.run import found_run

    out = Output(as_json, checked_lang(lang))
    wanted = found_run(run, workspace)
    found = queue_of(wanted, date.today())
    if restore is not None:
        if not 1 <= restore <= len(found.ties):
            raise Stop(
                WRONG_USE,
                f"Có {len(found.ties)} liên hệ đã được quyết định; không có dòng {restore}.",
                f"{len(found.ties)} ties were decided on; there is no row {restore}.",
            )
        tie_restored(wanted, found.ties[restore - 1].decision, given(reason), by, date.today())
        found = queue_of(wanted, date.today())
    if not as_json:
        print_ties(found, out)
    out.json(ties_json(found))
    return DONE
