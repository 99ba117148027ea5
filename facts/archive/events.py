"""Events of all offices together: one a key, told by one or more; where the tellings differ."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from facts.archive.filing import Filing, Key, ReportingOffice, shown_key
from facts.archive.tellings import OfficeTellings, Telling, standing_events
from facts.forms.catalogue import KINDS
from facts.spelling import folded, respelled
from facts.standing import Event, Record, Value

_HOME = re.compile(r"\d{5}(?=-|$)")
_WORKER = ("arrived_keys", "left_key")  # they follow from other fields


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field on which offices differ over one event, as each tells it; hashes are not shown (None)."""

    form: str
    key: Key
    field: str
    values: tuple[tuple[str, Value], ...]  # office as `31003 Công an huyện`, value


@dataclass(frozen=True, slots=True)
class Gone:
    """An event missing from a later return without a reason. It still counts."""

    form: str
    key: Key
    unit: str
    period: str
    office: str
    stood_in: str
    missing_from: str
    hash: str  # of the return it is missing from


def events_of(
    filings: Sequence[Filing], offices: Mapping[ReportingOffice, OfficeTellings]
) -> Mapping[str, tuple[Event, ...]]:
    """Return one event a key, in order of key; the commune's telling first, then in order of arrival."""
    arrival = {filing.hash: place for place, filing in enumerate(filings)}
    told: dict[str, dict[Key, list[Telling]]] = defaultdict(lambda: defaultdict(list))
    for office in offices.values():
        for kind, key, telling in standing_events(office):
            told[kind][key].append(telling)
    return {
        kind: _one_spelling(
            kind,
            [_event(kind, k, sorted(by_key[k], key=lambda t: _rank(t, arrival))) for k in sorted(by_key)],
        )
        for kind, by_key in told.items()
    }


def _rank(telling: Telling, arrival: Mapping[str, int]) -> tuple[bool, bool, bool, int]:
    """Put the commune that issued the id first, then any commune, then others, each by arrival; units that
    are no more last."""
    sender = telling.filing.sender
    home = _HOME.match(str(telling.row.key[0])) if telling.row.key else None
    at_home = sender.is_commune and home is not None and home[0] == sender.unit
    return telling.filing.past, not at_home, not sender.is_commune, arrival[telling.filing.hash]


def _event(kind: str, key: Key, tellings: Sequence[Telling]) -> Event:
    records = [t.filing.record(t.form, t.row, gone=t.missing_from is not None) for t in tellings]
    # Spelled as the first telling spells it, so that the tellings of one event have one key.
    key_ = records[0].key
    return Event(kind, key_, tuple(r if r.key == key_ else replace(r, key=key_) for r in records))


def _one_spelling(kind: str, events: list[Event]) -> tuple[Event, ...]:
    """Spell a text that is part of a key (a hamlet) everywhere as it is spelled most, so that it counts
    once."""
    for at, name in enumerate(KINDS[kind].key):
        if KINDS[kind].record_fields[name].type == "text":
            spellings: dict[str, Counter[str]] = defaultdict(Counter)
            for event in events:
                for record in event.told:
                    if isinstance(text := record.values.get(name), str):
                        spellings[respelled(text)][text] += 1
            best = {same: max(sorted(found), key=found.__getitem__) for same, found in spellings.items()}
            events = [_respelled_event(event, at, name, best) for event in events]
    return tuple(events)


def _respelled_event(event: Event, at: int, name: str, best: Mapping[str, str]) -> Event:
    told = tuple(
        replace(
            record,
            key=(
                *record.key[:at],
                best.get(respelled(record.key[at]), record.key[at]),
                *record.key[at + 1 :],
            ),
            values={**record.values, name: best[respelled(text)]},
        )
        if isinstance(text := record.values.get(name), str)
        else record
        for record in event.told
    )
    return Event(event.kind, told[0].key, told)


def gone_of(offices: Mapping[ReportingOffice, OfficeTellings]) -> tuple[Gone, ...]:
    """Return the events that are gone without reason, in order of form and key."""
    found = [
        Gone(
            t.form.form,
            shown_key(t.form.kind, t.row.values),
            t.missing_from.sender.unit,
            t.missing_from.period,
            t.missing_from.sender.office,
            t.place,
            t.missing_from.file,
            t.missing_from.hash,
        )
        for told in offices.values()
        for _, _, t in standing_events(told)
        if t.missing_from is not None
    ]
    return tuple(sorted(found, key=lambda g: (g.form, g.key, g.unit, g.office)))


def differences_of(events: Mapping[str, tuple[Event, ...]]) -> tuple[Disagreement, ...]:
    """Return each field on which the tellings of an event differ."""
    return tuple(
        difference
        for kind in sorted(events, key=lambda name: KINDS[name].form)
        for event in events[kind]
        if len(event.told) > 1
        for difference in _differences(event)
    )


def _differences(event: Event) -> list[Disagreement]:
    kind = KINDS[event.kind]
    found = []
    for name in kind.record_fields:
        values = [record.values.get(name) for record in event.told]
        if name not in _WORKER and len({_same(value) for value in values}) > 1:
            hidden = name not in kind.fields
            shown = tuple((_label(r), None if hidden else v) for r, v in zip(event.told, values, strict=True))
            key = shown_key(kind, {**event.record.values, **dict(zip(kind.key, event.key, strict=True))})
            found.append(Disagreement(kind.form, key, name, shown))
    return found


def _label(record: Record) -> str:
    return ReportingOffice(record.unit, record.office).label


def _same(value: Value) -> Value:
    return folded(value) if isinstance(value, str) else value
