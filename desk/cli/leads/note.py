"""`leads note`: a note about a lead, in codes only."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output
from desk.cli.leads.options import ByOption, LeadArgument, RunOption, given


def register(group: typer.Typer) -> None:
    group.command("note", help="Ghi chú về một manh mối: chỉ dùng mã, không ghi tên, số.")(note)


def note(
    lead: LeadArgument,
    text: Annotated[str, typer.Argument(help="Lời ghi chú.", show_default=False)],
    run: RunOption = "latest",
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.leads.leads import lead_named, queue_of
    from desk.leads.notes import note_kept
    from desk.runs.run import found_run

    out = Output(as_json, checked_lang(lang))
    found = found_run(run, workspace)
    wanted = lead_named(queue_of(found, date.today()), lead)
    note_kept(found, wanted, given(text), by, date.today())
    out.say(f"Đã ghi chú về {wanted.id}.", f"Noted about {wanted.id}.")
    out.json({"lead": wanted.id, "note": given(text)})
    return DONE
