"""Shapes of the shared files: parameters, periods, documents, purposes, units, offices."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from engine.rulebook.kinds.words import Bilingual, Day, MonthDay, Shape, Test, Whole, Words, YesNo
from engine.rulebook.text.places import Word


class Take(Shape):
    take: Word
    when: Test | None = None


class DatedValue(Shape):
    from_: Day = Field(alias="from")
    value: Word | list[Take]
    cites: Words


class ParameterShape(Shape):
    vi: Word
    en: Word | None = None
    unit: Word | None = None
    values: list[DatedValue] = Field(min_length=1)


class ParametersFile(Shape):
    parameters: dict[Word, ParameterShape]


class WindowPart(Shape):
    n: Whole = 1
    start: MonthDay
    start_year: Literal["year_before"] | None = None
    end: MonthDay
    due: MonthDay | None = None


class DatedWindow(Shape):
    from_: Day = Field(alias="from")
    cites: Words
    start: MonthDay | None = None
    start_year: Literal["year_before"] | None = None
    end: MonthDay | None = None
    due: MonthDay | None = None
    parts: list[WindowPart] = []


class PeriodShape(Shape):
    title: Bilingual
    code: Word
    return_: Word | None = Field(default=None, alias="return")
    owed_from: Word = Word("none")
    values: list[DatedWindow] = []


class CalendarYear(Shape):
    start: MonthDay
    end: MonthDay


class PeriodsFile(Shape):
    periods: dict[Word, PeriodShape]
    scored: Words
    first_record: Day | None = None
    beside: dict[Word, CalendarYear] = {}


class Interval(Shape):
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None


class DocumentShape(Shape):
    kind: Word | None = None
    number: Word | None = None
    title: Bilingual
    issuer: Word | None = None
    issued: Day | None = None
    in_force: Interval | None = None
    certainty: Literal["read", "partial", "open", "illustrative"]
    parts: Words | None = None
    read_in: Word | None = None
    covers: Interval | None = None
    replaced_by: Word | None = None


class DocumentsFile(Shape):
    documents: dict[Word, DocumentShape]


class Kept(Shape):
    months: Whole
    after: Word


class PurposeShape(Shape):
    title: Bilingual
    ground: Words
    seen_by: Words
    kept: Kept


class FieldPurpose(Shape):
    sensitivity: Literal["internal", "restricted", "personal"]
    purpose: Word
    kept_in: Literal["vault"] | None = None
    leaves_as: Word | None = None


class PurposesFile(Shape):
    purposes: dict[Word, PurposeShape]
    fields: dict[Word, FieldPurpose]


class UnitShape(Shape):
    code: Word
    name: Word
    type: Word
    province: Word | None = None
    cluster: Word | None = None
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    becomes: Word | None = None
    cites: Words = []


class UnitsFile(Shape):
    units: list[UnitShape]


class OfficeShape(Shape):
    name: Word
    level: Literal["commune", "district", "province"]
    roles: Words = []
    sends: YesNo = False
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    certainty: Literal["read", "partial", "open", "illustrative"]
    cites: Words


class SigningShape(Shape):
    office: Word
    titles: Words
    cites: Words


class OfficesFile(Shape):
    roles: dict[Word, Bilingual]
    offices: list[OfficeShape]
    signing: list[SigningShape] = []
