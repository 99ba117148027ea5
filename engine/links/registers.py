"""The registers of venues and parties as columns of rows and of statements, joined with the few others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress

import numpy as np

from engine.links.holdings import Bools, starts_of
from engine.links.sorting import Ints, in_order
from engine.links.statements import NAMES as NAMED
from engine.links.statements import PARTY, VENUE, Statement, row_of
from engine.links.told import Told, numbered, told_of
from facts.periods import Calendar
from facts.standing import Record, Standing


@dataclass(frozen=True, slots=True)
class RegisterRows:
    """Row n is `records[n]` about `ids[subject[n]]`, of a period to day `end[n]`, by `offices[office[n]]`.

    Rows of one subject are in order of age, its own unit's last.
    """

    kind: str
    records: Sequence[Record]
    ids: Sequence[str]
    subject: Ints
    end: Ints
    offices: Sequence[tuple[str, str]]
    office: Ints

    @property
    def latest(self) -> Ints:
        """Return the last row of each subject."""
        starts, counts = starts_of(self.subject)
        last: Ints = starts + counts - 1
        return last

    @property
    def is_latest(self) -> Bools:
        """Tell of each row whether it is the last of its subject."""
        found = np.zeros(len(self.records), bool)
        found[self.latest] = True
        return found

    def of_field(self, field: str) -> tuple[Ints, list[str]]:
        """Return the rows that tell something in a field, and what each tells."""
        told = [(n, value) for n, r in enumerate(self.records) if (value := r.values.get(field))]
        return np.array([n for n, _ in told], np.int64), [str(value) for _, value in told]


def register_rows(standing: Standing, calendar: Calendar, day: date, kind: str) -> RegisterRows:
    """Return every row of a register up to a day."""
    parts = list(_snapshots(standing, calendar, day, kind))
    records = [r for _, rows in parts for r in rows]
    end = np.repeat(np.array([end for end, _ in parts], np.int64), [len(rows) for _, rows in parts])
    ids, subject = numbered([r.key[0] for r in records])
    offices: dict[tuple[str, str], int] = {}
    office = np.array([offices.setdefault((r.unit, r.office), len(offices)) for r in records], np.int64)
    unit = numbered([unit for unit, _ in offices])[1][office]
    own = np.fromiter((r.key[0].startswith(r.unit) for r in records), np.int64, len(records))
    order = in_order(subject, end, own, unit)
    again = _alike(subject[order], end[order], unit[order])
    order = _by_source(order, again, records)
    rows = [records[n] for n in order.tolist()]
    return RegisterRows(kind, rows, ids, subject[order], end[order], tuple(offices), office[order])


def _snapshots(
    standing: Standing, calendar: Calendar, day: date, kind: str
) -> Iterator[tuple[int, tuple[Record, ...]]]:
    for name, unit, code in sorted(key for key in standing.registers if key[0] == kind):
        period = calendar.period(code)
        if period is not None and period.end <= day:
            yield period.end.toordinal(), standing.registers[name, unit, code]


def _alike(*columns: Ints) -> Bools:
    """Tell of each row whether it is as the row before in all columns."""
    found: Bools = np.r_[False, np.all([c[1:] == c[:-1] for c in columns], axis=0)]
    return found[: len(columns[0])]


def _by_source(order: Ints, again: Bools, records: Sequence[Record]) -> Ints:
    """Return the order with the tellings of one unit and day in order of where they stand."""
    starts, counts = starts_of(np.cumsum(~again))
    for start, count in zip(starts[counts > 1].tolist(), counts[counts > 1].tolist(), strict=True):
        order[start : start + count] = sorted(
            order[start : start + count].tolist(), key=lambda n: records[n].source
        )
    return order


REGISTRY = "registry"
IDENTIFYING = {
    VENUE: ("phone_key", "address_key"),
    PARTY: ("phone_key", "account_key", "plate_key", "address_key", "identity_key", "kin_keys"),
}
NAMES = {
    "phone_key": "phone",
    "account_key": "account",
    "plate_key": "plate",
    "address_key": "address",
    "identity_key": "identity_no",
    "kin_keys": NAMED,
}
LATEST = {VENUE: {"owner_id": "owner", "manager_id": "manager"}, PARTY: {"relative_of": "relative"}}
FORMER = "former_owner"
NAMING = ("owner", FORMER, "manager", "relative")  # kinds whose value is a party, as it comes to be known
Tellers = frozenset[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class RegisterStatements:
    """Statement n: `rows.ids[subject[n]]` has `texts[text[n]]` for `kinds[kind[n]]`, last told on `last[n]`.

    `tellers` has whose word each is, by the number in `teller`.
    """

    rows: RegisterRows
    texts: Sequence[str]
    kinds: Sequence[str]
    subject: Ints
    kind: Ints
    text: Ints
    last: Ints
    first: Ints
    count: Ints
    row: Ints
    teller: Ints
    tellers: Sequence[Tellers]

    def statement(self, n: int) -> Statement:
        """Make a statement."""
        id_ = self.rows.ids[self.subject[n]]
        places = self.row[self.first[n] : self.first[n] + self.count[n]].tolist()
        row = row_of(self.rows.kind, id_, [self.rows.records[m] for m in places])
        last = date.fromordinal(int(self.last[n]))
        return Statement(
            id_, self.kinds[self.kind[n]], self.texts[self.text[n]], row, self.tellers[self.teller[n]], last
        )

    def named(self) -> Iterator[tuple[str, str]]:
        """Yield each subject with the parties it names, in the order they come to be known."""
        place = np.array([NAMING.index(k) if k in NAMING else -1 for k in self.kinds], np.int64)[self.kind]
        some = np.flatnonzero(place >= 0)
        some = some[in_order(self.subject[some], place[some], self.text[some])]
        for subject, text in zip(self.subject[some].tolist(), self.text[some].tolist(), strict=True):
            yield self.rows.ids[subject], self.texts[text]


def register_statements(rows: RegisterRows, until: Mapping[str, date], day: date) -> RegisterStatements:
    """Return what a register says. Of a venue that closed nothing is later than `until`."""
    names = {**{f: NAMES[f] for f in IDENTIFYING[rows.kind]}, **LATEST[rows.kind]}
    fields = [rows.of_field(field) for field in names]
    kinds = (*names.values(), FORMER)
    texts, text = numbered([value for _, values in fields for value in values])
    row = np.concatenate([at for at, _ in fields])
    kind = np.repeat(np.arange(len(fields)), [len(at) for at, _ in fields])
    latest = np.full((len(fields), len(rows.ids)), -1)
    is_last = rows.is_latest[row]
    latest[kind[is_last], rows.subject[row[is_last]]] = text[is_last]
    held = np.array([k in LATEST[rows.kind] for k in names])[kind]
    was = held & (latest[kind, rows.subject[row]] != text)
    kind = np.where(was & (kind == (kinds.index("owner") if "owner" in kinds else -1)), len(fields), kind)
    some = np.flatnonzero(~was | (kind == len(fields)))
    some = some[in_order(rows.subject[row[some]], kind[some], text[some], row[some])]
    row, kind, text = row[some], kind[some], text[some]
    group = (rows.subject[row] * len(kinds) + kind) * max(1, len(texts)) + text
    first, count = starts_of(group)
    teller, tellers = _tellers(rows, row, first, count)
    closed = np.array([until[i].toordinal() if i in until else day.toordinal() for i in rows.ids], np.int64)
    subject = rows.subject[row[first]]
    last = np.minimum(rows.end[row[first + count - 1]], closed[subject])
    return RegisterStatements(
        rows, texts, kinds, subject, kind[first], text[first], last, first, count, row, teller, tellers
    )


def _tellers(rows: RegisterRows, row: Ints, first: Ints, count: Ints) -> tuple[Ints, list[Tellers]]:
    """Return whose word each statement is, one number for all of an office."""
    tellers: list[Tellers] = [frozenset({(REGISTRY, *office)}) for office in rows.offices]
    office = rows.office[row]
    teller = office[first] if len(first) else np.zeros(0, np.int64)
    several = np.flatnonzero(_ends(office, first, np.minimum) != _ends(office, first, np.maximum))
    known: dict[Tellers, int] = {}
    for n in several.tolist():
        those = office[first[n] : first[n] + count[n]].tolist()
        told = frozenset((REGISTRY, *rows.offices[o]) for o in those)
        at = known.setdefault(told, len(tellers))
        if at == len(tellers):
            tellers.append(told)
        teller[n] = at
    return teller, tellers


def _ends(values: Ints, first: Ints, end: np.ufunc) -> Ints:
    found: Ints = end.reduceat(values, first) if len(first) else values
    return found


def all_told(registers: Sequence[RegisterStatements], few: Sequence[Statement]) -> Told:
    """Return all statements in order of subject, kind, value and row."""
    others = told_of(tuple(sorted(few, key=lambda s: (s.subject, s.kind, s.value, s.row))))
    parts: tuple[RegisterStatements | Told, ...] = (*registers, others)
    subjects, of_subject = merged([*(r.rows.ids for r in registers), others.subjects])
    texts, of_text = merged([p.texts for p in parts])
    kinds, kind_of = numbered([kind for p in parts for kind in p.kinds])
    of_kind = np.split(kind_of, np.cumsum([len(p.kinds) for p in parts])[:-1])
    columns = [
        np.concatenate(
            [place[of] for place, of in zip(places, (getattr(p, name) for p in parts), strict=True)]
        )
        for name, places in (("subject", of_subject), ("kind", of_kind), ("text", of_text))
    ]
    order = in_order(*columns)
    weighing = _weighing(registers, columns[1], others)
    subject, kind, text, weighing = (c[order] for c in (*columns, weighing))
    return Told(subjects, kinds, texts, subject, kind, text, weighing, order, _making(registers, others))


def merged(parts: Sequence[Sequence[str]]) -> tuple[Sequence[str], list[Ints]]:
    """Return the names of several parts in one order, and of each part the places of its names."""
    names, places = parts[0], [np.arange(len(parts[0]))]
    for part in parts[1:]:
        many, few = (names, part) if len(names) >= len(part) else (part, names)
        both, of_many, of_few = _joined(many, few)
        of_names, of_part = (of_many, of_few) if many is names else (of_few, of_many)
        names, places = both, [*(of_names[place] for place in places), of_part]
    return names, places


def _joined(many: Sequence[str], few: Sequence[str]) -> tuple[Sequence[str], Ints, Ints]:
    """Return two parts as one, and the places of each one's names; only near the few is looked."""
    at = np.array([bisect_left(many, name) for name in few], np.int64)
    places = zip(at.tolist(), few, strict=True)
    new = np.array([n == len(many) or many[n] != name for n, name in places], bool)
    of_many = np.arange(len(many)) + np.searchsorted(at[new], np.arange(len(many)), side="right")
    return sorted([*many, *compress(few, new)]), of_many, at + np.cumsum(new) - new


def _weighing(registers: Sequence[RegisterStatements], kind: Ints, others: Told) -> Ints:
    """Return one number for all rows of the same kind, tellers and age."""
    found, done = [], 0
    for r in registers:
        many = len(r.kind)
        number = kind[done : done + many] * len(r.tellers) + r.teller
        number = number * (int(r.last.max(initial=0)) + 1) + r.last
        found.append(np.unique(number, return_inverse=True)[1])
        done += many
    ends = np.cumsum([0, *(int(n.max(initial=-1)) + 1 for n in found)])
    return np.concatenate([n + end for n, end in zip((*found, others.weighing), ends, strict=True)])


def _making(registers: Sequence[RegisterStatements], others: Told) -> Callable[[int], Statement]:
    ends = np.cumsum([len(r.kind) for r in registers]).tolist()

    def making(n: int) -> Statement:
        begun = 0
        for r, end in zip(registers, ends, strict=True):
            if n < end:
                return r.statement(n - begun)
            begun = end
        return others[n - begun]

    return making
