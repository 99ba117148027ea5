"""Puts small faults into the code one at a time and names those no test notices. Run by hand, never in the
suite.

    python -m tests.small_faults run    # draw 200 faults, run the tests once, trying each as it is reached
    python -m tests.small_faults run tests/engine -k gate    # with these tests only
    python -m tests.small_faults rest   # what could not be tried so: in a copy, with tests known to reach it
    python -m tests.small_faults told   # what came of each fault so far

Before the verb: --sample 200, --seed 1, --only desk/office. What was done stays in `.small_faults/`: an
interrupted run goes on where it stopped, a test that ran is not run again. A fault that changes nothing
anyone could see is written down in `equal.txt` beside this file, with the reason, and counts as noticed.
Needs the group `faults`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.small_faults.during import During
from tests.small_faults.faults import Fault, changed_line, drawn, with_fault
from tests.small_faults.journal import Journal
from tests.small_faults.marking import Marks
from tests.small_faults.swapping import Codes, faulty_codes
from tests.small_faults.trying import copied, noticed_by

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".small_faults"
EQUAL = Path(__file__).parent / "equal.txt"
NOTICED, SHOWN_EQUAL, UNNOTICED, UNREACHED = "noticed", "shown equal", "unnoticed", "no test reaches it"
PACKAGES = ("facts", "engine", "scenarios", "desk")


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.small_faults",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--only", nargs="*", default=list(PACKAGES), help="folders or files the faults are put in"
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    running = verbs.add_parser("run")
    running.add_argument(
        "--slow",
        type=float,
        default=2,
        help="a test that takes more seconds of the processor is run once only",
    )
    running.add_argument("--most", type=float, default=60, help="seconds of the processor given to one fault")
    running.add_argument("tests", nargs=argparse.REMAINDER, help="what pytest takes; by default tests")
    rest = verbs.add_parser("rest")
    rest.add_argument("--tests", type=int, default=20, help="at most so many tests of one fault")
    verbs.add_parser("told")
    given = parser.parse_args()
    faults = drawn(ROOT, KEPT, _files(given.only), given.sample, given.seed)
    journal = Journal(KEPT, faults)
    if given.verb == "run":
        return _run(faults, journal, given)
    if given.verb == "rest":
        _try_rest(faults, journal, given.tests)
    return _told(faults, journal)


def _files(only: Sequence[str]) -> list[str]:
    paths = [
        path
        for name in only
        for path in ([ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("*.py"))
    ]
    return sorted(path.relative_to(ROOT).as_posix() for path in paths)


def _run(faults: Sequence[Fault], journal: Journal, given: argparse.Namespace) -> int:
    @cache
    def codes(number: int) -> Codes | None:
        fault = faults[number]
        text = (ROOT / fault.file).read_text("utf-8")
        return faulty_codes(str(ROOT / fault.file), text, with_fault(text, fault))

    during = During(journal, Marks(ROOT, faults), codes, given.slow, given.most)
    return pytest.main(["-p", "no:cacheprovider", "--no-header", *(given.tests or ["tests"])], [during])


def _try_rest(faults: Sequence[Fault], journal: Journal, most: int) -> None:
    """Try those not noticed yet, each in a process of its own; with tests tried before too, since fixtures
    run anew there."""
    copy = copied(ROOT, KEPT / "copy")
    noticed, reaching = journal.noticed(), journal.reaching()
    for number, fault in enumerate(faults):
        tests = reaching.get(number, [])[:most]
        if number in noticed or not tests:
            continue
        by = noticed_by(fault, tests, copy)
        for test in [by] if by else tests:
            journal.write_try(number, test, by is not None)
        print(f"{number} {NOTICED if by else UNNOTICED} {fault.file}:{fault.line} {by or ''}", flush=True)


def _equal() -> set[tuple[str, str, str]]:
    """Read the file, the line before, the line after and why, with tabs between."""
    lines = EQUAL.read_text("utf-8").splitlines() if EQUAL.exists() else []
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return {(file, before, after) for file, before, after, _ in rows}


def _told(faults: Sequence[Fault], journal: Journal) -> int:
    outcomes = _outcomes(faults, journal)
    for fault, outcome in zip(faults, outcomes, strict=True):
        if outcome not in (NOTICED, SHOWN_EQUAL):
            before, after = changed_line(ROOT, fault)
            print(f"\n{fault.file}:{fault.line}  {outcome}\n  - {before}\n  + {after}")
    print()
    for package in (*PACKAGES, ""):
        counts = Counter(o for f, o in zip(faults, outcomes, strict=True) if f.file.startswith(package))
        held, of = counts[NOTICED] + counts[SHOWN_EQUAL], max(1, counts.total())
        print(
            f"{package or 'all'}: {held} of {of} noticed or shown equal ({100 * held // of} %):"
            f" {dict(counts)}"
        )
    return 0 if {*outcomes} <= {NOTICED, SHOWN_EQUAL} else 1


def _outcomes(faults: Sequence[Fault], journal: Journal) -> list[str]:
    noticed, tried, equal = journal.noticed(), journal.tried(), _equal()
    return [
        (
            NOTICED
            if number in noticed
            else (
                SHOWN_EQUAL
                if (fault.file, *changed_line(ROOT, fault)) in equal
                else UNNOTICED
                if number in tried
                else UNREACHED
            )
        )
        for number, fault in enumerate(faults)
    ]


if __name__ == "__main__":
    sys.exit(main())
