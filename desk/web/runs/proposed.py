"""What a second person reads before agreeing to an announcement: whose band becomes what, what is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.runs.since_announced import later_differences
from desk.runs.standings import unsettled
from desk.runs.year import Year
from desk.web.shelf import announcement_of, year_by_run, year_of
from desk.workspace.announced_bands import Announced


@dataclass(frozen=True, slots=True)
class BandMove:
    """A commune whose band is to be announced otherwise than before; a band that is not there is empty."""

    code: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ProposedAnnouncement:
    """An announcement that waits: its document, the results it freezes, who moves since the year before and
    since what was announced of the same year."""

    year: Year
    document: str
    on: date
    newest: bool
    since_last_year: tuple[BandMove, ...]
    since_announced: tuple[BandMove, ...]
    replaces: Announced | None
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

    def move(code: str, was: tuple[str, ...] | None, bands: tuple[str, ...]) -> BandMove:
        titles = (year.title(one) if one else "" for one in (was, bands))
        return BandMove(code, name(code), *titles)

    return ProposedAnnouncement(
        year,
        str(content["document"]),
        date.fromisoformat(str(content["date"])),
        newest is not None and newest.run.id == year.run.id,
        tuple(
            move(row.subject, last[row.subject], row.bands)
            for row in rows
            if row.subject in last and last[row.subject] != row.bands
        ),
        tuple(
            move(row.subject, before.bands(row.subject) if before else None, row.bands)
            for row in rows
            if row.subject in moved
        ),
        before,
        tuple(name(code) for code in unsettled(rows)),
    )
