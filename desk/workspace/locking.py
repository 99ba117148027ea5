"""Closing a period: which returns count for which run, and which periods can't be closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from shlex import quote
from types import MappingProxyType
from typing import Any

from desk.base.faults import WrongUse
from desk.base.language import ByLanguage, LazyText
from desk.words.numbers import day_words
from desk.workspace.decisions import LOCK, REOPEN, LoggedDecision, decisions_of, digests_in
from desk.workspace.folder import Workspace
from desk.workspace.logs import faults_told
from desk.workspace.store import archive_of
from desk.workspace.sweeping import writing
from engine.rulebook.model.rulebook import Rules
from facts.archive.manifest import Manifest
from facts.periods import YEAR, Calendar, Period


@dataclass(frozen=True, slots=True)
class Locked:
    """A period that is closed, the returns it was closed with, and the record that says so."""

    period: Period
    returns: frozenset[str]
    record: LoggedDecision

    def covers(self, period: Period) -> bool:
        """Tell whether a return for this period came too late: it is of the locked one or lies inside it."""
        return self.period.start <= period.start and period.end <= self.period.end


def locks_of(workspace: Workspace, rules: Rules) -> tuple[Locked, ...]:
    closed: dict[str, LoggedDecision] = {}
    for record in decisions_of(workspace).records():
        if record.kind == LOCK:
            closed[record.content["period"]] = record
        elif record.kind == REOPEN:
            closed.pop(record.content["period"], None)
    by_period = ((rules.calendar.period(code), record) for code, record in sorted(closed.items()))
    return tuple(
        Locked(period, frozenset(record.content["returns"]), record) for period, record in by_period if period
    )


def lock_on(locks: Iterable[Locked], period: Period) -> Locked | None:
    return next((lock for lock in locks if lock.period.code == period.code), None)


def late_returns(workspace: Workspace, rules: Rules, locks: Sequence[Locked]) -> tuple[Manifest, ...]:
    """Return the returns that came after their period was closed, in order of file."""
    late = [m for m in _manifests(workspace) if locks and _is_late(m, rules, locks)]
    return tuple(sorted(late, key=lambda m: (m.period, m.file)))


def _is_late(manifest: Manifest, rules: Rules, locks: Iterable[Locked]) -> bool:
    period = rules.calendar.period(manifest.period)
    return period is not None and any(
        lock.covers(period) and manifest.hash not in lock.returns for lock in locks
    )


def lock_resting_on(locks: Iterable[Locked], rules: Rules, manifest: Manifest) -> Locked | None:
    """Return a closed period a return is of, or that rests on it and is of the year or a later one."""
    period = rules.calendar.period(manifest.period)
    if period is None:
        return None
    locked = (
        lock
        for lock in locks
        if lock.covers(period) or (manifest.hash in lock.returns and period.year <= lock.period.year)
    )
    return next(locked, None)


@dataclass(frozen=True, slots=True)
class Counting:
    """The imports a run of a period rests on: its own, and, by year, those each earlier year is read from."""

    own: frozenset[str]
    earlier: Mapping[str, frozenset[str]]


def counting_returns(workspace: Workspace, rules: Rules, period: Period) -> Counting:
    """Return the imports a period rests on: of its year and years before; a year's return tells of its half
    too.

    A closed period rests on exactly the returns it was closed with. Another leaves out what came too late for
    one that is closed. Each earlier year is read in the same way.
    """
    locks, manifests = locks_of(workspace, rules), _manifests(workspace)
    closed = lock_on(locks, period)
    if closed is not None:
        manifests = tuple(m for m in manifests if m.hash in closed.returns)
    years_told = {m.hash: told.year for m in manifests if (told := rules.calendar.period(m.period))}
    late = {m.hash for m in manifests if _is_late(m, rules, locks)}

    def up_to(year: Period) -> frozenset[str]:
        own = lock_on(locks, year)
        hashes = own.returns if own is not None else frozenset(years_told) - late
        return frozenset(hash_ for hash_ in hashes if hash_ in years_told and years_told[hash_] <= year.year)

    first = min(years_told.values(), default=period.year)
    years = (rules.calendar.at(YEAR, year) for year in range(first, period.year))
    return Counting(up_to(period), {year.code: up_to(year) for year in years if year is not None})


def locked(
    workspace: Workspace,
    rules: Rules,
    period: Period,
    by: str,
    today: date,
    despite: Mapping[str, Any] = MappingProxyType({}),
    seen: frozenset[str] | None = None,
) -> Locked:
    """Close a period with every return there is. Raise Stop if it is closed already, or others came than
    `seen`.

    The record names each return by its hash and the digest of its stored rows. `despite` says which bands
    were not settled, and why it was closed all the same.
    """
    decisions = decisions_of(workspace)
    with writing(workspace), decisions.alone():
        refuse_locked(lock_on(locks_of(workspace, rules), period))
        returns = sorted(m.hash for m in _manifests(workspace))
        if seen is not None and seen != frozenset(returns):
            raise WrongUse("Có báo cáo vừa đến trong lúc khóa sổ. Chưa khóa; xem lại danh sách rồi khóa.")
        content = {
            "period": period.code,
            "returns": returns,
            **despite,
            **digests_in(workspace, returns, (), closed=False),
        }
        record = decisions.add(LOCK, today.isoformat(), by, content)
    return Locked(period, frozenset(returns), record)


def refuse_locked(lock: Locked | None) -> None:
    """Raise Stop where a period is closed already."""
    if lock is not None:
        code = lock.period.code
        raise WrongUse(
            'Kỳ %(code)s đã khóa sổ. Muốn sửa: lanhmanh lock %(code)s --reopen --reason "lý do".', code=code
        )


def reopened(
    workspace: Workspace, rules: Rules, period: Period, reason: str | None, by: str, today: date
) -> LoggedDecision:
    """Open a closed period again, for a reason that is kept."""
    if not (reason or "").strip():
        raise WrongUse('Mở lại kỳ đã khóa phải có lý do: --reason "…".')
    decisions = decisions_of(workspace)
    with writing(workspace), decisions.alone():
        if lock_on(locks_of(workspace, rules), period) is None:
            raise WrongUse("Kỳ %(period)s chưa khóa sổ.", period=period.code)
        return decisions.add(REOPEN, today.isoformat(), by, {"period": period.code, "reason": reason})


def period_asked(rules: Rules, code: str) -> Period:
    """Return the period a person names; raises Stop where there is none."""
    period = rules.calendar.period(code.strip().upper())
    if period is None:
        raise WrongUse("Không có kỳ '%(code)s'. Ghi như 2020, 2020-6T, 2020-Q1 hoặc 2020-DX1.", code=code)
    return period


def _manifests(workspace: Workspace) -> tuple[Manifest, ...]:
    with faults_told():
        return tuple(archive_of(workspace).manifests())


def refuse_not_begun(period: Period, today: date) -> None:
    """Raise Stop where a period lies ahead: no return of it can be there yet."""
    if period.start > today:
        raise WrongUse(
            "Kỳ %(period)s bắt đầu ngày %(start)s, chưa tới. Kiểm tra lại năm đã gõ. Chưa làm gì.",
            period=period.code,
            start=ByLanguage(day_words, period.start),
        )


def still_runs(period: Period, today: date) -> bool:
    """Tell whether a period's last day is not over: what it will say is not there yet."""
    return period.end >= today


