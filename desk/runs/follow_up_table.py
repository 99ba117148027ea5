"""`follow_up.parquet`: what followed from a run, one row a sign or action, with its chain of reasons."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import polars as pl

from engine.follow_up.conclusions import Conclusion
from engine.logic.cells import Owed

FOLLOW_UP = "follow_up"
_OWED = ("form", "office", "unit", "period", "field", "key")
SCHEMA: dict[str, Any] = {
    "kind": pl.String,
    "name": pl.String,
    "rule": pl.String,
    "about": pl.List(pl.String),
    "unit": pl.String,
    "sure": pl.Boolean,
    "deadline": pl.Date,
    "by": pl.String,
    "to": pl.String,
    "needs": pl.String,
    "because": pl.List(pl.Struct({"alias": pl.String, "kind": pl.String, "id": pl.String})),
    "missing": pl.List(pl.Struct(dict.fromkeys(_OWED, pl.String))),
    "also": pl.Int32,
}


def follow_up_table(conclusions: Iterable[Conclusion]) -> pl.DataFrame:
    rows = [
        {
            "kind": c.kind,
            "name": c.name,
            "rule": c.rule,
            "about": list(c.about),
            "unit": c.unit,
            "sure": c.sure,
            "deadline": c.deadline,
            "by": c.by,
            "to": c.to,
            "needs": c.needs,
            "because": [{"alias": a, "kind": k, "id": i} for a, k, i in c.because],
            "missing": [{name: getattr(gap, name) for name in _OWED} for gap in c.missing],
            "also": c.also,
        }
        for c in conclusions
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def conclusions_in(table: pl.DataFrame) -> tuple[Conclusion, ...]:
    """Read the conclusions of a run back, in the order written."""
    return tuple(_conclusion(row) for row in table.to_dicts())


def _conclusion(row: dict[str, Any]) -> Conclusion:
    deadline: date | None = row["deadline"]
    return Conclusion(
        row["kind"],
        row["name"],
        tuple(row["about"]),
        row["rule"],
        row["unit"],
        row["sure"],
        deadline,
        row["by"],
        row["to"],
        row["needs"],
        tuple((b["alias"], b["kind"], b["id"]) for b in row["because"]),
        tuple(Owed(**gap) for gap in row["missing"]),
        row["also"],
    )
