"""`lanhmanh follow-up`: what follows from a run, by body and deadline, with the chain of reasons."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT, WrongUse
from desk.base.options import DayOfPaperOption, DespiteAnnouncedOption, ReasonOption, RunArgument, WhoOption
from desk.base.output import Output
from desk.cli.option_pairs import only_with
from desk.cli.verb import Here, verb


@verb("follow-up", "Việc cần làm và dấu hiệu cần xác minh từ một lần chạy, theo cơ quan và hạn.")
def follow_up(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    by: Annotated[str | None, typer.Option("--by", help="Chỉ việc của một cơ quan.")] = None,
    about: Annotated[
        str | None, typer.Option("--about", help="Chỉ nói về mã này (cơ sở, đơn vị, vụ…).")
    ] = None,
    unsettled: Annotated[
        bool, typer.Option("--unsettled", help="In cả những việc còn cần bổ sung số liệu.")
    ] = False,
    calendar: Annotated[
        Path | None, typer.Option("--calendar", help="Xuất lịch iCalendar: chỉ mã và hạn.")
    ] = None,
    papers: Annotated[
        Path | None,
        typer.Option(
            "--papers",
            help="Thư mục để ghi, cho từng cơ quan: công văn (Word, PDF), danh sách (Excel), lịch (ics).",
        ),
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
        from desk.cli.internal_papers import taken
        from desk.office.papers.work_to_do import work_papers

        office, dated = taken(found, "follow-up papers", day, reason, who, later, despite)
        for path in work_papers(papers, found, whole, office, dated, left, chains, later):
            out.note(f"  {path}")
        say_vietnamese_only(out, PAPER)
    report = follow_up_report(conclusions, rules, chains, whole.rulebooks, unsettled, ticked)
    print_report(report, out)
    return TO_LOOK_AT if conclusions else DONE
