"""Acts on leads at the desk: into the workspace's own logs, never over another person's word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from desk.base.faults import WrongUse
from desk.leads.acts import Entry, LeadAct, done
from desk.runs.year import Year
from desk.web.leads.reading import queue_today
from desk.web.shelf import year_of


def did(act: LeadAct, year: Year, by: str, values: Mapping[str, Any]) -> Entry:
    """Put an act on record of the leads as they stand once its log is held."""
    return done(act, year.run, values, by, date.today(), lambda: queue_today(year))


def agreed(act: LeadAct) -> Callable[[Mapping[str, Any], str, str], None]:
    """Return what puts an act on record that both persons agreed to; the mark names the proposal."""

    def do(content: Mapping[str, Any], by: str, mark: str) -> None:
        year = year_of(int(content["year"]))
        if year is None:
            raise WrongUse("Không còn lần chạy của năm đó.")
        did(act, year, by, {**content, "proposal": mark})

    return do
