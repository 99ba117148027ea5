"""Random corrections, kills and restores at once: no run is stopped, nothing acknowledged is lost.

    python -m tests.storm [--seconds 600] [--seed 1]

Each office gets returns of all forms and corrections of them, drawn at random. Every verb is a process of
its own; at random it is killed with all its children, and typed again. Backups are taken while an import runs
and restored over the workspace. What must hold: no verb ends with 70 or prints a trace; `verify` finds
nothing wrong; what a run says is what a new workspace says that got the same returns at once.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import polars as pl

from desk.base.faults import DONE, INPUT_UNREADABLE, TO_LOOK_AT, WRONG_USE
from tests.desk.runs.drawn_returns import corrections
from tests.facts import builders

ROOT = Path(__file__).resolve().parents[2]
WELL = (DONE, TO_LOOK_AT)
ROUNDS = 8  # of an office
SCORE = ("rulebook", "subject", "low", "high", "bands")


class Broken(Exception):
    """What should always hold did not."""


@dataclass
class StormyOffice:
    """One workspace under a storm. `sent` are the returns whose import was acknowledged."""

    place: Path
    random: Random
    counts: Counter[str] = field(default_factory=Counter)
    sent: list[Path] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)  # how long a verb took when it was left alone

    @property
    def workspace(self) -> Path:
        return self.place / "office"

    def verb(self, *words: str, may_die: bool = False, also: tuple[int, ...] = ()) -> Any:
        """Run a verb to its end and return its JSON; where it may die it is killed now and then, then typed
        again."""
        while may_die and self.random.random() < 0.5:
            self.counts["kills"] += 1
            self._once(words, self.random.random() * 1.2 * self.seconds.get(words[0], 3))
        began = time.monotonic()
        code, out, err = self._once(words, None)
        self.seconds.setdefault(words[0], time.monotonic() - began)
        if code not in (*WELL, *also):
            raise Broken(f"{' '.join(words)} ended with {code}: {err[-800:]}{out[-300:]}")
        return json.loads(out) if "--json" in words else None

    def _once(self, words: tuple[str, ...], killed_after: float | None) -> tuple[int, str, str]:
        command = [sys.executable, "-m", "desk.cli", *words]
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=-1, stderr=-1, stdin=-3, text=True, start_new_session=True
        )
        try:
            out, err = process.communicate(timeout=killed_after)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
        if "Traceback" in out + err:
            raise Broken(f"{' '.join(words)} printed a trace: {err[-1500:]}")
        return process.returncode, out, err

    def receives(self, path: Path) -> None:
        where = ("--workspace", str(self.workspace))
        self.verb("import", str(path), *where, may_die=True, also=(INPUT_UNREADABLE,))
        self.sent.append(path)
        self.counts["imports"] += 1

    def backs_up_while_importing(self, backup: Path) -> None:
        """Start an import of what is there already, and take a backup beside it."""
        where = ("--workspace", str(self.workspace))
        beside = subprocess.Popen(
            [sys.executable, "-m", "desk.cli", "import", str(self.sent[-1]), *where],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        backup.unlink(missing_ok=True)
        self.verb("backup", str(backup), *where)
        self.verb("verify", str(backup))
        beside.wait()
        self.counts["backups"] += 1

    def restores(self, backup: Path, since: int) -> None:
        """Go on from a backup; what came since is sent again, as an office would."""
        shutil.rmtree(self.workspace)
        # Killed after it was done, it is refused when typed again: the workspace is there.
        self.verb("restore", str(backup), str(self.workspace), may_die=True, also=(WRONG_USE,))
        # An older state is acknowledged by a person, or the record of the key's side refuses it.
        self.verb("seal", "--workspace", str(self.workspace), "--reason", "Khôi phục bản sao lưu cũ hơn")
        later, self.sent = self.sent[since:], self.sent[:since]
        for path in later:
            self.receives(path)
        self.counts["restores"] += 1

    def scores(self, name: str) -> list[tuple[Any, ...]]:
        """Run the year in a workspace and return its scores."""
        where = ("--workspace", str(self.place / name))
        words = ("run", "--year", "2020", "--chaining", "plain", "--json", *where)
        answer = self.verb(*words, may_die=name == "office", also=(WRONG_USE,))
        if "id" not in answer:  # nothing came of that year yet
            return []
        self.verb("results", "2020", *where)
        self.counts["runs"] += 1
        run = self.place / name / "runs" / answer["id"]  # a restored run is younger than it is
        return sorted(pl.read_parquet(run / "scores.parquet").select(SCORE).rows(), key=repr)

    def holds(self) -> None:
        """Raise Broken where a new workspace with the same returns comes to other scores."""
        self.verb("verify", "--workspace", str(self.workspace))
        ours = self.scores("office")
        again = self.place / "again"
        shutil.rmtree(again, ignore_errors=True)
        self.verb("init", str(again))
        together = self.place / "together"
        shutil.rmtree(together, ignore_errors=True)
        together.mkdir()
        for path in self.sent:
            shutil.copy(path, together / path.name)
        self.verb("import", str(together), "--workspace", str(again), also=(INPUT_UNREADABLE,))
        if self.scores("again") != ours:
            raise Broken("the scores are not those of the same returns imported at once")


def stormed(place: Path, random: Random) -> Counter[str]:
    """Live one office through its storm; return how often what happened."""
    office = StormyOffice(place, random)
    office.verb("init", str(office.workspace))
    backup, since = place / "backup.tar.gz", 0
    for number, drawn in enumerate(corrections(random, most=ROUNDS)):
        path = place / "sent" / f"{number}.xlsx"
        builders.return_file(path, drawn.forms, states=drawn.states, **drawn.cover)
        office.receives(path)
        if random.random() < 0.25:
            office.scores("office")
        if not backup.exists() or random.random() < 0.25:
            office.backs_up_while_importing(backup)
            since = len(office.sent)
        if random.random() < 0.9:
            office.restores(backup, since)
    office.holds()
    return office.counts


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.storm", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    counts: Counter[str] = Counter()
    until, seed = time.monotonic() + asked.seconds, asked.seed
    while time.monotonic() < until:
        with tempfile.TemporaryDirectory() as name:
            os.environ["LANHMANH_KEY"] = f"{name}/key/k"
            try:
                counts += stormed(Path(name), Random(seed))
            except Broken as error:
                print(f"seed {seed}: {error}", file=sys.stderr)
                return 1
        counts["offices"] += 1
        print(f"seed {seed}: {dict(counts)}", flush=True)
        seed += 1
    print(f"All held: {dict(counts)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
