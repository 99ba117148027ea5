"""Every table of docs/scale.md in one command, some seven minutes on a quiet machine with two cores.

    python -m benchmarks.scale [--country DIR]

How a province grows with its units and its years, what two workers do in the time of one, and a country's year
(of the records in DIR, or made up).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import sharing
from benchmarks.year import growth
from desk.cli.bench_speed import year


def main(country: Path | None) -> None:
    print("\n## Units\n")
    growth.main([9, 36, 360], [2], None)
    print("\n## Years\n")
    growth.main([36], [1, 5, 10], None)
    print("\n## Two workers\n")
    sharing.main(20, 10, rounds=1)
    print("\n## A country's year\n")
    year(country, rounds=3, lang="en")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    asked.add_argument("--country", type=Path)
    main(asked.parse_args().country)
