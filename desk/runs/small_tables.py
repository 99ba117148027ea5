"""Small tables of a run: columns by kind; who stands where among the units; what follows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import polars as pl

from desk.runs.run import Run
from engine.evaluation.result import FINAL, UnitOrder
from engine.follow_up.conclusions import Conclusion
from engine.logic.cells import Owed
from engine.rulebook.model.rulebook import Rulebook
from facts.periods import Period

if TYPE_CHECKING:
    from engine.evaluation.years import Evaluation

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


AMONG = "among"
SCHEMA = columns_of("text rulebook subject period within", "int32 units first last")


def among_table(evaluation: Evaluation, period: Period) -> dict[str, pl.DataFrame]:
    """Return the table by its name, nothing where no rulebook orders units."""
    books = evaluation.in_force(period)
    rows = [row for book in books for row in _rows(evaluation, book, period)]
    return {AMONG: pl.DataFrame(rows, schema=SCHEMA, orient="row")} if rows else {}


def _rows(evaluation: Evaluation, book: Rulebook, period: Period) -> Iterator[tuple[Any, ...]]:
    year = evaluation.columns(period)
    among_books = year.among(book)
    if among_books is None:
        return
    ids, among = year.ids(evaluation.kind_of(book)), among_books[FINAL]
    for row in among.ranks:
        order = among.order(row)
        yield book.name, ids[row], period.code, order.group, order.units, *order.ranks


def orders_of(run: Run, rulebook: Rulebook) -> Mapping[str, UnitOrder]:
    in_run = f"{AMONG}.parquet" in run.manifest.get("files", ())
    return orders_in(run.table(AMONG) if in_run else None, rulebook)


def orders_in(table: pl.DataFrame | None, rulebook: Rulebook) -> Mapping[str, UnitOrder]:
    """Return the orders of a rulebook in a table; none if there is no table."""
    if table is None:
        return {}
    of_rulebook = table.filter(pl.col("rulebook") == rulebook.name)
    return {
        row["subject"]: UnitOrder((row["first"], row["last"]), row["within"], row["units"])
        for row in of_rulebook.iter_rows(named=True)
    }


FOLLOW_UP = "follow_up"
OWED = pl.List(pl.Struct({field.name: pl.String for field in fields(Owed)}))
BECAUSE = ("alias", "kind", "id")
OF_CONCLUSIONS = {
    **columns_of("text kind name rule", "texts about", "text unit", "yes_no sure", "day deadline"),
    **columns_of("text by to needs"),
    "because": pl.List(pl.Struct(dict.fromkeys(BECAUSE, pl.String))),
    "missing": OWED,
    **columns_of("int32 also"),
}


def follow_up_table(conclusions: Iterable[Conclusion]) -> pl.DataFrame:
    rows = [
        {
            **asdict(conclusion),
            "because": [dict(zip(BECAUSE, fact, strict=True)) for fact in conclusion.because],
        }
        for conclusion in conclusions
    ]
    return pl.DataFrame(rows, schema=OF_CONCLUSIONS, orient="row")


def conclusions_of(run: Run, actions: Collection[str] | None = None) -> tuple[Conclusion, ...]:
    """Return what followed from a run, or the actions of these names alone; nothing of one older than
    follow-up."""
    if f"{FOLLOW_UP}.parquet" not in run.manifest["files"]:
        return ()
    table = run.table(FOLLOW_UP)
    if actions is not None:
        table = table.filter(pl.col("kind") == "action", pl.col("name").is_in(list(actions)))
    return conclusions_in(table)


def conclusions_in(table: pl.DataFrame) -> tuple[Conclusion, ...]:
    """Read the conclusions of a run back, in the order written; an older run has more columns."""
    return tuple(_conclusion(**row) for row in table.select(list(OF_CONCLUSIONS)).to_dicts())


def _conclusion(
    about: list[str], because: list[dict[str, str]], missing: list[dict[str, str]], **others: Any
) -> Conclusion:
    facts = tuple((fact["alias"], fact["kind"], fact["id"]) for fact in because)
    gaps = tuple(Owed(**gap) for gap in missing)
    return Conclusion(about=tuple(about), because=facts, missing=gaps, **others)
