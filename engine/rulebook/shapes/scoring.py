"""Shapes of scoring rulebooks: criteria, gates, bands, streaks, signs."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Tag

from engine.rulebook.kinds.in_force import InForce, PartForce
from engine.rulebook.kinds.words import (
    Bilingual,
    Day,
    Number,
    OneOrMore,
    Part,
    Several,
    Test,
    Whole,
    Words,
    YesNo,
    key,
)
from engine.rulebook.text.places import Word


class Line(Part):
    give: Number
    when: Test | None = None


class Proportion(Part):
    give: Number
    in_proportion_to: Word
    full_at: Word


class Minus(Part):
    from_: Number
    minus: Number
    for_each: Word
    at_least: Number


class Plus(Part):
    plus: Number
    for_each: Word
    at_most: Number


class Decided(Part):
    """The points an office decides, as it declares them."""

    as_declared: Word


def points_form(value: Any) -> str:
    """Return which way of giving points a value is written in; `=` keeps it apart from any key of the
    file."""
    if isinstance(value, list):
        return "=lines"
    keys = value if isinstance(value, dict) else {}
    if "as_declared" in keys:
        return "=decided"
    if "plus" in keys:
        return "=plus"
    return "=minus" if "minus" in keys or "from" in keys else "=proportion"


PointsShape = Annotated[
    Annotated[OneOrMore[Line], Tag("=lines")]
    | Annotated[Proportion, Tag("=proportion")]
    | Annotated[Minus, Tag("=minus")]
    | Annotated[Plus, Tag("=plus")]
    | Annotated[Decided, Tag("=decided")],
    Discriminator(points_form),
]


class PartShape(Part):
    """One line of a criterion made of parts: without `cites` it rests on what the criterion cites."""

    id: Word
    title: Bilingual
    cites: Words = ()
    applies_when: Test | None = None
    points: PointsShape | None = None
    met_when: Test | None = None
    at_least: Number | None = None
    bonus: YesNo = False
    not_applicable: Literal["full_points", "leaves_total"] | None = None
    monotone: dict[Word, Literal["up", "down"]] = key(default_factory=dict)
    paired_with: Words = ()
    in_force: PartForce | None = None


class CriterionShape(PartShape):
    cites: Words = key()
    total: Number | None = None
    at_most: Number | None = None
    parts: Several[PartShape] | None = None


class GroupShape(Part):
    id: Word
    title: Bilingual
    total: Number | None = None
    at_least: Number | None = None
    at_most: Number | None = None


class CriteriaFile(Part):
    criteria_of: Word
    group: GroupShape
    criteria: OneOrMore[CriterionShape]


class QuotaShape(Part):
    """At most so many units, or so many per cent of them, may have a band: the first in order."""

    band: Word
    at_most: Whole | None = None
    at_most_percent: Number | None = None
    if_equal: Literal["open", "all", "none"] = "open"


class TieBreakShape(Part):
    more: Word | None = None
    less: Word | None = None
    paired_with: Words = ()


class AmongUnitsShape(Part):
    """How units are ordered once all of them are scored: by score, then by what breaks ties."""

    within: Literal["cluster", "type", "province"] | None = None
    tie_breaks: Several[TieBreakShape] = ()
    cites: Words


class GateShape(Part):
    id: Word
    title: Bilingual
    cites: Words
    when: Test | None = None
    quota: QuotaShape | None = None
    bands_allowed: Words | None = None
    band: Word | None = None
    paired_with: Words = ()
    in_force: PartForce | None = None


class BandShape(Part):
    id: Word
    title: Bilingual
    from_: Word | None = None
    all_met: YesNo = False
    healthy: YesNo = False
    when: Test | None = None
    by_gate_only: YesNo = False
    paired_with: Words = ()
    in_force: PartForce | None = None


class BandOneOf(Part):
    one_of: Words


class StreakShape(Part):
    id: Word
    title: Bilingual
    cites: Words
    band: BandOneOf
    years: Whole
    missing_year: Literal["breaks"]
    in_force: PartForce | None = None


class SignShape(Part):
    id: Word
    title: Bilingual
    cites: Words
    when: Test
    years: Whole = 1
    paired_with: Words = ()
    in_force: PartForce | None = None


class Adoption(Part):
    document: Word
    date: Day
    office: Word
    content: Word = Word("")
    figures: Words = ()


class RetitledShape(Part):
    from_: Day
    title: Bilingual
    cites: Words


class RoundingShape(Part):
    """How points are rounded, and to how many decimals sums are; a sum without decimals is not rounded."""

    by: Literal["half_up", "half_even", "down"] = "half_up"
    group_decimals: Whole | None = None
    total_decimals: Whole | None = None


class PlanShape(Part):
    random_share: Word
    strata_share: Word
    cites: Words


class RulebookFile(Part):
    rulebook: Word
    title: Bilingual
    retitled: Several[RetitledShape] = ()
    subject: Word
    role: Literal["recognition", "inspection"] | None = None
    status: Literal["illustrative", "adopted"]
    adoption: Adoption | None = None
    in_force: InForce
    cites: Words
    answers: Literal["points", "pass_or_fail"] = "points"
    total: Word | None = None
    points_decimals: Whole | None = None
    rounding: RoundingShape | None = None
    criteria: Several[CriterionShape] = ()
    among_units: AmongUnitsShape | None = None
    gates: Several[GateShape] = ()
    bands: OneOrMore[BandShape]
    streaks: Several[StreakShape] = ()
    signs: Several[SignShape] = ()
    found_by_looking: Words = ()
    plan: PlanShape | None = None
