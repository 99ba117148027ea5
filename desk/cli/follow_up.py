"""`lanhmanh follow-up` and `plan-inspections`: what follows from a run, and papers that stay inside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from desk.base.faults import DONE, TO_LOOK_AT, WrongUse
from desk.base.language import gettext, speaking
from desk.base.options import (
    DayOfPaperOption,
    DespiteAnnouncedOption,
    ReasonOption,
    RunArgument,
    WhoOption,
    day_from,
    option,
)
from desk.base.output import Output
from desk.cli.verb import Here, only_with, verb

if TYPE_CHECKING:
    from desk.runs.run import Run
    from desk.runs.since_announced import SinceAnnounced
    from desk.workspace.office import IssuingOffice


def taken(
    run: Run,
    what: str,
    day: str | None,
    reason: str | None,
    who: str | None,
    later: Sequence[SinceAnnounced],
    despite: str | None,
) -> tuple[IssuingOffice, date | None]:
    """Record who takes internal papers, and why; return office and day. Raise Stop without a reason."""
    from desk.base.chained_log import account
    from desk.office.papers.differing import refuse_differing
    from desk.office.prefill import looked
    from desk.runs.run import rules_of
    from desk.workspace.folder import opened
    from desk.workspace.office import signing_office

    if not (reason or "").strip():
        raise WrongUse(
            "Văn bản này nêu mã cơ sở, vụ việc, lưu hành nội bộ: nêu lý do (--reason); lý do được ghi lại."
        )
    workspace = opened(run.workspace)
    dated = day_from(day, "--date")
    refuse_differing(run, what, later, despite, who or account(), date.today())
    looked(workspace, who or account(), str(reason), date.today(), {"what": what, "run": run.id})
    return signing_office(workspace, rules_of(run).offices), dated


@verb("follow-up", "Việc cần làm và dấu hiệu cần xác minh từ một lần chạy, theo cơ quan và hạn.")
def follow_up(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    by: Annotated[str | None, option("Chỉ việc của một cơ quan.")] = None,
    about: Annotated[str | None, option("Chỉ nói về mã này (cơ sở, đơn vị, vụ…).")] = None,
    unsettled: Annotated[bool, option("In cả những việc còn cần bổ sung số liệu.", "--unsettled")] = False,
    calendar: Annotated[Path | None, option("Xuất lịch iCalendar: chỉ mã và hạn.")] = None,
    papers: Annotated[
        Path | None,
        option("Thư mục để ghi, cho từng cơ quan: công văn (Word, PDF), danh sách (Excel), lịch (ics)."),
    ] = None,
    day: DayOfPaperOption = None,
    reason: ReasonOption = None,
    who: WhoOption = None,
    despite: DespiteAnnouncedOption = None,
) -> int:
    from desk.base.files import write_bytes
    from desk.office.papers.differing import differing_words
    from desk.report.console import print_report
    from desk.reports.calendar_file import calendar_of, secret_of
    from desk.reports.follow_up import Chains, follow_up_report
    from desk.reports.follow_up_reasons import reasons_of
    from desk.runs.asked import asked_about, asked_body
    from desk.runs.follow_up_table import FOLLOW_UP, conclusions_in
    from desk.runs.run import rules_of, scored_period
    from desk.runs.since_announced import since_announced
    from desk.runs.work_done import done_beside, work_of
    from desk.words.vietnamese_only import PAPER, say_vietnamese_only

    only_with({"--papers": papers}, {"--date": day, "--reason": reason, "--who": who, "--despite": despite})
    found = here.run(run)
    later = since_announced(found)
    whole = rules_of(found)
    if not whole.follow_up:
        raise WrongUse(
            "Lần chạy %(id)s dùng bộ quy tắc không có rules/follow_up: chưa hỏi việc nào phải làm. Chép"
            " rules/follow_up vào rồi chạy lại.",
            id=found.id,
        )
    rules = {rule.id: rule for rule in whole.follow_up}
    every = conclusions_in(found.table(FOLLOW_UP))
    chains = Chains(every, reasons_of(found, whole), secret_of(found))
    done, period = done_beside(found), scored_period(whole, found.manifest["year"])
    ticked = {id(c): done[work] for c in every if (work := work_of(c, rules[c.rule], period)) in done}
    if by is not None:
        asked_body(found, whole, by, every)
    if about is not None:
        about = asked_about(found, about.strip(), every)
    conclusions = [c for c in every if (by is None or c.by == by) and (about is None or about in c.about)]
    left = [c for c in conclusions if id(c) not in ticked]
    if calendar is not None:
        write_bytes(calendar, calendar_of(left, found.id, chains.secret, differing_words(later)).encode())
        out.note("Lịch (chỉ mã và hạn): %(calendar)s", calendar=calendar)
    if papers is not None:
        from desk.office.papers.work_to_do import work_papers

        office, dated = taken(found, "follow-up papers", day, reason, who, later, despite)
        for path in work_papers(papers, found, whole, office, dated, left, chains, later):
            out.note_line(f"  {path}")
        say_vietnamese_only(out, PAPER)
    report = follow_up_report(conclusions, rules, chains, whole.rulebooks, unsettled, ticked)
    print_report(report, out)
    return TO_LOOK_AT if conclusions else DONE


@verb("plan-inspections", "Đề xuất kế hoạch kiểm tra năm sau, nêu lý do từng cơ sở.")
def plan_inspections(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    capacity: Annotated[int, option("Số cơ sở kiểm tra được trong năm.", min=1)] = 50,
    workbook: Annotated[Path | None, option("Ghi thêm ra tệp .xlsx.")] = None,
    papers: Annotated[Path | None, option("Thư mục để ghi dự thảo kế hoạch (Word, PDF).")] = None,
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
            out.note_line(f"  {path}")
        say_vietnamese_only(out, PAPER)
    return DONE
