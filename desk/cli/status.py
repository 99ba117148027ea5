"""`lanhmanh status`: where each year stands, and the command that is next; of one year, its runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desk.base.called import command
from desk.base.faults import DONE, WrongUse
from desk.base.output import Output
from desk.base.plurals import many
from desk.cli.verb import Here, verb

if TYPE_CHECKING:
    from desk.office.year_status import RunStatus, YearStatus


@verb("status", "Mỗi năm đang ở đâu: đã nhận, còn nợ, đã chấm, khóa sổ, công bố; bước tiếp theo.")
def status(
    here: Here,
    out: Output,
    year: Annotated[int | None, typer.Argument(help="Một năm: cả các lần chạy.", min=1900, max=2100)] = None,
) -> int:
    from desk.office.year_status import year_statuses

    found = year_statuses(here.workspace, here.rules)
    years = [one for one in found if year in (None, one.year)]
    if year is not None and not years:
        have = ", ".join(str(one.year) for one in found)
        raise WrongUse(
            f"Năm {year} chưa có gì.{f' Đang có: {have}.' if have else ''}",
            f"There is nothing of {year} yet.{f' There are: {have}.' if have else ''}",
        )
    out.json({"years": [_json(one) for one in years]})
    if not years:
        out.say(
            "Chưa có báo cáo nào. Nhập: lanhmanh import THƯ_MỤC_BÁO_CÁO",
            "There is no return yet. Import some: lanhmanh import FOLDER_OF_RETURNS",
        )
        return DONE
    out.table(
        ("Các năm", "Years"),
        [
            ("Năm", "Year"),
            ("Đơn vị đã nộp", "Communes returned"),
            ("Biểu còn nợ", "Forms owed"),
            ("Lần chạy", "Run", "whole"),
            ("Khóa sổ", "Locked", "whole"),
            ("Công bố", "Announced"),
        ],
        [_row(one, out.lang) for one in years],
    )
    for one in years:
        _print_next(one, out)
    if year is not None and years[0].runs:
        _print_runs(years[0].runs, out)
    return DONE


def _row(one: YearStatus, lang: str) -> tuple[str, ...]:
    none = "chưa" if lang == "vi" else "no"
    shown = next((run for run in one.runs if run.shown), None)
    told = one.announced
    return (
        str(one.year),
        f"{one.units_returned}/{one.units}",
        str(one.owed_forms) if one.units_returned else "–",
        shown.id if shown else none,
        _day(one.locked.record.on, lang) if one.locked else none,
        f"{told.document}, {_day(told.on.isoformat(), lang)}" if told else none,
    )


def _day(iso: str, lang: str) -> str:
    from datetime import date

    from desk.words.numbers import day_words

    return day_words(date.fromisoformat(iso), lang)


def _print_next(one: YearStatus, out: Output) -> None:
    if one.differs:
        units = len(one.differs)
        out.say(
            f"{one.year}: kết quả hiện nay khác đã công bố ở {units} đơn vị.",
            f"{one.year}: the result now differs from what was announced for {many(units, 'unit')}.",
        )
    typed = f": lanhmanh {one.next.command}" if one.next.command else ""
    out.say(f"{one.year}, tiếp theo, {one.next.vi}{typed}", f"{one.year}, next, {one.next.en}{typed}")


def _print_runs(runs: Sequence[RunStatus], out: Output) -> None:
    out.table(
        ("Các lần chạy", "Runs"),
        [("Mã", "Id", "whole"), ("Lúc", "Made", "whole"), ("Ghi chú", "Notes")],
        [
            (
                run.id,
                run.made.astimezone().strftime("%d/%m/%Y %H:%M") if run.made else "–",
                ", ".join(
                    out.pick(vi, en)
                    for holds, vi, en in (
                        (run.shown, "của năm này", "shown for the year"),
                        (run.announced, "đã công bố", "announced"),
                        (run.locked, "sau khóa sổ", "after the lock"),
                        (run.outdated, "cũ: số liệu, quy tắc đã đổi", "outdated: returns or rules changed"),
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
            "vi": one.next.vi,
            "en": one.next.en,
        },
    }
