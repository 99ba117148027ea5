"""Times and memory of every engine on the same facts; all must give the same points and bands.

    python -m benchmarks.scoring.measuring ENGINE ROWS SHARE_UNKNOWN

prints the memory one engine takes, measured in a process of its own.
"""

from __future__ import annotations

import importlib
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.machine import peak_extra
from benchmarks.scoring.example import facts

ROOT = Path(__file__).resolve().parents[2]
SIZES = (1_000, 10_000, 100_000, 1_000_000)
ALL = SIZES[-1]
ENGINES = {
    "numpy": ALL,
    "this_program": ALL,
    "polars": ALL,
    "openfisca": ALL,
    "python": 100_000,
    "zen": 10_000,
    "durable": 1_000,
}
"""Each engine with the most records it is asked to score: beyond it a run would take minutes."""
NEEDS = {"openfisca": "openfisca_core", "zen": "zen", "durable": "durable"}
YARDSTICK, OURS = "numpy", "this_program"
UNKNOWN = 0.05  # of each fact in a quarter of the facts


@dataclass(frozen=True)
class Measured:
    """One engine at one size: seconds of each round on the clock and on the processor (all its threads).

    `ratios` say how many times as fast as NumPy it was in each round by the processor, `clock` by the clock.
    """

    engine: str
    rows: int
    unknown: float
    seconds: tuple[float, ...]
    processor: tuple[float, ...]
    ratios: tuple[float, ...]
    clock: tuple[float, ...]
    extra: float | None  # peak memory beyond the input, over the input

    @property
    def per_second(self) -> float:
        return self.rows / statistics.median(self.processor)

    @property
    def ratio(self) -> float:
        return statistics.median(self.ratios)


def engine(name: str) -> Any:
    return importlib.import_module(f"benchmarks.scoring.by_{name}")


def installed() -> dict[str, int]:
    """Return the engines that can be had here, with the most records each is asked for."""
    return {n: most for n, most in ENGINES.items() if n not in NEEDS or _found(NEEDS[n])}


def _found(module: str) -> bool:
    try:
        importlib.import_module(module)
    except ImportError:  # not installed, or it does not run on this Python
        return False
    return True


def measured(rows: int, rounds: int, memory: bool = True) -> Iterator[Measured]:
    """Time every engine in turn, round by round, so that a busy moment of the machine meets all of them."""
    found = facts(rows)
    names = [name for name, most in installed().items() if rows <= most]
    inputs = [(name, 0.0, engine(name).columns(found)) for name in names]
    inputs.append((OURS, UNKNOWN, engine(OURS).columns(facts(rows, UNKNOWN))))
    _check(inputs)
    times = [[_timed(engine(name), columns) for name, _, columns in inputs] for _ in range(rounds)]
    at = names.index(YARDSTICK)
    for place, (name, unknown, _) in enumerate(inputs):
        seconds, processor = (tuple(row[place][of] for row in times) for of in (0, 1))
        clock, ratios = (tuple(row[at][of] / row[place][of] for row in times) for of in (0, 1))
        extra = memory_of(name, rows, unknown) if memory and rows >= 100_000 else None
        yield Measured(name, rows, unknown, seconds, processor, ratios, clock, extra)


def _timed(module: Any, columns: Any) -> tuple[float, float]:
    """Return the seconds from columns in memory to points and bands, the best of three; slow engines get one
    try."""
    fresh = getattr(module, "fresh", lambda kept: kept)
    wall = processor = float("inf")
    for _ in range(3):
        given = fresh(columns)
        began, used = time.perf_counter(), time.process_time()
        module.scored(given)
        processor = min(processor, time.process_time() - used)
        wall = min(wall, time.perf_counter() - began)
        if wall > 1:
            break
    return wall, processor


