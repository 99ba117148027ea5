"""The bulk door: what clean records must be, and what never comes through it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from benchmarks.year.country import written
from engine.evaluation.year_columns import fields_for_year
from engine.rulebook.model.rulebook import Rules
from facts.archive import bulk_faults as faults
from facts.archive.bulk import bulk_frames
from facts.archive.bulk_faults import BulkFault
from facts.record_frames import DELIVERIES, RecordFrames

Change = Callable[[pl.DataFrame], pl.DataFrame]


@pytest.fixture
def country(tmp_path: Path) -> Path:
    written(tmp_path / "country", 12)
    return tmp_path / "country"


def frames(folder: Path, rules: Rules) -> RecordFrames:
    period = rules.calendar.at("year", 2020)
    assert period is not None
    return bulk_frames(folder, period, rules.calendar, fields_for_year(rules))


def changed(folder: Path, kind: str, change: Change) -> None:
    path = folder / f"{kind}.parquet"
    change(pl.read_parquet(path)).write_parquet(path)


def first_row(name: str, value: object) -> Change:
    return lambda frame: frame.with_columns(
        pl.when(pl.int_range(pl.len()) == 0).then(pl.lit(value)).otherwise(pl.col(name)).alias(name)
    )


def test_a_file_a_kind_becomes_tables_with_what_was_returned(country: Path, shipped_rules: Rules) -> None:
    found = frames(country, shipped_rules)
    assert len(found.units) == 12
    told = found.frames[DELIVERIES]
    assert told.height == 12 * 12 * 2  # units, forms there, year and half-year
    assert set(told["form"].cast(pl.String)) == {
        "B01", "B02", "B04", "B05", "B06", "B08", "B09", "B10", "B11", "B12", "B13", "B14",
    }  # fmt: skip


def test_a_missing_file_is_a_form_not_returned(country: Path, shipped_rules: Rules) -> None:
    (country / "case.parquet").unlink()
    found = frames(country, shipped_rules)
    assert "B06" not in set(found.frames[DELIVERIES]["form"].cast(pl.String))
    assert found.frame("case") is None


@pytest.mark.parametrize(
    ("kind", "change", "code", "named"),
    [
        ("venue", lambda f: f.drop("unit_code"), faults.NO_COLUMN, "unit_code"),
        ("venue", first_row("type", "sòng bạc"), faults.WRONG_VALUE, "type, 1"),
        ("venue", first_row("id", None), faults.BLANK, "id, 1"),
        ("inspection", first_row("members", -1), faults.NEGATIVE, "members, 1"),
        ("inspection", first_row("venue_id", "40001-CS-none"), faults.UNKNOWN_ID, "venue_id, 1"),
        ("case", first_row("unit_code", "99999"), faults.UNKNOWN_ID, "unit_code, 1"),
        ("tip", lambda f: pl.concat([f, f.head(1)]), faults.KEY_TWICE, "id"),
        ("team", lambda f: pl.concat([f, f.head(1)]), faults.KEY_TWICE, "unit_code, period_year"),
        ("stint", lambda f: f.with_columns(pl.lit([1]).alias("from")), faults.WRONG_TYPE, "from"),
    ],
)
def test_what_does_not_fit_is_named(
    country: Path, shipped_rules: Rules, kind: str, change: Change, code: str, named: str
) -> None:
    changed(country, kind, change)
    with pytest.raises(BulkFault) as raised:
        frames(country, shipped_rules)
    assert (raised.value.code, raised.value.place.name) == (code, f"{kind}.parquet")
    assert named in raised.value.text("vi")
    assert named in raised.value.text("en")


def test_what_is_no_parquet_or_not_there_is_said(country: Path, shipped_rules: Rules) -> None:
    (country / "tip.parquet").write_bytes(b"PAR1 is not enough")
    with pytest.raises(BulkFault, match=faults.NOT_PARQUET):
        frames(country, shipped_rules)
    (country / "venue.parquet").unlink()
    with pytest.raises(BulkFault, match=faults.NO_FILE):
        frames(country, shipped_rules)


def test_no_name_number_or_worker_comes_through(country: Path, shipped_rules: Rules) -> None:
    secret = pl.lit("NV-SECRET")
    changed(
        country, "stint", lambda f: f.with_columns(secret.alias("worker_token"), secret.alias("worker_key"))
    )
    changed(
        country,
        "case",
        lambda f: f.with_columns(secret.alias("plate"), secret.alias("phone"), secret.alias("plate_key")),
    )
    changed(
        country,
        "venue",
        lambda f: f.with_columns(secret.alias("name"), secret.alias("address"), secret.alias("phone")),
    )
    for frame in frames(country, shipped_rules).frames.values():
        texts = frame.select(pl.col(pl.String))
        assert not any(column.str.contains("NV-SECRET").any() for column in texts)
