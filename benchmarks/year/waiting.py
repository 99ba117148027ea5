"""What verbs wait for: processor seconds of each at a made-up province, as times what `import polars` takes
in the same rounds.

    python -m benchmarks.year.waiting [--units 36] [--rounds 5]

Ordinary returns of two years are imported and the last year is run (`growth.py`); each verb is asked once for
what it keeps beside the archive to stand there. Then they take turns with `python -c "import polars"`; the
least of the rounds counts.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.machine import ROOT, bytecode_kept, described, spent_by
from benchmarks.year.growth import LAST
from benchmarks.year.returns import listed, written

YEARS = (LAST - 1, LAST)
UNIT = "40010"  # codes begin at 40001
POLARS = "import polars"
VERBS: Mapping[str, tuple[tuple[str, ...], float]] = {
    "start (--help)": (("results", "--help"), 1.5),
    "lock": (("lock",), 3),
    "results": (("results", "latest"), 3),
    "leads queue": (("leads", "queue"), 3),
    "explain": (("explain", "latest", "--unit", UNIT), 5),
    "explain --criterion": (("explain", "latest", "--unit", UNIT, "--criterion", "A1"), 5),
    "figures, one unit": (("figures", str(LAST), "--unit", UNIT), 5),
    "figures, all units": (("figures", str(LAST)), 5),
}
"""Verb → its words, and the bar in times `import polars`."""


def province(units: int, folder: Path) -> Path:
    """Return the workspace of a made-up province with its last year run."""
    office, returns = folder / "office", folder / "returns"
    bytecode_kept(ROOT)
    written(returns, units, YEARS)
    for words in (("init", str(office)), ("import", str(returns)), ("run", "--year", str(LAST))):
        if words[0] == "import":
            listed(office / "rules", units, YEARS[0])
        spent(words if words[0] == "init" else (*words, "-w", str(office)))
    return office


def spent(words: tuple[str, ...]) -> float:
    """Return the processor seconds of a verb."""
    return spent_by([sys.executable, "-m", "desk.cli", *words], ROOT)[0][1]


def measured(office: Path, rounds: int) -> Mapping[str, tuple[float, float]]:
    """Return the least processor seconds of each verb over some rounds, and of importing polars in its turns
    with that verb.

    Of as many rounds each: the least of all verbs' turns would be of eight times as many, and less the busier
    the machine.
    """
    found: dict[str, tuple[float, float]] = {}
    for round_ in range(rounds + 1):
        for verb, (words, _) in VERBS.items():
            where = () if "--help" in words else ("-w", str(office))
            polars = spent_by([sys.executable, "-c", POLARS], ROOT)[0][1]
            seconds = spent((*words, *where))
            if round_:  # the first leaves behind what is kept
                least, beside = found.get(verb, (seconds, polars))
                found[verb] = min(seconds, least), min(polars, beside)
    return found


def main(units: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        os.environ["LANHMANH_KEY"] = f"{made}/khoa/k"
        print(f"{described('polars')}; {units} units, least of {rounds} rounds", flush=True)
        found = measured(province(units, Path(made)), rounds)
    print(f"\n| verb | processor s | `{POLARS}` | times | bar | |\n| --- | --- | --- | --- | --- | --- |")
    for verb, (_, bar) in VERBS.items():
        seconds, polars = found[verb]
        met = "met" if seconds / polars <= bar else "missed"
        print(f"| {verb} | {seconds:.2f} | {polars:.2f} | {seconds / polars:.2f} | {bar:g} | {met} |")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="python -m benchmarks.year.waiting", description=__doc__)
    asked.add_argument("--units", type=int, default=36)
    asked.add_argument("--rounds", type=int, default=5)
    given = asked.parse_args()
    main(given.units, given.rounds)
