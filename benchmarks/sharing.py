"""What a PC's two cores do in the time of one: reading returns, trying changes of rules, comparing years.

    python -m benchmarks.sharing [--rounds 3] [--units 20] [--years 10] [--work returns changes years]

One core: everything one after the other, in this process (`Serial`). Two: two processes that read or try,
while this one gives out, files what comes back, and derives what stands (`Processes(2)`). Returns are made
up, a workbook a unit and year. By the clock on a quiet machine; on a busy one read the processor: how often
the work of one core goes into the half of all that the three processes spend, which no clock can better.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from multiprocessing import forkserver
from pathlib import Path

from benchmarks.machine import described
from benchmarks.year.growth import LAST
from benchmarks.year.returns import listed, written
from desk.authoring.comparison import LIMITS as OF_YEARS
from desk.authoring.comparison import compared_rules
from desk.authoring.trials import LIMITS as OF_CHANGES
from desk.authoring.trials import SCENARIOS, mutation
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import Workspace, created
from desk.workspace.importing import imported
from desk.workspace.rule_files import SHIPPED
from facts.executors.port import LIMITS, Executor, Limits, Serial
from facts.executors.processes import Processes

BAR = 1.7
TODAY = date(LAST + 1, 1, 1)
KINDS = ("returns", "changes", "years")
Work = Callable[[Callable[[Limits], Executor]], object]


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds on the clock, of this process on the processor, and of the workers together."""

    clock: float
    own: float
    workers: float

    @property
    def told(self) -> str:
        return f"{self.clock:.1f}, {self.own:.1f}, {self.workers:.1f}"


def one(limits: Limits) -> Executor:
    return Serial()


def two(limits: Limits) -> Executor:
    return Processes(2, limits)


def works(place: Path, units: int, years: Sequence[int], kinds: Sequence[str]) -> Iterator[tuple[str, Work]]:
    """Yield each kind of work that is shared out, by name."""
    written(place / "returns", units, years, workbooks=True)
    fresh = iter(range(1_000))

    def reading(executor: Callable[[Limits], Executor]) -> Workspace:
        office = created(place / f"{next(fresh)}")
        listed(office.rules, units, years[0])
        imported(
            office,
            rules_in(office.rules),
            [place / "returns"],
            TODAY,
            None,
            lambda *_: None,
            executor(LIMITS),
        )
        return office

    if "returns" in kinds:
        yield f"reading {units * len(years)} workbooks", reading
    if "changes" in kinds:
        yield (
            "changes of rules",
            lambda executor: mutation(
                rules_in(SHIPPED), SCENARIOS, "venue_risk", None, lambda *_: None, executor(OF_CHANGES)
            ),
        )
    if "years" in kinds:
        office = reading(two)
        for executor in (one, two):  # what stands in each year is kept: later comparisons read it
            _compared(office, years, executor(OF_YEARS))
        yield f"{len(years)} years compared", lambda executor: _compared(office, years, executor(OF_YEARS))


def _compared(office: Workspace, years: Sequence[int], executor: Executor) -> object:
    return compared_rules("2018-12-14", "2020-12-14", office.folder, tuple(years), None, None, executor)


def spent(work: Work, executor: Callable[[Limits], Executor]) -> Spent:
    forkserver._forkserver._stop()  # type: ignore[attr-defined]  # what others did is not of this work
    began, before = time.perf_counter(), os.times()
    work(executor)
    clock = time.perf_counter() - began
    forkserver._forkserver._stop()  # type: ignore[attr-defined]  # what works apart is told of when it has ended
    after = os.times()
    own = after.user + after.system - before.user - before.system
    apart = after.children_user + after.children_system - before.children_user - before.children_system
    return Spent(clock, own, apart)


def by_processor(alone: Spent, shared: Spent) -> float:
    """Return how many times quicker two cores can be at best: all is shared evenly, but what this process
    does alone."""
    return (alone.own + alone.workers) / max(shared.own, (shared.own + shared.workers) / 2)


def main(units: int, years: int, rounds: int, kinds: Sequence[str] = KINDS) -> None:
    print(described("polars", "pebble"))
    print(
        "| work | one core: clock, own, workers | two: clock, own, workers | by the clock | at best, by the"
        " processor | |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as made:
        os.environ["LANHMANH_KEY"] = f"{made}/khoa/k"
        for name, work in works(Path(made), units, range(LAST - years + 1, LAST + 1), kinds):
            turns = [(spent(work, one), spent(work, two)) for _ in range(rounds)]
            clock = statistics.median(alone.clock / shared.clock for alone, shared in turns)
            processor = statistics.median(by_processor(*turn) for turn in turns)
            verdict = "met" if clock >= BAR else f"below {BAR} by the clock"
            print(
                f"| {name} | {turns[-1][0].told} | {turns[-1][1].told} | {clock:.2f} | {processor:.2f} |"
                f" {verdict} |",
                flush=True,
            )


if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="python -m benchmarks.sharing", description=__doc__)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--units", type=int, default=20)
    asked.add_argument("--years", type=int, default=10)
    asked.add_argument("--work", nargs="+", choices=KINDS, default=KINDS)
    given = asked.parse_args()
    main(given.units, given.years, given.rounds, given.work)
