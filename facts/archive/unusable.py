"""Rows that can't be used and were not corrected by their office; the records they leave in doubt."""

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from facts.archive.filing import counted_for, key_from_values
from facts.archive.history import FormVersion, RecordHistory
from facts.forms.catalogue import COVER, FORMS, KINDS
from facts.forms.fields import Field, Kind
from facts.periods import FIRST_HALF, YEAR, Calendar
from facts.source_row import Key, SourceRow
from facts.standing import Delivery, Event, Events, Record, Registers, SetAside, Value

Rows = Mapping[tuple[str, str], Mapping[str, Value]]  # kind, id → the values of its row, set aside or not
VENUE = "venue"


@dataclass(frozen=True, slots=True)
class _Unusable:
    """What is lost of a form in a return that stands: a row, one below the signature, or a sheet (0)."""

    returned: FormVersion
    number: int
    row: SourceRow | None = None
    nth: int = 0  # of the rows of its key in this return: which of them is miskeyed nobody can tell

    @property
    def key(self) -> Key | None:
        return self.row.key if self.row is not None else None

    @property
    def unit(self) -> str:
        filing, form = self.returned.filing, self.returned.form
        if self.row is None or filing.handed_to:
            return filing.told_for
        return counted_for(filing.sender, form.kind, self.row)

    @property
    def identity(self) -> str:
        """Return what this row and the same row of another return have in common: the key, else its place
        in its return alone."""
        if self.key is None:
            place = f"{self.returned.filing.file}!{self.number}!{self.returned.filing.hash}"
            return place.replace("|", "!")
        return "|".join((*self.key, str(self.nth)))


class Doubts:
    """The rows set aside of all returns, given in order and checked."""

    def __init__(self, history: RecordHistory) -> None:
        self.history = history
        current = history.current_forms
        self.at = {filing.hash: place for place, filing in enumerate(history.filings)}
        lost = [
            (u, self._last_usable(u), self.at[u.returned.filing.hash])
            for v in current
            if v.form.kind.counts_from(v.filing.sender.office)
            for u in _unusable(v)
        ]
        self.open = [u for u, last, at in lost if last <= at]
        # What the same return says properly of the same key is in no doubt by another row.
        keyed = [u for u, last, at in lost if last < at and u.key is not None]
        self.events = {(u.returned.form.kind.name, u.key) for u in keyed}
        self.registers = {(u.returned.form.kind.name, u.returned.filing.period, u.key) for u in keyed}
        filings = {v.filing.hash: v.filing for v in current}
        self.covers = [f for f in filings.values() if any(p.set_aside for p in f.problems)]

    def _last_usable(self, lost: _Unusable) -> int:
        """Return the place of the last return in which the office says something usable of the key, or -1."""
        filing, kind = lost.returned.filing, lost.returned.form.kind
        place = (kind.name, filing.period if kind.register else "")
        versions = self.history.offices[filing.sender].versions.get(place, {}).get(lost.key or (), ())
        return self.at[versions[-1].filing.hash] if versions else -1

    @cached_property
    def rows(self) -> Rows:
        forms = (form for filing in self.history.filings for form in filing.forms)
        identified = ((form.kind.name, form.rows) for form in forms if form.kind.key == ("id",))
        return {(kind, str(row.values.get("id"))): row.values for kind, rows in identified for row in rows}

    def in_registers(self, registers: Registers) -> Registers:
        """Return registers with each row marked that is told again by a row that can't be used."""
        if not self.registers:
            return registers
        return {
            (kind, unit, period): tuple(
                replace(r, in_doubt=True) if (kind, period, _key(r)) in self.registers else r for r in rows
            )
            for (kind, unit, period), rows in registers.items()
        }

    def in_events(self, events: Events) -> Events:
        if not self.events:
            return events
        return {
            kind: tuple(_doubted(e) if (kind, _key(e.record)) in self.events else e for e in of_kind)
            for kind, of_kind in events.items()
        }

    def set_aside(self, deliveries: Iterable[Delivery]) -> tuple[SetAside, ...]:
        """Return every row that can't be used, a half-year's for the year too where the year reads it."""
        not_come = _FormsNotCome(deliveries, self.history.context.calendar)
        rejected = {
            replace(row, awaits=not_come.awaited(row, _declaring(lost)))
            for lost in self.open
            for row in self._for_periods(self._rejected(lost))
        }
        for cover in self.covers:
            unit, file = cover.sender.unit, cover.file
            rejected.add(SetAside(unit, cover.period, COVER.form, file, None, cover.sender.office, file, 0))
        return tuple(sorted(rejected, key=lambda s: (s.unit, s.period, s.form, s.identity, s.file, s.row)))

    def _rejected(self, lost: _Unusable) -> SetAside:
        filing, form = lost.returned.filing, lost.returned.form.form
        place = (lost.unit, filing.period, form, lost.identity, self._venue(lost))
        return SetAside(*place, filing.sender.office, filing.file, lost.number)

    def _for_periods(self, row: SetAside) -> Iterator[SetAside]:
        """Yield a row for its own period, and a half-year's event for the year: registers the year's return
        tells anew."""
        yield row
        if row.form in FORMS and FORMS[row.form].register:
            return
        calendar = self.history.context.calendar
        period = calendar.period(row.period)
        if period is not None and period.kind == FIRST_HALF:
            year = calendar.at(YEAR, period.year)
            if year is not None:
                yield replace(row, period=year.code)

    def _venue(self, lost: _Unusable) -> str | None:
        """Return the venue a row names, "" where it names none, None where that can't be read."""
        form, row = lost.returned.form, lost.row
        if row is None:
            return None
        first, *path = venue_path(form.kind) or ("",)
        if not first:
            return ""
        wrong = {p.code for p in form.problems if p.row == row.number and p.field == first}
        value, reference = row.values.get(first), form.kind.record_fields[first]
        undeclared = wrong == {"reference_unknown"} and reference.refers_to == VENUE
        if undeclared and str(value).startswith(f"{lost.returned.filing.sender.unit}-"):
            return str(value)  # a venue of its own that no return declares yet: none of those listed
        if wrong or value is None:
            return None if wrong or reference.required else ""
        for name in path:
            values = self.rows.get((str(reference.refers_to), str(value)), {})
            value, reference = values.get(name), KINDS[str(reference.refers_to)].record_fields[name]
            if value is None:
                return None if reference.required or not values else ""
        return str(value)


