"""Refuses a period of which there can be, or is, nothing to lock, score or announce; says which there are."""

from __future__ import annotations

from datetime import date
from shlex import quote

from desk.base.faults import WrongUse
from desk.base.language import ByLanguage, LazyText
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
            "Kỳ %(period)s bắt đầu ngày %(start)s, chưa tới. Kiểm tra lại năm đã gõ. Chưa làm gì.",
            period=period.code,
            start=ByLanguage(day_words, period.start),
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
        there = LazyText("Kỳ đã có báo cáo: %(codes)s.", codes=codes)
    else:
        there = LazyText("Kho chưa có báo cáo nào.")
    raise WrongUse(
        "Chưa có báo cáo nào của kỳ %(period)s. %(there)s Nhập báo cáo trước: lanhmanh import THƯ_MỤC -w"
        " %(where)s. Chưa làm gì.",
        period=period.code,
        there=there,
        where=where,
    )
