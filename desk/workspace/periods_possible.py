"""Refuses a period of which there can be, or is, nothing to lock, score or announce; says which there are."""

from __future__ import annotations

from datetime import date
from shlex import quote

from desk.base.faults import WrongUse
from desk.words.numbers import day_words
from desk.workspace.folder import Workspace
from desk.workspace.logs import faults_told
from desk.workspace.store import archive_of
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period


def refuse_not_begun(period: Period, today: date) -> None:
    """Raise Stop where a period lies ahead: no return of it can be there yet."""
    if period.start > today:
        raise WrongUse(
            f"Kỳ {period.code} bắt đầu ngày {day_words(period.start)}, chưa tới. Kiểm tra lại năm đã gõ. Chưa"
            " làm gì.",
            f"Period {period.code} begins on {day_words(period.start, 'en')}, which is still to come. Check"
            " the year. Nothing was done.",
        )


def refuse_impossible(workspace: Workspace, rules: Rules, period: Period, today: date) -> None:
    """Raise Stop where a period lies ahead, or nothing was sent of it."""
    refuse_not_begun(period, today)
    refuse_without_returns(workspace, rules, period)


def refuse_without_returns(workspace: Workspace, rules: Rules, period: Period) -> None:
    """Raise Stop where no return of a period, or of a part of it, was ever imported."""
    with faults_told():
        sent = {manifest.period for manifest in archive_of(workspace).manifests()}
    known = [found for code in sorted(sent) if (found := rules.calendar.period(code)) is not None]
    if any(period.start <= found.end and found.start <= period.end for found in known):
        return
    where = quote(str(workspace.folder))
    if known:
        codes = ", ".join(found.code for found in known)
        vi, en = f"Kỳ đã có báo cáo: {codes}.", f"There are returns of {codes}."
    else:
        vi, en = "Kho chưa có báo cáo nào.", "No return was imported yet."
    raise WrongUse(
        f"Chưa có báo cáo nào của kỳ {period.code}. {vi} Nhập báo cáo trước: lanhmanh import THƯ_MỤC -w"
        f" {where}. Chưa làm gì.",
        f"There is no return for {period.code}. {en} Import returns first: lanhmanh import FOLDER -w {where}."
        " Nothing was done.",
    )
