"""The registers of venues and parties as columns: a row a telling, of each subject the oldest first and its
own unit's last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from engine.links.holdings import Bools, starts_of
from engine.links.sorting import Ints, in_order
from engine.links.told import numbered
from facts.periods import Calendar
from facts.standing import Record, Standing


@dataclass(frozen=True, slots=True)
class RegisterRows:
    """Row n is `records[n]`, told of `ids[subject[n]]` by the end of a period on day `end[n]` (an ordinal),
    by `offices[office[n]]`."""

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
