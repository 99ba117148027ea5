"""What stands read from its tables: records are made when somebody asks for them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, overload

import polars as pl

from facts.archive.filing import record_key
from facts.forms.catalogue import KINDS
from facts.standing import Delivery, Event, Record, SetAside, Source, Standing, Value
from facts.standing_tables import (
    EVENT,
    FILE,
    GONE,
    ID,
    IN_DOUBT,
    OFFICE,
    ROW,
    STANDING,
    TOLD_BY,
    TOLD_FOR,
    StandingTables,
    tables_from_standing,
)

Place = tuple[str, str, str]  # kind, unit, period


def standing_from_tables(tables: StandingTables) -> Standing:
    """Return what the tables hold. Nothing of a kind is made before one of it is asked for."""
    made = _Made(tables)
    set_aside = tuple(SetAside(*row) for row in tables.set_aside.iter_rows())
    return Standing(KeptDeliveries(made), _Registers(made), _Events(made), set_aside)


def tables_of(standing: Standing) -> StandingTables:
    """Return what stands as tables: those it was read from, where it is as it was read."""
    kept = standing.deliveries.made if isinstance(standing.deliveries, KeptDeliveries) else None
    parts = (standing.registers, standing.events)
    if kept is not None and all(isinstance(p, _Registers | _Events) and p.made is kept for p in parts):
        return kept.tables
    return tables_from_standing(standing)


def last_received(standing: Standing) -> date | None:
    """Return the day the last return was received."""
    if isinstance(standing.deliveries, KeptDeliveries):
        found = standing.deliveries.made.tables.deliveries["received_on"].max()
        return found if isinstance(found, date) else None
    return max((d.received_on for d in standing.deliveries), default=None)


class _Made:
    """The records of each kind, made once."""

    def __init__(self, tables: StandingTables) -> None:
        self.tables = tables
        self._records: dict[str, tuple[Record, ...]] = {}

    def records(self, kind: str) -> tuple[Record, ...]:
        if kind not in self._records:
            self._records[kind] = tuple(_records(kind, self.tables.kinds[kind]))
        return self._records[kind]

    @cached_property
    def places(self) -> Mapping[Place, slice]:
        """Where the rows of each snapshot stand in the table of its kind."""
        found: dict[Place, slice] = {}
        ends: dict[str, int] = {}
        for kind, unit, period, rows in self.tables.places.rows():
            start = ends.get(kind, 0)
            found[kind, unit, period] = slice(start, start + rows)
            ends[kind] = start + rows
        return found


def _records(kind: str, rows: pl.DataFrame) -> Iterator[Record]:
    fields = KINDS[kind].record_fields
    lists = [_values(rows[name]) for name in fields]
    own = [rows[name].to_list() for name in (ID, TOLD_BY, TOLD_FOR, OFFICE, FILE, ROW, IN_DOUBT)]
    gone = rows[GONE].to_list() if GONE in rows.columns else [False] * rows.height
    form = KINDS[kind].form
    for cells, (id_, unit, period, office, file, row, in_doubt), is_gone in zip(
        zip(*lists, strict=True), zip(*own, strict=True), gone, strict=True
    ):
        values = dict(zip(fields, cells, strict=True))
        key = (id_, *record_key(KINDS[kind], values)[1:])
        yield Record(kind, key, unit, period, office, values, Source(file, form, row), is_gone, in_doubt)


def _values(column: pl.Series) -> list[Value]:
    found: list[Value] = column.to_list()
    if not column.dtype.is_decimal():
        return found
    return [_short(value) if isinstance(value, Decimal) else value for value in found]


def _short(value: Decimal) -> Decimal:
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


class KeptDeliveries(Sequence[Delivery]):
    """The deliveries of a standing that was read from tables."""

    def __init__(self, made: _Made) -> None:
        self.made = made

    @cached_property
    def _rows(self) -> tuple[Delivery, ...]:
        names = (
            "unit",
            "period",
            "office",
            "form",
            "state",
            "prepared_on",
            "received_on",
            "file",
            STANDING,
            "received_by",
        )
        return tuple(Delivery(*row) for row in self.made.tables.deliveries.select(names).iter_rows())

    @overload
    def __getitem__(self, at: int) -> Delivery: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Delivery, ...]: ...
    def __getitem__(self, at: Any) -> Any:
        return self._rows[at]

    def __len__(self) -> int:
        return int(self.made.tables.deliveries.height)

    def __iter__(self) -> Iterator[Delivery]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._rows == tuple(other)

    __hash__ = None  # type: ignore[assignment]


class _Registers(Mapping[Place, tuple[Record, ...]]):
    def __init__(self, made: _Made) -> None:
        self.made = made

    def __getitem__(self, place: Place) -> tuple[Record, ...]:
        return self.made.records(place[0])[self.made.places[place]]

    def __iter__(self) -> Iterator[Place]:
        return iter(self.made.places)

    def __len__(self) -> int:
        return len(self.made.places)


class _Events(Mapping[str, tuple[Event, ...]]):
    def __init__(self, made: _Made) -> None:
        self.made = made
        self._events: dict[str, tuple[Event, ...]] = {}

    def __getitem__(self, kind: str) -> tuple[Event, ...]:
        if kind not in self._events:
            if kind not in tuple(self):
                raise KeyError(kind)
            numbers = self.made.tables.kinds[kind][EVENT].to_list()
            told = zip(numbers, self.made.records(kind), strict=True)
            grouped = (tuple(r for _, r in rows) for _, rows in itertools.groupby(told, lambda pair: pair[0]))
            self._events[kind] = tuple(Event(kind, records[0].key, records) for records in grouped)
        return self._events[kind]

    def __iter__(self) -> Iterator[str]:
        return (
            name for name, kind in KINDS.items() if not kind.register and self.made.tables.kinds[name].height
        )

    def __len__(self) -> int:
        return sum(1 for _ in self)
