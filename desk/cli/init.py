"""`lanhmanh init`, `demo`: a workspace and its key; the main job on the example."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desk.base.beside import ROOT, shipped
from desk.base.called import work_on
from desk.base.faults import DONE
from desk.base.language import gettext
from desk.base.options import FullOption, argument, day_from, option
from desk.base.output import Output
from desk.cli.serve import HOST, PORT, HostOption, PortOption, opened_desk
from desk.cli.verb import Here, only_with, verb

if TYPE_CHECKING:
    from desk.runs.run import Run


@verb("init", "Tạo không gian làm việc, chép quy tắc mẫu và tạo khóa kho mã hóa.")
def init(
    here: Here,
    out: Output,
    folder: Annotated[Path | None, argument("Thư mục sẽ tạo.")] = None,
    first_record: Annotated[
        str | None,
        option(
            "Ngày cơ quan bắt đầu giữ số liệu (năm-tháng-ngày): việc xảy ra trước ngày ấy không đơn vị"
            " nào phải báo, không được tính."
        ),
    ] = None,
    rulebooks: Annotated[
        list[str] | None,
        option(
            "Bộ tiêu chí cơ quan dùng, cách nhau bằng dấu phẩy; all: mọi bộ kèm theo. Không nêu: hỏi,"
            " hoặc các bộ thường dùng khi không có bàn phím."
        ),
    ] = None,
) -> int:
    from desk.authoring.schema_files import schemas_written
    from desk.words.first_record_words import say_recorded_from
    from desk.workspace.compiled_rules import rules_in
    from desk.workspace.first_record import begin_records
    from desk.workspace.folder import created
    from desk.workspace.logs import key_ready
    from desk.workspace.places import remember
    from desk.workspace.rule_files import rule_texts
    from desk.workspace.rulebook_choice import rulebooks_in

    since = day_from(first_record, "--first-record")
    path = folder or here.path
    there = (path / "workspace.json").exists()
    made = created(path, _rulebooks(rulebooks, path, out), out.lang if out.lang != "vi" else "")
    schemas_written(made.rules)  # each rule file names its schema in its first line
    if since is not None:
        begin_records(made, since)
    if folder is not None:
        work_on(folder)
    key_ready(made)  # refuses a key inside the workspace
    if not there:
        remember(made)  # made on purpose, in the place of one that may have lain here
    used = sorted(rulebooks_in(rule_texts(made.rules)))
    if there:
        out.say("Không gian làm việc %(folder)s đã có.", folder=made.folder)
    else:
        out.say(
            "Đã tạo không gian làm việc %(folder)s. Quy tắc ở %(rules)s, gồm bộ tiêu chí: %(used)s (thêm,"
            " bớt: lanhmanh rulebooks).\nKhóa của kho mã hóa: %(key)s. Hãy sao lưu khóa này ở nơi khác;"
            " mất khóa là mất tên và số định danh.",
            folder=made.folder,
            rules=made.rules,
            used=", ".join(used),
            key=made.key,
        )
    say_recorded_from(out, rules_in(made.rules))
    out.json(
        {"workspace": str(made.folder), "rules": str(made.rules), "key": str(made.key), "rulebooks": used}
    )
    return DONE


def _rulebooks(words: list[str] | None, path: Path, out: Output) -> frozenset[str]:
    """Return the rulebooks named, else those a person chooses at the terminal, else the usual ones."""
    import sys

    from desk.base.faults import WrongUse
    from desk.workspace.rule_files import SHIPPED, rule_texts
    from desk.workspace.rulebook_choice import chosen_rulebooks, rulebooks_in, usual_rulebooks

    there = (path / "workspace.json").exists()
    if words and there:
        raise WrongUse(
            "%(path)s đã là không gian làm việc. Thêm, bớt bộ tiêu chí: lanhmanh rulebooks -w %(path)s",
            path=path,
        )
    if words:
        return chosen_rulebooks(words)
    usual = usual_rulebooks()
    if there or out.as_json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return usual
    for name, one in rulebooks_in(rule_texts(SHIPPED)).items():
        out.line(f"  {name}: {one.title[out.lang]}")
    question = gettext("Cơ quan dùng bộ tiêu chí nào")
    return chosen_rulebooks([typer.prompt(question, default=",".join(sorted(usual)))])


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
            out.line(step.text)
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
