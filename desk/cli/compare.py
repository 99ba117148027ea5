"""`lanhmanh compare`: two rules folders, two dates, or two runs; what differs and who moves."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.options import HERE, WorkspaceOption, day_from
from desk.base.output import Output
from desk.base.sharing import ProcessesOption, SchedulerOption, executor_asked, say_lost
from desk.cli.option_pairs import not_with
from desk.cli.verb import verb


@verb(
    "compare", "So hai thư mục quy tắc, hai ngày, hoặc hai lần chạy: khác gì, ai đổi hạng, vì tiêu chí nào."
)
def compare(
    out: Output,
    before: Annotated[
        str, typer.Argument(help="Trước: thư mục quy tắc, ngày (năm-tháng-ngày), hoặc lần chạy.")
    ],
    after: Annotated[str, typer.Argument(help="Sau: như trên.")],
    workspace: WorkspaceOption = HERE,
    year: Annotated[
        list[int] | None, typer.Option("--year", help="Chỉ năm này; có thể ghi nhiều lần.")
    ] = None,
    rulebook: Annotated[str | None, typer.Option("--rulebook", help="Chỉ bộ tiêu chí này.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="Chỉ tính báo cáo nhận đến ngày này.")] = None,
    processes: ProcessesOption = 1,
    scheduler: SchedulerOption = None,
    workbook: Annotated[Path | None, typer.Option("--workbook", help="Ghi thêm ra tệp .xlsx này.")] = None,
) -> int:
    from desk.authoring.comparison import HERE as SERIAL
    from desk.authoring.comparison import LIMITS, are_runs, compared_rules, compared_runs
    from desk.authoring.comparison_report import ComparisonReport

    if are_runs(before, after, workspace):
        not_with({"RUN RUN": True}, {"--year": year, "--as-of": as_of})
        found = compared_runs(before, after, workspace, rulebook)
    else:
        alone = processes == 1 and scheduler is None
        executor = SERIAL if alone else executor_asked(scheduler, processes, LIMITS)
        found = compared_rules(
            before, after, workspace, year or (), rulebook, day_from(as_of, "--as-of"), executor
        )
        say_lost(executor, out)
    report = ComparisonReport(found)
    out.json(report.json())
    report.print(out)
    if workbook is not None:
        from desk.authoring.comparison_workbook import comparison_workbook

        comparison_workbook(report, workbook)
        out.note("Đã ghi %(workbook)s.", workbook=workbook)
    return TO_LOOK_AT if any(movement.moved for movement in found.movements) else DONE
