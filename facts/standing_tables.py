"""What stands as tables, one a kind; made of records, and asked by whoever counts many subjects at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

import polars as pl

from facts.forms.catalogue import KINDS
from facts.forms.fields import Kind
from facts.intake.numbers import DECIMALS
from facts.standing import Delivery, Record, Standing

ID, UNIT, PERIOD, EVENT, OFFICE, GONE = "_id", "_unit", "_period", "_event", "office", "gone"
IN_DOUBT = "_in_doubt"
TOLD_BY, TOLD_FOR, FILE, ROW = "_told_by", "_told_for", "_file", "_row"
STANDING = "_standing"
DELIVERIES = "return"
_TYPES: dict[str, pl.DataType] = {
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
}
_REGISTER, _EVENTS = (UNIT, PERIOD), (EVENT, GONE)
_ALWAYS = (ID, OFFICE, TOLD_BY, TOLD_FOR, FILE, ROW, IN_DOUBT)
_OWN: dict[str, pl.DataType] = {
    EVENT: pl.Int64(),
    GONE: pl.Boolean(),
    ROW: pl.Int64(),
    IN_DOUBT: pl.Boolean(),
}
_REFERS = {UNIT: "unit", TOLD_BY: "unit"}
_Row = tuple[Record, str, str, int]  # a record; its place's unit and period, or the number of its event


@dataclass(frozen=True, slots=True)
class StandingTables:
    """Everything that counts, by a day.

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


def tables_from_standing(standing: Standing) -> StandingTables:
    """Return what stands as tables."""
    rows = _rows(standing)
    codes = _codes(rows, standing.deliveries)
    places = [(*place, len(records)) for place, records in standing.registers.items()]
    return StandingTables(
        {name: _table(kind, rows[name], codes) for name, kind in KINDS.items()},
        pl.DataFrame(places, schema=PLACES, orient="row"),
        _deliveries(standing.deliveries, codes),
        pl.DataFrame([astuple(row) for row in standing.set_aside], schema=SET_ASIDE, orient="row"),
    )


def _rows(standing: Standing) -> Mapping[str, list[_Row]]:
    rows: dict[str, list[_Row]] = defaultdict(list)
    for (kind, unit, period), records in standing.registers.items():
        rows[kind] += [(record, unit, period, 0) for record in records]
    for kind, events in standing.events.items():
        rows[kind] += [(record, "", "", n) for n, event in enumerate(events) for record in event.told]
    return rows


def _codes(rows: Mapping[str, list[_Row]], deliveries: Sequence[Delivery]) -> Mapping[str, pl.Enum]:
    """Return, by kind, all codes that name one of it, in order."""
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    found["unit"] |= {d.unit for d in deliveries}
    for name, listed in rows.items():
        if len(KINDS[name].key) == 1:  # after a merger a record may be called otherwise than its own id
            found[name] |= {record.key[0] for record, *_ in listed}
            found[name] |= {str(record.values.get(KINDS[name].key[0]) or "") for record, *_ in listed}
        found["unit"] |= {code for record, unit, _, _ in listed for code in (unit, record.unit)}
        for field in KINDS[name].record_fields.values():
            if field.refers_to in KINDS:
                values = (record.values.get(field.name) for record, *_ in listed)
                found[str(field.refers_to)] |= {str(value) for value in values if value is not None}
    return {kind: pl.Enum(sorted(codes - {""})) for kind, codes in found.items()}


def _table(kind: Kind, rows: Sequence[_Row], codes: Mapping[str, pl.Enum]) -> pl.DataFrame:
    columns = [
        _series(name, [record.values.get(name) for record, *_ in rows], _type(kind, name, codes))
        for name in kind.record_fields
    ]
    own = (*_ALWAYS, *(_REGISTER if kind.register else _EVENTS))
    return pl.DataFrame(
        [*columns, *(_series(n, [_SAID[n](row) for row in rows], _own_type(kind, n, codes)) for n in own)]
    )


_SAID: Mapping[str, Callable[[_Row], Any]] = {
    ID: lambda row: row[0].key[0],
    UNIT: lambda row: row[1],
    PERIOD: lambda row: row[2],
    EVENT: lambda row: row[3],
    OFFICE: lambda row: row[0].office,
    GONE: lambda row: row[0].gone,
    TOLD_BY: lambda row: row[0].unit,
    TOLD_FOR: lambda row: row[0].period,
    FILE: lambda row: row[0].source.file,
    ROW: lambda row: row[0].source.row,
    IN_DOUBT: lambda row: row[0].in_doubt,
}


def _type(kind: Kind, name: str, codes: Mapping[str, pl.Enum]) -> pl.DataType | None:
    field = kind.record_fields[name]
    if field.type in _TYPES:
        return _TYPES[field.type]
    if field.refers_to in codes:
        return codes[str(field.refers_to)]
    if name == kind.key[0] and len(kind.key) == 1:
        return codes[kind.name]
    return None if field.type == "choice" else pl.String()


def _own_type(kind: Kind, name: str, codes: Mapping[str, pl.Enum]) -> pl.DataType | None:
    if name == ID:
        return codes[kind.name] if len(kind.key) == 1 else pl.String()
    return codes["unit"] if name in _REFERS else _OWN.get(name)


def _series(name: str, values: Sequence[Any], type_: pl.DataType | None) -> pl.Series:
    """Return values as a column; without a type they are words, of an Enum of those that occur."""
    if type_ is None:
        type_ = pl.Enum(sorted({value for value in values if value is not None}))
    return pl.Series(name, values, dtype=type_, strict=True)


_DELIVERED = (
    "unit",
    "period",
    "office",
    "form",
    "state",
    "prepared_on",
    "received_on",
    "file",
    "received_by",
)


def _deliveries(deliveries: Iterable[Delivery], codes: Mapping[str, pl.Enum]) -> pl.DataFrame:
    rows = list(deliveries)
    types = {"unit": codes["unit"], "prepared_on": pl.Date(), "received_on": pl.Date(), "file": pl.String()}
    columns = [_series(n, [getattr(d, n) for d in rows], types.get(n)) for n in _DELIVERED]
    return pl.DataFrame([*columns, _series(STANDING, [d.standing for d in rows], pl.Boolean())])
