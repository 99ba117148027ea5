"""`lanhmanh compare` and `backtest`: rules, days or runs side by side; classes beside what came after."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from desk.authoring import backtest_report, backtesting, comparison, comparison_report, comparison_workbook
from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.options import HERE, WorkspaceOption, argument, day_from, option
from desk.base.output import Output
from desk.base.sharing import ProcessesOption, SchedulerOption, executor_asked, say_lost
from desk.cli.verb import Here, not_with, verb
from desk.runs import run as runs
from desk.words import adoption_words
from desk.workspace import compiled_rules
from engine.rulebook.model import roles


@verb(
    "compare", "So hai thư mục quy tắc, hai ngày, hoặc hai lần chạy: khác gì, ai đổi hạng, vì tiêu chí nào."
)
def compare(
    out: Output,
    before: Annotated[str, argument("Trước: thư mục quy tắc, ngày (năm-tháng-ngày), hoặc lần chạy.")],
    after: Annotated[str, argument("Sau: như trên.")],
    workspace: WorkspaceOption = HERE,
    year: Annotated[list[int] | None, option("Chỉ năm này; có thể ghi nhiều lần.")] = None,
    rulebook: Annotated[str | None, option("Chỉ bộ tiêu chí này.")] = None,
    as_of: Annotated[str | None, option("Chỉ tính báo cáo nhận đến ngày này.")] = None,
    processes: ProcessesOption = 1,
    scheduler: SchedulerOption = None,
    workbook: Annotated[Path | None, option("Ghi thêm ra tệp .xlsx này.")] = None,
) -> int:
    if comparison.are_runs(before, after, workspace):
        not_with({"RUN RUN": True}, {"--year": year, "--as-of": as_of})
        found = comparison.compared_runs(before, after, workspace, rulebook)
    else:
        alone = processes == 1 and scheduler is None
        executor = comparison.HERE if alone else executor_asked(scheduler, processes, comparison.LIMITS)
        found = comparison.compared_rules(
            before, after, workspace, year or (), rulebook, day_from(as_of, "--as-of"), executor
        )
        say_lost(executor, out)
    report = comparison_report.ComparisonReport(found)
    out.json(report.json())
    report.print(out)
    if workbook is not None:
        comparison_workbook.comparison_workbook(report, workbook)
        out.note("Đã ghi %(workbook)s.", workbook=workbook)
    return TO_LOOK_AT if any(movement.moved for movement in found.movements) else DONE


@verb(
    "backtest", "Đối chiếu phân loại của một năm với kết quả kiểm tra năm sau: hạng, dấu hiệu nào nói đúng."
)
def backtest(
    here: Here,
    out: Output,
    year: Annotated[int, option("Năm được phân loại.", min=1900, max=2100)],
    rulebook: Annotated[str | None, option("Bộ tiêu chí (mặc định: bộ phân loại cơ sở).")] = None,
) -> int:
    made, rules = here.workspace, here.rules
    period = runs.scored_period(rules, year)
    book = (
        compiled_rules.rulebook_in(rules, rulebook)
        if rulebook
        else compiled_rules.rulebook_for(rules, roles.INSPECTION, period)
    )
    held = backtesting.held_against(made, rules, book, period)
    backtesting.remember(made, rules, held)
    backtest_report.print_backtest(held, out)
    adoption_words.say_mark(out, book)
    out.json(backtest_report.backtest_json(held))
    return TO_LOOK_AT if held.found.saying_nothing else DONE
