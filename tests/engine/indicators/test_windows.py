"""Which days a figure looks at, and which period of the year before it is compared with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from engine.indicators.windows import months_before, window_of, year_before, years_touched
from engine.rulebook.model.rulebook import Rules
from facts.periods import Calendar, Period


@pytest.fixture(scope="module")
def calendar(shipped_rules: Rules) -> Calendar:
    return shipped_rules.calendar


def period(calendar: Calendar, code: str) -> Period:
    found = calendar.period(code)
    assert found is not None
    return found


@pytest.mark.parametrize("code", ["2020", "2020-6T", "2020-Q2"])
def test_a_period_is_compared_with_the_same_days_of_the_year_before(calendar: Calendar, code: str) -> None:
    now = period(calendar, code)
    before = year_before(now, calendar)
    assert before is not None
    assert before == calendar.at(now.kind, 2019, now.n)
    assert (before.start, before.end) == (
        now.start.replace(year=now.start.year - 1),
        now.end.replace(year=2019),
    )


def test_half_a_year_is_never_compared_with_a_whole_one(calendar: Calendar) -> None:
    before = year_before(period(calendar, "2020-6T"), calendar)
    assert before is not None
    assert before.kind == "first_half"
    assert (before.end - before.start).days < 200


def test_a_calendar_year_is_compared_with_a_calendar_year(calendar: Calendar) -> None:
    """A window asked for in place of the period's own is moved back by a year, not swapped for the
    period's."""
    asked = replace(period(calendar, "2020"), start=date(2020, 1, 1), end=date(2020, 12, 31))
    before = year_before(asked, calendar)
    assert before is not None
    assert (before.start, before.end) == (date(2019, 1, 1), date(2019, 12, 31))


def test_before_the_first_year_owed_there_is_nothing_to_compare_with(calendar: Calendar) -> None:
    first = calendar.kinds["year"].owed_from
    assert first is not None
    assert year_before(period(calendar, str(first)), calendar) is None
    assert year_before(period(calendar, str(first + 1)), calendar) is not None


@pytest.mark.parametrize(("owed", "first"), [(None, 2018), (2017, 2017), (2020, 2020)])
def test_nothing_is_before_the_first_period_owed_of_its_kind_or_else_of_the_year(
    calendar: Calendar, owed: int | None, first: int
) -> None:
    half = replace(calendar.kinds["first_half"], owed_from=owed)
    own = replace(calendar, kinds={**calendar.kinds, "first_half": half})
    assert year_before(period(own, f"{first}-6T"), own) is None
    assert year_before(period(own, f"{first + 1}-6T"), own) == period(own, f"{first}-6T")


def test_periods_are_put_in_the_order_of_their_years(calendar: Calendar) -> None:
    mixed = ["2021-Q1", "2020-Q2", "2019", "2020-6T", "2020-Q1", "2019-6T", "2020"]
    periods = sorted(period(calendar, code) for code in mixed)
    assert [p.year for p in periods] == [2019, 2019, 2020, 2020, 2020, 2020, 2021]
    assert [p.code for p in periods if p.kind == "quarter"] == ["2020-Q1", "2020-Q2", "2021-Q1"]


def test_windows_end_with_the_period(calendar: Calendar) -> None:
    year = period(calendar, "2020")
    assert window_of("period", (), year) == (year.start, year.end)
    start, end = window_of("months_before_end", (Fraction(12),), year)
    assert (start, end) == (date(2019, 12, 15), year.end)
    far, near = window_of("between_months", (Fraction(12), Fraction(36)), year)
    assert (far, near) == (date(2017, 12, 15), date(2019, 12, 14))


@pytest.mark.parametrize(
    ("day", "months", "first"),
    [
        ("2020-12-14", 12, "2019-12-15"),  # a year that ends on the day
        ("2020-03-31", 1, "2020-03-01"),  # February has no 31st: the first day after it
        ("2019-03-31", 1, "2019-03-01"),
        ("2020-12-31", 1, "2020-12-01"),
        ("2020-01-31", 2, "2019-12-01"),
        ("2020-05-31", 3, "2020-03-01"),
        ("2020-12-31", 12, "2020-01-01"),
        ("2020-06-30", 6, "2020-01-01"),
        ("2020-03-30", 1, "2020-03-01"),
    ],
)
def test_months_back_begin_the_day_after(day: str, months: int, first: str) -> None:
    assert months_before(date.fromisoformat(day), months) == date.fromisoformat(first)


def test_a_look_back_touches_a_year_by_its_last_day(calendar: Calendar) -> None:
    year, before = period(calendar, "2020"), period(calendar, "2019")
    assert years_touched(before.end, year, calendar)[-1].code == "2019"
    assert [p.code for p in years_touched(before.end, year, calendar)] == ["2019"]
    assert years_touched(year.start, year, calendar) == ()
