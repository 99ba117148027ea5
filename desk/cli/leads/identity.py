"""`leads identity`: records that may be of one person, and a person's word on it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.options import RecordedReasonOption, RunArgument
from desk.base.output import Output
from desk.cli.leads.options import ByOption, given
from desk.cli.option_pairs import not_with, only_with
from desk.cli.verb import Here, verb


@verb("identity", "Hai hồ sơ có thể là một người: gợi ý, không kèm tên; người quyết định.")
def identity(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    same: Annotated[
        tuple[str, str] | None, typer.Option("--same", help="Hai mã là một người (cần --reason).")
    ] = None,
    not_same: Annotated[
        tuple[str, str] | None, typer.Option("--not-same", help="Hai mã là hai người (cần --reason).")
    ] = None,
    reason: RecordedReasonOption = None,
    by: ByOption = None,
) -> int:
    from desk.leads.acts import DECIDE_SAME, done
    from desk.leads.decisions import same_in
    from desk.leads.identity import matches_of
    from desk.leads.identity_report import identity_json, print_identity
    from desk.leads.leads import links_of
    from desk.runs.run import rules_of

    only_with({"--same": same, "--not-same": not_same}, {"--reason": reason})
    not_with({"--same": same}, {"--not-same": not_same})
    found = here.run(run)
    for pair, answer in ((same, True), (not_same, False)):
        if pair is not None:
            values = {"pair": pair, "same": answer, "reason": given(reason)}
            done(DECIDE_SAME, found, values, by, date.today())
    matches, decided = matches_of(found, by), same_in(found)
    print_identity(matches, decided, links_of(found, rules_of(found)).identifiers.identity, out)
    out.json(identity_json(matches, decided))
    return TO_LOOK_AT if any((m.a, m.b) not in decided for m in matches) else DONE
