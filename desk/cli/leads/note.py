"""`leads note`: a note about a lead, in codes only."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.output import Output
from desk.cli.leads.options import ByOption, LeadArgument, RunOption
from desk.cli.verb import Here, verb


@verb("note", "Ghi chú về một manh mối: chỉ dùng mã, không ghi tên, số.")
def note(
    here: Here,
    out: Output,
    lead: LeadArgument,
    text: Annotated[str, typer.Argument(help="Lời ghi chú.")],
    run: RunOption = "latest",
    by: ByOption = None,
) -> int:
    from desk.leads.leads import lead_named
    from desk.leads.notes import note_kept

    found = here.queue(run)
    wanted = lead_named(found, lead)
    note_kept(found.run, wanted, text.strip(), by, found.day)
    out.say("Đã ghi chú về %(id)s.", id=wanted.id)
    out.json({"lead": wanted.id, "note": text.strip()})
    return DONE
