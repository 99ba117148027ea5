"""A country's year from records to points and bands, against hand-written Polars for the same indicators
alone."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from benchmarks.machine import ROOT, bytecode_kept, spent_by
from benchmarks.year import by_polars
from benchmarks.year.door import archived
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import Workspace, created
from desk.workspace.logs import key_ready
from desk.workspace.store import archive_of, stored
from desk.workspace.sweeping import recorded_imports, writing
from engine.evaluation.year_columns import YearColumns, facts_of
from engine.evaluation.years import Evaluation
from engine.rulebook.model.editions import edition
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.scoring.columnar.columns import FactColumn
from facts.periods import YEAR

YEAR_SCORED = 2020
BAR = 5.0
MINUTES, MEGABYTES = 5, 6_000  # the whole verb on two cores
Spent = tuple[float, float]  # seconds on the clock, seconds on the processor (all threads)
CLOCK, PROCESSOR = 0, 1
RATIOS = {  # what the rules call a share, and the two numbers it is made of in the hand-written one
    "handled_share": (("cases_in_time", "tips_in_time"), ("cases_due", "tips_due")),
    "support_share": (("case_supported",), ("case_victims", "case_identifying")),
    "classified_share": (("open_classified",), ("venues_open",)),
    "inspected_share": (("open_inspected",), ("venues_open",)),
    "committed_share": (("open_committed",), ("venues_open",)),
    "remedied_share": (("violations_remedied",), ("violations",)),
    "hamlets_share": (("hamlets_reached",), ("hamlets",)),
    "no_contract_share": (("contract_none",), ("contract_asked",)),
    "no_health_share": (("health_none",), ("health_asked",)),
    "no_residence_share": (("residence_none",), ("residence_asked",)),
}
WHOLES = (
    "handled_share",
    "classified_share",
    "inspected_share",
    "committed_share",
    "remedied_share",
    "hamlets_share",
)
"""Shares that the rules say are `at_most: 100`: what comes to more is not known."""
TIMES = {"supported_rate": ("supported", "population", 1000)}
OF_RETURNS = ("half_forms_in_time", "year_forms_in_time", "core_forms", "official_elsewhere")
"""What rests on how returns came: the clean files say nothing of it, so the hand-written one has nothing to
count."""


@dataclass(frozen=True)
class Measured:
    """Seconds of each round on the clock, and on the processor. `verb` is `run` in its own process, `peak`
    its memory in MB."""

    by_hand: tuple[Spent, ...]
    scoring: tuple[Spent, ...]  # from what is kept beside the archive to every point and band
    verb: Spent
    peak: float

    def ratios(self, of: int = CLOCK) -> list[float]:
        return [s[of] / h[of] for h, s in zip(self.by_hand, self.scoring, strict=True)]

    def ratio(self, of: int = CLOCK) -> float:
        return statistics.median(self.ratios(of))


def office_of(country: Path, folder: Path, years: Sequence[int] = (YEAR_SCORED,)) -> Workspace:
    """Make a workspace whose rules know the country's units, and its records in the archive. Nothing before
    the years is owed."""
    made = created(folder)
    units = pl.read_parquet(country / "unit.parquet").sort("code")
    rows = [
        f'  - {{code: "{code}", name: {name}, type: {type_}}}'
        for code, name, type_ in units.select("code", "name", "type").rows()
    ]
    (made.rules / "units.yaml").write_text("units:\n" + "\n".join(rows) + "\n", "utf-8")
    periods = made.rules / "periods.yaml"
    periods.write_text(
        periods.read_text("utf-8").replace("owed_from: 2018", f"owed_from: {years[0]}"), "utf-8"
    )
    heads = key_ready(made)
    with writing(made):
        archived(country, archive_of(made), rules_in(made.rules).calendar, years)
        heads.file(sorted(archive_of(made).hashes()))  # as an import names what it stores
        recorded_imports(made, date(years[-1], 12, 31))
    return made


def evaluated(office: Workspace, given: Rules) -> YearColumns:
    """Return the year from what stands in the archive, with the scores of the rulebooks in force."""
    period = given.calendar.at(YEAR, YEAR_SCORED)
    assert period is not None
    year = Evaluation(stored(office, given).standing, given).columns(period)
    for rulebook in in_force(year):
        year.scores(rulebook)
    return year


def in_force(year: YearColumns) -> list[Rulebook]:
    """Return the rulebooks a run of the year scores, as they are then: what is of later years stands in the
    rules too."""
    end = year.facts.period.end
    return [edition(book, end) for book in year.rules.rulebooks.values() if book.is_in_force(end)]


def measured(country: Path, office: Workspace, rounds: int) -> Measured:
    """Time what was asked; what stands is kept before, and read again in every round."""
    given = rules_in(office.rules)
    evaluated(office, given)
    bytecode_kept(ROOT)
    pairs = [
        (_timed(lambda: by_polars.indicators(country)), _timed(lambda: evaluated(office, given)))
        for _ in range(rounds)
    ]
    verb, peak = spent_by(
        [sys.executable, "-m", "desk.cli", "run", "--year", str(YEAR_SCORED), "-w", str(office.folder)], ROOT
    )
    return Measured(tuple(h for h, _ in pairs), tuple(s for _, s in pairs), verb, peak)


def _timed(work: Callable[[], Any]) -> Spent:
    began, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - used


# The same answers


def differences(country: Path, year: YearColumns) -> list[str]:
    """Return the indicators of which any subject differs between the rules and the hand-written; none is
    right."""
    venues, units = by_polars.indicators(country)
    in_order = pl.DataFrame({"id": year.facts.venues.names.cast(pl.String)})
    tables = {"venue": in_order.join(venues, on="id", how="left", maintain_order="left"), "unit": units}
    found = []
    for book in in_force(year):
        kind = year.kind_of(book)
        for name in facts_of(book):
            if name not in OF_RETURNS and not _same(year.facts.column(kind, name), tables[kind], name):
                found.append(name)
    return [*found, *_unexpected(country, year), *_rows_amiss(country)]


def _same(column: FactColumn, table: pl.DataFrame, name: str) -> bool:
    above, below = _by_hand(table, name)
    known, numerators = column.known, column.low.numerators
    if column.kind == "text":
        return [column.choices[n] for n in numerators.tolist()] == table["type"].to_list()
    mine = numerators.astype(np.float64) / np.maximum(column.low.below, 1)
    expected = np.ma.masked_invalid(above / np.where(below == 0, np.nan, below))
    if name in WHOLES:
        expected = np.ma.masked_greater(expected, 100)
    there = ~np.ma.getmaskarray(expected)
    return bool((known == there).all() and np.allclose(mine[known], expected[there], rtol=1e-12))


def _by_hand(table: pl.DataFrame, name: str) -> tuple[Any, Any]:
    if name in RATIOS:
        above, below = ([_column(table, part) for part in parts] for parts in RATIOS[name])
        return sum(above) * 100.0, sum(below)
    if name in TIMES:
        top, bottom, times = TIMES[name]
        return _column(table, top) * float(times), _column(table, bottom)
    named = "type" if name == "venue_type" else name
    return (np.zeros(table.height), np.ones(1)) if named == "type" else (_column(table, named), np.ones(1))


def _column(table: pl.DataFrame, name: str) -> Any:
    return table[name].cast(pl.Float64).to_numpy()


def _unexpected(folder: Path, year: YearColumns) -> list[str]:
    """Compare with `expected.parquet`, where the country has one: counts by unit, by window and by calendar
    year."""
    path = folder / "expected.parquet"
    if not path.is_file():
        return []
    expected = pl.read_parquet(path).sort("unit_code")
    window = year.facts.period
    whole = replace(
        window, start=window.end.replace(month=1, day=1), end=window.end.replace(month=12, day=31)
    )
    windows = {"window": year.facts, "calendar": year.facts.at(whole)}
    names = {
        "venues_open": "venues_open",
        "inspections": "inspections",
        "venues_inspected": "venues_inspected",
    }
    return [
        f"expected {name}_{window}"
        for window, at in windows.items()
        for name in names
        if at.column("unit", name).low.numerators.tolist() != expected[f"{name}_{window}"].to_list()
    ]


def _rows_amiss(folder: Path) -> list[str]:
    """Compare the numbers of records with `truth.json`, where the country has one."""
    path = folder / "truth.json"
    if not path.is_file():
        return []
    rows: Mapping[str, int] = json.loads(path.read_text("utf-8"))["rows"]
    counted = {
        kind: pl.scan_parquet(folder / f"{kind}.parquet").select(pl.len()).collect().item() for kind in rows
    }
    return [f"rows of {kind}" for kind, number in rows.items() if counted[kind] != number]


def bands_of(year: YearColumns) -> dict[str, dict[str, int]]:
    """Return how many subjects each rulebook puts into each band; several bands left are `?`."""
    found = {}
    for book in in_force(year):
        scores, counted = year.scores(book)[0], year.counted(year.kind_of(book))
        settled = counted & ~scores.undecided
        each = np.bincount(scores.best[settled], minlength=len(scores.bands)).tolist()
        found[book.name] = dict(zip(scores.bands, each, strict=True)) | {
            "?": int((counted & scores.undecided).sum())
        }
    return found


if (
    __name__ == "__main__"
):  # COUNTRY OFFICE YEAR...: records into the archive of a new office, in a process of its own
    office_of(Path(sys.argv[1]), Path(sys.argv[2]), tuple(map(int, sys.argv[3:])))
