"""Events of all offices together: one a key, told by one or more; where the tellings differ."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from facts.archive.filing import Filing, ReportingOffice, shown_key
from facts.archive.history import OfficeHistory, RecordVersion
from facts.forms.catalogue import KINDS
from facts.forms.fields import Kind
from facts.source_row import Key
from facts.spelling import folded
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
    filings: Sequence[Filing], offices: Mapping[ReportingOffice, OfficeHistory]
) -> Mapping[str, tuple[Event, ...]]:
    """Return one event a key, in order of key; the commune's telling first, then in order of arrival."""
    arrival = {filing.hash: place for place, filing in enumerate(filings)}
    versions: dict[str, dict[Key, list[RecordVersion]]] = defaultdict(lambda: defaultdict(list))
    for office in offices.values():
        for kind, key, version in office.current_events():
            versions[kind][key].append(version)
    return {
        kind: tuple(_event(kind, sorted(by_key[k], key=lambda v: _rank(v, arrival))) for k in sorted(by_key))
        for kind, by_key in versions.items()
    }


def _rank(version: RecordVersion, arrival: Mapping[str, int]) -> tuple[bool, bool, bool, int]:
    """Put the commune that issued the id first, then communes, then others; units that are no more last."""
    sender = version.filing.sender
    home = _HOME.match(str(version.row.key[0])) if version.row.key else None
    at_home = sender.is_commune and home is not None and home[0] == sender.unit
    return version.filing.past, not at_home, not sender.is_commune, arrival[version.filing.hash]


def _event(kind: str, versions: Sequence[RecordVersion]) -> Event:
    records = [version.record for version in versions]
    key = records[0].key  # spelled as the first spells it, so that the records of one event have one key
    return Event(kind, key, tuple(r if r.key == key else replace(r, key=key) for r in records))


def gone_of(offices: Mapping[ReportingOffice, OfficeHistory]) -> tuple[Gone, ...]:
    """Return the events that are gone without reason, in order of form and key."""
    gone = [
        Gone(
            version.form.form,
            shown_key(version.form.kind, version.row.values),
            version.missing_from.sender.unit,
            version.missing_from.period,
            version.missing_from.sender.office,
            version.place,
            version.missing_from.file,
            version.missing_from.hash,
        )
        for office in offices.values()
        for _, _, version in office.current_events()
        if version.missing_from is not None
    ]
    return tuple(sorted(gone, key=lambda g: (g.form, g.key, g.unit, g.office)))


def differences_of(
    events: Mapping[str, tuple[Event, ...]], kinds: Mapping[str, Kind]
) -> tuple[Disagreement, ...]:
    """Return each field on which the tellings of an event differ."""
    return tuple(
        difference
        for kind in sorted(events, key=lambda name: KINDS[name].form)
        for event in events[kind]
        if len(event.records) > 1
        for difference in _differences(event, kinds[kind])
    )


def _differences(event: Event, kind: Kind) -> list[Disagreement]:
    differences = []
    for name in kind.record_fields:
        values = [record.values.get(name) for record in event.records]
        if name not in _WORKER and len({_same(value) for value in values}) > 1:
            hidden = name not in kind.fields
            shown = tuple(
                (_label(r), None if hidden else v) for r, v in zip(event.records, values, strict=True)
            )
            key = shown_key(kind, {**event.record.values, **dict(zip(kind.key, event.key, strict=True))})
            differences.append(Disagreement(kind.form, key, name, shown))
    return differences


def _label(record: Record) -> str:
    return ReportingOffice(record.unit, record.office).label


def _same(value: Value) -> Value:
    return folded(value) if isinstance(value, str) else value
