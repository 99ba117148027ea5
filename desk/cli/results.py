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
    from desk.report.console import print_report
    from desk.reports.ranking import ranking_report
    from desk.runs.year import year_of_run

    year = year_of_run(here.run(run), rulebook)
    print_report(ranking_report(year), out, screen=not full)
    return TO_LOOK_AT if year.counts.undecided else DONE
