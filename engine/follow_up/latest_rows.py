"""Of a register sent year after year, the row of each key that stands at the end of the period."""

from __future__ import annotations

from engine.indicators.registry import Registry
from facts.standing import Record


def latest_rows(kind: str, registry: Registry) -> list[Record]:
    """Return the latest row of each key; told by two units for one period, the one its id names wins."""
    if kind == "venue":
        return list(registry.venues.values())
    latest: dict[tuple[str, ...], tuple[tuple[object, ...], Record]] = {}
    for name, unit, code in sorted(registry.standing.registers):
        period = registry.calendar.period(code) if name == kind else None
        if period is None or period.end > registry.period.end:
            continue
        for record in registry.standing.registers[name, unit, code]:
            order = (period.end, code, record.key[0][:5] == unit)
            if record.key not in latest or order > latest[record.key][0]:
                latest[record.key] = (order, record)
    return [record for _, (_, record) in sorted(latest.items())]
