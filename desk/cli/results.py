"""`lanhmanh results`: the ranking of a run, what is undecided, and who owes what."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.options import FullOption, RunArgument
from desk.base.output import Output
from desk.cli.verb import Here, verb

RulebookOption = Annotated[
    str | None, typer.Option("--rulebook", help="Tên bộ tiêu chí (mặc định: bộ công nhận xã).")
]


@verb("results", "In kết quả của một lần chạy.")
def results(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    rulebook: RulebookOption = None,
    full: FullOption = False,
) -> int:
    from desk.reports.one_screen import print_run_on_one_screen
    from desk.reports.standing_report import Names, print_units, standing_json
    from desk.reports.venue_classes_report import print_venues
    from desk.runs.notices import notices_of
    from desk.runs.run import rules_of
    from desk.runs.standings import rulebook_asked, standings_of

    found = here.run(run)
    rules = rules_of(found)
    book = rulebook_asked(rules, found, rulebook)
    rows = standings_of(found, book)
    of_units = rules.indicator_sets[book.subject].subject == "unit"
    out.json([standing_json(row, book, notices_of(found, row.subject) if of_units else ()) for row in rows])
    if full:
        show = print_units if of_units else print_venues
        show(rows, book, Names(rules, found, out.lang), found, out)
    else:
        print_run_on_one_screen(found, rules, book, rows, out)
    return TO_LOOK_AT if any(row.band is None for row in rows) else DONE
