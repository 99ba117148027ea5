"""Current records as tables, one a kind, and read from them: for whoever counts many subjects at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from sys import intern
from typing import Any

import polars as pl

from facts.archive.filing import record_key
from facts.forms.catalogue import KINDS, Catalogue, OwnColumn
from facts.forms.fields import Field, Kind
from facts.intake.cells import DECIMALS, shortest
from facts.lazy import LazyMapping, LazySequence
from facts.standing import Delivery, Event, Record, SetAside, Source, Standing

ID, UNIT, PERIOD, EVENT, OFFICE, GONE = "_id", "_unit", "_period", "_event", "office", "gone"
IN_DOUBT = "_in_doubt"
TOLD_BY, TOLD_FOR, FILE, ROW = "_told_by", "_told_for", "_file", "_row"
STANDING = "_standing"
DELIVERIES = "return"
TYPES: dict[str, pl.DataType] = {
    "int": pl.Int64(),
    "year": pl.Int64(),
    "decimal": pl.Decimal(22, DECIMALS),
    "yes_no": pl.Boolean(),
    "date": pl.Date(),
}
PLACES = {"kind": pl.String, "unit": pl.String, "period": pl.String, "rows": pl.Int64}
SET_ASIDE: dict[str, Any] = {
    **dict.fromkeys(("unit", "period", "form", "identity", "venue"), pl.String),
    "office": pl.String,
    "file": pl.String,
    "row": pl.Int64,
    "awaits": pl.List(pl.List(pl.String)),
}
Place = tuple[str, str, str]  # kind, unit, period
_Row = tuple[Record, str, str, int]  # a record; its place's unit and period, or the number of its event


@dataclass(frozen=True, slots=True)
class RecordTables:
    """Everything that counts, by a day, as columns.

    `kinds` has a table a kind: a column a record field (blanks are null) and beside them `_id`, what others
    call the row by; `office`, `_told_by` and `_told_for`, whose return told it; `_file`, `_row`; `_in_doubt`.
    Registers have `_unit` and `_period`, the place they stand under; events `_event`, their number in order
    of key, and `gone`. Words are of type Enum; a code that names a unit, venue, party or case has one Enum
    for all tables, in order of the codes.

    `places`: `kind`, `unit`, `period` and number of `rows` of each register's snapshot, empty ones too, in
    the order of the rows. `deliveries`: a row a delivery and form. `set_aside`: a row a row that can't be
    used, as `SetAside` has it.
    """

    kinds: Mapping[str, pl.DataFrame]
    places: pl.DataFrame
    deliveries: pl.DataFrame
    set_aside: pl.DataFrame
    own: tuple[OwnColumn, ...] = ()  # what the office's rules add to the forms

    def fields(self, kind: str) -> Mapping[str, Field]:
        """Return the fields of a kind's records."""
        return Catalogue(self.own).kinds[kind].record_fields


def tables_from_standing(standing: Standing) -> RecordTables:
    """Return what stands as tables."""
    rows = _rows(standing)
    codes = _codes(rows, standing.deliveries)
    places = [(*place, len(records)) for place, records in standing.registers.items()]
    return RecordTables(
        {n: _table(kind, rows[n], codes) for n, kind in Catalogue(standing.own).kinds.items()},
        pl.DataFrame(places, schema=PLACES, orient="row"),
        _deliveries(standing.deliveries, codes),
        pl.DataFrame([astuple(row) for row in standing.set_aside], schema=SET_ASIDE, orient="row"),
        standing.own,
    )


def _rows(standing: Standing) -> Mapping[str, list[_Row]]:
    rows: dict[str, list[_Row]] = defaultdict(list)
    for (kind, unit, period), records in standing.registers.items():
        rows[kind] += [(record, unit, period, 0) for record in records]
    for kind, events in standing.events.items():
        rows[kind] += [(record, "", "", n) for n, event in enumerate(events) for record in event.records]
    return rows


