"""Rows that give something to another unit which that unit does not know of: they stay with who told them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from operator import is_

from facts.forms.notice_kind import MOVED_BY_ONE
from facts.standing import COMMUNE, Event, Record, Value

PLACED = frozenset({"venue", "case", "hotspot", "activity"})  # kinds that say which unit they count for
Registers = Mapping[tuple[str, str, str], tuple[Record, ...]]
Events = Mapping[str, tuple[Event, ...]]


@dataclass(frozen=True, slots=True)
class OneSided:
    """A row that names another unit, bears its code, or says otherwise than it, and no one else says so."""

    what: str
    record: Record
    field: str
    old: Value
    new: Value


def one_side_only(registers: Registers, events: Events) -> tuple[Registers, Events, tuple[OneSided, ...]]:
    """Return registers and events with rows put back that only their teller moves, and what was found."""
    tellers = _tellers(registers)
    one_sided: list[OneSided] = []

    def settled(record: Record, by: frozenset[str]) -> Record:
        there = record.values.get("unit_code")
        if record.office != COMMUNE or not isinstance(there, str) or there == record.unit or there in by:
            return record
        one_sided.append(OneSided(MOVED_BY_ONE, record, "unit_code", record.unit, there))
        return replace(record, values={**record.values, "unit_code": record.unit})

    placed = {
        place: tuple(settled(r, tellers[place[0], r.key, place[2]]) for r in rows)
        if place[0] in PLACED
        else rows
        for place, rows in registers.items()
    }
    happened = {
        kind: tuple(_event(e, settled) for e in reported) if kind in PLACED else reported
        for kind, reported in events.items()
    }
    return placed, happened, tuple(one_sided)


def _event(event: Event, settled: object) -> Event:
    offices = {record.office for record in event.records}
    if offices != {COMMUNE}:  # another office says where it was
        return event
    by = frozenset(record.unit for record in event.records)
    records = tuple(settled(record, by) for record in event.records)  # type: ignore[operator]
    return event if all(map(is_, records, event.records)) else replace(event, records=records)


def _tellers(registers: Registers) -> Mapping[tuple[str, tuple[str, ...], str], frozenset[str]]:
    """Return which units tell a key of a register in one period."""
    units_by_place: dict[tuple[str, tuple[str, ...], str], set[str]] = defaultdict(set)
    for (kind, unit, period), rows in registers.items():
        for record in rows:
            units_by_place[kind, record.key, period].add(unit)
    return {place: frozenset(units) for place, units in units_by_place.items()}
