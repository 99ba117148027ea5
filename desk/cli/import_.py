"""`lanhmanh import`: takes returns into the archive and says what became of every row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from desk.base.faults import DONE, INPUT_UNREADABLE, TO_LOOK_AT, Stop, WrongUse
from desk.base.language import gettext
from desk.base.options import HERE, FullOption, WorkspaceOption, argument, day_from, option
from desk.base.output import Output
from desk.base.sharing import ProcessesOption, SchedulerOption, executor_asked, say_lost
from desk.cli.verb import verb
from desk.office import annotation, reminders
from desk.report import console
from desk.reports import follow_up as follow_up_reports
from desk.reports import follow_up_reasons, import_report, offers_report
from desk.runs import follow_up as follow_up_of_runs
from desk.words import first_record_words, numbers, vietnamese_only
from desk.workspace import compiled_rules, handed_over, importing, locking, store
from desk.workspace import first_record as first_records
from desk.workspace import folder as workspaces
from facts.executors.port import LIMITS, Limits
from facts.periods import YEAR

if TYPE_CHECKING:
    from desk.workspace.folder import Workspace
    from engine.rulebook.model.rulebook import Rules
    from facts.archive.door import ImportReport
    from facts.executors.port import Executor


@verb("import", "Nhập báo cáo (.xlsx, .xls, .ods hoặc thư mục .csv); nhập lại không đổi gì.")
def import_(
    out: Output,
    paths: Annotated[list[Path], argument("Tệp hoặc thư mục báo cáo.")],
    workspace: WorkspaceOption = HERE,
    received_on: Annotated[
        str | None,
        option(
            "Ngày nhận, do nơi nhận ghi; thay ngày ghi trên bìa (của báo cáo đã nhập: nêu đích danh tệp)."
            " Từng tệp: --received."
        ),
    ] = None,
    incoming: Annotated[
        Path | None,
        option(
            "Sổ văn bản đến của nơi nhận: tệp csv có cột Tên tệp, Ngày đến (nếu có: Số đến, Nơi gửi), để"
            " ngoài thư mục báo cáo.",
            "--received",
        ),
    ] = None,
    annotate: Annotated[Path | None, option("Thư mục để bản sao đã tô đỏ ô sai, gửi lại nơi lập.")] = None,
    processes: ProcessesOption = 0,
    seconds: Annotated[int, option("Số giây nhiều nhất để đọc một tệp.", min=1)] = LIMITS.seconds,
    memory: Annotated[int, option("Số MB bộ nhớ nhiều nhất để đọc một tệp.", min=50)] = LIMITS.megabytes,
    scheduler: SchedulerOption = None,
    full: FullOption = False,
) -> int:
    received = day_from(received_on, "--received-on")
    _check_paths(paths)
    _check_incoming(incoming, paths)
    there = workspaces.is_one(workspace)
    made = workspaces.opened_or_created(workspace)
    if not there:
        out.note("Chưa có không gian làm việc nào ở %(folder)s: đã tạo mới.", folder=workspace)
    executor = executor_asked(scheduler, processes, Limits(seconds, memory))
    with importing.naming_what_is_stored(made):
        return _imported(made, paths, received, incoming, annotate, executor, full, out)


def _imported(
    made: Workspace,
    paths: list[Path],
    received: date | None,
    incoming: Path | None,
    annotate: Path | None,
    executor: Executor,
    full: bool,
    out: Output,
) -> int:
    rules = compiled_rules.rules_in(made.rules)
    with out.progress("Nhập báo cáo") as step:
        report = importing.imported(
            made,
            rules,
            paths,
            date.today(),
            received,
            lambda done, total, _: step(done, total),
            executor,
            incoming=incoming,
        )
    urgent = follow_up_of_runs.follow_up_at_import(made, rules, report)
    by_id = {rule.id: rule for rule in rules.follow_up}
    chains = follow_up_reports.Chains(urgent, follow_up_reasons.ReasonFacts(rules, date.today()))
    waiting = follow_up_reports.follow_up_report(urgent, by_id, chains, rules.rulebooks, unsettled=False)
    again = f"import {' '.join(quote(str(path)) for path in paths)}"
    again += f" --received {quote(str(incoming))}" if incoming else ""
    standing = store.stored(made, rules).standing
    replaced = reminders.cells_replaced(report, standing)
    wait = tuple(p for p in reminders.cells_that_wait(report, standing, rules) if p not in replaced)
    left = {*wait, *replaced}
    mine = replace(report, problems=tuple(p for p in report.problems if p not in left))
    if not out.as_json:
        folder = quote(str(paths[0])) if len(paths) == 1 and paths[0].is_dir() else ""
        content = import_report.import_report(
            mine, urgent, rules, again, _newest_year(made, rules, report), folder, wait, replaced
        )
        console.print_report(content, out, not full, import_report.LEAST)
    if full and urgent:
        out.say("Việc không chờ đến kỳ chấm điểm, theo báo cáo vừa nhập:")
        console.print_report(replace(waiting, data=None), out)
    late = {m.hash for m in locking.late_returns(made, rules, locking.locks_of(made, rules))} & set(
        report.hashes
    )
    if late:
        out.note("%(n)s báo cáo thuộc kỳ đã khóa sổ: đã lưu, chưa tính. Xem: lanhmanh lock", n=len(late))
    offers_report.print_offers(
        [o for o in handed_over.offers(store.archive_of(made).manifests(), rules) if o.hash in report.hashes],
        handed_over.handed_over(made),
        out,
    )
    copies = (
        annotation.annotated_copies(paths, mine, annotate, executor)
        if annotate
        else annotation.Copies((), ())
    )
    _say_copies(copies, annotate, full, out)
    say_lost(executor, out)
    _ask_first_record(made, rules, out)
    more = {
        "annotated": [str(path) for path in copies.written],
        "late": sorted(late),
        "follow_up": waiting.data() if waiting.data else [],
    }
    out.json({**import_report.import_json(report), **more})
    refused = {fault.file for fault in report.faults}
    if refused and not report.added and refused.issuperset(report.already):
        return INPUT_UNREADABLE  # of all that was given, nothing was taken
    look_at = report.faults or report.problems or report.gone_without_reason or urgent
    return TO_LOOK_AT if look_at else DONE


def _newest_year(made: Workspace, rules: Rules, report: ImportReport) -> int | None:
    """Return the newest year of which a return of the whole year came in this call."""
    codes = {m.period for m in store.archive_of(made).manifests() if m.hash in report.hashes}
    periods = (rules.calendar.period(code) for code in codes)
    return max((p.year for p in periods if p is not None and p.kind == YEAR), default=None)


def _ask_first_record(made: Workspace, rules: Rules, out: Output) -> None:
    """Ask from when the office keeps records; without a terminal, say how it says so."""
    import sys

    day = first_records.first_record_proposed(made, rules)
    if day is None:
        return
    if out.as_json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        first_record_words.say_first_record_proposed(out, day, made.folder)
        return
    question = gettext(
        "Báo cáo sớm nhất là của kỳ bắt đầu %(day)s. Cơ quan có số liệu nào trước ngày ấy không?",
        day=numbers.day_words(day),
    )
    if not typer.confirm(question, default=False):
        first_records.begin_records(made, day)
        out.say("Đã ghi: số liệu bắt đầu từ %(day)s.", day=numbers.day_words(day))


def _say_copies(copies: annotation.Copies, folder: Path | None, full: bool, out: Output) -> None:
    if full or len(copies.written) == 1:
        for path in copies.written:
            out.say("Bản đã đánh dấu: %(path)s", path=path)
    elif copies.written:
        out.say("%(n)s bản đã đánh dấu: %(folder)s", n=len(copies.written), folder=folder)
    if copies.written:
        vietnamese_only.say_vietnamese_only(out, vietnamese_only.MARKED)
    for name in copies.failed:
        out.note("%(name)s: không làm được bản đánh dấu; sửa theo danh sách ở trên.", name=name)
    for path in copies.kept:
        out.note(
            "%(path)s: đã có, không còn như lúc chương trình xuất ra; chưa ghi đè. Chuyển đi nơi khác rồi"
            " nhập lại báo cáo ấy để có bản đánh dấu.",
            path=path,
        )


def _check_paths(paths: list[Path]) -> None:
    """Refuse a call in which nothing can be found, before a workspace is made for it."""
    if not any(path.exists() for path in paths):
        names = ", ".join(map(str, paths))
        raise Stop(
            INPUT_UNREADABLE, "Không có tệp hay thư mục nào tên %(names)s. Kiểm tra đường dẫn.", names=names
        )


def _check_incoming(incoming: Path | None, paths: list[Path]) -> None:
    """Refuse a list of incoming documents that a sender could have laid there."""
    if incoming is None:
        return
    if not incoming.is_file():
        raise Stop(
            INPUT_UNREADABLE,
            "Không có tệp %(incoming)s. Kiểm tra đường dẫn tới sổ văn bản đến (--received).",
            incoming=incoming,
        )
    among = [path if path.is_dir() else path.parent for path in paths]
    if any(incoming.resolve().is_relative_to(folder.resolve()) for folder in among):
        raise WrongUse(
            "Sổ %(incoming)s nằm cùng báo cáo, nơi ai gửi cũng đặt được. Chưa nhập gì. Để sổ của nơi nhận ở"
            " thư mục khác rồi gọi lại.",
            incoming=incoming,
        )
