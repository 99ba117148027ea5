"""`lanhmanh plan-inspections`: a proposed inspection plan, with a reason for each venue."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.language import gettext, speaking
from desk.base.options import DayOfPaperOption, DespiteAnnouncedOption, ReasonOption, RunArgument, WhoOption
from desk.base.output import Output
from desk.cli.option_pairs import only_with
from desk.cli.verb import Here, verb


@verb("plan-inspections", "Đề xuất kế hoạch kiểm tra năm sau, nêu lý do từng cơ sở.")
def plan_inspections(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    capacity: Annotated[
        int, typer.Option("--capacity", help="Số cơ sở kiểm tra được trong năm.", min=1)
    ] = 50,
    workbook: Annotated[Path | None, typer.Option("--workbook", help="Ghi thêm ra tệp .xlsx.")] = None,
    papers: Annotated[
        Path | None, typer.Option("--papers", help="Thư mục để ghi dự thảo kế hoạch (Word, PDF).")
    ] = None,
    day: DayOfPaperOption = None,
    reason: ReasonOption = None,
    who: WhoOption = None,
    despite: DespiteAnnouncedOption = None,
) -> int:
    from desk.office.acts import grounds_since
    from desk.office.inspection_plan import plan_note, plan_report, planned_of
    from desk.office.papers.differing import differing_words, marked
    from desk.report.console import print_report
    from desk.runs.run import scored_period
    from desk.runs.run_inputs import evaluation_of, inputs_of
    from desk.runs.since_announced import since_announced
    from desk.words.adoption_words import mark_of
    from desk.words.vietnamese_only import PAPER, say_vietnamese_only

    only_with({"--papers": papers}, {"--date": day, "--reason": reason, "--who": who, "--despite": despite})
    found = here.run(run)
    later = since_announced(found)
    rules, archive = inputs_of(found)
    evaluation = evaluation_of(found, rules, archive)
    book, plan = planned_of(found, evaluation, capacity)
    year = found.manifest["year"] + 1
    period = scored_period(rules, year - 1)
    name = partial(rules.units.name, day=period.end)
    differs, grounds = differing_words(later), grounds_since(here.workspace, year - 1)
    report = plan_report(plan, rules, book, year, name, differs=differs, grounds=grounds)
    print_report(report, out)
    if workbook is not None:
        from desk.report.sheet import workbook_of

        workbook_of(report, gettext("Kế hoạch kiểm tra"), mark_of(book) or "").save(workbook)
        out.note("Đã ghi %(workbook)s", workbook=workbook)
    if papers is not None:
        from desk.cli.internal_papers import taken
        from desk.office.inspection_plan import plan_paper
        from desk.office.papers.bands_of_year import areas_told
        from desk.office.papers.writing import written
        from desk.workspace.office_units import units_of

        office, dated = taken(found, "inspection plan", day, reason, who, later, despite)
        with speaking("vi"):
            listed = plan_report(plan, rules, book, year, name, grounds=grounds)
            note, units = plan_note(rules, book, year), units_of(rules, period, None)
            areas = areas_told(evaluation, period, units)
            paper = plan_paper(year, listed, note, office, dated, mark_of(book), areas)
            paper = marked(paper, later)
        for path in written(papers, paper):
            out.note(f"  {path}")
        say_vietnamese_only(out, PAPER)
    return DONE
