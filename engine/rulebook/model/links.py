"""What `rules/links/` says, ready to compute with. Weights are floats: they rank, they never score a
commune."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Titles = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class IdentifierRule:
    """How far one kind of identifier reaches. `half_life` is in months; None: it does not age."""

    cap: int
    half_life: float | None
    reason: Titles


@dataclass(frozen=True, slots=True)
class TieRule:
    half_life: float | None
    reason: Titles


@dataclass(frozen=True, slots=True)
class Weighted:
    value: float
    reason: Titles


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand behind two sides: how likely it makes each thing seen; `passes_on` workers a year without a
    contract."""

    title: Titles
    likely: Mapping[str, float]
    passes_on: float


@dataclass(frozen=True, slots=True)
class Story:
    """An innocent story of two sides, and what must be so for it. `prior`: which part of innocent pairs it
    is, that being so."""

    title: Titles
    tells: Titles  # what would tell it from one hand
    prior: float
    likely: Mapping[str, float]
    passes_on: float
    shared_by_at_least: int | None = None
    handed_over: bool = False
    not_at_once: bool = False
    taken_over: bool = False
    kinds_at_least: int | None = None


@dataclass(frozen=True, slots=True)
class Innocent:
    counted_when_missing: tuple[str, ...]
    hand: Hand
    stories: Mapping[str, Story]


@dataclass(frozen=True, slots=True)
class Spread:
    """How a walk from the cases goes: on after a step with chance `alpha`, over a tie no shared neighbour
    confirms by `unconfirmed`.

    Who is alike to where it starts is as much nearer as it is alike, times `alike`.
    """

    alpha: float
    unconfirmed: float
    paths_shown: int
    alike: float = 0.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bits from which sides are joined, a group is a lead, a pair nearly joined; how many sides a lead may
    have."""

    join_from: float
    lead_from: float
    near_from: float
    seed: int
    at_least: int
    at_most: int
    stability_seeds: int


@dataclass(frozen=True, slots=True)
class Return:
    """When a dismissed lead comes back."""

    new_bits: float
    new_source_kind: bool
    new_case: bool


@dataclass(frozen=True, slots=True)
class Expiry:
    """How many months a decision holds before a person looks again."""

    months: int
    reason: Titles


@dataclass(frozen=True, slots=True)
class LinkRules:
    identifiers: Mapping[str, IdentifierRule]
    ties: Mapping[str, TieRule]
    reliability: Mapping[str, Weighted]
    identity: Mapping[str, Weighted]
    identity_suggested_from: float  # below this likelihood two records are not suggested as one person
    hub_p_below: float
    never_nodes: tuple[str, ...]
    severity: Mapping[str, float]
    violations: Mapping[str, float]
    status: Mapping[str, float]
    spread: Spread
    withdrawn_licence: float
    bounds: Bounds
    confidence: Mapping[int, str]
    innocent: Innocent
    returns: Return
    shown_as: Titles
    expiry: Mapping[str, Expiry] = field(default_factory=dict)  # by state; what is not named never lapses

    def rule_of(self, kind: str) -> IdentifierRule | TieRule | None:
        """Return how far an identifier or tie reaches; None for what has no rule of its own."""
        return self.identifiers.get(kind) or self.ties.get(kind)

    def half_life(self, kind: str) -> float | None:
        """Return the half-life of an identifier or tie in months, None where it does not age."""
        rule = self.rule_of(kind)
        return rule.half_life if rule else None
