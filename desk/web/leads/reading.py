"""The leads of a year, kept in memory until a decision, an identity or an identifier is decided on; and the
acts on them, into the workspace's own logs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from desk.base.acts import DAY
from desk.base.faults import Stop, WrongUse
from desk.base.language import gettext
from desk.leads.acts import Entry, LeadAct, done
from desk.leads.decisions import same_in
from desk.leads.identity import matches_of
from desk.leads.leads import Queue, queue_of, reviewed_again
from desk.leads.log_names import DECISIONS, OBSERVED, SAME, TIES, VALUES
from desk.report.tree import Report
from desk.runs.run import opened_run
from desk.runs.year import Year
from desk.web.shelf import year_of
from engine.links.identity.matching import IdentityMatch

Sizes = tuple[tuple[str, int], ...]  # logs and how long each is
_one_at_a_time = threading.Lock()


def queue_today(year: Year) -> Queue:
    """Return the leads of a year's newest run with the decisions in force today.

    Within a block that holds a log, what stands in it now: logs only grow, so their sizes tell.
    """
    folder, day = str(year.run.folder), date.today()
    with _one_at_a_time:
        return _reviewed(folder, day, _sizes(year, TIES, SAME, VALUES, OBSERVED), _sizes(year, DECISIONS))


def _sizes(year: Year, *names: str) -> Sizes:
    logs = (year.run.workspace / "decisions" / name for name in names)
    return tuple((log.name, log.stat().st_size) for log in logs if log.exists())


def listed(
    request: HttpRequest, year: int, title: str, *reports: Report, status: int = 200, **more: Any
) -> HttpResponse:
    """Show reports on a page that leads back to the leads."""
    told = {"title": title, "reports": [(one, ()) for one in reports], **more}
    told["trail"] = reverse("leads", args=[year]), gettext("Manh mối")
    return render(request, "base/listed.html", told, status=status)


def notice() -> str:
    """Say what stands above every lead."""
    words = gettext("không phải kết luận, không phải căn cứ kiểm tra, không nói ai có lỗi.")
    return f"{gettext('Dấu hiệu cần xác minh,')} {words}"


def matches_today(year: Year) -> tuple[IdentityMatch, ...]:
    """Return the pairs of records that may be one person; the same for as long as the run is."""
    with _one_at_a_time:
        return _matches(str(year.run.folder))


def undecided_today(year: Year) -> tuple[IdentityMatch, ...]:
    """Return those pairs on which nobody has decided; none where the vault can't be opened here."""
    decided = same_in(year.run)
    try:
        return tuple(m for m in matches_today(year) if (m.a, m.b) not in decided)
    except Stop:  # no key here: leads can be read all the same
        return ()


@lru_cache(maxsize=4)
def _matches(folder: str) -> tuple[IdentityMatch, ...]:
    return matches_of(opened_run(Path(folder)))


@lru_cache(maxsize=4)
def _found(folder: str, day: date, ties: Sizes) -> Queue:
    """Find the leads: slow, and the same until a tie, an identity or an identifier is decided on."""
    return queue_of(opened_run(Path(folder)), day)


@lru_cache(maxsize=4)
def _reviewed(folder: str, day: date, ties: Sizes, decisions: Sizes) -> Queue:
    return reviewed_again(_found(folder, day, ties))


def did(act: LeadAct, year: Year, by: str, values: Mapping[str, Any], second: str | None = None) -> Entry:
    """Put an act on record of the leads as they stand once its log is held."""
    return done(act, year.run, values, by, date.today(), lambda: queue_today(year), second)


def values_proposed(act: LeadAct, content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was proposed as its form had it: days are kept as text."""
    days = {
        f.name: date.fromisoformat(content[f.name])
        for f in act.fields
        if f.kind == DAY and content.get(f.name)
    }
    return {**content, **days}


def agreed(act: LeadAct) -> Callable[[Mapping[str, Any], str, str], None]:
    """Return what puts an act on record that both persons agreed to; the mark names the proposal."""

    def do(content: Mapping[str, Any], by: str, mark: str) -> None:
        year = year_of(int(content["year"]))
        if year is None:
            raise WrongUse("Không còn lần chạy của năm đó.")
        first, _, second = by.rpartition(", ")
        did(act, year, first, {**values_proposed(act, content), "proposal": mark}, second)

    return do
