"""`lanhmanh so-far`: where each commune would stand at the end of the year if all stayed as it is now."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE, OURS, WrongUse
from desk.base.output import Output
from desk.cli.verb import Here, verb


@verb(
    "so-far",
    "Tạm tính giữa năm: nếu giữ như hiện nay thì mỗi xã được bao nhiêu điểm, thiếu ở đâu, điều gì chưa thể"
    " biết.",
)
def so_far(
    here: Here,
    out: Output,
    period: Annotated[str, typer.Argument(help="Kỳ từ đầu năm: 2020-6T, 2020-Q1.")],
    unit: Annotated[
        str | None, typer.Option("--unit", help="Mã hoặc tên một xã: từng tiêu chí, kèm lý do.")
    ] = None,
) -> int:
    from desk.office.so_far import so_far_report
    from desk.office.so_far_results import so_far_results
    from desk.report.console import print_report
    from desk.runs.asked import asked_subject
    from desk.workspace.locking import refuse_impossible

    results = so_far_results(here.workspace, here.rules, period)
    refuse_impossible(here.workspace, here.rules, results.period, date.today())
    code = ""
    if unit is not None:
        asked = asked_subject(results.evaluation.facts(results.period), here.rules, results.period, unit)
        code = next((row.subject.id for row in results.rows if row.subject == asked), "")
        if not code:
            raise WrongUse("Tạm tính chỉ cho xã, không cho '%(unit)s'. Ghi mã hoặc tên một xã.", unit=unit)
    print_report(so_far_report(results, unit=code), out)
    return OURS if results.failing else DONE
