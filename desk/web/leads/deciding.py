"""Decisions about leads taken at the desk: into the workspace's own logs, never over another person's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.base.faults import WrongUse
from desk.base.language import language
from desk.leads import decisions
from desk.leads.leads import Queue, lead_named
from desk.leads.striking import striking_of, struck_words
from desk.runs.year import Year
from desk.web.leads.pages import seen_of
from desk.web.leads.reading import queue_today
from desk.web.shelf import year_of
from desk.web.typed import needed
from engine.links.review import DISMISSED, LOOKING, REFERRED, Reviewed

REFER = "refer"


def taken(year: Year, lead: str, seen: str, why: str, by: str) -> None:
    _decided(year, lead, seen, LOOKING, why, by)


def dismissed(year: Year, lead: str, seen: str, story: str, why: str, by: str) -> None:
    """Dismiss a lead for an innocent story and what was seen; it comes back when it lapses or with enough
    that is new."""
    _decided(year, lead, seen, DISMISSED, f"{needed(story, 'story')}: {why}", by)


def referred(content: Mapping[str, Any], by: str, mark: str) -> None:
    """Keep a referral both persons agreed to; `mark` names the proposal on record."""
    year = year_of(int(content["year"]))
    if year is None:
        raise WrongUse("Không còn lần chạy của năm đó.")
    why = f"{content['document']}: {content['reason']}"
    _decided(year, str(content["lead"]), str(content["seen"]), REFERRED, why, by, mark)


def _decided(year: Year, lead: str, seen: str, state: str, why: str, by: str, mark: str = "") -> None:
    said = needed(why, "reason")
    with decisions.held(year.run, decisions.DECISIONS):
        found = as_seen(queue_today(year), lead, seen)
        decisions.lead_decided(year.run, found, state, said, by, date.today(), mark)


def as_seen(queue: Queue, lead: str, seen: str) -> Reviewed:
    """Return a lead as it is now; raises Stop with the other person's decision where one came in between."""
    found = lead_named(queue, lead)
    if seen_of(found) != seen:
        d = found.decision
        who, what = (d.by, d.reason) if d else ("–", "–")
        raise WrongUse(
            "%(who)s vừa quyết định về %(id)s: “%(what)s”. Quyết định của bạn chưa được ghi; mở lại manh"
            " mối, đọc quyết định đó rồi làm tiếp.",
            who=who,
            id=found.id,
            what=what,
        )
    return found


def tie_tried(queue: Queue, found: Reviewed, nth: int) -> tuple[tuple[str, ...], str]:
    """Say what striking a tie would do to a lead, before anything is on record; else why it can't be
    struck."""
    try:
        return struck_words(striking_of(queue, found, nth, "", "")), ""
    except WrongUse as stop:
        return (), stop.texts[language()]


def tie_struck(year: Year, queue: Queue, lead: str, seen: str, nth: int, why: str, by: str) -> None:
    said = needed(why, "reason")
    struck = striking_of(queue, lead_named(queue, lead), nth, said, by)
    with decisions.held(year.run, decisions.TIES):
        found = as_seen(queue_today(year), lead, seen)
        decisions.tie_explained(year.run, found, struck.decision)


def tie_back(year: Year, nth: int, why: str, by: str) -> None:
    said = needed(why, "reason")
    with decisions.held(year.run, decisions.TIES):
        ties = queue_today(year).ties
        if not 1 <= nth <= len(ties):
            raise WrongUse("Không có dòng này.")
        decisions.tie_restored(year.run, ties[nth - 1].decision, said, by, date.today())
