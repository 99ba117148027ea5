"""The bulk door: a period's clean records as Parquet, one file a kind, straight into tables.

    unit.parquet venue.parquet inspection.parquet …      named as in `facts.forms.catalogue.KINDS`

Each has a row a record and a column a field. A file that is there says that every unit returned its form, on the day
it was due; one that is missing says that none did, so what rests on it is unknown. Only the fields asked for are
read; what identifies a person never is, nor worker tokens. Whole workbooks go through `facts.archive.door`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from facts.archive import bulk_faults as faults
from facts.archive.bulk_faults import BulkFault
from facts.faults import told_as
from facts.forms.catalogue import KINDS
from facts.forms.fields import Field, Kind
from facts.intake.numbers import DECIMALS
from facts.periods import FIRST_HALF, YEAR, Calendar, Period
from facts.record_frames import DELIVERIES, HERE, STANDING, UNIT, RecordFrames
from facts.standing import COMMUNE, HAS_DATA

REGISTERED = ("unit", "venue")  # without these nothing can be counted
Wanted = Mapping[str, frozenset[str]]


def bulk_frames(folder: Path, period: Period, calendar: Calendar, wanted: Wanted) -> RecordFrames:
    """Read the records of one period, by kind the fields wanted. Raise BulkFault for what can't be used."""
    present = {kind: path for kind in KINDS if (path := folder / f"{kind}.parquet").is_file()}
    for kind in REGISTERED:
        if kind not in present:
            raise BulkFault(faults.NO_FILE, folder / f"{kind}.parquet")
    used = {kind: path for kind, path in present.items() if kind in wanted}
    read = _read({kind: (path, _columns(KINDS[kind], path, wanted[kind])) for kind, path in used.items()})
    frames = {kind: _typed(KINDS[kind], frame, present[kind], wanted[kind]) for kind, frame in read.items()}
    frames["unit"] = frames["unit"].sort("code")
    named = {k: pl.Enum(f[KINDS[k].key[0]]) for k, f in frames.items() if _is_named(KINDS[k])}
    resolved = {k: _references(KINDS[k], frame, named) for k, frame in frames.items() if k != "unit"}
    frames = {k: _resolved(KINDS[k], frame, resolved.get(k, {}), present[k]) for k, frame in frames.items()}
    forms = [KINDS[kind].form for kind in present]
    frames[DELIVERIES] = _deliveries(frames["unit"].height, forms, period, calendar)
    numbers = {k: frozenset(f) | _UNITS.get(k, _UNIT_OF_ROW) for k, f in resolved.items()}
    return RecordFrames(
        period, tuple(frames["unit"]["code"]), frames, {**numbers, DELIVERIES: frozenset({"unit"})}
    )


_UNIT_OF_ROW = frozenset({UNIT})
_UNITS: Mapping[str, frozenset[str]] = {"party": frozenset()}  # told by the id alone


def _is_named(kind: Kind) -> bool:
    """Tell whether other records name one of this kind by a single id."""
    return len(kind.key) == 1 and (not kind.register or kind.name in REGISTERED)


def _columns(kind: Kind, path: Path, wanted: frozenset[str]) -> list[str]:
    """Return the columns to read of a file. Raise BulkFault where it lacks one it must have."""
    fields = _fields(kind, wanted)
    try:
        with told_as(BulkFault, path):
            there = pl.read_parquet_schema(path)
    except pl.exceptions.PolarsError as error:
        raise BulkFault(faults.NOT_PARQUET, path) from error
    missing = next((f.name for f in fields if f.required and f.name not in there), None)
    if missing is not None:
        raise BulkFault(faults.NO_COLUMN, path, missing)
    return [f.name for f in fields if f.name in there]


def _fields(kind: Kind, wanted: frozenset[str]) -> list[Field]:
    return [
        field for name, field in kind.record_fields.items() if name in wanted and _may_be_read(kind, field)
    ]


def _read(files: Mapping[str, tuple[Path, list[str]]]) -> dict[str, pl.DataFrame]:
    """Read all files side by side; where that fails, one by one, to know which it is."""
    scans = {kind: pl.scan_parquet(path).select(columns) for kind, (path, columns) in files.items()}
    try:
        return dict(zip(scans, pl.collect_all(scans.values()), strict=True))
    except (pl.exceptions.PolarsError, OSError):
        return {kind: _read_one(scan, files[kind][0]) for kind, scan in scans.items()}


def _read_one(scan: pl.LazyFrame, path: Path) -> pl.DataFrame:
    try:
        with told_as(BulkFault, path):
            return scan.collect()
    except pl.exceptions.PolarsError as error:
        raise BulkFault(faults.NOT_PARQUET, path) from error


