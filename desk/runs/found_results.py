"""What follow-up rules may ask of results, read from the tables of a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

import polars as pl

from desk.runs.follow_up import asks_of_results, bands_before, period_before
from desk.runs.follow_up_table import OWED
from desk.runs.standings import BEFORE
from engine.evaluation.years import Evaluation
from engine.follow_up.asked import PatternsAsked
from engine.follow_up.facts import BandOrFinding
from engine.logic.cells import Cell, Owed, known, unknown
from engine.logic.kleene import Kleene
from facts.periods import Period

SCHEMA: dict[str, Any] = {
    "rulebook": pl.String,
    "subject": pl.String,
    "unit": pl.String,
    "period": pl.String,
    "bands": pl.List(pl.String),
    "owed": OWED,
}
ANSWERS: Mapping[str, Kleene] = {"yes": True, "no": False, "unknown": None}
Tables = Mapping[str, pl.DataFrame]
Key = tuple[str, str]  # rulebook, subject


def bands_before_table(evaluation: Evaluation, period: Period) -> pl.DataFrame:
    """Return `bands_before`: the bands of the year before as they count now, and what is owed."""
    before = period_before(evaluation, period)
    if before is None or not asks_of_results(evaluation):
        return pl.DataFrame(schema=SCHEMA)
    rows = [_band_row(found) for found in bands_before(evaluation, period, before)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _band_row(found: BandOrFinding) -> tuple[Any, ...]:
    cell = found.value
    bands = [str(cell.value)] if cell.known else [str(band) for band in cell.options]
    owed = list(map(asdict, cell.owed))
    return found.rulebook, found.subject, found.unit, found.period, bands, owed


def found_in(tables: Tables, asked: PatternsAsked) -> Iterator[BandOrFinding]:
    """Yield the bands and findings of a run that rules ask about, and the bands of the year before."""
    owed = _owed_in(tables["needs"])
    heads: dict[Key, tuple[str, str, str]] = {}
    for row in tables["scores"].iter_rows(named=True):
        key, head = (row["rulebook"], row["subject"]), (row["subject"], row["unit"], row["period"])
        heads[key] = head
        if asked.of(row["rulebook"], "band"):
            yield BandOrFinding(row["rulebook"], "band", "", *head, _band(row["bands"], owed[key]))
    columns = ("rulebook", "subject", "criterion", "low", "high")
    points = _asked_of(tables["points"].with_columns(kind=pl.lit("criterion"), id="criterion"), asked)
    for rulebook, subject, id_, low, high in points.select(columns).iter_rows():
        gives = True if low > 0 else False if high == 0 else None
        key = (rulebook, subject)
        yield BandOrFinding(rulebook, "criterion", id_, *heads[key], _cell(gives, owed[key]))
    for row in _asked_of(tables["findings"], asked).iter_rows(named=True):
        key = (row["rulebook"], row["subject"])
        yield BandOrFinding(
            key[0], row["kind"], row["id"], *heads[key], _cell(ANSWERS[row["answer"]], owed[key])
        )
    for row in tables[BEFORE].iter_rows(named=True):
        gaps = tuple(Owed(**gap) for gap in row["owed"])
        head = (row["subject"], row["unit"], row["period"])
        if asked.of(row["rulebook"], "band"):
            yield BandOrFinding(row["rulebook"], "band", "", *head, _band(row["bands"], gaps))


def _asked_of(rows: pl.DataFrame, asked: PatternsAsked) -> pl.DataFrame:
    """Return the rows of findings that some rule may ask about."""
    named = rows.select("rulebook", "kind", "id").unique()
    wanted = named.filter(pl.Series([asked.of(*one) for one in named.iter_rows()], dtype=pl.Boolean))
    return rows.join(wanted, on=("rulebook", "kind", "id"), how="semi", maintain_order="left")


def _owed_in(needs: pl.DataFrame) -> Mapping[Key, tuple[Owed, ...]]:
    found: dict[Key, tuple[Owed, ...]] = defaultdict(tuple)
    columns = ("rulebook", "subject", "form", "office", "unit", "owed_period", "field", "row")
    for rulebook, subject, form, *rest in needs.select(columns).iter_rows():
        if form is not None:
            found[rulebook, subject] += (Owed(form, *rest),)
    return found


def _band(bands: Iterable[str], owed: tuple[Owed, ...]) -> Cell:
    one, *more = bands
    return unknown(owed, (one, *more)) if more else known(one)


def _cell(answer: Kleene, owed: tuple[Owed, ...]) -> Cell:
    return unknown(owed) if answer is None else known(answer)
