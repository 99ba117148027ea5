"""A country's clean records put into an archive: one return a unit, as if each had sent it, in place of 6,600
workbooks."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.year.country import of_year
from facts.archive.filing import FiledForm, Filing, key_from_values
from facts.archive.manifest import FORMAT, Manifest
from facts.archive.store import Store
from facts.forms.catalogue import KINDS
from facts.forms.fields import Kind
from facts.periods import FIRST_HALF, YEAR, Calendar, Period
from facts.source_row import SourceRow
from facts.standing import COMMUNE, HAS_DATA, NIL

YEAR_SENT = 2020
_AT_ONCE = 8
Frames = Mapping[str, pl.DataFrame]
Rows = Mapping[str, Mapping[str, list[SourceRow]]]  # unit → kind → rows


def archived(country: Path, store: Store, calendar: Calendar, years: Sequence[int] = (YEAR_SENT,)) -> int:
    """Write a country's returns into an archive, the same records in each of some years; return how many
    returns."""
    frames = {p.stem: pl.read_parquet(p) for p in country.glob("*.parquet") if p.stem in KINDS}
    told = (frames if year == YEAR_SENT else of_year(frames, year) for year in years)
    found = chain.from_iterable(map(filings, told, repeat(calendar), years))
    with ThreadPoolExecutor(_AT_ONCE) as pool:  # as an import files them
        return sum(pool.map(store.add, found))


def filings(frames: Frames, calendar: Calendar, sent: int = YEAR_SENT) -> Iterator[Filing]:
    """Yield, for every unit, its half-year return (nothing to report) and its year's, each sent when it was
    due."""
    half, year = calendar.at(FIRST_HALF, sent), calendar.at(YEAR, sent)
    assert half is not None
    assert year is not None
    rows = _rows(frames, _sent(year))
    there = [name for name in KINDS if name in frames]
    for unit, by_kind in sorted(rows.items()):
        yield _filing(unit, half, {name: [] for name in there})
        yield _filing(unit, year, {name: by_kind.get(name, []) for name in there})


def _sent(period: Period) -> date:
    return period.due or period.end


def _filing(unit: str, period: Period, rows: Mapping[str, list[SourceRow]]) -> Filing:
    sent = _sent(period)
    forms = tuple(
        FiledForm(KINDS[name].form, HAS_DATA if found else NIL, tuple(found)) for name, found in rows.items()
    )
    hash_ = hashlib.sha256(f"{unit} {period.code}".encode()).hexdigest()
    file = f"{unit}-{period.code}.xlsx"
    return Filing(Manifest(FORMAT, hash_, file, unit, COMMUNE, period.code, sent, sent, (), ()), forms)


def _rows(frames: Frames, sent: date) -> Rows:
    """Return each unit's rows; a day still to come when they were sent is left blank, for nobody could tell
    it."""
    found: dict[str, dict[str, list[SourceRow]]] = defaultdict(lambda: defaultdict(list))
    homes = homes_in(frames)
    for name in (kind for kind in KINDS if kind in frames):
        frame = frames[name]
        for known in frame.iter_rows(named=True):
            values = {name: None if isinstance(v, date) and v > sent else v for name, v in known.items()}
            rows = found[home_of(values, homes)][name]
            rows.append(_row(KINDS[name], values, len(rows) + 1))
    return found


def homes_in(frames: Mapping[str, pl.DataFrame]) -> Mapping[str, Mapping[str, str]]:
    """Return the unit that each venue, inspection or case is told by: its id begins with the unit's code."""
    kinds = (kind for kind in ("venue", "inspection", "case") if kind in frames)
    return {kind: {id_: id_[:5] for id_ in frames[kind]["id"]} for kind in kinds}


def home_of(values: Mapping[str, Any], homes: Mapping[str, Mapping[str, str]]) -> str:
    for field, of in (("inspection_id", "inspection"), ("case_id", "case"), ("venue_id", "venue")):
        if field in values and "id" not in values:
            return homes[of][values[field]]
    return str(values.get("unit_code") or values.get("code") or values["id"][:5])


def _row(kind: Kind, values: Mapping[str, Any], number: int) -> SourceRow:
    """Return a record as the archive holds it: what identifies a person as a hash, as sealing would leave
    it."""
    kept = {name: _value(values.get(name)) for name in kind.record_fields}
    for field in kind.fields.values():
        if field.personal and field.leaves_as in kind.record_fields and values.get(field.name):
            kept[str(field.leaves_as)] = _hash(values[field.name])
    if "worker_key" in kind.record_fields:
        kept["worker_key"] = kept["arrived_keys"] = _hash(values.get("worker_token") or f"{number}")
        kept["left_key"] = kept["worker_key"] if values.get("to") else None
    return SourceRow(number, kept, None, set_aside=False, key=key_from_values(kind, kept))


def _value(value: Any) -> Any:
    return Decimal(str(value)) if isinstance(value, float) else value


def _hash(value: object) -> str:
    return hashlib.sha256(str(value).encode()).hexdigest()[:20]
