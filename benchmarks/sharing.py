"""What two workers do in the time of one: reading returns, trying changes of rules, comparing years.

    python -m benchmarks.sharing [--rounds 3] [--folder examples/an_bien]

By the clock on a quiet machine; on a busy one read the processor: how often the work of one worker goes into the half of
what two spend, this process's own part with it (it gives out, takes in and files what comes back).
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from multiprocessing import forkserver
from pathlib import Path

from benchmarks.machine import ROOT, described
from desk.authoring.comparison import LIMITS as OF_YEARS
from desk.authoring.comparison import compared_rules
from desk.authoring.mutation import LIMITS as OF_CHANGES
from desk.authoring.mutation import mutation
from desk.authoring.trials import SCENARIOS
from desk.workspace.folder import Workspace, created
from desk.workspace.importing import imported
from desk.workspace.rule_files import SHIPPED, rules_in
from facts.executors.port import LIMITS, Executor
from facts.executors.processes import Processes

BAR = 1.7
TODAY = date(2026, 1, 1)
Work = Callable[[int], object]  # does it with so many processes


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds on the clock, of this process on the processor, and of the workers together."""

    clock: float
    own: float
    workers: float


def works(folder: Path, place: Path) -> Iterator[tuple[str, Work]]:
    """Yield each kind of work that is shared out, by name."""
    rules, office = rules_in(SHIPPED), created(place / "office")
    imported(office, rules, [folder], TODAY, None, lambda *_: None, Processes())
    for number in (
        1,
        2,
    ):  # what stands in each year is kept: the second comparison reads it, as every later one does
        _compared(office, Processes(number, OF_YEARS))
    fresh = iter(range(1_000))
    yield "reading returns", lambda count: imported(
        created(place / f"{next(fresh)}"), rules, [folder], TODAY, None, lambda *_: None, Processes(count, LIMITS)
    )  # fmt: skip
    yield (
        "changes of rules",
        lambda count: mutation(
            rules, SCENARIOS, "venue_risk", None, lambda *_: None, Processes(count, OF_CHANGES)
        ),
    )
    yield "years compared", lambda count: _compared(office, Processes(count, OF_YEARS))


def _compared(office: Workspace, executor: Executor) -> object:
    return compared_rules("2018-12-14", "2020-12-14", office.folder, (2018, 2019, 2020), None, None, executor)


def spent(work: Work, count: int) -> Spent:
    forkserver._forkserver._stop()  # type: ignore[attr-defined]  # what others did is not of this work
    began, before = time.perf_counter(), os.times()
    work(count)
    clock = time.perf_counter() - began
    forkserver._forkserver._stop()  # type: ignore[attr-defined]  # what works apart is told of when it has ended
    after = os.times()
    own = after.user + after.system - before.user - before.system
    apart = after.children_user + after.children_system - before.children_user - before.children_system
    return Spent(clock, own, apart)


def by_processor(one: Spent, two: Spent) -> float:
    """Return how many times quicker two workers are where each has a core, from the processor alone.

    This process works while the workers do: what takes longer counts.
    """
    return max(one.own, one.workers) / max(two.own, two.workers / 2)


def main(folder: Path, rounds: int) -> None:
    print(described("polars", "pebble"))
    print(
        "| work | one worker: clock, own, worker | two: clock, own, workers | by the clock | by the processor | |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as made:
        os.environ["LANHMANH_KEY"] = f"{made}/khoa/k"
        for name, work in works(folder, Path(made)):
            turns = [(spent(work, 1), spent(work, 2)) for _ in range(rounds)]
            clock = statistics.median(one.clock / two.clock for one, two in turns)
            processor = statistics.median(by_processor(*turn) for turn in turns)
            told = " | ".join(", ".join(f"{t:.1f}" for t in (s.clock, s.own, s.workers)) for s in turns[-1])
            verdict = "met" if clock >= BAR else f"below {BAR} by the clock"
            print(f"| {name} | {told} | {clock:.2f} | {processor:.2f} | {verdict} |", flush=True)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="python -m benchmarks.sharing", description=__doc__)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--folder", type=Path, default=ROOT / "examples" / "an_bien")
    given = asked.parse_args()
    main(given.folder, given.rounds)
