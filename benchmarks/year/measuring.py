"""A country's year from records to points and bands, against hand-written Polars for the same indicators alone."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from benchmarks.year import by_polars
from desk.workspace.rule_files import SHIPPED, rules_in
from engine.evaluation.scores_at_once import facts_of
from engine.evaluation.year_columns import YearColumns, fields_for_year
from engine.indicators.columnar.arithmetic import states_of
from engine.rulebook.model.rulebook import Rules
from engine.scoring.columnar.columns import Column
from facts.archive.bulk import bulk_frames
from facts.periods import YEAR, Period
from facts.record_frames import RecordFrames

YEAR_SCORED = 2020
BAR = 5.0
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
TIMES = {"supported_rate": ("supported", "population", 1000)}
OF_RETURNS = ("half_return_late", "year_return_late", "core_forms", "official_elsewhere")
"""What rests on how returns came: the clean files say nothing of it, so the hand-written one has nothing to count."""


@dataclass(frozen=True)
class Measured:
    """Seconds of each round on the clock, and on the processor: hand-written indicators; reading, the rest here."""

    by_hand: tuple[Spent, ...]
    reading: tuple[Spent, ...]
    evaluating: tuple[Spent, ...]

    def ratios(self, of: int = CLOCK) -> list[float]:
        rounds = zip(self.by_hand, self.reading, self.evaluating, strict=True)
        return [(r[of] + e[of]) / h[of] for h, r, e in rounds]

    def ratio(self, of: int = CLOCK) -> float:
        return statistics.median(self.ratios(of))


def rules() -> Rules:
    """Return the shipped rules for a country whose archive begins with this year: nothing earlier is owed."""
    found = rules_in(SHIPPED)
    year = replace(found.calendar.kinds[YEAR], owed_from=YEAR_SCORED)
    return replace(found, calendar=replace(found.calendar, kinds={**found.calendar.kinds, YEAR: year}))


def period_of(given: Rules) -> Period:
    found = given.calendar.at(YEAR, YEAR_SCORED)
    assert found is not None
    return found


def read(folder: Path, given: Rules) -> RecordFrames:
    return bulk_frames(folder, period_of(given), given.calendar, fields_for_year(given))


def evaluated(frames: RecordFrames, given: Rules) -> YearColumns:
    """Return a year with the scores of all rulebooks."""
    year = YearColumns(frames, given)
    for rulebook in given.rulebooks.values():
        year.scores(rulebook)
    return year


def measured(folder: Path, rounds: int) -> Measured:
    given = rules()
    times: list[tuple[Spent, Spent, Spent]] = []
    for _ in range(rounds):
        by_hand, _ = _timed(lambda: by_polars.indicators(folder))
        reading, frames = _timed(lambda: read(folder, given))
        evaluating, _ = _timed(lambda frames=frames: evaluated(frames, given))  # type: ignore[misc]
        times.append((by_hand, reading, evaluating))
    return Measured(*(tuple(part) for part in zip(*times, strict=True)))


def _timed(work: Callable[[], Any]) -> tuple[Spent, Any]:
    began, used = time.perf_counter(), time.process_time()
    found = work()
    return (time.perf_counter() - began, time.process_time() - used), found


# The same answers


def differences(folder: Path) -> list[str]:
    """Return the indicators of which any subject differs between the rules and the hand-written; none is right."""
    given = rules()
    year = evaluated(read(folder, given), given)
    venues, units = by_polars.indicators(folder)
    in_order = pl.DataFrame({"id": year.facts.venues.names})
    tables = {"venue": in_order.join(venues, on="id", how="left", maintain_order="left"), "unit": units}
    found = []
    for book in given.rulebooks.values():
        kind = year.kind_of(book)
        for name in facts_of(book):
            if name not in OF_RETURNS and not _same(year.facts.column(kind, name), tables[kind], name):
                found.append(name)
    return [*found, *_unexpected(folder, year), *_rows_amiss(folder)]


def _same(column: Column, table: pl.DataFrame, name: str) -> bool:
    above, below = _by_hand(table, name)
    known = states_of(column) == 0
    mine = column.numerators.astype(np.float64) / (1 if column.denominators is None else column.denominators)
    if column.choices and column.kind == "text":
        return [column.choices[n] for n in column.numerators.tolist()] == table["type"].to_list()
    expected = np.ma.masked_invalid(above / np.where(below == 0, np.nan, below))
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
    """Compare with `expected.parquet`, where the country has one: counts by unit, by window and by calendar year."""
    path = folder / "expected.parquet"
    if not path.is_file():
        return []
    expected = pl.read_parquet(path).sort("unit_code")
    frames = year.facts.frames
    calendar = replace(
        frames.period,
        start=frames.period.end.replace(month=1, day=1),
        end=frames.period.end.replace(month=12, day=31),
    )
    windows = {"window": year, "calendar": YearColumns(replace(frames, period=calendar), year.rules)}
    names = {
        "venues_open": "venues_open",
        "inspections": "inspections",
        "venues_inspected": "venues_inspected",
    }
    return [
        f"expected {name}_{window}"
        for window, at in windows.items()
        for name in names
        if at.facts.column("unit", name).numerators.tolist() != expected[f"{name}_{window}"].to_list()
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


def bands_of(folder: Path) -> dict[str, dict[str, int]]:
    """Return how many subjects each rulebook puts into each band; several bands left are `?`."""
    given = rules()
    year = evaluated(read(folder, given), given)
    found = {}
    for book in given.rulebooks.values():
        scores, counted = year.scores(book)[0], year.counted(book)
        settled = counted & ~scores.undecided
        each = np.bincount(scores.best[settled], minlength=len(scores.bands)).tolist()
        found[book.name] = dict(zip(scores.bands, each, strict=True)) | {
            "?": int((counted & scores.undecided).sum())
        }
    return found
