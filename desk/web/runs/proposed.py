"""What a second person reads before agreeing to an announcement: whose band becomes what, what is open;
and the announcement two persons agreed to, put on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.base.language import gettext
from desk.office.closing import announced
from desk.report.tree import PageLink, Remark, Report, ReportBlock, ReportColumn, Table
from desk.runs.found_runs import found_run
from desk.runs.run import rules_of, scored_period
from desk.runs.since_announced import later_differences
from desk.runs.standings import unsettled
from desk.runs.year import Year
from desk.web.shelf import announcement_of, workspace, year_by_run, year_of
from desk.workspace.compiled_rules import rulebook_for
from engine.rulebook.model.roles import RECOGNITION


@dataclass(frozen=True, slots=True)
class ProposedAnnouncement:
    """An announcement that waits: its document, the results it freezes, whose band is another than before."""

    year: Year
    document: str
    on: date
    newest: bool
    moves: Report  # against what was announced of the year before, and of this one
    unsettled: tuple[str, ...]


def proposed_announcement(content: Mapping[str, Any], number: int) -> ProposedAnnouncement | None:
    """Return what is proposed to be announced of a year; None where its run is gone."""
    year = year_by_run(str(content["run"]))
    if year is None:
        return None
    rows, name, newest = year.rows, year.name, year_of(number)
    last, before = year.announced_before, announcement_of(number)
    differing = later_differences(before, year.run, year.rulebook.name) if before else ()
    moved = {one.subject for one in differing if one.what == "band"}

    since = {row.subject: last[row.subject] for row in rows if last.get(row.subject, row.bands) != row.bands}
    blocks = [_moves(gettext("Ai đổi hạng so với năm trước"), since, year)]
    if before:
        title = gettext("Ai đổi hạng so với lần đã công bố theo %(document)s", document=before.document)
        again = {row.subject: before.bands(row.subject) for row in rows if row.subject in moved}
        blocks.append(_moves(title, again, year))
    return ProposedAnnouncement(
        year,
        str(content["document"]),
        date.fromisoformat(str(content["date"])),
        newest is not None and newest.run.id == year.run.id,
        Report(tuple(blocks)),
        tuple(name(code) for code in unsettled(rows)),
    )


def _moves(title: str, was: Mapping[str, tuple[str, ...] | None], year: Year) -> ReportBlock:
    now = year.by_subject
    columns = (
        ReportColumn(
            gettext("Xã"), lambda code: PageLink(year.name(code), "commune", (year.period.year, code))
        ),
        ReportColumn(gettext("Trước"), lambda code: year.title(bands) if (bands := was[code]) else None),
        ReportColumn(gettext("Nay"), lambda code: year.title(now[code].bands)),
    )
    return Table(title, columns, [*was]) if was else Remark(f"{title}: {gettext('không ai.')}")


ANNOUNCE = "announce"


def announced_by_two(content: Mapping[str, Any], by: str, mark: str) -> None:
    """Freeze the results of the run that was proposed; `mark` names the proposal on record."""
    run = found_run(str(content["run"]), workspace().folder)
    rules = rules_of(run)
    book = rulebook_for(rules, RECOGNITION, scored_period(rules, run.manifest["year"]))
    on = date.fromisoformat(str(content["date"]))
    reason = str(content["reason"]) or None
    announced(
        workspace(),
        run,
        book,
        str(content["document"]),
        on,
        by,
        reason,
        str(content.get("despite", "")),
        mark,
    )
