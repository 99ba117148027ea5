"""Where a year stands before it is closed: what is met, what is missing, what was run, locked and
announced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from desk.base.faults import Stop
from desk.base.language import ByLanguage, LazyText, gettext, in_language
from desk.office.closing import before_closing
from desk.office.closing_checklist import MET, STOPS, Check, checklist_of
from desk.report.tree import PageLink, Remark, Report, ReportBlock
from desk.reports.notices_report import first_told_tables, notices_table
from desk.runs.found_runs import runs_newest_first
from desk.runs.run import Run, opened_run
from desk.runs.run_inputs import returns_since
from desk.runs.since_announced import announcement_of
from desk.runs.year import Year
from desk.web.notice import PageNotice, notice_of
from desk.web.shelf import (
    archive_today,
    cached_while_unchanged,
    rules_changed_since,
    rules_today,
    workspace,
    year_of,
)
from desk.workspace.announcements import Announced
from desk.workspace.locking import Locked, late_returns, lock_on, locks_of
from engine.rulebook.model.rulebook import Rules
from facts.archive.manifest import Manifest
from facts.periods import Period

COMMAND = re.compile(r" \(lanhmanh [^)]*\)")
MANY = 200  # notices drawn on the page; a country's year has tens of thousands
BLOCKS = "blocks"  # the page shows a run; what is locked must be what was looked at


@dataclass(frozen=True, slots=True)
class RunLine:
    id: str
    made: datetime | None
    counts: str
    locked: bool
    newest: bool
    stale: bool  # a return came since, or the receiver said when one came
    other_rules: bool  # the rules changed since


@dataclass(frozen=True, slots=True)
class Closing:
    period: str
    lock: Locked | None
    late: tuple[Manifest, ...]
    announced: Announced | None
    checks: tuple[Check, ...]
    runs: tuple[RunLine, ...]
    year: Year | None
    notice: PageNotice | None
    told: Report  # what later returns say otherwise than those before

    @property
    def met(self) -> bool:
        return not self.asks and not self.blocks

    @property
    def n_met(self) -> int:
        return sum(check.state == MET for check in self.checks)

    @property
    def n_open(self) -> int:
        return len(self.asks)

    @property
    def asks(self) -> tuple[Check, ...]:
        """Return what is open: each is closed over only for a reason of its own."""
        return tuple(check for check in self.checks if check.state not in (MET, BLOCKS))

    @property
    def blocks(self) -> tuple[Check, ...]:
        """Return what must be done first, for no reason otherwise."""
        return tuple(check for check in self.checks if check.state == BLOCKS)

    @property
    def shown(self) -> dict[str, object]:
        """Return what the page shows of what is locked, opened again or announced from there."""
        return {
            "run": self.year.run.id if self.year else "",
            "lock": self.lock.record.id if self.lock else "",
            "announced": self.announced.record.id if self.announced else "",
            "checks": [(check.id, check.state, in_language("vi", check.said)) for check in self.checks],
        }

    @property
    def stops(self) -> bool:
        """Tell whether locking or announcing would publish an unsettled band: it needs a reason."""
        return any(check.state == STOPS for check in self.checks)


def closing_of(year: int) -> Closing | None:
    """Return where a year stands; None where the rules know no such year."""
    period = rules_today().calendar.at("year", year)
    return _closing(period, year_of(year)) if period else None


@cached_while_unchanged(4)
def _closing(period: Period, found: Year | None) -> Closing:
    rules, made = rules_today(), workspace()
    locks = locks_of(made, rules)
    late = tuple(m for m in late_returns(made, rules, locks) if rules.calendar.period(m.period) == period)
    book = found.communes.name if found else ""
    told = announcement_of(made, book, period.code)
    checks = tuple(map(_at_the_desk, _checks(rules, period, found)))
    return Closing(
        period.code,
        lock_on(locks, period),
        late,
        told,
        checks,
        tuple(run_lines(period.year, found)),
        found,
        notice_of(found, book) if found else None,
        Report(tuple(later_returns(found)) if found else ()),
    )


def later_returns(year: Year) -> Iterator[ReportBlock]:
    def name(unit: str) -> PageLink:
        return PageLink(year.name(unit), "commune", (year.period.year, unit))

    yield from notices_table(year.notices[:MANY], name)
    if (more := len(year.notices) - MANY) > 0:
        yield Remark(
            gettext(
                "… và %(more)s điều nữa không vẽ ở đây: mở trang kết quả của từng xã, hoặc sổ kết quả"
                " nội bộ.",
                more=more,
            )
        )
    yield from first_told_tables(year.rows, name)


def _checks(rules: Rules, period: Period, year: Year | None) -> Iterable[Check]:
    results = year.rows if year else None
    yield from checklist_of(before_closing(workspace(), rules, period, archive_today(), results))
    if year is None:
        yield Check("unrun", BLOCKS, LazyText("Chưa chấm thử lần nào."), "runs")
    elif _stale(year.run):
        yield Check(
            "newer",
            BLOCKS,
            LazyText(
                "Có báo cáo đến, hoặc ngày nhận được ghi, sau lần chấm mới nhất; chấm lại trước khi khóa."
            ),
            "runs",
        )
    elif _other_rules(year.run):
        yield Check(
            "rules",
            BLOCKS,
            LazyText("Quy tắc đã đổi sau lần chấm mới nhất; chấm lại trước khi khóa."),
            "runs",
        )


def _at_the_desk(check: Check) -> Check:
    """Return a check without the command that helps, where a page of the desk does."""
    if check.page == "returns":
        return check
    return replace(check, said=ByLanguage(lambda: COMMAND.sub("", check.text())))


def run_lines(year: int, newest: Year | None) -> Iterable[RunLine]:
    """Yield the runs of a year, as they were put on record, newest first."""
    for folder in runs_newest_first(workspace(), year):
        try:
            run = opened_run(folder)
        except Stop:
            continue
        mine = newest is not None and newest.run.id == run.id
        yield RunLine(
            run.id,
            run.made,
            run.counts_words(),
            run.manifest["locked"],
            mine,
            _stale(run),
            _other_rules(run),
        )


def _other_rules(run: Run) -> bool:
    return not run.manifest["locked"] and rules_changed_since(run)


def _stale(run: Run) -> bool:
    return returns_since(workspace(), rules_today(), run)