def _codes(rows: Mapping[str, list[_Row]], deliveries: Sequence[Delivery]) -> Mapping[str, pl.Enum]:
    """Return, by kind, all codes that name one of it, in order."""
    by_kind: dict[str, set[str]] = {kind: set() for kind in KINDS}
    by_kind["unit"] |= {d.unit for d in deliveries}
    for name, listed in rows.items():
        if len(KINDS[name].key) == 1:  # after a merger a record may be called otherwise than its own id
            by_kind[name] |= {record.key[0] for record, *_ in listed}
            by_kind[name] |= {str(record.values.get(KINDS[name].key[0]) or "") for record, *_ in listed}
        by_kind["unit"] |= {code for record, unit, _, _ in listed for code in (unit, record.unit)}
        for field in KINDS[name].record_fields.values():
            if field.refers_to in KINDS:
                values = (record.values.get(field.name) for record, *_ in listed)
                by_kind[str(field.refers_to)] |= {str(value) for value in values if value is not None}
    return {kind: pl.Enum(sorted(codes - {""})) for kind, codes in by_kind.items()}


def _table(kind: Kind, rows: Sequence[_Row], codes: Mapping[str, pl.Enum]) -> pl.DataFrame:
    records = [record for record, *_ in rows]
    fields = [(n, [r.values.get(n) for r in records], _type(kind, n, codes)) for n in kind.record_fields]
    own: list[tuple[str, list[Any], pl.DataType | None]] = [
        (ID, [r.key[0] for r in records], codes[kind.name] if len(kind.key) == 1 else pl.String()),
        (OFFICE, [r.office for r in records], None),
        (TOLD_BY, [r.unit for r in records], codes["unit"]),
        (TOLD_FOR, [r.period for r in records], None),
        (FILE, [r.source.file for r in records], None),
        (ROW, [r.source.row for r in records], pl.Int64()),
        (IN_DOUBT, [r.in_doubt for r in records], pl.Boolean()),
    ]
    if kind.register:
        own += [(UNIT, [row[1] for row in rows], codes["unit"]), (PERIOD, [row[2] for row in rows], None)]
    else:
        own += [
            (EVENT, [row[3] for row in rows], pl.Int64()),
            (GONE, [r.gone for r in records], pl.Boolean()),
        ]
    return pl.DataFrame([_series(*column) for column in (*fields, *own)])


def _type(kind: Kind, name: str, codes: Mapping[str, pl.Enum]) -> pl.DataType | None:
    field = kind.record_fields[name]
    if field.type in TYPES:
        return TYPES[field.type]
    if field.refers_to in codes:
        return codes[str(field.refers_to)]
    if name == kind.key[0] and len(kind.key) == 1:
        return codes[kind.name]
    return None if field.type == "choice" else pl.String()


def _series(name: str, values: Sequence[Any], type_: pl.DataType | None) -> pl.Series:
    """Return values as a column; without a type they are words, of an Enum of those that occur."""
    if type_ is None:
        type_ = pl.Enum(sorted({value for value in values if value is not None}))
    return pl.Series(name, values, dtype=type_, strict=True)


_DELIVERED = tuple(name for name in Delivery.__dataclass_fields__ if name != "standing")


def _deliveries(deliveries: Iterable[Delivery], codes: Mapping[str, pl.Enum]) -> pl.DataFrame:
    rows = list(deliveries)
    types: dict[str, pl.DataType] = {"unit": codes["unit"], "file": pl.String(), "hash": pl.String()}
    types |= dict.fromkeys(("prepared_on", "received_on"), pl.Date())
    columns = [_series(n, [getattr(d, n) for d in rows], types.get(n)) for n in _DELIVERED]
    return pl.DataFrame([*columns, _series(STANDING, [d.standing for d in rows], pl.Boolean())])


# Read


