"""`leads generic`: what so many share that it connects no one, and deciding otherwise."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.options import RecordedReasonOption, RunArgument
from desk.base.output import Output
from desk.cli.leads.options import ByOption, given
from desk.cli.option_pairs import not_with, only_with
from desk.cli.verb import Here, verb


@verb("generic", "Số, địa chỉ dùng chung quá nhiều nên không nối ai; có thể quyết định khác.")
def generic(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    connects: Annotated[
        str | None, typer.Option("--connects", help="LOẠI:KHÓA này vẫn nối được (cần --reason).")
    ] = None,
    declare: Annotated[
        str | None,
        typer.Option("--declare", help="LOẠI:KHÓA này là dùng chung, không nối ai (cần --reason)."),
    ] = None,
    reason: RecordedReasonOption = None,
    by: ByOption = None,
) -> int:
    from desk.leads.acts import DECIDE_VALUE, done
    from desk.leads.generic_report import generic_json, print_generic
    from desk.leads.leads import queue_of

    only_with({"--connects": connects, "--declare": declare}, {"--reason": reason})
    not_with({"--connects": connects}, {"--declare": declare})
    wanted = here.run(run)
    for text, decision in ((connects, "connects"), (declare, "generic")):
        if text is not None:
            values = {"value": text, "decision": decision, "reason": given(reason)}
            done(DECIDE_VALUE, wanted, values, by, date.today())
    found = queue_of(wanted, date.today())
    print_generic(found, out)
    out.json(generic_json(found))
    return DONE
