"""Acts on leads at the desk: into the workspace's own logs, never over another person's word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.base.faults import WrongUse
from desk.leads.acts import DECIDE, Act, Entry, done
from desk.leads.leads import Queue
from desk.leads.striking import striking_of, struck_words
from desk.runs.year import Year
from desk.web.leads.reading import queue_today
from desk.web.shelf import year_of
from engine.links.review import REFERRED, Reviewed

REFER = "refer"


def did(act: Act, year: Year, by: str, values: Mapping[str, Any]) -> Entry:
    """Put an act on record of the leads as they stand once its log is held."""
    return done(act, year.run, values, by, date.today(), lambda: queue_today(year))


def referred(content: Mapping[str, Any], by: str, mark: str) -> None:
    """Keep a referral both persons agreed to; `mark` names the proposal on record."""
    year = year_of(int(content["year"]))
    if year is None:
        raise WrongUse("Không còn lần chạy của năm đó.")
    why = f"{content['document']}: {content['reason']}"
    values = {"lead": str(content["lead"]), "seen": str(content["seen"]), "state": REFERRED, "reason": why}
    did(DECIDE, year, by, values | {"proposal": mark})


def tie_tried(queue: Queue, found: Reviewed, nth: int) -> tuple[tuple[str, ...], str]:
    """Say what striking a tie would do to a lead, before anything is on record; else why it can't be
    struck."""
    try:
        return struck_words(striking_of(queue, found, nth, "", "")), ""
    except WrongUse as stop:
        return (), str(stop)
