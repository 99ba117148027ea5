"""Rows that give something to another unit which that unit does not know of: they stay with who told them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from operator import is_

from facts.context import Context
from facts.forms.catalogue import KINDS
from facts.forms.notice_kind import MOVED_BY_ONE, OTHER_PREFIX
from facts.standing import COMMUNE, Event, Record

PLACED = frozenset({"venue", "case", "hotspot", "activity"})  # kinds that say which unit they count for
OWNED = frozenset({"venue", "case", "hotspot"})  # kinds whose id begins with the code of who issued it
_HOME = re.compile(r"\d{5}(?=-)")
Registers = Mapping[tuple[str, str, str], tuple[Record, ...]]
Events = Mapping[str, tuple[Event, ...]]


@dataclass(frozen=True, slots=True)
class OneSided:
    """A row of one unit's return that names another unit, or bears its code, and no one else says so."""

    what: str
    record: Record
    field: str
    old: str
    new: str


def one_side_only(
    registers: Registers, events: Events, context: Context
) -> tuple[Registers, Events, tuple[OneSided, ...]]:
    """Return registers and events with rows that only their teller places elsewhere put back, and what was
    found."""
    tellers = _tellers(registers, events)
    found: list[OneSided] = []

    def settled(record: Record, by: frozenset[str]) -> Record:
        there = record.values.get("unit_code")
        if record.office != COMMUNE or not isinstance(there, str) or there == record.unit or there in by:
            return record
        found.append(OneSided(MOVED_BY_ONE, record, "unit_code", record.unit, there))
        return replace(record, values={**record.values, "unit_code": record.unit})

    placed = {
        place: tuple(settled(r, tellers[place[0], r.key, place[2]]) for r in rows)
        if place[0] in PLACED
        else rows
        for place, rows in registers.items()
    }
    happened = {
        kind: tuple(_event(e, settled) for e in told) if kind in PLACED else told
        for kind, told in events.items()
    }
    found += _with_others_codes(registers, events, tellers, context)
    return placed, happened, tuple(found)


def _event(event: Event, settled: object) -> Event:
    offices = {record.office for record in event.told}
    if offices != {COMMUNE}:  # another office says where it was
        return event
    by = frozenset(record.unit for record in event.told)
    told = tuple(settled(record, by) for record in event.told)  # type: ignore[operator]
    return event if all(map(is_, told, event.told)) else replace(event, told=told)


def _tellers(
    registers: Registers, events: Events
) -> Mapping[tuple[str, tuple[str, ...], str], frozenset[str]]:
    """Return which units tell a key: of registers in one period, and under '' in any."""
    found: dict[tuple[str, tuple[str, ...], str], set[str]] = defaultdict(set)
    for (kind, unit, period), rows in registers.items():
        for record in rows:
            found[kind, record.key, period].add(unit)
            found[kind, record.key, ""].add(unit)
    for kind, told in events.items():
        for event in told:
            found[kind, event.key, ""].update(record.unit for record in event.told)
    return {place: frozenset(units) for place, units in found.items()}


def _with_others_codes(
    registers: Registers,
    events: Events,
    tellers: Mapping[tuple[str, tuple[str, ...], str], frozenset[str]],
    context: Context,
) -> Iterator[OneSided]:
    """Yield rows whose id begins with the code of a unit that never told them, though it exists."""
    rows = [r for (kind, _, _), told in registers.items() if kind in OWNED for r in told]
    rows += [r for kind in sorted(events) if kind in OWNED for e in events[kind] for r in e.told[:1]]
    for record in rows:
        home = _HOME.match(record.key[0])
        if home is None or home[0] == record.unit or record.office != COMMUNE:
            continue
        period = context.calendar.period(record.period)
        known = period is not None and context.units.get(home[0], period.end) is not None
        if known and home[0] not in tellers[record.kind, record.key, ""]:
            yield OneSided(OTHER_PREFIX, record, KINDS[record.kind].key[0], home[0], record.unit)
