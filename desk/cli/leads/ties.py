"""`leads ties`: the ties a person has explained, and taking an explanation back."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.language import gettext
from desk.base.options import RecordedReasonOption, RunArgument
from desk.base.output import Output
from desk.cli.leads.options import ByOption, given
from desk.cli.option_pairs import only_with
from desk.cli.verb import Here, verb


@verb("ties", "Liên hệ đã được giải thích là vô can; có thể khôi phục.")
def ties(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    restore: Annotated[
        int | None, typer.Option("--restore", help="Số dòng: liên hệ này không còn được coi là vô can.")
    ] = None,
    reason: RecordedReasonOption = None,
    by: ByOption = None,
) -> int:
    from desk.leads.acts import RESTORE, done
    from desk.leads.leads import queue_of
    from desk.leads.tie_report import print_ties, ties_json

    only_with({"--restore": restore}, {"--reason": reason})
    found = here.queue(run)
    if restore is not None:
        done(RESTORE, found.run, {"row": restore, "reason": given(reason)}, by, found.day)
        found = queue_of(found.run, found.day)
        out.say(gettext("Đã khôi phục liên hệ ở dòng %(restore)s.", restore=restore))
    print_ties(found, out)
    out.json(ties_json(found))
    return DONE
