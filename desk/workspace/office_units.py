"""Which units a figure is asked of: one unit, the units of a province, or all the office has."""

from __future__ import annotations

from desk.base.faults import WrongUse, meant
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.names import nearest
from facts.periods import Period
from facts.units import Unit


def provinces_in(rules: Rules, period: Period) -> tuple[str, ...]:
    return tuple(sorted({u.province for u in rules.units.on(period.end) if u.province}))


def units_of(rules: Rules, period: Period, province: str | None) -> tuple[str, ...]:
    """Return the codes of a province's units at the period's end; of all where none is named."""
    found = rules.units.on(period.end)
    return tuple(unit.code for unit in found if province is None or unit.province == province)


def asked_unit(rules: Rules, period: Period, code: str) -> Unit:
    """Return the unit of a code at the period's end; raises Stop naming the nearest."""
    found = rules.units.get(code, period.end)
    if found is None:
        near = nearest(code, {u.code for u in rules.units.on(period.end)})
        raise WrongUse(
            "Kỳ %(period)s không có đơn vị '%(code)s'.%(meant)s",
            period=period.code,
            code=code,
            meant=meant(near),
        )
    return found
