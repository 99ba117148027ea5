"""Windows of time: which days a selection looks at, and which earlier years' returns that takes."""

from __future__ import annotations

import calendar as months_of
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from engine.logic.frame import Frame
from facts.forms.catalogue import KINDS
from facts.periods import YEAR, Calendar, Period
from facts.standing import Record

Window = tuple[date, date]  # both ends inside
Days = tuple[date | None, date | None]  # None is an end that is not known


def months_before(end: date, months: int) -> date:
    """Return the first day of the `months` whole months that end on `end` (14/12 and 12: 15/12)."""
    total = end.year * 12 + end.month - 1 - months
    if total < 12:  # before the calendar begins: all there is
        return date.min
    year, month = divmod(total, 12)
    last = months_of.monthrange(year, month + 1)[1]
    if end.day == months_of.monthrange(end.year, end.month)[1]:
        return date(year, month + 1, last) + timedelta(days=1)
    return date(year, month + 1, min(end.day, last)) + timedelta(days=1)


def window_of(within: str, months: tuple[Fraction, ...], period: Period) -> Window:
    """Return the window a `within` names, ending with the period."""
    if within == "months_before_end":
        return months_before(period.end, int(months[0])), period.end
    if within == "between_months":
        near, far = (months_before(period.end, int(n)) for n in months)
        return far, near - timedelta(days=1)
    return period.start, period.end


def years_touched(since: date | None, period: Period, calendar: Calendar) -> tuple[Period, ...]:
    """Return the earlier years whose returns a look back to `since` needs, as far as they are owed.

    `since` is None for a look without limit.
    """
    first = calendar.first_owed(YEAR)
    if first is None:
        return ()
    years = (calendar.at(YEAR, year) for year in range(first, period.year))
    return tuple(y for y in years if y is not None and (since is None or y.end >= since))


def year_before(period: Period, calendar: Calendar) -> Period | None:
    """Return the same period a year before, None where none was owed yet."""
    own = calendar.first_owed(period.kind)
    owed = own if own is not None else calendar.first_owed(YEAR)
    year = period.year - 1
    if owed is not None and year < owed:
        return None
    return _same_days(calendar.at(period.kind, year, period.n), period, calendar)


def _same_days(window: Period | None, period: Period, calendar: Calendar) -> Period | None:
    """Keep a calendar year's window when this period has one in place of its own."""
    usual = calendar.period(period.code)
    if window is None or usual is None or usual == period:
        return window
    start = period.start.replace(year=period.start.year - 1)
    return replace(window, start=start, end=period.end.replace(year=period.end.year - 1))


def alive(record: Record, life: str, frame: Frame) -> bool:
    """Tell whether a record lives on the period's last day, or on any; its end is the first day gone."""
    ends = KINDS[record.kind].life
    assert ends is not None  # settled when the rules were read
    start, end = record.values.get(ends[0]), record.values.get(ends[1])
    if isinstance(start, date) and start > frame.period.end:
        return False
    last_needed = frame.period.end if life == "open_at" else frame.period.start
    return not isinstance(end, date) or end > last_needed
