"""`lanhmanh status`: where each year stands, and the command that is next; of one year, its runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

from desk.base.called import command
from desk.base.faults import DONE, WrongUse
from desk.base.language import gettext, in_language
from desk.base.options import argument
from desk.base.output import Output
from desk.cli.verb import Here, verb

if TYPE_CHECKING:
    from desk.office.year_status import RunStatus, YearStatus


@verb("status", "Mỗi năm đang ở đâu: đã nhận, còn nợ, đã chấm, khóa sổ, công bố; bước tiếp theo.")
def status(
    here: Here,
    out: Output,
    year: Annotated[int | None, argument("Một năm: cả các lần chạy.", min=1900, max=2100)] = None,
) -> int:
    from desk.office.year_status import year_statuses

    found = year_statuses(here.workspace, here.rules)
    years = [one for one in found if year in (None, one.year)]
    if year is not None and not years:
        have = ", ".join(str(one.year) for one in found)
        if not have:
            raise WrongUse("Năm %(year)s chưa có gì.", year=year)
        raise WrongUse("Năm %(year)s chưa có gì. Đang có: %(have)s.", year=year, have=have)
    out.json({"years": [_json(one) for one in years]})
    if not years:
        out.say("Chưa có báo cáo nào. Nhập: lanhmanh import THƯ_MỤC_BÁO_CÁO")
        return DONE
    out.table(
        gettext("Các năm"),
        [
            gettext("Năm"),
            gettext("Đơn vị đã nộp"),
            gettext("Biểu còn nợ"),
            (gettext("Lần chạy"), "whole"),
            (gettext("Khóa sổ"), "whole"),
            gettext("Công bố"),
        ],
        [_row(one) for one in years],
    )
    for one in years:
        _print_next(one, out)
    if year is not None and years[0].runs:
        _print_runs(years[0].runs, out)
    return DONE


def _row(one: YearStatus) -> tuple[str, ...]:
    none = gettext("chưa")
    shown = next((run for run in one.runs if run.shown), None)
    told = one.announced
    return (
        str(one.year),
        f"{one.units_returned}/{one.units}",
        str(one.owed_forms) if one.units_returned else "–",
        shown.id if shown else none,
        _day(one.locked.record.on) if one.locked else none,
        f"{told.document}, {_day(told.on.isoformat())}" if told else none,
    )


def _day(iso: str) -> str:
    from datetime import date

    from desk.words.numbers import day_words

    return day_words(date.fromisoformat(iso))


def _print_next(one: YearStatus, out: Output) -> None:
    if one.differs:
        units = len(one.differs)
        out.say("%(year)s: kết quả hiện nay khác đã công bố ở %(n)s đơn vị.", n=units, year=one.year)
    typed = f": lanhmanh {one.next.command}" if one.next.command else ""
    step = one.next.said
    out.say("%(year)s, tiếp theo, %(step)s%(typed)s", year=one.year, step=step, typed=typed)


def _print_runs(runs: Sequence[RunStatus], out: Output) -> None:
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
            for run in runs
        ],
    )


def _json(one: YearStatus) -> dict[str, Any]:
    told = one.announced
    return {
        "year": one.year,
        "returns": one.returns,
        "units": one.units,
        "units_returned": one.units_returned,
        "owing_units": one.owing_units,
        "owed_forms": one.owed_forms,
        "unconfirmed_appraisals": one.unconfirmed,
        "runs": [
            {
                "run": run.id,
                "made": run.made.isoformat() if run.made else None,
                "shown": run.shown,
                "announced": run.announced,
                "locked": run.locked,
                "outdated": run.outdated,
            }
            for run in one.runs
        ],
        "locked_on": one.locked.record.on if one.locked else None,
        "announced": {"document": told.document, "date": told.on.isoformat()} if told else None,
        "differs": list(one.differs),
        "next": {
            "step": one.next.code,
            "command": command(one.next.command) if one.next.command else None,
            "vi": in_language("vi", one.next.said),
            "en": in_language("en", one.next.said),
        },
    }
