"""What the records say of each subject, as a short key: while it stays, so do the subject's indicators and scores.

A key is over every record that some indicator of the subject could read, and of those only the fields that some
rule names. Which file and row told it counts only where such a field is blank: then it is said who could fill it in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from engine.indicators.read_fields import UNIT, VENUE, Place, kinds_read, placing, referred, yes_no
from engine.indicators.subjects import Subject
from engine.rulebook.model.fingerprints import fingerprint, names_in
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import RETURN, references
from facts.forms.catalogue import KINDS
from facts.standing import COMMUNE, Delivery, Event, Record, Standing

POINTS = ("self_score", "appraisal")  # read beside the indicators


def subject_keys(
    standing: Standing, rules: Rules, listed: Iterable[str], announced: Mapping[str, object]
) -> dict[Subject, str]:
    """Return a key for every unit and venue that the records know, and for units listed beside.

    `announced` holds whatever else is known of a subject by its id: the bands announced of it.
    """
    sets = rules.indicator_sets.values()
    by_kind = {kind: [s for s in sets if s.subject == kind] for kind in (UNIT, VENUE)}
    for_units = _Reading(standing, names_in([*by_kind[UNIT], *by_kind[VENUE]], rules.parameters))
    for_venues = _Reading(standing, names_in(by_kind[VENUE], rules.parameters))
    venues = {id_: for_venues.venue_key(id_, announced.get(id_)) for id_ in sorted(for_venues.venue_rows)}
    units = {
        code: fingerprint(
            for_units.unit_key(code, announced.get(code)),
            [(id_, venues[id_], for_units.rows_of(id_)) for id_ in for_units.venues_of.get(code, ())],
        )
        for code in sorted({*for_units.units, *listed})
    }
    return {Subject(UNIT, c): k for c, k in units.items()} | {Subject(VENUE, i): k for i, k in venues.items()}


def venues_by_unit(standing: Standing) -> Mapping[str, tuple[str, ...]]:
    """Return the venues that were ever told as lying in each unit."""
    return _Reading(standing, frozenset()).venues_of


class _Reading:
    """The records as the indicators of one kind of subject can read them, given every name that these say."""

    def __init__(self, standing: Standing, names: frozenset[str]) -> None:
        self.standing = standing
        self.names = names
        self.kinds = kinds_read(names)
        self.forms = frozenset(KINDS[kind].form for kind in self.kinds)
        self._fields: dict[str, tuple[str, ...]] = {}
        self._named: dict[str, tuple[str, ...]] = {}
        self._contents: dict[Place, str] = {}
        self._reached: dict[Place, frozenset[Place]] = {}

    # Subjects

    @cached_property
    def units(self) -> frozenset[str]:
        named = {unit for _, unit, _ in self.standing.registers} | {d.unit for d in self.standing.deliveries}
        reached = {id_ for kind, id_ in self._owned if kind == UNIT}
        return frozenset(named | reached | set(self.venues_of))

    @cached_property
    def venue_rows(self) -> Mapping[str, tuple[Record, ...]]:
        rows: dict[str, list[Record]] = defaultdict(list)
        for (kind, _, _), records in self.standing.registers.items():
            for record in records if kind == VENUE else ():
                rows[record.key[0]].append(record)
        return {id_: tuple(found) for id_, found in rows.items()}

    @cached_property
    def venues_of(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for (kind, unit, _), records in self.standing.registers.items():
            for record in records if kind == VENUE else ():
                found[unit].add(record.key[0])
                found[str(record.values["unit_code"])].add(record.key[0])
        return {unit: tuple(sorted(ids)) for unit, ids in found.items()}

    @cached_property
    def units_of(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for unit, ids in self.venues_of.items():
            for id_ in ids:
                found[id_].add(unit)
        return {id_: tuple(sorted(units)) for id_, units in found.items()}

    def venue_key(self, id_: str, beside: object) -> str:
        shared = [self.shared(unit) for unit in self.units_of.get(id_, ())]
        return fingerprint(VENUE, id_, self.rows_of(id_), self.events_of((VENUE, id_)), shared, repr(beside))

    def unit_key(self, code: str, beside: object) -> str:
        deliveries = [self._delivery(d) for d in self._deliveries.get(code, ())]
        events = self.events_of((UNIT, code))
        return fingerprint(
            UNIT, code, self.shared(code), deliveries, self._points(code), events, repr(beside)
        )

    # What a unit and its venues share

    def shared(self, unit: str) -> str:
        """Return what every subject of a unit rests on: which forms came, and the registers of the unit."""
        if (UNIT, unit) not in self._shared:
            came = {
                (d.period, d.form)
                for d in self._deliveries.get(unit, ())
                if d.form in self.forms and d.office == COMMUNE and d.standing and d.state is not None
            }
            marks = sorted(m for m in self._marks.get(unit, ()) if m[1] in self.forms)
            delivered = [self._delivery(d) for d in self._deliveries.get(unit, ()) if RETURN in self.names]
            rows = [
                (place, [self._record(r) for r in records])
                for place, records in self._registers.get(unit, ())
                if place[0] in self.kinds
            ]
            self._shared[UNIT, unit] = fingerprint(sorted(came), marks, delivered, rows)
        return self._shared[UNIT, unit]

    @cached_property
    def _shared(self) -> dict[Place, str]:
        return {}

    def _points(self, unit: str) -> list[object]:
        return [
            (place, [self._record(r) for r in records])
            for place, records in self._registers.get(unit, ())
            if place[0] in POINTS
        ]

    @cached_property
    def _deliveries(self) -> Mapping[str, list[Delivery]]:
        found: dict[str, list[Delivery]] = defaultdict(list)
        for delivery in self.standing.deliveries:
            found[delivery.unit].append(delivery)
        return found

    @cached_property
    def _marks(self) -> Mapping[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for unit, period, form in self.standing.provisional:
            found[unit].append((period, form))
        return found

    @cached_property
    def _registers(self) -> Mapping[str, list[tuple[tuple[str, str, str], tuple[Record, ...]]]]:
        found: dict[str, list[tuple[tuple[str, str, str], tuple[Record, ...]]]] = defaultdict(list)
        for place, records in self.standing.registers.items():
            if place[0] != VENUE:
                found[place[1]].append((place, records))
        return found

    def _delivery(self, d: Delivery) -> tuple[object, ...]:
        """Say a delivery; which file it was shows only where it lacks a form."""
        file = d.file if d.state is None else ""
        return (d.period, d.office, d.form, d.state, d.received_on.isoformat(), d.standing, file)

    # Events

    @cached_property
    def _events(self) -> Mapping[Place, Event]:
        """Events that others refer to by a single id."""
        return {
            (kind, event.key[0]): event
            for kind, events in self.standing.events.items()
            for event in events
            if len(event.key) == 1
        }

    @cached_property
    def _owned(self) -> Mapping[Place, list[str]]:
        """Each unit and venue with what is said of the events that any way of counting could give it."""
        found: dict[Place, list[str]] = defaultdict(list)
        for kind in sorted(self.kinds & set(self.standing.events)):
            for event in self.standing.events[kind]:
                said = self._event(event)
                for owner in sorted(self._owners(event)):
                    found[owner].append(said)
        return found

    def events_of(self, owner: Place) -> list[str]:
        return self._owned.get(owner, [])

    def _owners(self, event: Event) -> set[Place]:
        reached = {place for record in event.told for place in self._reaches(record)}
        reached |= {(UNIT, record.unit) for record in event.told}
        if KINDS[event.kind].unit_by_id:
            reached.add((UNIT, event.key[0][:5]))
        for kind, id_ in list(reached):
            if kind == VENUE:
                reached |= {(UNIT, unit) for unit in self.units_of.get(id_, ())}
        return {place for place in reached if place[0] in (UNIT, VENUE)}

    def _reaches(self, record: Record) -> frozenset[Place]:
        """Return what a record refers to, and what that refers to."""
        found: set[Place] = set()
        for kind, id_ in referred(record):
            found.add((kind, id_))
            found |= self._reached_from(kind, id_)
        return frozenset(found)

    def _reached_from(self, kind: str, id_: str) -> frozenset[Place]:
        if (kind, id_) not in self._reached:
            self._reached[kind, id_] = frozenset()  # a circle ends here
            event = self._events.get((kind, id_))
            told = event.told if event else ()
            self._reached[kind, id_] = frozenset().union(*map(self._reaches, told))
        return self._reached[kind, id_]

    def _event(self, event: Event) -> str:
        return fingerprint(event.kind, event.key, [self._told(record) for record in event.told])

    def _told(self, record: Record) -> tuple[object, ...]:
        return self._record(record), [self._content(kind, id_) for kind, id_ in referred(record)]

    def _content(self, kind: str, id_: str) -> str:
        """Return what is said of something that a record refers to, and of what that refers to."""
        if (kind, id_) not in self._contents:
            self._contents[kind, id_] = ""  # a circle ends here
            event = self._events.get((kind, id_))
            if kind == VENUE:
                said = self.rows_of(id_)
            elif kind == UNIT:
                said = fingerprint([self._record(r) for r in self._unit_rows.get(id_, ())])
            else:
                said = self._event(event) if event else ""
            self._contents[kind, id_] = said
        return self._contents[kind, id_]

    @cached_property
    def _unit_rows(self) -> Mapping[str, list[Record]]:
        found: dict[str, list[Record]] = defaultdict(list)
        for (kind, unit, _), records in self.standing.registers.items():
            if kind == UNIT:
                found[unit] += records
        return found

    # Rows

    def rows_of(self, venue: str) -> str:
        """Return what the registers say of a venue, in every period."""
        return fingerprint([self._record(r) for r in self.venue_rows.get(venue, ())])

    def _record(self, record: Record) -> str:
        fields = self._read(record.kind)
        values = [record.values.get(name) for name in fields]
        told = (record.kind, record.key, record.unit, record.period, record.office, record.gone)
        lacking = any(record.values.get(name) is None for name in self._asked(record.kind))
        return repr((told, list(zip(fields, values, strict=True)), record.source if lacking else ""))

    def _asked(self, kind: str) -> tuple[str, ...]:
        """Return the fields of a kind that a rule names: where one is blank, a result says who could fill it in."""
        if kind not in self._named:
            form = KINDS[kind]
            steps = {field.name for name, field in references(form).items() if name in self.names}
            self._named[kind] = tuple(
                name
                for name in form.record_fields
                if name in self.names or name in steps or name in yes_no(form)
            )
        return self._named[kind]

    def _read(self, kind: str) -> tuple[str, ...]:
        """Return the fields of a kind that are ever looked at: those a rule names, and those that place a record."""
        if kind not in self._fields:
            form = KINDS[kind]
            self._fields[kind] = tuple(
                name for name in form.record_fields if name in self.names or name in placing(form)
            )
        return self._fields[kind]
