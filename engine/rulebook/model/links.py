"""What `rules/links/` says, ready to compute with. Weights are floats: they rank, they never score a commune."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Titles = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class IdentifierRule:
    """How far one kind of identifier reaches. `half_life` is in months; None: it does not age."""

    cap: int
    half_life: float | None
    alone_a_sign: bool
    reason: Titles


@dataclass(frozen=True, slots=True)
class TieRule:
    half_life: float | None
    while_valid: bool
    within_days: int | None
    reason: Titles


@dataclass(frozen=True, slots=True)
class Weighted:
    value: float
    reason: Titles


@dataclass(frozen=True, slots=True)
class Dimension:
    id: str
    title: Titles
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    alpha: float
    lam: float
    party_hops: int
    paths_shown: int
    disagreement_above: float


@dataclass(frozen=True, slots=True)
class Bounds:
    threshold: float
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
    hub_p_below: float
    never_nodes: tuple[str, ...]
    severity: Mapping[str, float]
    violations: Mapping[str, float]
    status: Mapping[str, float]
    spread: Spread
    false_discovery: float
    bounds: Bounds
    one_kind_at_most: float
    confidence: Mapping[int, str]
    dimensions_needed: int
    dimensions: tuple[Dimension, ...]
    innocent: Mapping[str, Titles]
    returns: Return
    shown_as: Titles
    expiry: Mapping[str, Expiry] = field(default_factory=dict)  # by state; what is not named never lapses

    def dimension_of(self, sign: str) -> str | None:
        return next((d.id for d in self.dimensions if sign in d.signs), None)

    def half_life(self, kind: str) -> float | None:
        """Return the half-life of an identifier or tie in months, None where it does not age."""
        rule = self.identifiers.get(kind) or self.ties.get(kind)
        return rule.half_life if rule else None