class _FormsNotCome:
    """The forms that units never returned."""

    def __init__(self, deliveries: Iterable[Delivery], calendar: Calendar) -> None:
        returned = [d for d in deliveries if d.standing and d.state is not None]
        self.came = {(d.unit, d.period, d.form) for d in returned if d.office == FORMS[d.form].sender}
        first, periods = calendar.first_owed(YEAR), map(calendar.period, {d.period for d in returned})
        owed = (p for p in periods if p and first is not None and p.kind == YEAR and p.year >= first)
        self.years = sorted(owed, key=attrgetter("end"))
        self.calendar = calendar

    def awaited(self, row: SetAside, forms: Collection[str]) -> tuple[tuple[str, str], ...]:
        """Return those of its own period, and of events those of earlier years, that may yet declare what a
        row names; nothing where a form came whole without it."""
        own = self.calendar.period(row.period)
        earlier = [year.code for year in self.years if own is not None and year.end < own.start]
        awaited = []
        for form in forms:
            periods = (row.period, *(() if FORMS[form].register else earlier))
            awaited.append([(form, p) for p in periods if (row.unit, p, form) not in self.came])
        return tuple(itertools.chain.from_iterable(awaited)) if all(awaited) else ()


def _declaring(lost: _Unusable) -> tuple[str, ...]:
    """Return the forms that declare the codes a row is set aside for; none where something else is wrong."""
    form = lost.returned.form
    faults = [p for p in form.problems if p.set_aside and p.row == lost.number]
    named = [dict(p.params).get("form") if p.code == "reference_unknown" else None for p in faults]
    return tuple(dict.fromkeys(str(name) for name in named)) if all(named) and lost.number else ()


def venue_path(kind: Kind) -> tuple[str, ...]:
    """Return the fields to follow from a row to the id of its venue; none where it is of no venue."""
    if kind.name == VENUE:
        return ("id",)
    fields: Sequence[Field] = tuple(kind.record_fields.values())
    direct = next((f.name for f in fields if f.refers_to == VENUE), None)
    if direct is not None:
        return (direct,)
    by = next((f for f in fields if f.refers_to in ("inspection", "case")), None)
    return () if by is None else (by.name, *venue_path(KINDS[str(by.refers_to)]))


def _unusable(returned: FormVersion) -> Iterator[_Unusable]:
    form = returned.form
    seen: Counter[Key | None] = Counter()
    for row in form.rows:
        if row.set_aside:
            yield _Unusable(returned, row.number, row, seen[row.key])
            seen[row.key] += 1
    for problem in form.lost:
        yield _Unusable(returned, problem.row if problem.code == "rows_below_signature" else 0)


def _key(record: Record) -> Key:
    """Return a record's key as rows spell it to be compared."""
    return key_from_values(KINDS[record.kind], record.values) or record.key


def _doubted(event: Event) -> Event:
    return replace(event, records=tuple(replace(record, in_doubt=True) for record in event.records))
