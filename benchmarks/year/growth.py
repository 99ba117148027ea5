"""How import and `run` grow with the units of a province and with its years; and beside an earlier commit, if
one is named.

    python -m benchmarks.year.growth [--years 2] [--before FOLDER] 9 36 360        (FOLDER: that commit with
    its .venv) python -m benchmarks.year.growth --years 1 2 5 10 -- 36 python -m benchmarks.year.growth --sent
    workbooks --years 10 -- 98

Ordinary returns (`returns.py`) are imported into a workspace of their own, from csv folders or workbooks; or,
as `records`, clean rows are filed as returns (`door.py`), which is all that can be made of a country in
minutes. The last year is run twice: as the import left things, and again from what the first kept. Seconds of
the clock and of the processor, those of the processes that read too; beside an earlier commit the second run
is of three in turns, the least of each. MB at the peak of the verb's own process, and of the largest that
reads.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.machine import ROOT, Cost, bytecode_kept, cost_of, described
from benchmarks.year import country
from benchmarks.year.returns import listed, written

LAST = 2025
CSV, WORKBOOKS, RECORDS = "csv", "workbooks", "records"
ROUNDS = 3  # beside an earlier commit, in turns; the least of each counts


@dataclass(frozen=True, slots=True)
class Grown:
    """What one size cost: returns and the rows in them, and the import, the first run and the second."""

    units: int
    years: int
    files: int
    rows: int
    imported: Cost
    first: Cost
    again: Cost
    before: Cost | None = None  # the second run of the earlier commit


def grown(units: int, years: int, folder: Path, before: Path | None, sent: str) -> Grown:
    """Make returns of so many units and years, import and run them."""
    asked = range(LAST - years + 1, LAST + 1)
    if sent == RECORDS:
        country.written(folder / "returns", units)
    else:
        written(folder / "returns", units, asked, sent == WORKBOOKS)
    ours = Office(ROOT, folder, asked[-1])
    imported, first = ours.filled(units, asked, sent), ours.run()
    earlier = Office(before, folder, asked[-1]) if before else None
    if earlier:
        earlier.filled(units, asked, sent)
        earlier.run()
    turns = [(ours.run(), earlier.run() if earlier else None) for _ in range(ROUNDS if earlier else 1)]
    again, was = (
        min((c for c in costs if c), key=lambda cost: cost.processor, default=None)
        for costs in zip(*turns, strict=True)
    )
    assert again is not None
    per_unit = sum(frame.height for frame in country.country(units).values())
    files = units * years * (2 if sent == RECORDS else 1)
    return Grown(units, years, files, per_unit * years, imported, first, again, was)


class Office:
    """A workspace of one program, filled and run by it."""

    def __init__(self, program: Path, folder: Path, year: int) -> None:
        self.program, self.year = program, str(year)
        self.folder, self.returns = folder / program.name, str(folder / "returns")
        self.python = str(program / ".venv" / "bin" / "python")
        bytecode_kept(program, self.python)

    def filled(self, units: int, years: Sequence[int], sent: str) -> Cost:
        """Put the returns into it."""
        if sent == RECORDS:
            return self._spent("benchmarks.year.measuring", self.returns, str(self.folder), *map(str, years))
        self._spent("desk.cli", "init", str(self.folder))
        listed(self.folder / "rules", units, years[0])
        return self._spent("desk.cli", "import", self.returns, "-w", str(self.folder))

    def run(self) -> Cost:
        """Run the year, as if it had not been."""
        shutil.rmtree(self.folder / "runs", ignore_errors=True)
        (self.folder / "runs").mkdir()
        return self._spent("desk.cli", "run", "--year", self.year, "-w", str(self.folder))

    def _spent(self, *words: str) -> Cost:
        return cost_of([self.python, "-m", *words], self.program)


def exponent(small: Grown, large: Grown, of: Callable[[Grown], float]) -> float:
    """Return the power of the number of returns a cost grows by."""
    return math.log(of(large) / of(small)) / math.log(large.files / small.files)


def main(sizes: Sequence[int], years: Sequence[int], before: Path | None = None, sent: str = CSV) -> None:
    print(described("polars"))
    heads = [
        "units",
        "years",
        "returns",
        "rows",
        *(f"{verb}: clock s, processor s, MB" for verb in ("import", "first run", "run again")),
    ]
    heads += ["of the earlier, run again"] if before else []
    print(f"| {' | '.join(heads)} |\n| {' | '.join('---' for _ in heads)} |", flush=True)
    found = []
    for units in sizes:
        for count in years:
            with tempfile.TemporaryDirectory() as made:
                os.environ["LANHMANH_KEY"] = f"{made}/khoa/k"
                one = grown(units, count, Path(made), before, sent)
            found.append(one)
            costs = " | ".join(cost.told for cost in (one.imported, one.first, one.again))
            told = f" {one.again.processor / one.before.processor:.2f} |" if one.before else ""
            print(f"| {units} | {count} | {one.files:,} | {one.rows:,} | {costs} |{told}", flush=True)
    for small, large in pairwise(found):
        told = ", ".join(
            f"{of} returns^{exponent(small, large, lambda g, of=of: getattr(g, of).processor):.2f}, memory"
            f" ^{exponent(small, large, lambda g, of=of: getattr(g, of).peak):.2f}"
            for of in ("imported", "first", "again")
        )
        print(f"{small.files} → {large.files} returns: {told}", flush=True)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="python -m benchmarks.year.growth", description=__doc__)
    asked.add_argument("--years", type=int, nargs="+", default=[2])
    asked.add_argument("--before", type=lambda path: Path(path).resolve())
    asked.add_argument("--sent", choices=(CSV, WORKBOOKS, RECORDS), default=CSV)
    asked.add_argument("sizes", type=int, nargs="+")
    given = asked.parse_args()
    try:
        main(given.sizes, given.years, given.before, given.sent)
    except subprocess.CalledProcessError as error:
        sys.exit(f"{' '.join(error.cmd)}\n{error.output.decode()}")
