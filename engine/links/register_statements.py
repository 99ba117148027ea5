"""What the registers say, as columns: who has which number, who holds, manages, is kin to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from engine.links.holdings import starts_of
from engine.links.registers import RegisterRows
from engine.links.rows import row_of
from engine.links.sorting import Ints, in_order
from engine.links.statements import NAMES as NAMED
from engine.links.statements import PARTY, VENUE, Statement
from engine.links.told import numbered

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
NAMING = (
    "owner",
    FORMER,
    "manager",
    "relative",
)  # kinds whose value is a party, in the order it comes to be known
Tellers = frozenset[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class RegisterStatements:
    """Statement n: `rows.ids[subject[n]]` has `texts[text[n]]` for `kinds[kind[n]]`, last told on the day
    `last[n]`; `told[n]` are its rows.

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
    kind = np.where(was & (kind == _place("owner", kinds)), len(fields), kind)
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


def _place(kind: str, kinds: Sequence[str]) -> int:
    return kinds.index(kind) if kind in kinds else -1


def _tellers(rows: RegisterRows, row: Ints, first: Ints, count: Ints) -> tuple[Ints, list[Tellers]]:
    """Return whose word each statement is, one number for all of an office; those of several offices one by
    one."""
    tellers: list[Tellers] = [frozenset({(REGISTRY, *office)}) for office in rows.offices]
    office = rows.office[row]
    teller = office[first] if len(first) else np.zeros(0, np.int64)
    several = np.flatnonzero(_ends(office, first, np.minimum) != _ends(office, first, np.maximum))
    known: dict[Tellers, int] = {}
    for n in several.tolist():
        told = frozenset(
            (REGISTRY, *rows.offices[o]) for o in office[first[n] : first[n] + count[n]].tolist()
        )
        at = known.setdefault(told, len(tellers))
        if at == len(tellers):
            tellers.append(told)
        teller[n] = at
    return teller, tellers


def _ends(values: Ints, first: Ints, end: np.ufunc) -> Ints:
    found: Ints = end.reduceat(values, first) if len(first) else values
    return found
