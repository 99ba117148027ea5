"""`lanhmanh demo`: the main job on the example, from returns to ranked results."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from desk.base.beside import ROOT, shipped
from desk.base.called import work_on
from desk.base.options import FullOption, argument, option
from desk.base.output import Output
from desk.cli.serve import HOST, PORT, HostOption, PortOption, opened_desk
from desk.cli.verb import only_with, verb

if TYPE_CHECKING:
    from desk.runs.run import Run

EXAMPLE = shipped("examples") / "an_bien_2024"
IN_SOURCE = EXAMPLE.is_relative_to(ROOT / "examples")
PLACE = ROOT / "demo" if IN_SOURCE else Path("demo")  # installed: where one stands
YEARS = (2023, 2024)


@verb("demo", "Làm trọn việc chính trên ví dụ: nhập báo cáo, chấm điểm từng năm, in kết quả.")
def demo(
    out: Output,
    folder: Annotated[Path, argument("Nơi để không gian làm việc của ví dụ.", show_default="demo/")] = PLACE,
    then_serve: Annotated[bool, option("Rồi mở bàn làm việc trên web với ví dụ.", "--serve")] = False,
    host: HostOption = HOST,
    port: PortOption = PORT,
    full: FullOption = False,
) -> int:
    from desk.office.appraising import all_confirmed
    from desk.report.console import print_report
    from desk.report.tree import Report
    from desk.reports.chaining_notes import say_executor
    from desk.reports.import_report import import_report, new_remark
    from desk.reports.next_steps import next_steps
    from desk.reports.ranking import ranking_report
    from desk.runs.run import scored_period
    from desk.runs.running import run_made
    from desk.runs.year import year_of_run
    from desk.workspace.compiled_rules import rules_in
    from desk.workspace.first_record import begin_records, first_record_proposed
    from desk.workspace.folder import KEY_OF_EXAMPLE, opened_or_created
    from desk.workspace.importing import imported

    only_with(
        {"--serve": then_serve},
        {"--host": host if host != HOST else None, "--port": port if port != PORT else None},
    )
    say_executor(out)
    os.environ["LANHMANH_KEY"] = str(folder / KEY_OF_EXAMPLE)
    made = opened_or_created(folder / "workspace")
    work_on(made.folder)
    rules = rules_in(made.rules)
    out.say(
        "Ví dụ: báo cáo hư cấu của chín đơn vị có thật ở An Biên, 2023–2024. Không có người, cơ sở, vụ"
        " việc nào có thật."
    )
    with out.progress("Nhập báo cáo") as step:
        report = imported(
            made, rules, [EXAMPLE], date.today(), None, lambda done, total, _: step(done, total)
        )
    came = import_report(report) if full else Report((new_remark(report),))
    print_report(replace(came, data=None), out)
    first = first_record_proposed(made, rules)
    if first is not None:
        begin_records(made, first)
        rules = rules_in(made.rules)
    last = scored_period(rules, YEARS[-1])
    appraised = all_confirmed(made, rules, last, "demo", date.today())
    if appraised:
        out.say("Đã xác nhận %(n)s điểm thẩm định của ví dụ (lệnh appraise).", n=appraised)
    runs: dict[int, Run] = {}
    for year in YEARS:
        with out.progress("Chấm điểm năm %(year)s", year=year) as step:
            runs[year] = run_made(made, year, None, step)
    where, last_run = made.folder, runs[YEARS[-1]]
    last_year = year_of_run(last_run)
    if full:
        _print_years(runs, out)
        for step in next_steps(last_year):
            out.say(step.text)
    elif not out.as_json:
        print_report(ranking_report(last_year), out, screen=True)
    out.json({"workspace": str(where), "runs": {str(year): str(run.folder) for year, run in runs.items()}})
    return opened_desk(where, host, port, True, out) if then_serve else 0


def _print_years(runs: Mapping[int, Run], out: Output) -> None:
    from desk.report.console import print_report
    from desk.reports.ranking import ranking_report
    from desk.runs.year import year_of_run
    from engine.rulebook.model.roles import INSPECTION, RECOGNITION

    last = runs[YEARS[-1]]
    for run, role in (*((run, RECOGNITION) for run in runs.values()), (last, INSPECTION)):
        out.say("")
        report = ranking_report(year_of_run(run, role=role))
        print_report(replace(report, data=None), out)
