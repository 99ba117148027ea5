"""Reporting periods: what a code such as `2020` or `2020-6T` means, by date."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

YEAR, FIRST_HALF, QUARTER, AD_HOC = "year", "first_half", "quarter", "ad_hoc"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One reporting period. `start` and `end` are both inside it; an ad hoc one has the year's window."""

    year: int
    kind: str
    n: int
    code: str
    start: date
    end: date
    due: date | None

    def holds(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Window:
    """How one kind of period lies in a year, in force from a day on."""

    in_force_from: date
    n: int
    start: tuple[int, int]  # month, day
    starts_year_before: bool
    end: tuple[int, int]
    due: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class PeriodKind:
    name: str
    title: Mapping[str, str]
    pattern: str  # "{year}-Q{n}"
    return_name: str | None
    owed_from: int | None
    windows: tuple[Window, ...]

    def window(self, year: int, n: int) -> Window | None:
        """Return how the period lies in that year, None where nothing is in force by its end."""
        fitting = [w for w in self.windows if w.n == n and w.in_force_from <= _end(w, year)]
        return max(fitting, key=lambda w: w.in_force_from, default=None)


@dataclass(frozen=True, slots=True)
class Calendar:
    """All kinds of period, and the first day the office has records of; from `rules/periods.yaml`."""

    kinds: Mapping[str, PeriodKind]
    first_record: date | None = None
    _found: dict[tuple[str, int, int], Period | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def first_owed(self, kind: str) -> int | None:
        """Return the first year a kind of period is owed of, with the office's records; None: not owed."""
        owed = self.kinds[kind].owed_from
        if owed is None or self.first_record is None:
            return owed
        year = self.first_record.year
        period = self.at(kind, year)
        return max(owed, year + (period is not None and period.end < self.first_record))

    def period(self, code: str) -> Period | None:
        """Return the period a code names, or None where no such period exists."""
        for kind in self.kinds.values():
            groups = re.fullmatch(_regex(kind.pattern), code.strip())
            if groups:
                parts = groups.groupdict()
                return self.at(kind.name, int(parts["year"]), int(parts.get("n") or 1))
        return None

    def is_code(self, code: str) -> bool:
        """Tell whether a code is written as one of these, whether or not the rules know such a period."""
        return any(re.fullmatch(_regex(kind.pattern), code.strip()) for kind in self.kinds.values())

    def at(self, kind: str, year: int, n: int = 1) -> Period | None:
        """Return the period of a kind in a year, None where there is none. Kept: every row asks for it."""
        if (kind, year, n) not in self._found:
            self._found[kind, year, n] = self._period(kind, year, n)
        return self._found[kind, year, n]

    def _period(self, kind: str, year: int, n: int) -> Period | None:
        rule = self.kinds[kind]
        code = rule.pattern.replace("{year}", str(year)).replace("{n}", str(n))
        if kind == AD_HOC:
            full_year = self.at(YEAR, year)
            return full_year and Period(year, kind, n, code, full_year.start, full_year.end, None)
        window = rule.window(year, n)
        if window is None:
            return None
        start = date(year - window.starts_year_before, *window.start)
        due = date(year, *window.due) if window.due else None
        return Period(year, kind, n, code, start, _end(window, year), due)


def _end(window: Window, year: int) -> date:
    return date(year, *window.end)


@cache
def _regex(pattern: str) -> str:
    dated = re.escape(pattern).replace(r"\{year\}", r"(?P<year>(?:19|20)\d\d)")
    return dated.replace(r"\{n\}", r"(?P<n>\d{1,2})")


def days_later(day: date, days: int) -> date:
    """Return the day so many days later, or earlier where negative; no further than the calendar goes."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def after_months(day: date, months: int) -> date:
    """Return the same day so many months later, at most the month's last and the calendar's."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
