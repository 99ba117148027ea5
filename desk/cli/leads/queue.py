"""`leads RUN`: the queue, strongest first."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output
from desk.cli.leads.options import RunArgument


def register(group: typer.Typer) -> None:
    group.command("queue", help="Danh sách manh mối, mạnh trước.")(queue)


def queue(
    run: RunArgument = "latest",
    all_: Annotated[bool, typer.Option("--all", help="Cả manh mối đã bỏ.")] = False,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.leads.lead_queue import print_queue, queue_json
    from desk.leads.leads import queue_of
    from desk.runs.run import found_run

    out = Output(as_json, checked_lang(lang))
    found = queue_of(found_run(run, workspace), date.today())
    if not as_json:
        print_queue(found, all_, out)
    out.json(queue_json(found, lang))
    return TO_LOOK_AT if any(r.open for r in found.leads) else DONE