def _check(inputs: list[tuple[str, float, Any]]) -> None:
    """Compare what all engines say, record by record, before anything is timed."""
    expected: tuple[Any, Any] | None = None
    for name, unknown, columns in inputs:
        module = engine(name)
        found = module.scored(getattr(module, "fresh", lambda kept: kept)(columns))
        if unknown:
            assert expected is not None
            _check_between(found, expected)
            continue
        points, bands = (np.asarray(part).astype(np.int64) for part in module.answers(found))
        if expected is None:
            expected = points, bands
        elif not (np.array_equal(points, expected[0]) and np.array_equal(bands, expected[1])):
            raise AssertionError(f"{name} gives other points or bands than {YARDSTICK}")


def _check_between(found: Any, expected: tuple[Any, Any]) -> None:
    """What is known in full must lie between the ends given where some of it is unknown."""
    points, bands = expected
    for (low, high), exact in zip(found.points.values(), points, strict=True):
        assert ((low <= exact) & (exact <= high)).all()
    assert ((found.best <= bands) & (bands <= found.worst)).all()
    assert found.undecided.any()


@dataclass(frozen=True)
class Bar:
    """One thing asked of this program, and what was measured: `value` against `bar`, more or less being
    better."""

    rows: int
    name: str
    value: float
    bar: float
    met: bool


def bars(found: Sequence[Measured]) -> list[Bar]:
    """Return what is asked from 100,000 records on."""
    made = []
    for rows in sorted({one.rows for one in found if one.rows >= 100_000}):
        by = {(one.engine, bool(one.unknown)): one for one in found if one.rows == rows}
        ours, half_known = by[OURS, False], by[OURS, True]
        asked = [("numpy", ours.ratio, 1.0), ("numpy, 5 %", half_known.ratio, 0.6)]
        if ("openfisca", False) in by:
            pairs = zip(by["openfisca", False].processor, ours.processor, strict=True)
            asked.append(("openfisca", statistics.median(a / b for a, b in pairs), 1.5))
        made += [Bar(rows, name, value, bar, value >= bar) for name, value, bar in asked]
        taken = [("memory", ours.extra), ("memory, 5 %", half_known.extra)]
        made += [Bar(rows, name, value, 1.5, value <= 1.5) for name, value in taken if value is not None]
    return made


# Memory

_RETURNED = {**os.environ, "MALLOC_MMAP_THRESHOLD_": "65536"}  # what is freed goes back, so that peaks show


def memory_of(name: str, rows: int, unknown: float) -> float | None:
    command = [sys.executable, "-m", "benchmarks.scoring.measuring", name, str(rows), str(unknown)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=_RETURNED)
    found = json.loads(done.stdout.splitlines()[-1])
    return float(found) if found is not None else None


def main(name: str, rows: int, unknown: float) -> None:
    module = engine(name)
    fresh = getattr(module, "fresh", lambda kept: kept)
    module.scored(module.columns(facts(1_000, unknown)))  # what is loaded on first use is no part of it
    columns = fresh(module.columns(facts(rows, unknown)))
    extra = peak_extra(lambda: module.scored(columns))
    print(json.dumps(extra and round(extra / size_of(columns), 3)))


def size_of(columns: Any) -> int:
    """Return the bytes of an engine's own input."""
    if hasattr(columns, "estimated_size"):
        return int(columns.estimated_size())
    if isinstance(columns, dict):
        return sum(array.nbytes for array in columns.values())
    if isinstance(columns, list):
        parts = (value for record in columns for value in record.values() if isinstance(value, tuple))
        return sum(map(sys.getsizeof, columns)) + sum(map(sys.getsizeof, parts))
    if hasattr(columns, "facts"):
        parts = [(*c.low[:2], *c.high[:2], c.state, c.may_be) for c in columns.facts.values()]
        arrays = {id(array): array for part in parts for array in part if array is not None}
        return sum(array.nbytes for array in arrays.values())
    return sum(columns.get_array(name, "2020").nbytes for name in _inputs_of(columns))


def _inputs_of(simulation: Any) -> list[str]:
    from benchmarks.scoring.example import NAMES

    return [name for name in NAMES if simulation.get_array(name, "2020") is not None]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
