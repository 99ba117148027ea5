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
        made = running.run_made(own, year, day_from(as_of, "--as-of"), step, chaining)
    chaining_notes.say_losses(made, out)
    say_differing(made, out)
    rules = runs.rules_of(made)
    period = runs.scored_period(rules, year)
    out.say(
        "Lần chạy %(id)s: %(counts)s\nKết quả: %(folder)s",
        id=made.id,
        counts=made.counts_words(full),
        folder=made.folder,
    )
    if made.journal.get("returns") == 0:
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
        out.note(
            "Lỗi của chương trình với báo cáo của %(failed)s; các đơn vị khác đã chấm xong. Gửi"
            " %(report)s (không có số liệu nào trong đó) cho người phát triển.",
            failed=", ".join(made.failed),
            report=made.folder / failures.REPORT,
        )
        return OURS
    return TO_LOOK_AT if made.to_look_at else DONE


def _print_results(made: runs.Run, rules: Rules, full: bool, out: Output) -> None:
    book = roles.in_role(rules, roles.RECOGNITION, runs.scored_period(rules, made.manifest["year"]).end)
    if book is None or book.name not in made.manifest["rulebooks"]:
        out.say("Xem: lanhmanh results %(id)s", id=made.id)
        return
    console.print_report(ranking.ranking_report(years.year_of_run(made)), out, not full)


@verb("status", "Mỗi năm đang ở đâu: đã nhận, còn nợ, đã chấm, khóa sổ, công bố; bước tiếp theo.")
def status(
    here: Here,
    out: Output,
    year: Annotated[int | None, argument("Một năm: cả các lần chạy.", min=1900, max=2100)] = None,
) -> int:
    found = year_status.year_statuses(here.workspace, here.rules, date.today())
    shown = [one for one in found if year in (None, one.year)]
    if year is not None and not shown:
        have = ", ".join(str(one.year) for one in found)
        if not have:
            raise WrongUse("Năm %(year)s chưa có gì.", year=year)
        raise WrongUse("Năm %(year)s chưa có gì. Đang có: %(have)s.", year=year, have=have)
    out.json({"years": [_json(one) for one in shown]})
    if not shown:
        out.say("Chưa có báo cáo nào. Nhập: lanhmanh import THƯ_MỤC_BÁO_CÁO")
        return DONE
    others = any(one.others_owe for one in shown)
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
        [_row(one, others) for one in shown],
    )
    for one in shown:
        _print_next(one, out)
    if year is not None and shown[0].runs:
        _print_runs(shown[0].runs, out)
    return TO_LOOK_AT if any(one.faults for one in shown) else DONE


def _row(one: year_status.YearStatus, others: bool) -> tuple[str, ...]:
    none = gettext("chưa")
    shown = next((run for run in one.runs if run.shown), None)
    told = one.announced
    owed = (one.owed_forms, one.others_owe) if others else (one.owed_forms,)
    return (
        str(one.year),
        f"{one.units_returned}/{one.units}",
        *(str(forms) if one.units_returned else "–" for forms in owed),
        shown.id if shown else gettext("hỏng hoặc mất") if one.faults else none,
        _day(one.locked.record.on) if one.locked else none,
        f"{told.document}, {_day(told.on.isoformat())}" if told else none,
    )


def _day(iso: str) -> str:
    return numbers.day_words(date.fromisoformat(iso))


def _print_next(one: year_status.YearStatus, out: Output) -> None:
    for fault in one.faults:
        out.say("%(fault)s", fault=fault)
    if one.differs:
        units = len(one.differs)
        out.say("%(year)s: kết quả hiện nay khác đã công bố ở %(n)s đơn vị.", n=units, year=one.year)
    out.say(
        "%(year)s, tiếp theo, %(step)s%(typed)s", year=one.year, step=one.next.said, typed=_typed(one.next)
    )
    for step in one.recheck:
        out.say("%(year)s, phúc tra, %(step)s%(typed)s", year=one.year, step=step.said, typed=_typed(step))


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


def _json(one: year_status.YearStatus) -> dict[str, Any]:
    told = one.announced
    return {
        **numbers.fields_json(one, "year", "returns", "units", "units_returned", "owing_units", "owed_forms"),
        "owed_by_others": one.others_owe,
        "unconfirmed_appraisals": one.unconfirmed,
        "runs": [
            {
                "run": run.id,
                "made": run.made.isoformat() if run.made else None,
                **numbers.fields_json(run, "shown", "announced", "locked", "outdated"),
            }
            for run in one.runs
        ],
        "locked_on": one.locked.record.on if one.locked else None,
        "announced": {"document": told.document, "date": told.on.isoformat()} if told else None,
        "differs": list(one.differs),
        "run_faults": [{"vi": in_language("vi", f), "en": in_language("en", f)} for f in one.faults],
        "next": _step_json(one.next),
        "recheck": [_step_json(step) for step in one.recheck],
    }


def _step_json(step: year_status.NextStep) -> dict[str, Any]:
    return {
        "step": step.code,
        "command": command(step.command) if step.command else None,
        "vi": in_language("vi", step.said),
        "en": in_language("en", step.said),
    }
