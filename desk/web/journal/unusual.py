"""Reading of names that a person should look at: many in an hour, or for a reason that says nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.timezone import localtime

from desk.base.chained_log import Entry
from desk.base.typed import WORD
from desk.web.shelf import workspace
from desk.workspace.logs import ACCESS, log_of

MANY, WITHIN = 10, timedelta(hours=1)  # names one account opens
SHOWN_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class UnusualReading:
    """An account that opened `names` names within an hour, or `bare` ones without a reason in words; the day
    it was, the last of several."""

    by: str
    names: int
    bare: int
    day: date


def unusual_reading(today: date) -> tuple[UnusualReading, ...]:
    """Return what was unusual of late, an account and day each, newest first."""
    days: dict[tuple[date, str], list[tuple[datetime, Entry]]] = defaultdict(list)
    for entry in log_of(workspace(), ACCESS).lines_read():
        if (entry.get("names_of") or entry.get("looked_for")) and (at := _moment(entry)):
            days[at.date(), str(entry.get("by") or "–")].append((at, entry))
    found = (_reading(by, day, looks) for (day, by), looks in days.items() if today - day <= SHOWN_FOR)
    fitting = (one for one in found if one.names > MANY or one.bare)
    return tuple(sorted(fitting, key=lambda one: (one.day, one.by), reverse=True))


def _reading(by: str, day: date, looks: list[tuple[datetime, Entry]]) -> UnusualReading:
    bare = sum(not WORD.search(str(entry.get("reason") or "")) for _, entry in looks)
    return UnusualReading(by, max(_in_an_hour(looks)), bare, day)


def _in_an_hour(looks: list[tuple[datetime, Entry]]) -> Iterator[int]:
    """Yield how many names were opened in the hour up to each look."""
    counted = [(at, max(1, len(entry.get("names_of") or ()))) for at, entry in looks]
    for end, _ in counted:
        yield sum(n for at, n in counted if end - WITHIN < at <= end)


def _moment(entry: Entry) -> datetime | None:
    try:
        return localtime(datetime.fromisoformat(str(entry["at"])))
    except (KeyError, ValueError):
        return None
