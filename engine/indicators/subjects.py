"""Whom indicators are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.rulebook.model.rulebook import Rules
from facts.periods import Period


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """A unit or a venue."""

    kind: str  # "unit" or "venue"
    id: str


def clusters_of(rules: Rules, within: str | None, codes: Sequence[str], period: Period) -> list[str]:
    """Return the group of each unit, by a field of the unit; those not listed stand by themselves."""
    if within is None:
        return [""] * len(codes)
    listed = {unit.code: getattr(unit, within) or "" for unit in rules.units.on(period.end)}
    return [listed.get(code, "") for code in codes]
