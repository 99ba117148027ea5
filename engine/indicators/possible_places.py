"""Units and venues an event may count for, if what tells its own is lost or was not returned."""

from __future__ import annotations

from functools import cached_property

from engine.indicators.knowledge import looked_at, to_correct
from engine.indicators.registry import Registry
from engine.logic.cells import CORRECT, Owed
from engine.rulebook.model.vocabulary import VENUE_PATHS
from facts.forms.catalogue import KINDS
from facts.standing import COMMUNE, Event, Record, SetAside

VENUE = "venue"
Broken = tuple[str, str]  # kind and id of the record that a reference names and that is not there


def broken_at(record: Record, path: tuple[str, ...], registry: Registry) -> Broken | None:
    """Return where a path of references breaks off, or the venue at its end whose unit is in dispute."""
    at = record
    for step in path[:-1]:
        kind, id_ = str(KINDS[at.kind].record_fields[step].refers_to), at.values.get(step)
        other = registry.referred(kind, id_)
        if other is None:
            return (kind, str(id_)) if id_ is not None else None
        at = other
    return (at.kind, at.key[0]) if registry.is_claimed(at, path) else None


class PossiblePlaces:
    """Answers, for one period, whose the events may be that no path leads from to a unit or a venue."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._of_kind: dict[str, tuple[Event, ...]] = {}

    def events(self, kind: str, subject: str, id_: str, lies_in: str, nameless: bool) -> tuple[Event, ...]:
        """Return the events of a kind that may count for a unit or a venue, but not for certain.

        `lies_in` is the venue's unit. `nameless`: lost rows that name no venue anybody can tell may be of
        every venue of their unit.
        """
        if subject == "unit":
            return tuple(e for e in self._unplaced(kind) if self._may_be_of_unit(e.record, id_))
        events = self._unplaced(kind)
        return tuple(e for e in events if self._may_be_of_venue(e.record, id_, lies_in, nameless))

    def led_to(self, kind: str, path: tuple[str, ...], subject: str, id_: str) -> tuple[Event, ...]:
        """Return the events whose path (`through`) breaks off and may lead to this unit or venue."""
        events = []
        for event in self.registry.standing.events.get(kind, ()):
            broken = broken_at(event.record, path, self.registry)
            if broken is not None and not self.registry.is_later(event.record):
                events += [event] if subject != "unit" or id_ in self._units_at(broken) else []
        return tuple(events)

    def _unplaced(self, kind: str) -> tuple[Event, ...]:
        if kind not in self._of_kind:
            paths = (KINDS[kind].unit_path, VENUE_PATHS.get(kind, ()))
            self._of_kind[kind] = tuple(
                event
                for event in self.registry.standing.events.get(kind, ())
                if not self.registry.is_later(event.record)
                and any(broken_at(event.record, path, self.registry) for path in paths)
            )
        return self._of_kind[kind]

    def _may_be_of_unit(self, record: Record, unit: str) -> bool:
        broken = broken_at(record, KINDS[record.kind].unit_path, self.registry)
        own = self.registry.unit_of(record)
        if own is not None or broken is None:
            return False
        by_word = broken[1] not in self.registry.claims and self.registry.unit_by_word(record) == unit
        return by_word or unit in self._units_at(broken)

    def _units_at(self, broken: Broken) -> frozenset[str]:
        """Return the units that a path may lead to which breaks off: of a venue, those that may list it."""
        if broken[0] == VENUE and broken[1] in self.registry.claims:
            return self.registry.claims[broken[1]]
        rows = self.lost_rows(*broken)
        if broken[0] == VENUE and rows:
            return frozenset(row.unit for row in rows)
        if broken[0] == VENUE and self._without_all_venues:
            return self._without_all_venues
        return self.registry.units_now

    def _may_be_of_venue(self, record: Record, venue: str, lies_in: str, nameless: bool) -> bool:
        """Tell whether a record of a lost inspection or case may be about a venue."""
        broken = broken_at(record, VENUE_PATHS.get(record.kind, ()), self.registry)
        if broken is None:
            return False
        rows = self.lost_rows(*broken)
        if any(row.venue == venue for row in rows):
            return True
        of_unit = self.registry.unit_of(record) in (None, lies_in)
        return of_unit and (not rows or (nameless and any(row.venue is None for row in rows)))

    def lost_rows(self, kind: str, id_: str) -> tuple[SetAside, ...]:
        """Return the rows that tell a record and can't be used."""
        return self._lost.get((KINDS[kind].form, id_), ())

    @cached_property
    def _lost(self) -> dict[tuple[str, str], tuple[SetAside, ...]]:
        by_place: dict[tuple[str, str], tuple[SetAside, ...]] = {}
        for row in self.registry.standing.set_aside:
            place = row.form, row.key
            by_place[place] = (*by_place.get(place, ()), row)
        return by_place

    @cached_property
    def _without_all_venues(self) -> frozenset[str]:
        """The units whose venues are not all known: B02 not returned, or a row of it names none."""
        return frozenset(gap.unit for gap in self._venue_gaps)

    @cached_property
    def _venue_gaps(self) -> tuple[Owed, ...]:
        form, registry = KINDS[VENUE].form, self.registry
        periods = [period.code for period in looked_at(registry, back=True, since=None)]
        missing = [
            Owed(form, COMMUNE, unit, code)
            for unit in sorted(registry.units_now)
            for code in periods
            if not registry.returned(unit, code, form)
        ]
        rows = (
            r
            for unit in registry.units_with_lost_rows
            for p in periods
            for r in registry.set_aside(unit, p, form)
        )
        return (*missing, *to_correct(row for row in rows if row.venue is None))

    def owed(self, record: Record, unit: str, through: tuple[str, ...] = ()) -> tuple[Owed, ...]:
        """Name what keeps a record from its place or day: rows to correct, forms to return, its own row."""
        kind = KINDS.get(record.kind)
        if kind is None:
            return ()
        to_unit = kind.unit_path if self.registry.unit_of(record) is None else ()
        for path in (through, to_unit, VENUE_PATHS.get(record.kind, ())):
            broken = broken_at(record, path, self.registry)
            if broken is not None:
                gaps = tuple(gap for gap in self._venue_gaps if gap.unit == unit and broken[0] == VENUE)
                return to_correct(self.lost_rows(*broken)) or gaps or (self._own_row(record),)
        later = self.registry.later_gaps(record)
        missing = tuple(Owed(kind.form, COMMUNE, record.unit, year.code) for year in later)
        return (*missing, *to_correct(self.registry.later_losses(record)))

    @staticmethod
    def _own_row(record: Record) -> Owed:
        row = f"{record.source.file}, {record.source.sheet}, dòng {record.source.row}"
        return Owed(KINDS[record.kind].form, record.office, record.unit, record.period, CORRECT, row)
