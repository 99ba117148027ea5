"""`leads generic`: what so many share that it connects no one, and deciding otherwise."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output
from desk.cli.leads.options import ByOption, ReasonOption, RunArgument, given


def register(group: typer.Typer) -> None:
    group.command(
        "generic", help="Số, địa chỉ dùng chung quá nhiều nên không nối ai; có thể quyết định khác."
    )(generic)


def generic(
    run: RunArgument = "latest",
    connects: Annotated[
        str | None, typer.Option("--connects", help="LOẠI:KHÓA này vẫn nối được (cần --reason).")
    ] = None,
    declare: Annotated[
        str | None,
        typer.Option("--declare", help="LOẠI:KHÓA này là dùng chung, không nối ai (cần --reason)."),
    ] = None,
    reason: ReasonOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.leads.decisions import value_decided
    from desk.leads.generic_report import generic_json, print_generic
    from desk.leads.leads import queue_of
    from desk.runs.run import found_run

    out = Output(as_json, checked_lang(lang))
    wanted = found_run(run, workspace)
    for text, decision in ((connects, "connects"), (declare, "generic")):
        if text is not None:
            value_decided(wanted, text, decision, given(reason), by, date.today())
    found = queue_of(wanted, date.today())
    if not as_json:
        print_generic(found, out)
    out.json(generic_json(found))
    return DONE
