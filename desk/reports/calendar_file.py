"""A calendar of deadlines: a code and a day each, nothing about whom or why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta

from engine.follow_up.conclusions import Conclusion

LINE = "\r\n"


def calendar_of(conclusions: Iterable[Conclusion], run: str) -> str:
    """Return the sure actions that have a deadline as one iCalendar file; the same actions, the same bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//lanhmanh//follow-up//VI", "CALSCALE:GREGORIAN"]
    for action in conclusions:
        if action.kind == "action" and action.sure and action.deadline is not None:
            lines += _event(action, action.deadline, run)
    return LINE.join([*lines, "END:VCALENDAR", ""])


def _event(action: Conclusion, day: date, run: str) -> list[str]:
    code = code_of(action)
    return [
        "BEGIN:VEVENT", f"UID:{run}-{code}@lanhmanh", f"DTSTAMP:{day:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{code}", "TRANSP:TRANSPARENT", "CLASS:PRIVATE", "END:VEVENT",
    ]  # fmt: skip


def code_of(conclusion: Conclusion) -> str:
    """Return a short code that names a conclusion without saying what it is about."""
    text = "|".join(
        (conclusion.kind, conclusion.name, conclusion.rule, str(conclusion.deadline), *conclusion.about)
    )
    return f"{conclusion.rule}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"
