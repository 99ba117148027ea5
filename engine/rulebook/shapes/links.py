"""Shapes of the three files of `rules/links/`: how far identifiers reach, where to start, what is a lead."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from engine.rulebook.shapes.words import Bilingual, Number, Shape, Whole, Words, YesNo
from engine.rulebook.text.places import Word


class Specificity(Shape):
    formula: Literal["max(0, ln(N/d)/ln N)"]
    shown_as: Literal["bits"]


class CaseParties(Shape):
    test: Literal["hypergeometric"]
    p_below: Number


class Hub(Shape):
    factor: Literal["s^2 / sqrt(d-1)"]
    unless_shared_by_case_parties: CaseParties


class IdentifierShape(Shape):
    cap: Whole
    half_life_months: Word
    alone: Literal["never_a_sign"] | None = None
    reason: Bilingual


class TieShape(Shape):
    half_life_months: Word
    overlapping_windows: Literal["required"] | None = None
    within_days: Whole | None = None
    reason: Bilingual


class Weight(Shape):
    weight: Number
    reason: Bilingual


class Certainty(Shape):
    certainty: Number
    at_most: Number | None = None
    reason: Bilingual


class IdentifiersFile(Shape):
    specificity: Specificity
    hub: Hub
    identifiers: dict[Word, IdentifierShape]
    ties: dict[Word, TieShape]
    reliability: dict[Word, Weight]
    identity: dict[Word, Certainty]


class Severity(Shape):
    weight: Number
    cites: Words


class Rank(Shape):
    method: Literal["personalised_pagerank"]
    alpha: Number
    shown_beside: Literal["divided_by_plain_pagerank"]


class Explain(Shape):
    method: Literal["noisy_or"]
    lambda_: Number = Field(alias="lambda")
    party_hops: Whole
    paths_shown: Whole


class SeedsFile(Shape):
    never_nodes: Words
    severity: dict[Word, Severity]
    violations: dict[Word, Severity] = {}
    status: dict[Word, Number]
    rank: Rank
    explain: Explain
    disagreement_shown_above: Number


class Chance(Shape):
    tests: dict[Word, Literal["poisson", "hypergeometric"]]
    correction: Literal["benjamini_hochberg"]
    false_discovery_at_most: Number


class Stability(Shape):
    seeds: Whole
    measure: Literal["mean_jaccard"]


class Bound(Shape):
    threshold: Number
    method: Literal["louvain"]
    seed: Whole
    at_least_parties: Whole
    at_most_parties: Whole
    stability: Stability


class Score(Shape):
    sum_of: Literal["bits"]
    of: Literal["independent_signs"]
    one_kind_at_most: Number


class Confidence(Shape):
    source_kinds: dict[Word, Literal["low", "medium", "high"]]
    times: Literal["identity_certainty"]


class AtLeast(Shape):
    at_least: Whole


class LeadWhen(Shape):
    independent_dimensions: AtLeast


class Dimension(Shape):
    id: Word
    title: Bilingual
    signs: Words


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
    chance: Chance
    bound: Bound
    score: Score
    confidence: Confidence
    lead_when: LeadWhen
    dimensions: list[Dimension]
    innocent_explanations: dict[Word, Bilingual]
    returns_after_dismissal: Returns
    decisions_expire: dict[Word, ExpiryShape] = {}
    shown_as: Bilingual
