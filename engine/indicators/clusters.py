"""Whom a unit is compared with."""

from __future__ import annotations

from collections.abc import Sequence

from engine.rulebook.model.rulebook import Rules
from facts.periods import Period


def clusters_of(rules: Rules, within: str | None, codes: Sequence[str], period: Period) -> list[str]:
    """Return whom each unit is held against, by a field of the unit; those that are not listed stand by
    themselves."""
    if within is None:
        return [""] * len(codes)
    listed = {unit.code: getattr(unit, within) or "" for unit in rules.units.on(period.end)}
    return [listed.get(code, "") for code in codes]
