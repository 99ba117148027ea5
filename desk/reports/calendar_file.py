"""A calendar of deadlines: a code and a day each, nothing about whom or why."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable
from datetime import date, timedelta

from desk.runs.run import Run
from desk.runs.small_tables import FOLLOW_UP
from engine.follow_up.conclusions import Conclusion

LINE = "\r\n"
FOLD = 24


def calendar_of(conclusions: Iterable[Conclusion], run: str, secret: str, differs: Iterable[str] = ()) -> str:
    """Return the sure actions that have a deadline as one iCalendar file; the same actions, the same bytes.
    `secret` is known to whoever holds the run; `differs` says where the run is not what was announced."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//lanhmanh//follow-up//VI", "CALSCALE:GREGORIAN"]
    words = " ".join(differs)
    if words:
        lines.append(_folded("X-WR-CALDESC:" + re.sub(r"([\\;,])", r"\\\1", words)))
    for action in conclusions:
        if action.kind == "action" and action.sure and action.deadline is not None:
            lines += _event(action, action.deadline, run, secret)
    return LINE.join([*lines, "END:VCALENDAR", ""])


def _folded(line: str) -> str:
    """Break a long line as RFC 5545 asks: at most 75 bytes each, and no letter has more than three."""
    return f"{LINE} ".join(line[at : at + FOLD] for at in range(0, len(line), FOLD))


def _event(action: Conclusion, day: date, run: str, secret: str) -> list[str]:
    code = code_of(action, secret)
    return [
        "BEGIN:VEVENT",
        f"UID:{run}-{code}@lanhmanh",
        f"DTSTAMP:{day:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{code}",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        "END:VEVENT",
    ]


def code_of(conclusion: Conclusion, secret: str) -> str:
    """Return a short code that names a conclusion without saying what it is about. Codes of venues are easily
    guessed: without a secret, whoever finds the calendar could try them all."""
    text = "|".join(
        (conclusion.kind, conclusion.name, conclusion.rule, str(conclusion.deadline), *conclusion.about)
    )
    digest = hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()
    return f"{conclusion.rule}-{digest[:8]}"


def secret_of(run: Run) -> str:
    """Return what only holders of a run know: the hash of what follows from it."""
    return str(run.manifest["files"].get(f"{FOLLOW_UP}.parquet", ""))
