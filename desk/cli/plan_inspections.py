"""`lanhmanh plan-inspections`: a proposed inspection plan, with a reason for each venue."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desk.base.options import (
    HERE,
    DayOfPaperOption,
    JsonOption,
    LangOption,
    ReasonOption,
    WhoOption,
    WorkspaceOption,
    checked_lang,
)
from desk.base.output import Output
from desk.cli.results import RunArgument


def register(app: typer.Typer) -> None:
    app.command("plan-inspections", help="Đề xuất kế hoạch kiểm tra năm sau, nêu lý do từng cơ sở.")(
        plan_inspections
    )


def plan_inspections(
    run: RunArgument = "latest",
    capacity: Annotated[
        int, typer.Option("--capacity", help="Số cơ sở kiểm tra được trong năm.", min=1)
    ] = 50,
    workbook: Annotated[
        Path | None, typer.Option("--workbook", help="Ghi thêm ra tệp .xlsx.", show_default=False)
    ] = None,
    papers: Annotated[
        Path | None,
        typer.Option(
            "--papers",
            help="Thư mục để ghi dự thảo kế hoạch (Word, PDF).",
            show_default=False,
        ),
    ] = None,
    day: DayOfPaperOption = None,
    reason: ReasonOption = None,
    who: WhoOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.office.inspection_plan import plan_of
    from desk.office.plan_report import plan_headers, plan_json, plan_note, plan_rows, plan_title
    from desk.office.plan_workbook import write_plan
    from desk.reports.standing_report import Names
    from desk.runs.run import found_run
    from desk.words.adoption_words import mark_of, say_mark
    from desk.words.vietnamese_only import PAPER, say_vietnamese_only

    out = Output(as_json, checked_lang(lang))
    found = found_run(run, workspace)
    rules, book, plan = plan_of(found, capacity)
    names = Names(rules, found, lang)
    year = found.manifest["year"] + 1
    title, headers = plan_title(year, len(plan), lang), plan_headers(lang)
    rows = list(plan_rows(plan, book, names, lang))
    out.table(title, [(h, "left") for h in headers], rows)
    out.say(plan_note(rules, book, year, "vi"), plan_note(rules, book, year, "en"))
    say_mark(out, book)
    if workbook is not None:
        write_plan(
            workbook, title, plan_note(rules, book, year, lang), mark_of(book, lang), headers, rows, lang
        )
        out.note(f"Đã ghi {workbook}", f"Written: {workbook}")
    if papers is not None:
        from desk.cli.internal_papers import taken
        from desk.office.papers.inspection_plan_paper import plan_paper
        from desk.office.papers.writing import written

        office, dated = taken(found, "inspection plan", day, reason, who)
        vi = Names(rules, found, "vi")
        lines = list(plan_rows(plan, book, vi, "vi"))
        paper = plan_paper(
            year,
            plan_headers("vi"),
            lines,
            plan_note(rules, book, year, "vi"),
            office,
            dated,
            mark_of(book, "vi"),
        )
        for path in written(papers, paper):
            out.note(f"  {path}", f"  {path}")
        say_vietnamese_only(out, PAPER)
    out.json([plan_json(one, book, lang) for one in plan])
    return 0
