"""Stints become moves between venues. The hashes that join two stints are used here and go no further."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from engine.links.statements import RowRef, WorkerMove
from facts.standing import Event, Record

STINTS = "B09"


def moves_of(stints: Iterable[Event], day: date, within_days: float) -> tuple[WorkerMove, ...]:
    """Return the moves from one venue to another within some days, each stint's next venue only."""
    begun = [e for e in stints if _begun(e.record, day)]
    arrived: dict[str, list[Event]] = defaultdict(list)
    for event in begun:
        for value in str(event.record.values.get("arrived_keys") or "").split():
            arrived[value].append(event)
    places = _places(begun)
    chains: dict[tuple[str, ...], int] = {}
    moves = []
    for event in sorted(begun, key=lambda e: (str(e.record.values["from"]), e.record.source)):
        key, end = event.record.values.get("left_key"), event.record.values.get("to")
        if key and isinstance(end, date) and end <= day:
            found = _next(event.record, end, arrived[str(key)], within_days)
            if found is not None:
                chain = chains.setdefault(event.key, len(chains))
                chains.setdefault(found.key, chain)
                moves.append(_move(event.record, found, end, places, chain))
    return tuple(sorted(moves, key=lambda m: (m.day, m.left, m.came, m.rows)))


def stint_counts(stints: Iterable[Event], day: date) -> Mapping[tuple[str, str], tuple[int, int]]:
    """Return how many stints began and ended, by evidence row and venue: what chance is computed from."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for event in stints:
        if _begun(event.record, day):
            end, venue = event.record.values.get("to"), str(event.record.values["venue_id"])
            key = (f"{STINTS} {_shown_key(event.record)}", venue)
            came, left = found.get(key, (0, 0))
            found[key] = came + 1, left + (isinstance(end, date) and end <= day)
    return dict(sorted(found.items()))


def _begun(record: Record, day: date) -> bool:
    start = record.values.get("from")
    return isinstance(start, date) and start <= day


def _next(record: Record, end: date, candidates: list[Event], within_days: float) -> Record | None:
    found: list[tuple[date, Record]] = []
    for event in candidates:
        start, venue = event.record.values["from"], event.record.values["venue_id"]
        assert isinstance(start, date)
        if venue != record.values["venue_id"] and 0 <= (start - end).days <= within_days:
            found.append((start, event.record))
    return min(found, key=lambda f: (f[0], f[1].key[0], f[1].source))[1] if found else None


def _move(
    record: Record, after: Record, end: date, places: Mapping[str, tuple[str, ...]], chain: int
) -> WorkerMove:
    start = after.values["from"]
    assert isinstance(start, date)
    sources = frozenset(("registry", r.unit, r.office) for r in (record, after))
    rows = (_row(record, places), _row(after, places))
    left, came = str(record.values["venue_id"]), str(after.values["venue_id"])
    contract = after.values.get("contract")
    known = contract if isinstance(contract, bool) else None
    return WorkerMove(left, came, (start - end).days, start, rows, chain, sources, known)


def _shown_key(record: Record) -> str:
    start = record.values["from"]
    assert isinstance(start, date)
    return f"{record.values['venue_id']}|{start.year}-{start.month:02}"


def _places(stints: Iterable[Event]) -> Mapping[str, tuple[str, ...]]:
    """Return the places of all stints of a venue and month, moved or not: none can be picked out."""
    found: dict[str, set[str]] = defaultdict(set)
    for event in stints:
        for r in event.records:
            found[_shown_key(event.record)].add(f"{r.source.file}!{r.source.sheet}!{r.source.row}")
    return {key: tuple(sorted(places)) for key, places in found.items()}


def _row(record: Record, places: Mapping[str, tuple[str, ...]]) -> RowRef:
    key = _shown_key(record)
    return RowRef(STINTS, key, f"{STINTS} {key}", places[key])
