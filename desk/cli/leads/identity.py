"""`leads identity`: records that may be of one person, and a person's word on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.output import Output
from desk.cli.leads.acts import ActOption, verb_with_acts
from desk.leads.acts import ONE_PERSON, TWO_PERSONS

if TYPE_CHECKING:
    from desk.runs.run import Run

PAIR = tuple[str, str]


@verb_with_acts(
    "identity",
    "Hai hồ sơ có thể là một người: gợi ý, không kèm tên; người quyết định.",
    ActOption("same", ONE_PERSON, "Hai mã là một người (cần --reason).", ("a", "b"), PAIR),
    ActOption("not_same", TWO_PERSONS, "Hai mã là hai người (cần --reason).", ("a", "b"), PAIR),
)
def identity(run: Run, out: Output, by: str | None) -> int:
    from desk.leads.decisions import same_in
    from desk.leads.identity import matches_of
    from desk.leads.identity_report import identity_report
    from desk.leads.leads import links_of
    from desk.report.console import print_report
    from desk.runs.run import rules_of

    matches, decided = matches_of(run, by), same_in(run)
    rules = links_of(run, rules_of(run)).identifiers.identity
    print_report(identity_report(matches, decided, rules), out)
    return TO_LOOK_AT if any((m.a, m.b) not in decided for m in matches) else DONE
