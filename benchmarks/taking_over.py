"""A run that takes over from an earlier one, against the run in full: the example, and the example many times over."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import polars as pl

from desk.runs.run_tables import Redone, all_tables
from desk.runs.tables import parquet_of
from desk.workspace.folder import created
from desk.workspace.rule_files import SHIPPED, rules_in
from desk.workspace.store import imported, stored
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import KINDS
from facts.standing import Event, Record, Standing

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "an_bien"
COPIED = ("venue", "party", "inspection", "case")
AS_OF = date(2021, 1, 31)
TIMES = (1, 10)
Tables = dict[str, pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Taken:
    """One kind of change: processor seconds in full and since, and what was computed."""

    venues: int
    change: str
    full: float
    since: float
    redone: Redone

    @property
    def share(self) -> float:
        return self.since / self.full


@cache
def example() -> tuple[Standing, Rules]:
    rules = rules_in(SHIPPED)
    with tempfile.TemporaryDirectory() as folder:
        before = os.environ.get("LANHMANH_KEY")
        os.environ["LANHMANH_KEY"] = str(Path(folder) / "khoa" / "k")
        try:
            made = created(Path(folder) / "w")
            imported(made, rules, [EXAMPLE], date(2021, 3, 1), None, lambda *_: None)
            return stored(made, rules).standing, rules
        finally:
            os.environ.pop("LANHMANH_KEY")
            if before is not None:
                os.environ["LANHMANH_KEY"] = before


def enlarged(standing: Standing, times: int) -> Standing:
    """Return the same units with so many times their venues, owners, inspections and cases."""
    registers = {
        place: tuple(
            r for n in range(times if place[0] in COPIED else 1) for r in (_copy(row, n) for row in rows)
        )
        for place, rows in standing.registers.items()
    }
    events = {
        kind: tuple(
            sorted(
                (
                    Event(e.kind, _copy(e.told[0], n).key, tuple(_copy(r, n) for r in e.told))
                    for n in range(times)
                    for e in found
                ),
                key=lambda e: e.key,
            )
        )
        for kind, found in standing.events.items()
        if kind != "stint"  # workers stay a count between two venues
    }
    return replace(standing, registers=registers, events={**events, "stint": standing.events["stint"]})


def _copy(record: Record, number: int) -> Record:
    if number == 0:
        return record
    kind = KINDS[record.kind]
    refers = {f.name for f in kind.record_fields.values() if f.refers_to in COPIED}
    own = {"id"} & set(kind.record_fields)
    values = {
        name: f"{value}.{number}" if name in refers | own and value is not None else value
        for name, value in record.values.items()
    }
    key = tuple(str(values[name]) if name in refers | own else part for name, part in zip(kind.key, record.key, strict=True))  # fmt: skip
    if not refers | own:
        key = (*record.key[:-1], f"{record.key[-1]}.{number}")
    return replace(record, key=key, values=values)


def one_inspection_corrected(standing: Standing) -> Standing:
    found = list(standing.events["inspection"])
    at = next(n for n, e in enumerate(found) if e.record.period == "2020")
    told = found[at].told
    day = told[0].values["date"]
    assert isinstance(day, date)
    first = replace(told[0], values={**told[0].values, "date": day + timedelta(days=1)})
    found[at] = replace(found[at], told=(first, *told[1:]))
    return replace(standing, events={**standing.events, "inspection": tuple(found)})


def one_unit_sent_again(standing: Standing) -> Standing:
    """Have every row of one unit told anew, from another file and row."""

    def moved(record: Record) -> Record:
        if record.unit != "30991":
            return record
        return replace(record, source=replace(record.source, file="gui-lai.xlsx", row=record.source.row + 1))

    return replace(
        standing,
        registers={p: tuple(map(moved, rows)) for p, rows in standing.registers.items()},
        events={k: tuple(replace(e, told=tuple(map(moved, e.told))) for e in found) for k, found in standing.events.items()},
    )  # fmt: skip


CHANGES: dict[str, Callable[[Standing], Standing]] = {
    "nothing": lambda standing: standing,
    "one inspection corrected": one_inspection_corrected,
    "one commune's workbook sent again": one_unit_sent_again,
}


def computed(standing: Standing, rules: Rules, earlier: Tables | None) -> tuple[Tables, Redone, float]:
    """Return the tables of a run of 2020, what was computed, and processor seconds. Reading the archive is not in it."""
    period = rules.calendar.at("year", 2020)
    assert period is not None
    began = time.process_time()
    tables, redone = all_tables(Evaluation(standing, rules), period, AS_OF, lambda *_: None, earlier=earlier)
    return tables, redone, time.process_time() - began


def measured(times: int, rounds: int) -> list[Taken]:
    """Time each change in full and since, alternately; both must give the same bytes."""
    whole, rules = example()
    before = enlarged(whole, times)
    earlier, _, _ = computed(before, rules, None)
    found = []
    for name, change in CHANGES.items():
        after = change(before)
        pairs = [(computed(after, rules, None), computed(after, rules, earlier)) for _ in range(rounds)]
        (full, all_redone, _), (since, redone, _) = pairs[0]
        assert {n: parquet_of(t) for n, t in full.items()} == {n: parquet_of(t) for n, t in since.items()}, (
            name
        )
        found.append(
            Taken(
                all_redone.venues[1], name, statistics.median(one[2] for one, _ in pairs),
                statistics.median(other[2] for _, other in pairs), redone,
            )
        )  # fmt: skip
    return found
