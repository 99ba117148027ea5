"""What the registers say, telling by telling: the reference that `register_statements.py` is held against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from operator import itemgetter

from engine.links.reading import subject_of
from engine.links.registers import FORMER, IDENTIFYING, LATEST, NAMES, REGISTRY
from engine.links.statements import PARTY, VENUE, LinkSubject, Statement, row_of
from facts.periods import Calendar
from facts.standing import Record, Source, Standing

IN_ORDER = itemgetter(0, 1, 2, 3)  # of tellings, but for the record
Telling = tuple[
    date, bool, str, Source, Record
]  # end of the period, whether its own unit tells, who, where, what


class PlainRegisters:
    def __init__(self, standing: Standing, calendar: Calendar, day: date) -> None:
        self.standing, self.calendar, self.day = standing, calendar, day
        self.subjects: dict[str, LinkSubject] = {}

    def registers(self) -> Iterator[Statement]:
        for kind in (VENUE, PARTY):
            for id_, tellings in sorted(self._tellings(kind).items()):
                self.subjects[id_] = subject_of(tellings[-1][-1], kind)
                yield from self._identifiers(id_, kind, tellings)
                yield from self._latest(id_, kind, tellings)

    def _tellings(self, kind: str) -> dict[str, list[Telling]]:
        """Return every row of each venue or party up to the day, oldest first; its own unit's last."""
        found: dict[str, list[Telling]] = defaultdict(list)
        for name, unit, code in sorted(self.standing.registers):
            period = self.calendar.period(code) if name == kind else None
            if period is not None and period.end <= self.day:
                for record in self.standing.registers[name, unit, code]:
                    id_ = record.key[0]
                    told = period.end, id_.startswith(record.unit), record.unit, record.source, record
                    found[id_].append(told)
        for tellings in found.values():
            if len(tellings) > 1:
                tellings.sort(key=IN_ORDER)
        return found

    def _identifiers(self, id_: str, kind: str, tellings: list[Telling]) -> Iterator[Statement]:
        for field in IDENTIFYING[kind]:
            told: dict[str, list[Telling]] = {}
            for telling in tellings:
                value = telling[-1].values.get(field)
                if value:
                    told.setdefault(str(value), []).append(telling)
            for text in sorted(told):
                yield self._said(id_, NAMES[field], text, kind, told[text])

    def _latest(self, id_: str, kind: str, tellings: list[Telling]) -> Iterator[Statement]:
        """Owner, manager and family hold as last told; what was so before is not said to be so now."""
        for field, name in LATEST[kind].items():
            value = tellings[-1][-1].values.get(field)
            if value:
                those = [t for t in tellings if t[-1].values.get(field) == value]
                self.named(str(value), PARTY)
                yield self._said(id_, name, str(value), kind, those)
            if name == "owner":
                yield from self._former(id_, str(value), tellings)

    def _former(self, id_: str, owner: str, tellings: list[Telling]) -> Iterator[Statement]:
        """Who held a venue before: no tie, but a reason why two may share a number."""
        before = sorted({str(v) for *_, r in tellings if (v := r.values.get("owner_id"))} - {owner})
        for value in before:
            those = [t for t in tellings if t[-1].values.get("owner_id") == value]
            self.named(value, PARTY)
            yield self._said(id_, FORMER, value, VENUE, those)

    def named(self, id_: str, kind: str) -> None:
        """Know a venue or party that a record names, be it in no register."""
        self.subjects.setdefault(id_, LinkSubject(id_, kind, id_[:5]))

    def _said(self, id_: str, name: str, value: str, kind: str, those: list[Telling]) -> Statement:
        closed = self.subjects[id_].until
        last = min(those[-1][0], self.day, closed or self.day)
        row = row_of(kind, id_, [t[-1] for t in those])
        tellers = frozenset((REGISTRY, r.unit, r.office) for *_, r in those)
        return Statement(id_, name, value, row, tellers, last)
