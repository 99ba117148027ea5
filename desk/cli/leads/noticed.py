"""`leads noticed`: what is odd without a case, and what is nearly joined."""

from __future__ import annotations

from datetime import date

import typer

from desk.base.faults import DONE
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output
from desk.cli.leads.options import RunArgument


def register(group: typer.Typer) -> None:
    group.command(
        "noticed", help="Nhóm đáng để ý mà không có vụ việc, và những cặp suýt nối; không phải manh mối."
    )(noticed)


def noticed(
    run: RunArgument = "latest",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.leads.leads import queue_of
    from desk.leads.noticed import noticed_json, print_noticed
    from desk.runs.run import found_run

    out = Output(as_json, checked_lang(lang))
    found = queue_of(found_run(run, workspace), date.today())
    if not as_json:
        print_noticed(found, out)
    out.json(noticed_json(found))
    return DONE
