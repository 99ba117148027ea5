"""The order among units of a run, as a table: only of rulebooks that ask for one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import polars as pl

from desk.runs.columns import columns_of
from desk.runs.run import Run
from engine.evaluation.result import FINAL, UnitOrder
from engine.rulebook.model.rulebook import Rulebook
from facts.periods import Period

if TYPE_CHECKING:  # who reads a run back evaluates nothing
    from engine.evaluation.years import Evaluation

AMONG = "among"
SCHEMA = columns_of("text rulebook subject period within", "int32 units first last")


def among_table(evaluation: Evaluation, period: Period) -> dict[str, pl.DataFrame]:
    """Return the table by its name, nothing where no rulebook orders units."""
    books = evaluation.in_force(period)
    rows = [row for book in books for row in _rows(evaluation, book, period)]
    return {AMONG: pl.DataFrame(rows, schema=SCHEMA, orient="row")} if rows else {}


def _rows(evaluation: Evaluation, book: Rulebook, period: Period) -> Iterator[tuple[Any, ...]]:
    year = evaluation.columns(period)
    found = year.among(book)
    if found is None:
        return
    ids, among = year.ids(evaluation.kind_of(book)), found[FINAL]
    for row in among.ranks:
        order = among.order(row)
        yield book.name, ids[row], period.code, order.group, order.units, *order.ranks


def orders_of(run: Run, rulebook: Rulebook) -> Mapping[str, UnitOrder]:
    """Return where each unit of a run stands by points, by its code."""
    kept = f"{AMONG}.parquet" in run.manifest.get("files", ())
    return orders_in(run.table(AMONG) if kept else None, rulebook)


def orders_in(table: pl.DataFrame | None, rulebook: Rulebook) -> Mapping[str, UnitOrder]:
    """Return the orders of a rulebook in a table; none if there is no table."""
    if table is None:
        return {}
    mine = table.filter(pl.col("rulebook") == rulebook.name)
    return {
        row["subject"]: UnitOrder((row["first"], row["last"]), row["within"], row["units"])
        for row in mine.iter_rows(named=True)
    }
