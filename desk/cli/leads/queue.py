"""`leads RUN`: the queue, strongest first."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.options import RunArgument
from desk.base.output import Output
from desk.cli.verb import Here, verb


@verb("queue", "Danh sách manh mối, mạnh trước.")
def queue(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    all_: Annotated[bool, typer.Option("--all", help="Cả manh mối đã bỏ.")] = False,
) -> int:
    from desk.leads.lead_queue import print_queue, queue_json

    found = here.queue(run)
    print_queue(found, all_, out)
    out.json(queue_json(found))
    return TO_LOOK_AT if any(r.open for r in found.leads) or found.findings.series else DONE
