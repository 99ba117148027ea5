"""Shapes of the shared files: parameters, periods, documents, purposes, units, offices."""

from __future__ import annotations

from typing import Literal

from engine.rulebook.kinds.words import (
    Bilingual,
    Day,
    MonthDay,
    OneOrMore,
    Part,
    Several,
    Test,
    Whole,
    Words,
    key,
)
from engine.rulebook.text.places import Word


class Take(Part):
    take: Word
    when: Test | None = None


class DatedValue(Part):
    from_: Day
    value: Word | Several[Take]
    cites: Words


class ParameterShape(Part):
    vi: Word
    en: Word | None = None
    unit: Word | None = None
    values: OneOrMore[DatedValue]


class ParametersFile(Part):
    parameters: dict[Word, ParameterShape]


class WindowPart(Part):
    n: Whole = 1
    start: MonthDay
    start_year: Literal["year_before"] | None = None
    end: MonthDay
    due: MonthDay | None = None


class DatedWindow(Part):
    from_: Day
    cites: Words
    start: MonthDay | None = None
    start_year: Literal["year_before"] | None = None
    end: MonthDay | None = None
    due: MonthDay | None = None
    parts: Several[WindowPart] = ()


class PeriodShape(Part):
    title: Bilingual
    code: Word
    return_: Word | None = None
    owed_from: Word = Word("none")
    values: Several[DatedWindow] = ()


class CalendarYear(Part):
    start: MonthDay
    end: MonthDay


class PeriodsFile(Part):
    periods: dict[Word, PeriodShape]
    scored: Words
    first_record: Day | None = None
    beside: dict[Word, CalendarYear] = key(default_factory=dict)