def _typed(kind: Kind, frame: pl.DataFrame, path: Path, wanted: frozenset[str]) -> pl.DataFrame:
    found = pl.DataFrame([_checked(field, frame, path) for field in _fields(kind, wanted)])
    key = [name for name in kind.key if name in found.columns]
    if len(key) == len(kind.key) and found.height and not _unique(found, key):
        raise BulkFault(faults.KEY_TWICE, path, ", ".join(key))
    return found


def _may_be_read(kind: Kind, field: Field) -> bool:
    """Tell whether a field stands for itself in the archive: no hash of what identifies, no trace of a worker."""
    return field.name in kind.fields or field.name == "period_year"


def _unique(frame: pl.DataFrame, key: list[str]) -> bool:
    if len(key) == 1:
        return frame[key[0]].n_unique() == frame.height
    if frame.select(key).hash_rows().n_unique() == frame.height:
        return True
    return int(frame.select(pl.struct(key).n_unique()).item()) == frame.height  # hashes may meet by chance


def _checked(field: Field, frame: pl.DataFrame, path: Path) -> pl.Series:
    """Return one column in the archive's type, or say which value does not fit."""
    if field.name not in frame.columns:
        return pl.Series(field.name, [None] * frame.height, dtype=_type(field))
    given = frame[field.name]
    try:
        found = given.cast(_type(field), strict=False)
    except pl.exceptions.PolarsError as error:
        raise BulkFault(faults.WRONG_TYPE, path, f"{field.name}: {given.dtype}") from error
    if found.null_count() > given.null_count():
        at = (found.is_null() & given.is_not_null()).arg_max()
        raise BulkFault(faults.WRONG_VALUE, path, f"{field.name}, {_row(at)}")
    if field.required and found.null_count():
        raise BulkFault(faults.BLANK, path, f"{field.name}, {_row(found.is_null().arg_max())}")
    if field.type in ("int", "decimal") and (found < 0).any():
        raise BulkFault(faults.NEGATIVE, path, f"{field.name}, {_row((found < 0).arg_max())}")
    return found


def _row(at: int | None) -> str:
    return str((at or 0) + 1)


def _type(field: Field) -> pl.DataType:
    if field.type == "choice":
        return pl.Enum(field.values)
    plain: dict[str, pl.DataType] = {
        "int": pl.Int64(), "year": pl.Int64(), "decimal": pl.Decimal(22, DECIMALS), "yes_no": pl.Boolean(),
        "date": pl.Date(),
    }  # fmt: skip
    return plain.get(field.type, pl.String())


def _references(kind: Kind, frame: pl.DataFrame, named: Mapping[str, pl.Enum]) -> dict[str, pl.Enum]:
    """Return the fields that name a row of another file, each with the names there."""
    fields = (
        (f.name, named.get(str(f.refers_to))) for f in kind.record_fields.values() if f.name in frame.columns
    )
    return {name: known for name, known in fields if known is not None}


def _resolved(kind: Kind, frame: pl.DataFrame, references: Mapping[str, pl.Enum], path: Path) -> pl.DataFrame:
    """Turn each name into the number of its row. Refuse one that is not there: it would count for nobody, in silence."""
    made = {}
    for name, known in references.items():
        given = frame[name]
        found = made[name] = given.cast(known, strict=False).to_physical()
        if found.null_count() > given.null_count():
            at = (found.is_null() & given.is_not_null()).arg_max()
            raise BulkFault(faults.UNKNOWN_ID, path, f"{name}, {_row(at)}")
    return _with_standing(kind, frame.with_columns(**made))


# What a return would have said


def _with_standing(kind: Kind, frame: pl.DataFrame) -> pl.DataFrame:
    if kind.name == "venue":
        return frame.with_columns(pl.lit(True).alias(HERE))
    if not kind.register:
        return frame
    if "unit_code" in kind.record_fields:
        return frame.with_columns(pl.col("unit_code").alias(UNIT))
    code = pl.col(kind.key[0])
    return frame.with_columns((code if kind.name == "unit" else code.str.slice(0, 5)).alias(UNIT))


def _deliveries(units: int, forms: list[str], period: Period, calendar: Calendar) -> pl.DataFrame:
    """Say of every unit that it returned the forms present, for the period and the half-year, each when due."""
    half = (
        calendar.at(FIRST_HALF, period.year) if period.kind == YEAR and FIRST_HALF in calendar.kinds else None
    )
    periods = [period] if half is None else [period, half]
    told = [{
        "period": p.code, "covers": p.kind, "office": COMMUNE, "state": HAS_DATA, "received_on": p.due or p.end,
        STANDING: True, "_year": p.year, "form": form,
    } for p in periods for form in forms]  # fmt: skip
    words = {
        name: pl.Enum(sorted({str(row[name]) for row in told}))
        for name in ("period", "covers", "office", "state", "form")
    }
    return pl.DataFrame({"unit": range(units)}).join(pl.DataFrame(told, schema_overrides=words), how="cross")
