"""One after the other, by processes, by workers of a scheduler, by workers killed in the middle: the same
bytes.

    python -m tests.sharing [--kills 20] [--seed 1] [RETURNS ...]        (RETURNS: examples/an_bien)

Each folder of returns is imported into a workspace of its own in every way; then a year is run (scores,
bands, leads), two days' rules are compared over all years, and changes of one criterion are tried. Workers
talk by TLS on loopback.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import sys
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from desk.authoring.comparison import LIMITS as OF_YEARS
from desk.authoring.comparison import compared_rules
from desk.authoring.comparison_report import ComparisonReport
from desk.authoring.trials import LIMITS as OF_CHANGES
from desk.authoring.trials import SCENARIOS, mutation
from desk.runs.running import run_made
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import Workspace, created
from desk.workspace.importing import imported
from desk.workspace.rule_files import SHIPPED
from facts.executors.cluster import Cluster
from facts.executors.port import LIMITS, Executor, Limits, Serial
from facts.executors.processes import Processes
from tests.sharing.machines import ROOT, Machines, killing, machines

TODAY, YEAR_RUN = date(2021, 3, 1), 2020
BOOK, ITEM = "healthy_commune", "E1"
Said = dict[str, str]  # what was made → its hash


def everything(returns: Path, place: Path, executor: Any) -> Said:
    """Do all that is shared out over a folder of returns; return what came of it. `executor` takes limits."""
    made, rules = created(place), rules_in(SHIPPED)
    imported(made, rules, [returns], TODAY, None, lambda *_: None, executor(LIMITS))
    run = run_made(made, YEAR_RUN, None, lambda *_: None, "plain")
    said = {
        f"archive/{p.relative_to(made.archive).as_posix()}": _hash(p.read_bytes())
        for p in files_in(made.archive)
    }
    said |= {f"vault/{p.name}": _hash(_places(p)) for p in files_in(made.vault) if p.suffix == ".json"}
    said |= {f"run/{p.name}": _hash(p.read_bytes()) for p in files_in(run.folder) if p.suffix == ".parquet"}
    said["compare"] = _hash(compared(made, executor(OF_YEARS)))
    return said


def compared(made: Workspace, executor: Executor) -> bytes:
    found = compared_rules("2018-12-14", "2020-12-14", made.folder, (), None, None, executor)
    return json.dumps(ComparisonReport(found).json(), default=str).encode()


def changes(executor: Any) -> Said:
    """Try the changes of one criterion; return what came of each."""
    tried = mutation(rules_in(SHIPPED), SCENARIOS, BOOK, ITEM, lambda *_: None, executor(OF_CHANGES))
    return {"mutate": _hash(repr([(t.mutant.name, t.verdict, t.by, t.cases) for t in tried.tried]).encode())}


def _places(path: Path) -> bytes:
    """Return what of a vault's file is the same each time: names are sealed with chance in it."""
    told = json.loads(path.read_bytes())
    return json.dumps(sorted(told.get("entries", told))).encode()


def files_in(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def differing(one: Said, other: Said) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.sharing", description=__doc__)
    asked.add_argument("--kills", type=int, default=20)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("returns", nargs="*", type=Path, default=[ROOT / "examples" / "an_bien"])
    given = asked.parse_args()
    draw = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as made, machines(Path(made), 2) as there:
        os.environ["LANHMANH_KEY"] = f"{made}/khoa/k"
        trying = Trying(Path(made), there)
        meant = {returns: trying.of("serial", returns, lambda limits: Serial()) for returns in given.returns}
        for returns in given.returns:
            trying.of("2 processes", returns, partial(Processes, 2), meant[returns])
            trying.of("workers", returns, trying.cluster, meant[returns])
        while trying.killed < given.kills:
            returns = draw.choice(given.returns)
            with killing(there, 2, draw, trying.seconds / 2) as moments:
                trying.of("workers killed", returns, trying.cluster, meant[returns])
            trying.killed += len(moments)
        print(f"{trying.killed} workers killed; {'all the same' if not trying.amiss else 'NOT the same'}.")
    return 1 if trying.amiss else 0


class Trying:
    """Does everything in one way after another, and says where something came out otherwise than one after
    the other."""

    def __init__(self, place: Path, there: Machines) -> None:
        self.place, self.there = place, there
        self.amiss, self.killed, self.times, self.seconds = False, 0, 0, 1.0

    def cluster(self, limits: Limits) -> Cluster:
        return Cluster(self.there.address, limits)

    def of(self, way: str, returns: Path, executor: Any, meant: Said | None = None) -> Said:
        began, self.times = time.monotonic(), self.times + 1
        said = everything(returns, self.place / f"{self.times}", executor) | changes(executor)
        self.seconds = time.monotonic() - began
        wrong = differing(said, meant) if meant is not None else []
        self.amiss = self.amiss or bool(wrong)
        print(
            f"{returns.name}, {way}: {len(said)} things, {self.seconds:.0f} s;"
            f" {'same' if not wrong else wrong[:5]}",
            flush=True,
        )
        return said


if __name__ == "__main__":
    sys.exit(main())
