"""Shapes of the four files of `rules/links/`: how far identifiers reach, where to start, what is innocent,
what is a lead."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Discriminator, Tag

from engine.rulebook.shapes.words import Bilingual, Number, Shape, Whole, Words, YesNo
from engine.rulebook.text.places import Word


class Hub(Shape):
    kept_when_p_below: Number


class IdentifierShape(Shape):
    cap: Whole
    half_life_months: Word
    reason: Bilingual


class TieShape(Shape):
    half_life_months: Word
    reason: Bilingual


class Weight(Shape):
    weight: Number
    reason: Bilingual


class Certainty(Shape):
    certainty: Number
    reason: Bilingual


class NoteGrades(Shape):
    source: dict[Word, Weight]
    information: dict[Word, Weight]


class IdentifiersFile(Shape):
    hub: Hub
    identifiers: dict[Word, IdentifierShape]
    ties: dict[Word, TieShape]
    reliability: dict[Word, Weight]
    note_grades: NoteGrades | None = None
    identity: dict[Word, Certainty]
    identity_suggested_from: Number


class Severity(Shape):
    weight: Number
    cites: Words


class Rank(Shape):
    alpha: Number
    unconfirmed: Number
    alike: Number = Fraction(0)


class Explain(Shape):
    paths_shown: Whole


class SeedsFile(Shape):
    never_nodes: Words
    severity: dict[Word, Severity]
    violations: dict[Word, Severity] = {}
    withdrawn_licence: Severity
    status: dict[Word, Number]
    rank: Rank
    explain: Explain


class Bound(Shape):
    seed: Whole
    at_least_parties: Whole
    at_most_parties: Whole
    stability_seeds: Whole


class HandShape(Shape):
    title: Bilingual
    cites: Words
    likely: dict[Word, Number]
    passes_on: Number


class StoryNeeds(Shape):
    shared_by_at_least: Whole | None = None
    handed_over: YesNo | None = None
    not_at_once: YesNo | None = None
    taken_over: YesNo | None = None
    kinds_at_least: Whole | None = None


class StoryShape(Shape):
    title: Bilingual
    tells: Bilingual
    cites: Words
    prior: Number
    when: StoryNeeds | None = None
    likely: dict[Word, Number]
    passes_on: Number


class InnocentFile(Shape):
    counted_when_missing: Words
    common_hand: HandShape
    stories: dict[Word, StoryShape]


class Confidence(Shape):
    source_kinds: dict[Word, Literal["low", "medium", "high"]]


class AtLeast(Shape):
    at_least: Whole


class LeadWhen(Shape):
    bits_at_least: Number
    joined_from_bits: Number
    near_miss_from_bits: Number


class NewBits(Shape):
    new_bits: AtLeast


class NewSource(Shape):
    new_source_kind: YesNo


class NewCase(Shape):
    new_case: YesNo


def _trigger(value: object) -> str:
    keys = value if isinstance(value, dict) else type(value).model_fields  # type: ignore[attr-defined]
    return next((f"={name}" for name in ("new_bits", "new_source_kind", "new_case") if name in keys), "")


Trigger = Annotated[
    Annotated[NewBits, Tag("=new_bits")]
    | Annotated[NewSource, Tag("=new_source_kind")]
    | Annotated[NewCase, Tag("=new_case")],
    Discriminator(_trigger),
]


class Returns(Shape):
    any: list[Trigger]


class ExpiryShape(Shape):
    months: Whole
    reason: Bilingual


class LeadsFile(Shape):
    bound: Bound
    confidence: Confidence
    lead_when: LeadWhen
    returns_after_dismissal: Returns
    decisions_expire: dict[Word, ExpiryShape] = {}
    shown_as: Bilingual
