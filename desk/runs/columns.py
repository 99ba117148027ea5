"""What the tables of a run hold."""

from __future__ import annotations

from typing import Any

import polars as pl

KINDS: dict[str, Any] = {
    "text": pl.String,
    "texts": pl.List(pl.String),
    "yes_no": pl.Boolean,
    "day": pl.Date,
    "int8": pl.Int8,
    "int32": pl.Int32,
    "int64": pl.Int64,
    "float": pl.Float64,
}


def columns_of(*groups: str) -> dict[str, Any]:
    """Return a table's columns in order; a group is a kind and their names: `int64 low high`."""
    split = (group.split() for group in groups)
    return {name: KINDS[kind] for kind, *names in split for name in names}
