"""Every sealed log of the workspace as one table by day: who looked, decided, changed, sent out, was refused.
Never a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localtime

from desk.base.acts import WORD
from desk.base.chained_log import Entry, Log, mark_of
from desk.web.journal.telling import about_words, kind_of, kind_words
from desk.web.shelf import workspace
from desk.words.numbers import day_words
from desk.workspace.logs import ACCESS, log_of, logs_of
from desk.workspace.rights import ACCOUNT

LOOKS, DECISIONS, OUT, REFUSED, DESK = "looks", "decisions", "out", "refused", "desk"
OF_KIND = {
    "refused": REFUSED,
    "file_out": OUT,
    "access": LOOKS,
    "asked": LOOKS,
    "papers": OUT,
    "compared": DESK,
}


@dataclass(frozen=True, slots=True)
class LogLine:
    """One record; `at` is the office's own time (ISO), or a day where the record has no moment."""

    at: str
    by: str
    group: str
    kind: str
    words: str
    about: str
    reason: str
    seal: str
    log: str
    n: int

    @property
    def place(self) -> str:
        """Return where the line stands, as `erase --words` names it."""
        return f"{self.log}:{self.n}"

    @property
    def day(self) -> str:
        return self.at[:10]

    @property
    def time(self) -> str:
        return self.at[11:16]

    def when(self) -> str:
        return f"{day_words(date.fromisoformat(self.day))} {self.time}".strip() if self.day else "–"


@dataclass(frozen=True, slots=True)
class Seal:
    """One log: how many lines, and the first that is not what it was."""

    name: str
    lines: int
    broken: int | None


def seals() -> tuple[Seal, ...]:
    found = [(log, *log.looked_over()) for log in logs_of(workspace())]
    return tuple(
        Seal(log.name, len(entries), None if fault is None else max(fault.at, 1))
        for log, entries, fault in found
    )


@dataclass(frozen=True, slots=True)
class LinesAsked:
    """Which lines: of a kind, by one of some accounts (none: anyone), between two days (ISO), with a word."""

    group: str = ""
    by: tuple[str, ...] = ()
    search: str = ""
    first: str = ""
    last: str = ""

    def fits(self, line: LogLine) -> bool:
        words = f"{line.about} {line.reason} {line.kind} {line.words} {line.by}".lower()
        return (
            (not self.group or line.group == self.group)
            and (not self.by or not set(self.by).isdisjoint(line.by.split(", ")))
            and self.first <= line.day <= (self.last or "9")
            and self.search.lower() in words
        )


def lines(asked: LinesAsked = LinesAsked()) -> tuple[LogLine, ...]:
    """Return the lines that fit, newest first: within a second in the order in which a log was written."""
    found = (line for log in logs_of(workspace()) for line in _lines(log))
    fitting = (line for line in found if asked.fits(line))
    return tuple(sorted(fitting, key=lambda line: (line.at, line.log, line.n), reverse=True))


def _lines(log: Log) -> Iterator[LogLine]:
    name = log.path.stem
    for entry in log.lines_read():
        content = entry.get("content")
        inner: Mapping[str, Any] = content if isinstance(content, dict) else {}
        kind, seal = kind_of(name, entry), mark_of(entry)
        group = OF_KIND.get(kind) or (DESK if name == "desk" or kind.startswith(ACCOUNT) else DECISIONS)
        reason = entry.get("reason") or inner.get("reason") or inner.get("despite") or _open(inner)
        yield LogLine(
            _moment(entry),
            str(entry.get("by") or "–"),
            group,
            kind,
            kind_words(kind),
            about_words(name, entry),
            str(reason),
            f"{seal[:4]}…{seal[-2:]}" if seal else "–",
            log.name,
            int(entry.get("n") or 0),
        )


def _moment(entry: Mapping[str, Any]) -> str:
    """Return when a record was made, by the office's clock; the day alone where it has no moment."""
    at = _local(entry)
    return at.isoformat(timespec="seconds") if at else str(entry.get("on") or "")


def _local(entry: Mapping[str, Any]) -> datetime | None:
    try:
        return localtime(datetime.fromisoformat(str(entry["at"])))
    except (KeyError, ValueError):
        return None


def _open(inner: Mapping[str, Any]) -> str:
    """Return the reasons given one by one for what was open at a lock."""
    return "; ".join(str(one["reason"]) for one in inner.get("open", ()) if isinstance(one, dict))


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
        if (entry.get("names_of") or entry.get("looked_for")) and (at := _local(entry)):
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
