"""The tables of one period from what stands in the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import polars as pl

from engine.indicators.registry import Registry
from engine.rulebook.model.vocabulary import RETURN, RETURN_FIELDS
from facts.forms.catalogue import KINDS
from facts.forms.fields import Kind
from facts.intake.numbers import DECIMALS
from facts.periods import Calendar, Period
from facts.record_frames import EVENT, GONE, HERE, OFFICE, STANDING, UNIT, RecordFrames
from facts.standing import Record, Standing

_TYPES: dict[str, pl.DataType] = {
    "int": pl.Int64(),
    "year": pl.Int64(),
    "decimal": pl.Decimal(22, DECIMALS),
    "yes_no": pl.Boolean(),
    "date": pl.Date(),
}
_OWN: dict[str, pl.DataType] = {
    UNIT: pl.String(), OFFICE: pl.String(), GONE: pl.Boolean(), EVENT: pl.Int64(), HERE: pl.Boolean()
}  # fmt: skip


def frames_of(
    standing: Standing, calendar: Calendar, period: Period, units: Iterable[str] = ()
) -> RecordFrames:
    """Return the tables of a period; `units` are counted for as well as those that sent anything."""
    registry = Registry(standing, calendar, period)
    frames = {name: _frame(kind, _rows(kind, registry)) for name, kind in KINDS.items()}
    frames[RETURN] = _deliveries(standing, calendar)
    return RecordFrames(period, tuple(sorted({*registry.units(), *units})), frames)


def _rows(kind: Kind, registry: Registry) -> Iterator[tuple[Record, dict[str, Any]]]:
    if kind.name == "venue":
        here = {
            record.key[0] for unit in registry.venue_units() for record in registry.snapshot("venue", unit)
        }
        for record in registry.venues.values():
            yield record, {HERE: record.key[0] in here}
    elif kind.register:
        for (name, unit, code), records in registry.standing.registers.items():
            if name == kind.name and code == registry.period.code:
                for record in records:
                    yield record, {UNIT: unit}
    else:
        for number, event in enumerate(registry.standing.events.get(kind.name, ())):
            for record in event.told:
                yield record, {EVENT: number, OFFICE: record.office, GONE: record.gone}


def _frame(kind: Kind, rows: Iterable[tuple[Record, dict[str, Any]]]) -> pl.DataFrame:
    """Return records as a table; a value outside a field's list stays a word of its own."""
    found = list(rows)
    schema = {field.name: _TYPES.get(field.type, pl.String()) for field in kind.record_fields.values()}
    own = {name: type_ for name, type_ in _OWN.items() if found and name in found[0][1]}
    columns = {
        name: _series(name, [r.values.get(name) for r, _ in found], type_) for name, type_ in schema.items()
    }
    columns |= {name: _series(name, [more[name] for _, more in found], type_) for name, type_ in own.items()}
    return pl.DataFrame(columns)


def _series(name: str, values: Sequence[Any], type_: pl.DataType) -> pl.Series:
    return pl.Series(name, values, dtype=type_, strict=True)


def _deliveries(standing: Standing, calendar: Calendar) -> pl.DataFrame:
    """Return a row a delivery and form, of periods the rules know."""
    known = [(d, period) for d in standing.deliveries if (period := calendar.period(d.period)) is not None]
    rows: dict[str, list[Any]] = {
        "unit": [d.unit for d, _ in known], "period": [d.period for d, _ in known],
        "covers": [p.kind for _, p in known], "office": [d.office for d, _ in known],
        "form": [d.form for d, _ in known], "state": [d.state for d, _ in known],
        "received_on": [d.received_on for d, _ in known], STANDING: [d.standing for d, _ in known],
        "_year": [p.year for _, p in known],
    }  # fmt: skip
    types: dict[str, pl.DataType] = {
        name: pl.Date() if name == "received_on" else pl.String() for name in RETURN_FIELDS
    }
    types |= {STANDING: pl.Boolean(), "_year": pl.Int64()}
    return pl.DataFrame([_series(name, values, types[name]) for name, values in rows.items()])
