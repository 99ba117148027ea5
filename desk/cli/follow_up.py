"""`lanhmanh follow-up` and `plan-inspections`: what follows from a run, and papers that stay inside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

from desk.base import chained_log, outputs
from desk.base.faults import DONE, TO_LOOK_AT, WrongUse
from desk.base.language import gettext, speaking
from desk.base.options import (
    DayOfPaperOption,
    DespiteAnnouncedOption,
    FullOption,
    ReasonOption,
    RunArgument,
    WhoOption,
    day_from,
    option,
)
from desk.base.output import Output
from desk.cli.verb import Here, only_with, verb
from desk.office import acts as office_acts
from desk.office import inspection_plan, inspection_team
from desk.office.papers import paper as papers_of_office
from desk.office.papers import work_to_do, writing, year_words
from desk.report import console, sheet
from desk.reports import calendar_file, follow_up_reasons, follow_up_screen, next_steps
from desk.reports import follow_up as follow_up_reports
from desk.reports.debts import elsewhere_words
from desk.runs import run as runs
from desk.runs import run_inputs, since_announced, standings, work_done
from desk.runs.year import not_returned_in
from desk.words import adoption_words, vietnamese_only
from desk.workspace import folder as workspaces
from desk.workspace import office as offices
from desk.workspace import standing_today, sweeping


def taken(
    run: runs.Run,
    what: str,
    day: str | None,
    reason: str | None,
    who: str | None,
    later: Sequence[since_announced.SinceAnnounced],
    despite: str | None,
) -> tuple[offices.IssuingOffice, date | None]:
    """Record who takes internal papers, and why; return office and day. Raise Stop without a reason."""
    if not (reason or "").strip():
        raise WrongUse(
            "Văn bản này nêu mã cơ sở, vụ việc, lưu hành nội bộ: nêu lý do (--reason); lý do được ghi lại."
        )
    workspace = workspaces.opened(run.workspace)
    dated = day_from(day, "--date")
    papers_of_office.refuse_differing(run, what, later, despite, who or chained_log.account(), date.today())
    sweeping.looked(
        workspace, who or chained_log.account(), str(reason), date.today(), {"what": what, "run": run.id}
    )
    return offices.signing_office(workspace, runs.rules_of(run).offices), dated


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
    full: FullOption = False,
) -> int:
    only_with({"--papers": papers}, {"--date": day, "--reason": reason, "--who": who, "--despite": despite})
    found = here.run(run)
    later = since_announced.since_announced(found)
    whole = runs.rules_of(found)
    if not whole.follow_up:
        raise WrongUse(
            "Lần chạy %(id)s dùng bộ quy tắc không có rules/follow_up: chưa hỏi việc nào phải làm. Chép"
            " rules/follow_up vào rồi chạy lại.",
            id=found.id,
        )
    rules = {rule.id: rule for rule in whole.follow_up}
    every = standings.conclusions_now(found, whole)
    chains = follow_up_reports.Chains(
        every, follow_up_reasons.reasons_of(found, whole), calendar_file.secret_of(found)
    )
    done, period = work_done.done_beside(found), runs.scored_period(whole, found.manifest["year"])
    ticked = {
        id(c): done[work] for c in every if (work := work_done.work_of(c, rules[c.rule], period)) in done
    }
    if by is not None:
        run_inputs.asked_body(found, whole, by, every)
    if about is not None:
        about = run_inputs.asked_about(found, about.strip(), every)
    conclusions = [c for c in every if (by is None or c.by == by) and (about is None or about in c.about)]
    left = [c for c in conclusions if id(c) not in ticked]
    if calendar is not None:
        outputs.write_output(
            calendar,
            calendar_file.calendar_of(
                left, found.id, chains.secret, papers_of_office.differing_words(later)
            ).encode(),
        )
        out.note("Lịch (chỉ mã và hạn): %(calendar)s", calendar=calendar)
    if papers is not None:
        with outputs.taken():
            office, dated = taken(found, "follow-up papers", day, reason, who, later, despite)
            files = work_to_do.work_papers(papers, found, whole, office, dated, left, chains, later)
        for path in files:
            out.note_line(f"  {path}")
        nobody = {c.by.removesuffix(work_to_do.OPEN) for c in left if c.by.endswith(work_to_do.OPEN)}
        for role in sorted(nobody):
            out.note(
                "%(role)s: chưa khai cơ quan nào giữ, nơi nhận để trống. Khai ở %(file)s: tên, cấp, vai trò,"
                " từ ngày nào.",
                role=role,
                file=found.workspace / "rules" / "offices.yaml",
            )
        vietnamese_only.say_vietnamese_only(out, vietnamese_only.PAPER)
    typed = next_steps.run_as_typed(found)[0]
    short = not (full or unsettled or by or about or out.as_json)
    if short:
        name = partial(whole.units.name, day=period.end)
        report = follow_up_screen.follow_up_screen(conclusions, ticked, whole, chains, name, typed)
    else:
        report = follow_up_reports.follow_up_report(
            conclusions, rules, chains, whole.rulebooks, unsettled, ticked, typed
        )
    console.print_report(report, out, screen=short or bool(by and not (full or unsettled or about)))
    return TO_LOOK_AT if conclusions else DONE


@verb("plan-inspections", "Đề xuất kế hoạch kiểm tra năm sau, nêu lý do từng cơ sở.")
def plan_inspections(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    capacity: Annotated[int, option("Số cơ sở kiểm tra được trong năm.", min=1)] = 50,
    workbook: Annotated[Path | None, option("Ghi thêm ra tệp .xlsx.")] = None,
    papers: Annotated[Path | None, option("Thư mục để ghi dự thảo kế hoạch (Word, PDF).")] = None,
    team: Annotated[
        Path | None,
        option(
            "Thư mục để ghi bộ của đoàn kiểm tra: quyết định, biên bản từng cơ sở (Word, PDF), sổ B04, B05"
            " từng xã (Excel)."
        ),
    ] = None,
    day: DayOfPaperOption = None,
    reason: ReasonOption = None,
    who: WhoOption = None,
    despite: DespiteAnnouncedOption = None,
) -> int:
    internal = {"--date": day, "--reason": reason, "--who": who, "--despite": despite}
    only_with({"--papers": papers} if team is None else {"--team": team}, internal)
    found = here.run(run)
    later = since_announced.since_announced(found)
    rules, archive = run_inputs.inputs_of(found)
    evaluation = run_inputs.evaluation_of(found, rules, archive)
    book, plan = inspection_plan.planned_of(found, evaluation, capacity)
    year = found.manifest["year"] + 1
    period = runs.scored_period(rules, year - 1)
    name = partial(rules.units.name, day=period.end)
    differs, grounds = (
        papers_of_office.differing_words(later),
        office_acts.grounds_since(here.workspace, year - 1),
    )
    missing = elsewhere_words(not_returned_in(found, book), name, period.code)
    report = inspection_plan.plan_report(
        plan, rules, book, year, name, differs=differs, grounds=grounds, elsewhere=missing
    )
    console.print_report(report, out)
    if workbook is not None:
        sheet.workbook_of(report, gettext("Kế hoạch kiểm tra"), adoption_words.mark_of(book) or "").save(
            workbook
        )
        out.note("Đã ghi %(workbook)s", workbook=workbook)
    if papers is not None:
        with outputs.taken(), speaking("vi"):
            office, dated = taken(found, "inspection plan", day, reason, who, later, despite)
            missing = elsewhere_words(not_returned_in(found, book), name, period.code)
            listed = inspection_plan.plan_report(plan, rules, book, year, name, grounds=grounds)
            rule, units = (
                inspection_plan.plan_rule(rules, book, year),
                standing_today.units_of(rules, period, None),
            )
            areas = year_words.areas_told(evaluation, period, units)
            legal = inspection_plan.plan_grounds(rules, book, year, office, dated)
            lacking = year_words.lacking_told(
                evaluation, period, units, partial(inspection_plan.not_of_venues, rules)
            )
            paper = inspection_plan.plan_paper(
                year,
                listed,
                rule,
                office,
                dated,
                adoption_words.mark_of(book),
                areas,
                missing,
                legal,
                lacking,
            )
            files = writing.written(papers, [papers_of_office.marked(paper, later)])
        for path in files:
            out.note_line(f"  {path}")
        vietnamese_only.say_vietnamese_only(out, vietnamese_only.PAPER)
    if team is not None:
        with outputs.taken():
            office, dated = taken(found, "inspection team", day, reason, who, later, despite)
            files = inspection_team.team_written(
                team, inspection_team.team_set(evaluation, book, plan, period, office, dated, grounds), later
            )
        out.files(files)
        vietnamese_only.say_vietnamese_only(out, vietnamese_only.PAPER)
    return DONE
