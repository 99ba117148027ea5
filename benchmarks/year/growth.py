"""How import and `run` grow with the units of a province and with its years; and beside an earlier commit, if one is named.

    python -m benchmarks.year.growth [--years 2] [--before FOLDER] 9 36 360        (FOLDER: that commit with its .venv)
    python -m benchmarks.year.growth --years 1 2 5 10 -- 36

Ordinary returns (`returns.py`) are imported into a workspace of their own; the last year is run twice: as the import
left things, and again from what the first kept. Processor seconds, those of the processes that read too.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.machine import ROOT, described, spent_by
from benchmarks.year.returns import listed, written

LAST = 2025
Cost = tuple[float, float]  # seconds of the processor, MB at the peak


@dataclass(frozen=True, slots=True)
class Grown:
    """What one size cost: files and rows, and the import, the first run and the second."""

    units: int
    years: int
    files: int
    rows: int
    imported: Cost
    first: Cost
    again: Cost
    before: Cost | None = None  # the second run of the earlier commit


def grown(units: int, years: int, folder: Path, before: Path | None) -> Grown:
    """Make returns of so many units and years, import and run them."""
    asked = range(LAST - years + 1, LAST + 1)
    written(folder / "returns", units, asked)
    files = [p for p in (folder / "returns").rglob("*.csv") if p.name != "B00.csv"]
    rows = sum(len(p.read_text("utf-8-sig").splitlines()) - 1 for p in files)
    costs = list(_costs(ROOT, folder, units, asked))
    earlier = list(_costs(before, folder, units, asked))[2] if before else None
    return Grown(units, years, units * years, rows, costs[0], costs[1], costs[2], earlier)


def _costs(program: Path, folder: Path, units: int, years: Sequence[int]) -> Iterator[Cost]:
    office = folder / program.name
    _spent(program, "init", str(office))
    listed(office / "rules", units, years[0])
    yield _spent(program, "import", str(folder / "returns"), "-w", str(office))
    for _ in range(2):
        shutil.rmtree(office / "runs", ignore_errors=True)
        (office / "runs").mkdir()
        yield _spent(program, "run", "--year", str(years[-1]), "-w", str(office))


def _spent(program: Path, *words: str) -> Cost:
    spent, peak = spent_by([str(program / ".venv" / "bin" / "python"), "-m", "desk.cli", *words], program)
    return spent[1], peak


def exponent(small: Grown, large: Grown, of: str, which: int) -> float:
    """Return the power of the number of returns a cost grows by."""
    costs = [getattr(one, of)[which] for one in (small, large)]
    return math.log(costs[1] / costs[0]) / math.log(large.files / small.files)


def main(sizes: Sequence[int], years: Sequence[int], before: Path | None) -> None:
    print(described("polars"))
    print(
        "| units | years | returns | rows | import s, MB | first run s, MB | run again s, MB |"
        + (" of the earlier |" if before else "")
    )
    print("| --- | --- | --- | --- | --- | --- | --- |" + (" --- |" if before else ""))
    found = []
    for units in sizes:
        for count in years:
            with tempfile.TemporaryDirectory() as made:
                os.environ["LANHMANH_KEY"] = f"{made}/khoa/k"
                one = grown(units, count, Path(made), before)
            found.append(one)
            costs = " | ".join(f"{s:.1f}, {mb:,.0f}" for s, mb in (one.imported, one.first, one.again))
            told = f" {one.again[0] / one.before[0]:.2f} |" if one.before else ""
            print(f"| {units} | {count} | {one.files:,} | {one.rows:,} | {costs} |{told}", flush=True)
    for small, large in pairwise(found):
        told = ", ".join(
            f"{of} returns^{exponent(small, large, of, 0):.2f}, memory ^{exponent(small, large, of, 1):.2f}"
            for of in ("imported", "first", "again")
        )
        print(f"{small.files} → {large.files} returns: {told}", flush=True)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="python -m benchmarks.year.growth", description=__doc__)
    asked.add_argument("--years", type=int, nargs="+", default=[2])
    asked.add_argument("--before", type=lambda path: Path(path).resolve())
    asked.add_argument("sizes", type=int, nargs="+")
    given = asked.parse_args()
    try:
        main(given.sizes, given.years, given.before)
    except subprocess.CalledProcessError as error:
        sys.exit(f"{' '.join(error.cmd)}\n{error.output.decode()}")
