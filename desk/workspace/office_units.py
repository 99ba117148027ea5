"""Which units a figure is asked of: one unit, the units of a province, or all the office has."""

from __future__ import annotations

from engine.rulebook.model.rulebook import Rules
from facts.periods import Period


def provinces_in(rules: Rules, period: Period) -> tuple[str, ...]:
    return tuple(sorted({u.province for u in rules.units.on(period.end) if u.province}))


def units_of(rules: Rules, period: Period, province: str | None) -> tuple[str, ...]:
    """Return the codes of a province's units on the period's last day; of all units where no province is named."""
    found = rules.units.on(period.end)
    return tuple(unit.code for unit in found if province is None or unit.province == province)
