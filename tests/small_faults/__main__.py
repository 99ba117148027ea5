"""Puts small faults into the code one at a time and names those no test notices. Run by hand, never in the suite.

    python -m tests.small_faults map                    # the whole suite once, keeping which test runs which line
    python -m tests.small_faults map tests/desk -k lock # or a part of it
    python -m tests.small_faults try --sample 200       # draw faults, try each with the tests that reach it
    python -m tests.small_faults try --only desk/office --seed 7

What was tried stays in `.small_faults/`, so that an interrupted run goes on where it stopped. A fault that changes nothing anyone could
see is written down in `equal.txt` beside this file, with the reason, and counts as noticed. Needs the group `faults`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from zlib import crc32

from tests.small_faults.faults import sampled
from tests.small_faults.reach import Reach
from tests.small_faults.trying import NOTICED, Tried, copied, tried

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".small_faults"
COVERAGE = KEPT / "coverage"
EQUAL = Path(__file__).parent / "equal.txt"
SHOWN_EQUAL = "shown equal"
PACKAGES = ("facts", "engine", "desk")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.small_faults", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    verbs = parser.add_subparsers(dest="verb", required=True)
    mapping = verbs.add_parser("map", help="run tests and keep which runs which line")
    mapping.add_argument("tests", nargs=argparse.REMAINDER, help="what pytest takes; by default tests")
    trying = verbs.add_parser("try", help="try faults")
    trying.add_argument("--sample", type=int, default=200)
    trying.add_argument("--seed", type=int, default=1)
    trying.add_argument(
        "--only", nargs="*", default=list(PACKAGES), help="folders or files the faults are put in"
    )
    given = parser.parse_args()
    KEPT.mkdir(exist_ok=True)
    return (
        mapped(given.tests or ["tests"])
        if given.verb == "map"
        else try_all(given.only, given.sample, given.seed)
    )


def mapped(tests: list[str]) -> int:
    """Run tests, each under its own name; what an earlier map kept stays."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--cov-context=test",
        "--cov-append",
        "--cov-report=",
    ]
    sources = [f"--cov={package}" for package in PACKAGES]
    environment = {"COVERAGE_FILE": str(COVERAGE)}
    return subprocess.run(
        [*command, *sources, *tests], cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode


def try_all(only: list[str], number: int, seed: int) -> int:
    if not COVERAGE.exists():
        print("First: python -m tests.small_faults map", file=sys.stderr)
        return 2
    files = sorted(
        path.relative_to(ROOT).as_posix()
        for name in only
        for path in ([ROOT / name] if (ROOT / name).is_file() else (ROOT / name).rglob("*.py"))
    )
    reach, equal = Reach(COVERAGE, ROOT), _equal()
    journal = KEPT / f"tried-{seed}-{crc32(' '.join(only).encode()):08x}.jsonl"
    done = (
        {tuple(json.loads(line)["fault"]) for line in journal.read_text("utf-8").splitlines()}
        if journal.exists()
        else set()
    )
    copy = KEPT / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    copied(ROOT, copy)
    with journal.open("a", encoding="utf-8") as kept:
        for n, fault in enumerate(sampled(ROOT, files, number, seed), 1):
            if (fault.file, fault.operator, fault.occurrence, fault.line) in done:
                continue
            one = tried(fault, copy, reach)
            outcome = SHOWN_EQUAL if (fault.file, one.before, one.after) in equal else one.outcome
            kept.write(_row(one, outcome) + "\n")
            kept.flush()
            print(f"{n}/{number} {outcome:20} {one.place}", flush=True)
    return _told([json.loads(line) for line in journal.read_text("utf-8").splitlines()])


def _row(one: Tried, outcome: str) -> str:
    fault = one.fault
    row = {"fault": [fault.file, fault.operator, fault.occurrence, fault.line], "outcome": outcome, "place": one.place, "before": one.before, "after": one.after}  # fmt: skip
    return json.dumps(row, ensure_ascii=False)


def _equal() -> set[tuple[str, str, str]]:
    """Read `file | before | after | why` a line."""
    lines = EQUAL.read_text("utf-8").splitlines() if EQUAL.exists() else []
    parts = [
        [part.strip() for part in line.split(" | ")]
        for line in lines
        if line.strip() and not line.startswith("#")
    ]
    return {(file, before, after) for file, before, after, _ in parts}


def _told(rows: list[dict[str, str]]) -> int:
    counts = Counter(row["outcome"] for row in rows)
    held = counts[NOTICED] + counts[SHOWN_EQUAL]
    for row in rows:
        if row["outcome"] not in (NOTICED, SHOWN_EQUAL):
            print(f"\n{row['place']}  {row['outcome']}\n  - {row['before']}\n  + {row['after']}")
    print(
        f"\n{held} of {len(rows)} noticed or shown equal ({100 * held // max(1, len(rows))} %): {dict(counts)}"
    )
    return 0 if held == len(rows) else 1


if __name__ == "__main__":
    sys.exit(main())
