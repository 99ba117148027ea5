"""How `run` grows with the units of a province, beside the same verb of an earlier commit.

    python -m benchmarks.year.growth YARDSTICK 9 36 90      (YARDSTICK: a folder with that commit and its .venv)

Ordinary returns (`returns.py`) are imported by each program into its own workspace; then both run the year in turn.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.machine import ROOT, spent_by
from benchmarks.year.returns import YEARS, listed, written


def prepared(program: Path, office: Path, returns: Path, units: int) -> None:
    """Make a program's workspace and import the returns; there are things to look at, so it ends with 1."""
    spent_by(_verb(program, "init", str(office)), program)
    listed(office / "rules", units)
    spent_by(_verb(program, "import", str(returns), "-w", str(office)), program)


def run_once(program: Path, office: Path) -> tuple[float, float]:
    """Return the processor seconds and the peak in MB of one run made anew."""
    shutil.rmtree(office / "runs", ignore_errors=True)
    (office / "runs").mkdir()
    spent, peak = spent_by(_verb(program, "run", "--year", str(YEARS[-1]), "-w", str(office)), program)
    return spent[1], peak


def _verb(program: Path, *words: str) -> list[str]:
    return [str(program / ".venv" / "bin" / "python"), "-m", "desk.cli", *words]


def main(yardstick: Path, sizes: list[int]) -> None:
    with tempfile.TemporaryDirectory() as made:
        os.environ["LANHMANH_KEY"] = f"{made}/khoa/k"
        for units in sizes:
            folder = Path(made) / str(units)
            written(folder / "returns", units)
            for name, program in (("here", ROOT), ("before", yardstick)):
                prepared(program, folder / name, folder / "returns", units)
            for _ in range(2):
                here, peak = run_once(ROOT, folder / "here")
                before, peak_before = run_once(yardstick, folder / "before")
                print(
                    f"{units} units: {here:.2f} s, {peak:.0f} MB; before {before:.2f} s, {peak_before:.0f} MB;"
                    f" ratio {here / before:.2f}",
                    flush=True,
                )


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]).resolve(), [int(units) for units in sys.argv[2:]])
    except subprocess.CalledProcessError as error:
        sys.exit(f"{' '.join(error.cmd)}\n{error.output.decode()}")
