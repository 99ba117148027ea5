"""`lanhmanh run`: evaluates a year and keeps it as one reproducible folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from desk.base.faults import DONE, OURS, TO_LOOK_AT
from desk.base.options import HERE, FullOption, WorkspaceOption, day_from, one_of, option
from desk.base.output import Output
from desk.cli.verb import say_differing, verb

if TYPE_CHECKING:
    from desk.runs.run import Run
    from engine.rulebook.model.rulebook import Rules


@verb("run", "Chấm điểm và phân loại cho một năm; kết quả nằm trong runs/.")
def run(
    out: Output,
    year: Annotated[int, option("Năm của kỳ báo cáo.", min=1900, max=2100)],
    workspace: WorkspaceOption = HERE,
    as_of: Annotated[str | None, option("Chỉ tính báo cáo nhận đến ngày này (năm-tháng-ngày).")] = None,
    chaining: Annotated[
        str,
        option(
            "Suy diễn việc cần làm: sampled (durable-rules, kiểm lại một phần mười), check-all (kiểm lại"
            " tất cả), plain (chỉ bộ khớp); kết quả không đổi."
        ),
    ] = "sampled",
    full: FullOption = False,
) -> int:
    from desk.office.so_far_results import told_so_far_only
    from desk.reports.chaining_notes import say_executor, say_losses
    from desk.runs.executors import CHAININGS, PLAIN
    from desk.runs.failing import REPORT
    from desk.runs.run import rules_of, scored_period
    from desk.runs.running import run_made
    from desk.words.first_record_words import say_never_received
    from desk.workspace.first_record import years_never_received
    from desk.workspace.folder import opened

    own = opened(workspace)
    one_of(chaining, CHAININGS, "--chaining")
    if chaining != PLAIN:
        say_executor(out)
    with out.progress("Chấm điểm năm %(year)s", year=year) as step:
        made = run_made(own, year, day_from(as_of, "--as-of"), step, chaining)
    say_losses(made, out)
    say_differing(made, out)
    rules = rules_of(made)
    period = scored_period(rules, year)
    out.say(
        "Lần chạy %(id)s: %(counts)s\nKết quả: %(folder)s",
        id=made.id,
        counts=made.counts_words(full),
        folder=made.folder,
    )
    if made.journal.get("returns") == 0:
        out.say("Chưa có báo cáo nào của năm %(year)s: mọi điểm chỉ là khoảng, chưa nói gì về ai.", year=year)
    say_never_received(out, years_never_received(own, rules, period), rules, period, own.folder)
    so_far = told_so_far_only(own, rules, period)
    if so_far is not None:
        out.say(
            "Chưa có báo cáo năm %(year)s nào, chỉ có kỳ %(code)s: chưa chấm được năm. Tạm tính giữa năm:"
            " lanhmanh so-far %(code)s",
            year=year,
            code=so_far.code,
        )
    if not out.as_json:
        _print_results(made, rules, full, out)
    out.json(
        {
            "run": str(made.folder),
            "id": made.id,
            "as_of": made.manifest["as_of"],
            "periods": made.manifest["periods"],
            "rulebooks": made.manifest["rulebooks"],
            "locked": made.manifest["locked"],
            "counts": made.manifest["counts"],
            **({"failed": dict(made.failed)} if made.failed else {}),
        }
    )
    if made.failed:
        report = made.folder / REPORT
        out.note(
            "Lỗi của chương trình với báo cáo của %(failed)s; các đơn vị khác đã chấm xong. Gửi"
            " %(report)s (không có số liệu nào trong đó) cho người phát triển.",
            failed=", ".join(made.failed),
            report=report,
        )
        return OURS
    return TO_LOOK_AT if made.to_look_at else DONE


def _print_results(made: Run, rules: Rules, full: bool, out: Output) -> None:
    from desk.report.console import print_report
    from desk.reports.ranking import ranking_report
    from desk.runs.run import scored_period
    from desk.runs.year import year_of_run
    from engine.rulebook.model.roles import RECOGNITION, in_role

    book = in_role(rules, RECOGNITION, scored_period(rules, made.manifest["year"]).end)
    if book is None or book.name not in made.manifest["rulebooks"]:
        out.say("Xem: lanhmanh results %(id)s", id=made.id)
        return
    print_report(ranking_report(year_of_run(made)), out, not full)
