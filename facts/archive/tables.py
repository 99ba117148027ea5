"""Filed rows as Parquet, and back."""

import io
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

import polars as pl

from facts.archive.filing import NAME_KEY, FiledForm, key_from_values
from facts.forms.catalogue import FORMS
from facts.intake.cells import shortest
from facts.record_tables import TYPES
from facts.source_row import SourceRow

_ROW, _WITHDRAWN, _SET_ASIDE = "_row", "_withdrawn", "_set_aside"
_NAMES = {int: "int", Decimal: "decimal", bool: "yes_no", date: "date"}  # of the types of own columns


def stored_fields(form: str) -> tuple[str, ...]:
    """Return the fields of a form's rows that are stored."""
    return tuple(_schema(form))[3:]


@cache
def _schema(form: str) -> Mapping[str, pl.DataType]:
    kind = FORMS[form]
    fields = {f.name: TYPES.get(f.type, pl.String()) for f in kind.record_fields.values()}
    names = {NAME_KEY: pl.String()} if kind.restricted and "name" in kind.fields else {}
    own = {_ROW: pl.Int64(), _WITHDRAWN: pl.String(), _SET_ASIDE: pl.Boolean()}
    return {**own, **fields, **names}


def parquet_from_forms(forms: Iterable[FiledForm]) -> bytes:
    """Return the rows of a return as one Parquet file: one row, a column for each form, in it a list of the
    form's rows.

    A file for each form would cost a millisecond each to open, and a return has ten of a dozen rows.
    """
    frame = pl.select([pl.lit(_structs(form)).implode() for form in forms])  # at once: each asked costs .1 ms
    buffer = io.BytesIO()
    frame.write_parquet(buffer, compression="zstd", statistics=False)
    return buffer.getvalue()


def _structs(form: FiledForm) -> pl.Series:
    own = {n: type(v) for row in form.rows for n, v in row.values.items() if v is not None}
    own = {name: own[name] for name in sorted(own.keys() - _schema(form.form).keys())}
    schema = {
        **_schema(form.form),
        **{name: TYPES.get(_NAMES.get(type_, ""), pl.String()) for name, type_ in own.items()},
    }
    names = (*stored_fields(form.form), *own)
    rows = [(row.number, row.withdrawn, row.set_aside, *map(row.values.get, names)) for row in form.rows]
    return pl.DataFrame(rows, schema=schema, orient="row", strict=True).to_struct(form.form)


def rows_from_parquet(content: bytes) -> Mapping[str, tuple[SourceRow, ...]]:
    """Return the rows of each form from a return's Parquet file. Raise ValueError where it is none."""
    try:
        frame = pl.read_parquet(content)
        return {form: _rows(form, frame[form].explode().struct.unnest()) for form in frame.columns}
    except (pl.exceptions.PolarsError, KeyError) as error:
        raise ValueError from error


def rows_of_form(form: str, content: bytes) -> tuple[SourceRow, ...]:
    """Return a form's rows from its own file, as in format 1. Raise ValueError where it is none."""
    try:
        return _rows(form, pl.read_parquet(content))
    except pl.exceptions.PolarsError as error:
        raise ValueError(form) from error


def _rows(form: str, frame: pl.DataFrame) -> tuple[SourceRow, ...]:
    kind = FORMS[form]
    known = [name for name in frame.columns if not name.startswith("_")]  # an office's own columns too
    rows = []
    # a field may have been whole once
    lists = [frame[name].cast(_schema(form).get(name, frame.schema[name])).to_list() for name in known]
    own = zip(frame[_ROW], frame[_WITHDRAWN], frame[_SET_ASIDE], strict=True)
    for (number, withdrawn, set_aside), cells in zip(own, zip(*lists, strict=True), strict=True):
        shortened = (shortest(cell) if isinstance(cell, Decimal) else cell for cell in cells)
        values = dict(zip(known, shortened, strict=True))
        key = key_from_values(kind, values)
        rows.append(SourceRow(number, values, withdrawn, set_aside, key))
    return tuple(rows)
