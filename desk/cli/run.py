"""`lanhmanh run`, `status`: a year evaluated and kept as one folder; what there is, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from desk.base.called import command
from desk.base.faults import DONE, OURS, TO_LOOK_AT, WrongUse
from desk.base.language import gettext, in_language
from desk.base.options import HERE, FullOption, WorkspaceOption, argument, day_from, one_of, option
from desk.base.output import Output
from desk.cli.verb import Here, say_differing, verb
from desk.office import so_far as interim
from desk.office import year_status
from desk.report import console
from desk.reports import chaining_notes, ranking
from desk.runs import executors, running
from desk.runs import failing as failures
from desk.runs import run as runs
from desk.runs import year as years
from desk.words import first_record_words, numbers
from desk.workspace import first_record as first_records
from desk.workspace import folder as workspaces
from engine.rulebook.model import roles

if TYPE_CHECKING:
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
    own = workspaces.opened(workspace)
    one_of(chaining, executors.CHAININGS, "--chaining")
    if full and chaining != executors.PLAIN:  # `init` says it once; the results are the same
        chaining_notes.say_executor(out)
    with out.progress("Chấm điểm năm %(year)s", year=year) as step:
        done = running.run_made(own, year, day_from(as_of, "--as-of"), step, chaining)
    chaining_notes.say_losses(done, out)
    say_differing(done, out)
    rules = runs.rules_of(done)
    period = runs.scored_period(rules, year)
    out.say(
        "Lần chạy %(id)s: %(counts)s\nKết quả: %(folder)s",
        id=done.id,
        counts=done.counts_words(full),
        folder=done.folder,
    )
    if done.journal.get("returns") == 0:
        out.say("Chưa có báo cáo nào của năm %(year)s: mọi điểm chỉ là khoảng, chưa nói gì về ai.", year=year)
    first_record_words.say_never_received(
        out, first_records.years_never_received(own, rules, period), rules, period, own.folder
    )
    so_far = interim.told_so_far_only(own, rules, period)
    if so_far is not None:
        out.say(
            "Chưa có báo cáo năm %(year)s nào, chỉ có kỳ %(code)s: chưa chấm được năm. Tạm tính giữa năm:"
            " lanhmanh so-far %(code)s",
            year=year,
            code=so_far.code,
        )
    if not out.as_json:
        _print_results(done, rules, full, out)
    out.json(
        {
            "run": str(done.folder),
            "id": done.id,
            "as_of": done.manifest["as_of"],
            "periods": done.manifest["periods"],
            "rulebooks": done.manifest["rulebooks"],
            "locked": done.manifest["locked"],
            "counts": done.manifest["counts"],
            **({"failed": dict(done.failed)} if done.failed else {}),
        }
    )
    if done.failed:
        out.note(
            "Lỗi của chương trình với báo cáo của %(failed)s; các đơn vị khác đã chấm xong. Gửi"
            " %(report)s (không có số liệu nào trong đó) cho người phát triển.",
            failed=", ".join(done.failed),
            report=done.folder / failures.REPORT,
        )
        return OURS
    return TO_LOOK_AT if done.to_look_at else DONE


def _print_results(done: runs.Run, rules: Rules, full: bool, out: Output) -> None:
    book = roles.in_role(rules, roles.RECOGNITION, runs.scored_period(rules, done.manifest["year"]).end)
    if book is None or book.name not in done.manifest["rulebooks"]:
        out.say("Xem: lanhmanh results %(id)s", id=done.id)
        return
    console.print_report(ranking.ranking_report(years.year_of_run(done)), out, not full)


@verb("status", "Mỗi năm đang ở đâu: đã nhận, còn nợ, đã chấm, khóa sổ, công bố; bước tiếp theo.")
def status(
    here: Here,
    out: Output,
    year: Annotated[int | None, argument("Một năm: cả các lần chạy.", min=1900, max=2100)] = None,
) -> int:
    statuses = year_status.year_statuses(here.workspace, here.rules, date.today())
    shown = [status for status in statuses if year in (None, status.year)]
    if year is not None and not shown:
        have = ", ".join(str(status.year) for status in statuses)
        if not have:
            raise WrongUse("Năm %(year)s chưa có gì.", year=year)
        raise WrongUse("Năm %(year)s chưa có gì. Đang có: %(have)s.", year=year, have=have)
    out.json({"years": [_json(status) for status in shown]})
    if not shown:
        out.say("Chưa có báo cáo nào. Nhập: lanhmanh import THƯ_MỤC_BÁO_CÁO")
        return DONE
    others = any(status.others_owe for status in shown)
    out.table(
        gettext("Các năm"),
        [
            gettext("Năm"),
            gettext("Đơn vị đã nộp"),
            gettext("Biểu xã còn nợ"),
            *([gettext("Biểu cơ quan khác nợ")] if others else []),
            (gettext("Lần chạy"), "whole"),
            (gettext("Khóa sổ"), "whole"),
            gettext("Công bố"),
        ],
        [_row(status, others) for status in shown],
    )
    for status in shown:
        _print_next(status, out)
    if year is not None and shown[0].runs:
        _print_runs(shown[0].runs, out)
    return TO_LOOK_AT if any(status.faults for status in shown) else DONE


def _row(status: year_status.YearStatus, others: bool) -> tuple[str, ...]:
    none = gettext("chưa")
    shown = next((run for run in status.runs if run.shown), None)
    announced = status.announced
    owed = (status.owed_forms, status.others_owe) if others else (status.owed_forms,)
    return (
        str(status.year),
        f"{status.units_returned}/{status.units}",
        *(str(forms) if status.units_returned else "–" for forms in owed),
        shown.id if shown else gettext("hỏng hoặc mất") if status.faults else none,
        _day(status.locked.record.on) if status.locked else none,
        f"{announced.document}, {_day(announced.on.isoformat())}" if announced else none,
    )


def _day(iso: str) -> str:
    return numbers.day_words(date.fromisoformat(iso))


def _print_next(status: year_status.YearStatus, out: Output) -> None:
    for fault in status.faults:
        out.say("%(fault)s", fault=fault)
    if status.differs:
        units = len(status.differs)
        out.say("%(year)s: kết quả hiện nay khác đã công bố ở %(n)s đơn vị.", n=units, year=status.year)
    out.say(
        "%(year)s, tiếp theo, %(step)s%(typed)s",
        year=status.year,
        step=status.next.said,
        typed=_typed(status.next),
    )
    for step in status.recheck:
        out.say("%(year)s, phúc tra, %(step)s%(typed)s", year=status.year, step=step.said, typed=_typed(step))


def _typed(step: year_status.NextStep) -> str:
    return f": lanhmanh {step.command}" if step.command else ""


def _print_runs(every: Sequence[year_status.RunStatus], out: Output) -> None:
    out.table(
        gettext("Các lần chạy"),
        [(gettext("Mã"), "whole"), (gettext("Lúc"), "whole"), gettext("Ghi chú")],
        [
            (
                run.id,
                run.made.astimezone().strftime("%d/%m/%Y %H:%M") if run.made else "–",
                ", ".join(
                    text
                    for holds, text in (
                        (run.shown, gettext("của năm này")),
                        (run.announced, gettext("đã công bố")),
                        (run.locked, gettext("sau khóa sổ")),
                        (run.outdated, gettext("cũ: số liệu, quy tắc đã đổi")),
                    )
                    if holds
                ),
            )
            for run in every
        ],
    )


def _json(status: year_status.YearStatus) -> dict[str, Any]:
    announced = status.announced
    return {
        **numbers.fields_json(
            status, "year", "returns", "units", "units_returned", "owing_units", "owed_forms"
        ),
        "owed_by_others": status.others_owe,
        "unconfirmed_appraisals": status.unconfirmed,
        "runs": [
            {
                "run": run.id,
                "made": run.made.isoformat() if run.made else None,
                **numbers.fields_json(run, "shown", "announced", "locked", "outdated"),
            }
            for run in status.runs
        ],
        "locked_on": status.locked.record.on if status.locked else None,
        "announced": {"document": announced.document, "date": announced.on.isoformat()}
        if announced
        else None,
        "differs": list(status.differs),
        "run_faults": [{"vi": in_language("vi", f), "en": in_language("en", f)} for f in status.faults],
        "next": _step_json(status.next),
        "recheck": [_step_json(step) for step in status.recheck],
    }


def _step_json(step: year_status.NextStep) -> dict[str, Any]:
    return {
        "step": step.code,
        "command": command(step.command) if step.command else None,
        "vi": in_language("vi", step.said),
        "en": in_language("en", step.said),
    }
