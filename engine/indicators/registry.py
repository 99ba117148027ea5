"""The standing records of one period, found by unit, by venue, and by reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property

from engine.indicators.windows import years_touched
from engine.rulebook.model.vocabulary import RETURN, VENUE_PATHS
from facts.forms.catalogue import COVER, FORMS, KINDS, Catalogue
from facts.periods import YEAR, Calendar, Period
from facts.standing import BY_RECEIVER, COMMUNE, Event, Record, SetAside, Source, Standing
from facts.units import Units

Claims = Mapping[str, frozenset[str]]  # venue → the units it may lie in, that of its own row among them
Listing = tuple[str, str, str]  # venue, unit, period of the return


def claims_on(
    venues: Mapping[str, tuple[str, str]], lost: Iterable[Listing], calendar: Calendar, period: Period
) -> Claims:
    """Return the venues that a lost row of a register lists for another unit than their own row does.

    `venues` are the unit and the period of the row that stands of each. Where that row is of the same period
    or a later one it settles the matter; a lost row for a later period than `period` is not looked at.
    """
    claims: dict[str, set[str]] = defaultdict(set)
    for venue, unit, code in lost:
        lies_in, since = venues.get(venue, (unit, code))
        told_for, stands_for = calendar.period(code), calendar.period(since)
        if unit == lies_in or told_for is None or stands_for is None:
            continue
        if stands_for.end < told_for.end <= period.end:
            claims[venue] |= {lies_in, unit}
    return {venue: frozenset(units) for venue, units in claims.items()}


DELIVERED = (
    "unit",
    "period",
    "covers",
    "office",
    "form",
    "state",
    "received_on",
    "received_by",
    "prepared_on",
)


class Registry:
    """Answers, for one period, which records belong to which unit and venue.

    A venue's row is that of the period's own snapshot, else the latest earlier one. Records dated after the
    period's end are not there.
    """

    def __init__(
        self, standing: Standing, calendar: Calendar, period: Period, listed: Units | None = None
    ) -> None:
        """Take what stands; units `listed` by the rules are known beside those that ever sent anything."""
        self._listed = listed or Units(())
        self.standing = standing
        self.calendar = calendar
        self.period = period
        self._events: dict[str, Mapping[tuple[str, str], tuple[Event, ...]]] = {}
        self._gaps: dict[tuple[str, str], tuple[Period, ...]] = {}

    @cached_property
    def known_units(self) -> frozenset[str]:
        """The units that ever sent anything, and those the rules know of."""
        return frozenset(d.unit for d in self.standing.deliveries).union(u.code for u in self._listed.units)

    @cached_property
    def units_now(self) -> frozenset[str]:
        """The units of the period: those listed on its last day, and those that sent anything by then."""
        return frozenset(self.units).union(unit.code for unit in self._listed.on(self.period.end))

    def home(self, id_: str) -> str:
        """Return the unit that an id belongs to on the period's last day."""
        return self._listed.home(id_, self.period.end)

    @property
    def catalogue(self) -> Catalogue:
        """The forms, with the office's own columns."""
        return Catalogue(self.standing.own)

    # Registers

    def snapshot(self, kind: str, unit: str) -> tuple[Record, ...]:
        """Return the register rows that count for a unit, as its return of this period gives them."""
        if kind == "venue":
            return self._venues_here.get(unit, ())
        return self.standing.registers.get((kind, unit, self.period.code), ())

    @cached_property
    def _venues_here(self) -> Mapping[str, tuple[Record, ...]]:
        here: dict[str, list[Record]] = defaultdict(list)
        for record in self._own_venues.values():
            here[str(record.values["unit_code"])].append(record)
        return {unit: tuple(sorted(records, key=lambda r: r.key)) for unit, records in here.items()}

    @cached_property
    def _own_venues(self) -> dict[str, Record]:
        """Each venue of this period's snapshots; told by two units, the one it says it lies in wins."""
        venues: dict[str, Record] = {}
        for kind, unit, code in self.standing.registers:
            if kind == "venue" and code == self.period.code:
                for record in self.standing.registers[kind, unit, code]:
                    if record.key[0] not in venues or record.values["unit_code"] == unit:
                        venues[record.key[0]] = record
        return venues

    @cached_property
    def venues(self) -> Mapping[str, Record]:
        """Every venue known by the end of the period, by id."""
        latest: dict[str, tuple[tuple[date, str], Record]] = {}
        ends: dict[str, Period | None] = {}
        for kind, unit, code in self.standing.registers:
            if kind == "venue" and code not in ends:
                ends[code] = self.calendar.period(code)
            period = ends[code] if kind == "venue" else None
            if period is None or period.end > self.period.end:
                continue
            for record in self.standing.registers[kind, unit, code]:
                order = (period.end, code)
                if record.key[0] not in latest or order > latest[record.key[0]][0]:
                    latest[record.key[0]] = (order, record)
        return {id_: record for id_, (_, record) in sorted(latest.items())} | self._own_venues

    @cached_property
    def claims(self) -> Claims:
        """The venues whose place is in dispute, and the units each may lie in."""
        rows = {id_: (str(row.values["unit_code"]), row.period) for id_, row in self.venues.items()}
        return claims_on(rows, self._lost_listings, self.calendar, self.period)

    @cached_property
    def listed_by_lost_rows(self) -> Claims:
        """The venues that lost rows alone list, and the units of these rows."""
        units: dict[str, set[str]] = defaultdict(set)
        for venue, unit, code in self._lost_listings:
            told_for = self.calendar.period(code)
            if venue not in self.venues and told_for is not None and told_for.end <= self.period.end:
                units[venue].add(unit)
        return {venue: frozenset(units_of) for venue, units_of in units.items()}

    @cached_property
    def _lost_listings(self) -> tuple[Listing, ...]:
        form = KINDS["venue"].form
        return tuple((r.key, r.unit, r.period) for r in self.standing.set_aside if r.form == form)

    # Events

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str], Record]:
        """The standing telling of each event that others refer to by a single id."""
        return {
            (kind, event.key[0]): event.record
            for kind, events in self.standing.events.items()
            for event in events
            if len(event.key) == 1
        }

    def referred(self, kind: str, id_: object) -> Record | None:
        """Return the record of `kind` that an id names, as it stands at the end of the period."""
        if kind == "venue":
            return self.venues.get(str(id_))
        if kind == "unit":
            return next(iter(self.snapshot("unit", str(id_))), None)
        return self.by_key.get((kind, str(id_))) if id_ is not None else None

    def day_of(self, record: Record) -> date | None:
        """Return the date a record counts by, its inspection's or case's where it has none of its own."""
        kind = KINDS[record.kind]
        if kind.date is not None:
            day = record.values.get(kind.date)
            return day if isinstance(day, date) else None
        if kind.dated_by is not None:
            reference = kind.record_fields[kind.dated_by].refers_to
            other = self.referred(str(reference), record.values.get(kind.dated_by))
            return self.day_of(other) if other else None
        return None

    def day_in_doubt(self, record: Record) -> bool:
        """Tell whether a record counts by the day of another that is lost or in doubt."""
        kind = KINDS.get(record.kind)
        if kind is None or kind.dated_by is None:
            return False
        reference = kind.record_fields[kind.dated_by].refers_to
        other = self.referred(str(reference), record.values.get(kind.dated_by))
        return other is None or other.in_doubt

    def may_be_since(self, record: Record, day: date) -> bool:
        """Tell whether a record of unknown day may be of a day or later, by its return's period."""
        told_for = self.calendar.period(record.period) if self.day_of(record) is None else None
        return told_for is None or told_for.end >= day

    def later_gaps(self, record: Record) -> tuple[Period, ...]:
        """Return the years without a return that would tell whether an open matter has ended."""
        told_for = self._told_open_for(record)
        if told_for is None:
            return ()
        gaps = self._years_not_returned(record.unit, KINDS[record.kind].form)
        return tuple(year for year in gaps if year.end > told_for.end)

    def later_losses(self, record: Record) -> tuple[SetAside, ...]:
        """Return the later rows without a readable key that may tell that an open matter has ended."""
        told_for = self._told_open_for(record)
        if told_for is None:
            return ()
        periods = (*years_touched(None, self.period, self.calendar), self.period)
        return tuple(
            row
            for period in periods
            if period.end > told_for.end
            for row in self.set_aside(record.unit, period.code, KINDS[record.kind].form)
            if row.keyless and row.office == COMMUNE
        )

    def _told_open_for(self, record: Record) -> Period | None:
        """Return the period for which a commune last told of a matter as open, None if it did not."""
        kind = KINDS.get(record.kind)
        if kind is None or kind.register or record.office != COMMUNE or kind.ended_by is None:
            return None
        return self.calendar.period(record.period) if record.values.get(kind.ended_by) is None else None

    def _years_not_returned(self, unit: str, form: str) -> tuple[Period, ...]:
        if (unit, form) not in self._gaps:
            years = years_touched(None, self.period, self.calendar)
            self._gaps[unit, form] = tuple(y for y in years if not self.returned(unit, y.code, form))
        return self._gaps[unit, form]

    def follow(self, record: Record, path: Iterable[str]) -> object:
        """Follow references to the last field's value; None if broken off, or of a claimed venue's unit."""
        path = tuple(path)
        at = self.end_of(record, path)
        return at.values.get(path[-1]) if at and not self.is_claimed(at, path) else None

    def end_of(self, record: Record, path: tuple[str, ...]) -> Record | None:
        """Return the record that has a path's last field, None where the path breaks off."""
        at: Record | None = record
        for step in path[:-1]:
            reference = KINDS[at.kind].record_fields[step].refers_to if at else None
            at = self.referred(str(reference), at.values.get(step)) if at else None
        return at

    def is_claimed(self, end: Record, path: tuple[str, ...]) -> bool:
        """Tell whether a path asks for the unit of a venue whose place is in dispute."""
        to_unit = len(path) > 1 and path[-1] == "unit_code"
        return to_unit and end.kind == "venue" and end.key[0] in self.claims

    def unit_of(self, record: Record) -> str | None:
        """Return the unit a figure counts a record for, None if it may be any of several.

        Where the path to it breaks off: as `unit_by_word` says, unless it is at a venue that a lost row of
        another unit lists.
        """
        kind = KINDS[record.kind]
        end = self.end_of(record, kind.unit_path)
        if end is not None and self.is_claimed(end, kind.unit_path):
            return None
        code = self.follow(record, kind.unit_path) if kind.unit_path else None
        if code in self.known_units:
            return str(code)
        unit = self.unit_by_word(record)
        return None if end is None and self._lists_it_elsewhere(record, unit) else unit

    def unit_by_word(self, record: Record) -> str | None:
        """Return the unit that begins a record's id, where ids bear one; else the commune reporting it."""
        codes = [record.key[0][:5]] if KINDS[record.kind].unit_by_id else []
        codes += [record.unit] if record.office == COMMUNE else []
        return next((code for code in codes if code in self.known_units), None)

    def _lists_it_elsewhere(self, record: Record, unit: str | None) -> bool:
        """Tell whether a lost row of another unit lists the venue that a record's path breaks off at."""
        to_venue = KINDS[record.kind].unit_path[:-1]
        at = self.end_of(record, to_venue) if to_venue and self.listed_by_lost_rows else None
        if at is None or KINDS[at.kind].record_fields[to_venue[-1]].refers_to != "venue":
            return False
        return bool(self.listed_by_lost_rows.get(str(at.values.get(to_venue[-1])), frozenset()) - {unit})

    def events(self, kind: str, subject: str, id_: str) -> tuple[Event, ...]:
        """Return the events of a kind that count for a unit or a venue, in order of key."""
        if kind not in self._events:
            self._events[kind] = self._events_of(kind)
        return self._events[kind].get((subject, id_), ())

    def _events_of(self, kind: str) -> Mapping[tuple[str, str], tuple[Event, ...]]:
        """Return the events up to the end of the period, by the unit and by the venue they count for."""
        by_place: dict[tuple[str, str], list[Event]] = defaultdict(list)
        for event in self.standing.events.get(kind, ()):
            if self.is_later(event.record):
                continue
            unit = self.unit_of(event.record)
            venue = self.follow(event.record, VENUE_PATHS[kind]) if kind in VENUE_PATHS else None
            if unit is not None:
                by_place["unit", unit].append(event)
            if venue is not None:
                by_place["venue", str(venue)].append(event)
        return {place: tuple(events) for place, events in by_place.items()}

    def events_through(self, kind: str, path: tuple[str, ...], id_: str) -> tuple[Event, ...]:
        """Return the events whose path leads to this unit or venue, whichever unit they count for."""
        events = self.standing.events.get(kind, ())
        return tuple(
            event
            for event in events
            if self.follow(event.record, path) == id_ and not self.is_later(event.record)
        )

    def is_later(self, record: Record) -> bool:
        """Tell whether a record is for certain of a day after the period."""
        day = self.day_of(record)
        return day is not None and day > self.period.end and not self.day_in_doubt(record)

    # Returns

    @cached_property
    def _returned(self) -> frozenset[tuple[str, str, str]]:
        return frozenset(
            (d.unit, d.period, d.form)
            for d in self.standing.deliveries
            if d.office == FORMS[d.form].sender and d.standing and d.state is not None
        )

    def returned(self, unit: str, period: str, form: str) -> bool:
        """Tell whether the office that owes a form of the unit returned it, be it nil."""
        return (unit, period, form) in self._returned

    @cached_property
    def _deliveries(self) -> Mapping[str, tuple[Record, ...]]:
        rows: dict[str, list[Record]] = defaultdict(list)
        for d in self.standing.deliveries:
            period = self.calendar.period(d.period)
            if period is None or period.year != self.period.year:
                continue
            values = {n: period.kind if n == "covers" else getattr(d, n) for n in DELIVERED}
            lost = any(row.file == d.file for row in self.set_aside(d.unit, d.period, COVER.form))
            doubt = lost and d.received_by != BY_RECEIVER  # of the day it came in alone
            key, source = (d.unit, d.period, d.form), Source(d.file, COVER.form, 0)
            rows[d.unit].append(Record(RETURN, key, d.unit, d.period, d.office, values, source, False, doubt))
        return {unit: tuple(deliveries) for unit, deliveries in rows.items()}

    def deliveries(self, unit: str) -> tuple[Record, ...]:
        """Return what came of a unit in the period's year, a row a delivery and form."""
        return self._deliveries.get(unit, ())

    # What can't be used

    @cached_property
    def _set_aside(self) -> Mapping[tuple[str, str, str], tuple[SetAside, ...]]:
        by_place: dict[tuple[str, str, str], list[SetAside]] = defaultdict(list)
        for row in self.standing.set_aside:
            by_place[row.unit, row.period, row.form].append(row)
        return {place: tuple(rows) for place, rows in by_place.items()}

    def set_aside(self, unit: str, period: str, form: str) -> tuple[SetAside, ...]:
        """Return the rows of a form that can't be used."""
        return self._set_aside.get((unit, period, form), ())

    @cached_property
    def units_with_lost_rows(self) -> tuple[str, ...]:
        """The units any of whose rows can't be used, in order."""
        return tuple(sorted({row.unit for row in self.standing.set_aside}))

    @cached_property
    def _naming(self) -> Mapping[str, tuple[SetAside, ...]]:
        by_venue: dict[str, list[SetAside]] = defaultdict(list)
        for row in self.standing.set_aside:
            by_venue[row.venue or ""].append(row)
        return {venue: tuple(rows) for venue, rows in by_venue.items()}

    def set_aside_naming(self, venue: str) -> tuple[SetAside, ...]:
        """Return the rows that can't be used and are about a venue, whichever unit sent them."""
        return self._naming.get(venue, ())

    @cached_property
    def _nameless(self) -> Mapping[str, frozenset[tuple[str, str]]]:
        by_unit: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for row in self.standing.set_aside:
            if row.venue is None and row.row:
                by_unit[row.unit].add((row.form, row.identity))
        return {unit: frozenset(rows) for unit, rows in by_unit.items()}

    def nameless(self, unit: str, forms: frozenset[str]) -> int:
        """Return how many rows of these forms of a unit can't be used and name no venue anybody can tell."""
        return sum(form in forms for form, _ in self._nameless.get(unit, ()))

    def unlisted(self, unit: str, forms: frozenset[str]) -> int:
        """Return how many lost rows of these forms of a unit name a venue that no register lists."""
        own_form = KINDS["venue"].form
        listed = {row.venue for row in self.standing.set_aside if row.form == own_form}
        rows = (
            r for r in self.standing.set_aside if r.unit == unit and r.row and r.form in forms - {own_form}
        )
        return len({(r.form, r.identity) for r in rows if r.venue and r.venue not in {*self.venues, *listed}})

    # Subjects

    def new_venues(self, unit: str, known: Collection[str]) -> tuple[int, int]:
        """Return how many lost rows of a register may tell of a venue not `known`: named, and not named."""
        rows = self.set_aside(unit, self.period.code, KINDS["venue"].form)
        named = {row.identity for row in rows if row.venue is not None and row.venue not in known}
        return len(named), len({row.identity for row in rows if row.venue is None})

    def open_venues(self) -> tuple[str, ...]:
        """Return the venues open on at least one day of the period, in order of id."""
        return tuple(sorted(id_ for id_, record in self.venues.items() if self._open(record)))

    def _open(self, record: Record) -> bool:
        opened, closed = record.values.get("opened_on"), record.values.get("closed_on")
        began = not isinstance(opened, date) or opened <= self.period.end
        return began and (not isinstance(closed, date) or closed > self.period.start)

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Return the units that sent anything for this period's year, or stand in the archive before it."""
        by_now = {code for code in {d.period for d in self.standing.deliveries} if self._by_now(code)}
        return tuple(sorted({d.unit for d in self.standing.deliveries if d.period in by_now}))

    def _by_now(self, code: str) -> bool:
        period = self.calendar.period(code)
        return (
            period is not None and period.end <= self.period.end and period.kind in (YEAR, self.period.kind)
        )
