"""Filed rows as Parquet, and back."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache

import polars as pl

from facts.archive.filing import NAME_KEY, FiledForm, FiledRow, key_from_values
from facts.forms.catalogue import FORMS
from facts.intake.numbers import DECIMALS
from facts.standing import Value

_ROW, _WITHDRAWN, _SET_ASIDE = "_row", "_withdrawn", "_set_aside"
_TYPES: Mapping[str, pl.DataType] = {
    "int": pl.Int64(),
    "year": pl.Int64(),
    "decimal": pl.Decimal(22, DECIMALS),
    "yes_no": pl.Boolean(),
    "date": pl.Date(),
}


@cache
def _schema(form: str) -> Mapping[str, pl.DataType]:
    kind = FORMS[form]
    fields = {f.name: _TYPES.get(f.type, pl.String()) for f in kind.record_fields.values()}
    names = {NAME_KEY: pl.String()} if kind.restricted and "name" in kind.fields else {}
    own = {_ROW: pl.Int64(), _WITHDRAWN: pl.String(), _SET_ASIDE: pl.Boolean()}
    return {**own, **fields, **names}


def parquet_from_rows(form: FiledForm) -> bytes:
    """Return the rows of a form as one Parquet file."""
    rows = (
        {_ROW: row.number, _WITHDRAWN: row.withdrawn, _SET_ASIDE: row.set_aside, **row.values}
        for row in form.rows
    )
    schema = _schema(form.form)
    columns: dict[str, list[Value]] = {name: [] for name in schema}
    for row in rows:
        for name, column in columns.items():
            column.append(row.get(name))
    frame = pl.DataFrame([pl.Series(n, columns[n], dtype=t, strict=True) for n, t in schema.items()])
    buffer = io.BytesIO()
    frame.write_parquet(buffer, compression="zstd")
    return buffer.getvalue()


def rows_from_parquet(form: str, content: bytes) -> tuple[FiledRow, ...]:
    """Return the rows of a form from its Parquet file. Raise ValueError where it is none."""
    try:
        frame = pl.read_parquet(content)
    except pl.exceptions.PolarsError as error:
        raise ValueError(form) from error
    kind = FORMS[form]
    known = [name for name in frame.columns if name in _schema(form) and not name.startswith("_")]
    rows = []
    lists = [frame[name].to_list() for name in known]
    own = zip(frame[_ROW], frame[_WITHDRAWN], frame[_SET_ASIDE], strict=True)
    for (number, withdrawn, set_aside), cells in zip(own, zip(*lists, strict=True), strict=True):
        values = {name: _value(cell) for name, cell in zip(known, cells, strict=True)}
        key = key_from_values(kind, values)
        rows.append(FiledRow(number, values, key, withdrawn, set_aside))
    return tuple(rows)


def _value(cell: int | Decimal | str | bool | date | None) -> Value:
    if isinstance(cell, Decimal):
        short = cell.normalize()
        return short.quantize(Decimal(1)) if short == short.to_integral_value() else short
    return cell
