"""`lanhmanh figures`: the figures of a unit for any period, with the year before and the change."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.output import Output
from desk.cli.verb import Here, verb


@verb(
    "figures",
    "Số liệu của một đơn vị, hay của mọi đơn vị cộng lại, cho kỳ bất kỳ (năm, 6T, quý, đột xuất); cùng kỳ,"
    " tăng giảm.",
)
def figures(
    here: Here,
    out: Output,
    period: Annotated[str, typer.Argument(help="Kỳ: 2020, 2020-6T, 2020-Q1, 2020-DX1.")],
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit",
            help="Mã hoặc tên một đơn vị; mã tỉnh: các xã của tỉnh cộng lại. Không nêu: mọi đơn vị cộng lại.",
        ),
    ] = None,
) -> int:
    from desk.report.console import print_report
    from desk.reports.figures_report import figures_report, totals_report
    from desk.runs.asked import asked_subject
    from desk.workspace.locking import period_asked
    from desk.workspace.office_units import provinces_in, units_of
    from desk.workspace.standing_today import evaluation_today

    made, rules = here.workspace, here.rules
    wanted = period_asked(rules, period)
    evaluation = evaluation_today(made, rules, wanted)
    if unit is None or unit in provinces_in(rules, wanted):
        report = totals_report(evaluation, wanted, unit, units_of(rules, wanted, unit))
    else:
        subject = asked_subject(evaluation.facts(wanted), rules, wanted, unit)
        report = figures_report(evaluation, subject, wanted)
    print_report(report, out)
    return DONE