def refuse_not_owed(period: Period, calendar: Calendar, workspace: Workspace) -> None:
    """Raise Stop where a period ended before the office kept records: nobody owes returns of it."""
    first = calendar.first_record
    if first is not None and period.end < first:
        raise WrongUse(
            "Kỳ %(period)s kết thúc ngày %(end)s, trước ngày cơ quan bắt đầu giữ số liệu (%(first)s): không"
            " ai nợ báo cáo. Ngày ấy sai thì ghi lại: lanhmanh init %(where)s --first-record NGÀY. Chưa làm"
            " gì.",
            period=period.code,
            end=ByLanguage(day_words, period.end),
            first=ByLanguage(day_words, first),
            where=quote(str(workspace.folder)),
        )


def refuse_impossible(workspace: Workspace, rules: Rules, period: Period, today: date) -> None:
    """Raise Stop where a period lies ahead, or nothing was sent of it."""
    refuse_not_begun(period, today)
    refuse_without_returns(workspace, rules, period)


def refuse_without_returns(workspace: Workspace, rules: Rules, period: Period) -> None:
    """Raise Stop where no return of a period, or of a part of it, was ever imported."""
    with faults_told():
        sent = {manifest.period for manifest in archive_of(workspace).manifests()}
    known = [own for code in sorted(sent) if (own := rules.calendar.period(code)) is not None]
    if any(period.start <= own.end and own.start <= period.end for own in known):
        return
    where = quote(str(workspace.folder))
    if known:
        there = LazyText("Kỳ đã có báo cáo: %(codes)s.", codes=", ".join(own.code for own in known))
    else:
        there = LazyText("Kho chưa có báo cáo nào.")
    raise WrongUse(
        "Chưa có báo cáo nào của kỳ %(period)s. %(there)s Nhập báo cáo trước: lanhmanh import THƯ_MỤC -w"
        " %(where)s. Chưa làm gì.",
        period=period.code,
        there=there,
        where=where,
    )