def standing_from_tables(tables: RecordTables) -> Standing:
    """Return what the tables hold. Records of a kind are made when one of it is first asked for."""
    reader = _RecordReader(tables)
    events = (n for n, kind in KINDS.items() if not kind.register and tables.kinds[n].height)
    rejected = tables.set_aside.iter_rows(named=True)
    standing = Standing(
        LazySequence(tables.deliveries.height, reader.deliveries),
        LazyMapping(reader.places, reader.register),
        LazyMapping(events, reader.events),
        tuple(SetAside(**{**row, "awaits": tuple(map(tuple, row["awaits"]))}) for row in rejected),
        tables.own,
    )
    object.__setattr__(standing, "tables", tables)
    return standing


def tables_of(standing: Standing) -> RecordTables:
    """Return what stands as tables: those it was read from, if it was."""
    return tables_from_standing(standing) if standing.tables is None else standing.tables


def last_received(standing: Standing) -> date | None:
    """Return the day the last return was received."""
    if standing.tables is None:
        return max((d.received_on for d in standing.deliveries), default=None)
    day = standing.tables.deliveries["received_on"].max()
    return day if isinstance(day, date) else None


class _RecordReader:
    """Makes the records of each kind, once."""

    def __init__(self, tables: RecordTables) -> None:
        self.tables = tables
        self._records: dict[str, tuple[Record, ...]] = {}

    def records(self, kind: str) -> tuple[Record, ...]:
        if kind not in self._records:
            self._records[kind] = tuple(_records(kind, self.tables.kinds[kind], self.tables.fields(kind)))
        return self._records[kind]

    @cached_property
    def places(self) -> Mapping[Place, slice]:
        """Where the rows of each snapshot stand in the table of its kind."""
        places: dict[Place, slice] = {}
        ends: dict[str, int] = {}
        for kind, unit, period, rows in self.tables.places.rows():
            start = ends.get(kind, 0)
            places[kind, unit, period] = slice(start, start + rows)
            ends[kind] = start + rows
        return places

    def register(self, place: Place) -> tuple[Record, ...]:
        return self.records(place[0])[self.places[place]]

    def events(self, kind: str) -> tuple[Event, ...]:
        numbered = zip(self.tables.kinds[kind][EVENT].to_list(), self.records(kind), strict=True)
        grouped = (tuple(r for _, r in rows) for _, rows in groupby(numbered, lambda pair: pair[0]))
        return tuple(Event(kind, records[0].key, records) for records in grouped)

    def deliveries(self) -> Iterator[Delivery]:
        columns = (STANDING if name == "standing" else name for name in Delivery.__dataclass_fields__)
        lists = [_values(self.tables.deliveries[name]) for name in columns]
        return (Delivery(*row) for row in zip(*lists, strict=True))


def _records(kind: str, rows: pl.DataFrame, fields: Iterable[str]) -> Iterator[Record]:
    lists = [_values(rows[name]) for name in fields]
    own = [_values(rows[name]) for name in (ID, TOLD_BY, TOLD_FOR, OFFICE, FILE, ROW, IN_DOUBT)]
    gone = rows[GONE].to_list() if GONE in rows.columns else [False] * rows.height
    form = KINDS[kind].form
    for cells, (id_, unit, period, office, file, row, in_doubt), is_gone in zip(
        zip(*lists, strict=True), zip(*own, strict=True), gone, strict=True
    ):
        values = dict(zip(fields, cells, strict=True))
        key = (id_, *record_key(KINDS[kind], values)[1:])
        yield Record(kind, key, unit, period, office, values, Source(file, form, row), is_gone, in_doubt)


def _values(column: pl.Series) -> list[Any]:
    """Return the values of a column; equal words are one, in every table that is read."""
    values: list[Any] = column.to_list()
    if column.dtype == pl.String:
        return [None if word is None else intern(word) for word in values]
    if not column.dtype.is_decimal():
        return values
    return [shortest(value) if isinstance(value, Decimal) else value for value in values]
