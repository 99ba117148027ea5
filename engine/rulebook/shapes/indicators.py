"""Shapes of indicator files: the closed list of operations and their modifiers."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Tag

from engine.rulebook.kinds.words import OneOrMore, Part, Test, Two, Whole
from engine.rulebook.text.places import Word

OPERATIONS = (
    "count",
    "exists",
    "count_distinct",
    "sum",
    "min_date",
    "max_date",
    "field",
    "ratio",
    "per",
    "add",
    "difference",
    "previous",
    "days_between",
    "score_first_told",
    "chance_of_so_few",
    "share_of_best",
    "band_before",
)


class MonthsBeforeEnd(Part):
    months_before_end: Word


class BetweenMonths(Part):
    between_months: Two[Word]


def _within(value: Any) -> str:
    if isinstance(value, dict):
        return "=between_months" if "between_months" in value else "=months_before_end"
    if isinstance(value, MonthsBeforeEnd | BetweenMonths):
        return "=months_before_end" if isinstance(value, MonthsBeforeEnd) else "=between_months"
    return "=period"


WithinShape = Annotated[
    Annotated[Literal["period"], Tag("=period")]
    | Annotated[MonthsBeforeEnd, Tag("=months_before_end")]
    | Annotated[BetweenMonths, Tag("=between_months")],
    Discriminator(_within),
]


class Described(Part):
    vi: Word
    en: Word | None = None
    unit: Word | None = None
    over_units: Literal["sum", "share", "count_yes", "none"] | None = None


class Selecting(Described):
    """Modifiers of every operation over records."""

    where: Test | None = None
    dated: Word | None = None
    within: WithinShape | None = None
    open_at: Literal["period_end"] | None = None
    overlaps: Literal["period"] | None = None
    through: Word | None = None


class Count(Selecting):
    count: Word


class Exists(Selecting):
    exists: Word


class CountDistinct(Selecting):
    count_distinct: Word


class Sum(Selecting):
    sum: Word


class MinDate(Selecting):
    min_date: Word


class MaxDate(Selecting):
    max_date: Word


class OwnField(Described):
    field: Word


class Ratio(Described):
    ratio: Two[Word]
    if_none: Literal["not_applicable", "unknown"]
    at_most: Whole | None = None


class Per(Described):
    per: Two[Word]
    each: Whole
    if_none: Literal["not_applicable", "unknown"]


class Add(Described):
    add: OneOrMore[Word]


class Difference(Described):
    difference: Two[Word]


class Previous(Described):
    previous: Word


class DaysBetween(Described):
    days_between: Two[Any]
    if_none: Literal["not_applicable", "unknown", "never"]


class ScoreFirstTold(Described):
    score_first_told: Word


class BandBefore(Described):
    band_before: Word
    if_none: Literal["not_applicable", "unknown"]


class ChanceOfSoFew(Described):
    chance_of_so_few: Word
    among: Word


class ShareOfBest(Described):
    share_of_best: Word
    within: Literal["cluster", "type", "province"] | None = None


def operation_of(value: Any) -> str | None:
    """Return which operation a definition names."""
    keys = value if isinstance(value, dict) else vars(value)
    return next((name for name in OPERATIONS if name in keys), None)


def _operation_tag(value: Any) -> str | None:
    """Tell the members of the union apart; `=` keeps a tag from being taken for a key of the file."""
    name = operation_of(value)
    return f"={name}" if name else None


IndicatorShape = Annotated[
    Annotated[Count, Tag("=count")]
    | Annotated[Exists, Tag("=exists")]
    | Annotated[CountDistinct, Tag("=count_distinct")]
    | Annotated[Sum, Tag("=sum")]
    | Annotated[MinDate, Tag("=min_date")]
    | Annotated[MaxDate, Tag("=max_date")]
    | Annotated[OwnField, Tag("=field")]
    | Annotated[Ratio, Tag("=ratio")]
    | Annotated[Per, Tag("=per")]
    | Annotated[Add, Tag("=add")]
    | Annotated[Difference, Tag("=difference")]
    | Annotated[Previous, Tag("=previous")]
    | Annotated[DaysBetween, Tag("=days_between")]
    | Annotated[ScoreFirstTold, Tag("=score_first_told")]
    | Annotated[ChanceOfSoFew, Tag("=chance_of_so_few")]
    | Annotated[ShareOfBest, Tag("=share_of_best")]
    | Annotated[BandBefore, Tag("=band_before")],
    Discriminator(_operation_tag),
]


class IndicatorsFile(Part):
    indicators: Word
    subject: Any
    define: dict[Word, IndicatorShape]
