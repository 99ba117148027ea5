"""`follow_up.parquet`: what followed from a run, one row a sign or action, with its chain of reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

import polars as pl

from desk.runs.columns import columns_of
from desk.runs.run import Run
from engine.follow_up.conclusions import Conclusion
from engine.logic.cells import Owed

FOLLOW_UP = "follow_up"
OWED = pl.List(pl.Struct({field.name: pl.String for field in fields(Owed)}))
BECAUSE = ("alias", "kind", "id")
SCHEMA = {
    **columns_of("text kind name rule", "texts about", "text unit", "yes_no sure", "day deadline"),
    **columns_of("text by to needs"),
    "because": pl.List(pl.Struct(dict.fromkeys(BECAUSE, pl.String))),
    "missing": OWED,
    **columns_of("int32 also"),
}


def follow_up_table(conclusions: Iterable[Conclusion]) -> pl.DataFrame:
    rows = [
        {**asdict(one), "because": [dict(zip(BECAUSE, fact, strict=True)) for fact in one.because]}
        for one in conclusions
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def conclusions_of(run: Run) -> tuple[Conclusion, ...]:
    """Return what followed from a run; nothing of one older than follow-up."""
    return conclusions_in(run.table(FOLLOW_UP)) if f"{FOLLOW_UP}.parquet" in run.manifest["files"] else ()


def conclusions_in(table: pl.DataFrame) -> tuple[Conclusion, ...]:
    """Read the conclusions of a run back, in the order written; an older run has more columns."""
    return tuple(_conclusion(**row) for row in table.select(list(SCHEMA)).to_dicts())


def _conclusion(
    about: list[str], because: list[dict[str, str]], missing: list[dict[str, str]], **others: Any
) -> Conclusion:
    facts = tuple((fact["alias"], fact["kind"], fact["id"]) for fact in because)
    gaps = tuple(Owed(**gap) for gap in missing)
    return Conclusion(about=tuple(about), because=facts, missing=gaps, **others)
