"""Years of an office in minutes: returns dribble in, nights are run, years closed, leads decided, persons
erased, backups restored.

    python -m tests.soak [--seed 1] [--days 26] [--returns examples/an_bien]

Every verb is the one an officer runs. After each day: rows read are kept, repeated, doubled or set aside;
every decision acknowledged stands; what was closed has the bands it was closed with; and `verify` finds
nothing wrong. At the end all returns are imported at once into a new workspace: the last year comes out the
same to the byte.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from desk.base.faults import DONE, INPUT_UNREADABLE, TO_LOOK_AT
from desk.cli.app import code_of

ROOT = Path(__file__).resolve().parents[2]
SCORE = ("rulebook", "subject", "low", "high", "bands")
STATES = ("looking", "referred", "dismissed")
WELL = (DONE, TO_LOOK_AT)


class Broken(Exception):
    """What should always hold did not."""


@dataclass
class Office:
    """One workspace, and what the soak knows to be in it."""

    place: Path
    day: date
    received: dict[str, date] = field(default_factory=dict)
    decided: int = 0
    closed: dict[int, list[tuple[Any, ...]]] = field(default_factory=dict)
    erased: list[str] = field(default_factory=list)

    @property
    def workspace(self) -> Path:
        return self.place / "office"

    def says(self, *words: str, also: tuple[int, ...] = ()) -> Any:
        """Run a verb and return its JSON; anything but an end foreseen here is a fault."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = code_of([*words, "--workspace", str(self.workspace), "--json"])
        if code not in (*WELL, *also):
            raise Broken(
                f"{' '.join(words)} ended with {code}: {err.getvalue()[-500:]}{out.getvalue()[-300:]}"
            )
        return json.loads(out.getvalue() or "null")

    # What happens

    def receives(self, file: Path, name: str) -> None:
        """Import one return as it came in today, and now and then something that is none beside it."""
        inbox = self.place / "inbox"
        shutil.rmtree(inbox, ignore_errors=True)
        (inbox / name).parent.mkdir(parents=True)
        (shutil.copytree if file.is_dir() else shutil.copyfile)(file, inbox / name)
        strange = inbox / "ảnh bìa.xlsx"
        strange.write_bytes(b"not a workbook")
        self.received.setdefault(name, self.day)
        told = self.says(
            "import", str(inbox), "--received-on", self.received[name].isoformat(), also=(INPUT_UNREADABLE,)
        )
        for kind, count in told["totals"].items():
            if count["read"] != sum(n for what, n in count.items() if what != "read"):
                raise Broken(f"{name}: rows of {kind} do not add up: {count}")
        if [fault["file"] for fault in told["faults"]] != [strange.name]:
            raise Broken(f"{name}: faults {told['faults']}")

    def runs(self, year: int) -> None:
        self.says("run", "--year", str(year))

    def closes(self, year: int) -> None:
        self.says("lock", str(year), "--by", "Tổ thẩm định", "--despite", "Kết thúc năm, mô phỏng")
        self.runs(year)
        self.says(
            "announce",
            str(year),
            "--document",
            f"{year % 100}/QĐ-UBND",
            "--date",
            f"{year + 1}-02-01",
            "--by",
            "Chủ tịch",
            "--despite",
            "Mô phỏng",
        )
        self.closed[year] = self.bands(year)

    def decides(self, state: str) -> None:
        leads = self.says("leads", "queue")["leads"]
        if leads:
            self.says(
                "leads",
                "decide",
                leads[0]["id"],
                "--state",
                state,
                "--reason",
                "Đã xem",
                "--by",
                "Điều tra viên",
            )
            self.decided += 1

    def erases(self) -> None:
        """Erase someone of the last lead: the decisions about it, and every score, stay as they are."""
        leads = self.says("leads", "queue")["leads"]
        left = [p for lead in leads[::-1] for p in lead["parties"] if p not in self.erased]
        if left:
            self.says("erase", left[0], "--reason", "Theo yêu cầu", "--yes", "--by", "Văn phòng")
            self.erased.append(left[0])

    def moves(self) -> None:
        """Back up, check the backup, and go on from what is restored of it."""
        backup = self.place / "backup.tar.gz"
        backup.unlink(missing_ok=True)
        self.says("backup", str(backup))
        self.says("verify", str(backup))
        shutil.rmtree(self.workspace)
        with redirect_stdout(io.StringIO()):
            code = code_of(["restore", str(backup), str(self.workspace)])
        if code != DONE:
            raise Broken(f"restore ended with {code}")

    # What must hold

    def bands(self, year: int) -> list[tuple[Any, ...]]:
        runs = [p for p in (self.workspace / "runs").iterdir() if p.name.startswith(f"{year}-")]
        latest = max(runs, key=lambda p: p.stat().st_mtime_ns)
        return sorted(pl.read_parquet(latest / "scores.parquet").select(SCORE).rows(), key=repr)

    def checked(self) -> None:
        """Raise Broken where something that should always hold does not."""
        self.says("verify")
        text = "".join(p.read_text("utf-8") for p in sorted(self.workspace.glob("**/leads.jsonl")))
        stands = sum(1 for line in text.splitlines() if line.strip())
        if stands != self.decided:
            raise Broken(f"{self.decided} decisions were acknowledged, {stands} stand")
        for year, bands in self.closed.items():
            self.runs(year)
            if self.bands(year) != bands:
                raise Broken(f"the bands of {year} are not those it was closed with")


def files_in(folder: Path) -> dict[int, list[str]]:
    """Return the returns of each year, a folder of csv as one."""
    found: dict[int, list[str]] = {}
    for period in sorted(folder.iterdir()):
        found.setdefault(int(period.name[:4]), []).extend(
            p.relative_to(folder).as_posix() for p in sorted(period.iterdir())
        )
    return found


def lived(office: Office, returns: Path, days: int, chance: random.Random) -> Counter[str]:
    """Live the years of the returns, each in so many days, and return how often each thing happened."""
    done: Counter[str] = Counter()
    files = files_in(returns)
    for year, names in files.items():
        chance.shuffle(names)
        due = {name: chance.randrange(days) for name in names}
        for number in range(days):
            office.day = date(year, 12, 1) + timedelta(days=number)
            today = [name for name in names if due[name] == number]
            acts = [("receive", name) for name in today]
            acts += [("again", chance.choice(names))] if number % 9 == 4 and office.received else []
            acts += [("move", "")] if number % 25 == 20 else []
            acts += [("erase", "")] if number == days - 1 and done["close"] else []
            acts += [("decide", chance.choice(STATES))] if number % 7 == 6 and done["run"] else []
            for act, what in acts:
                done[act] += 1
                _acted(office, act, what, returns)
            if acts:
                office.runs(year)
                office.checked()
                done["run"] += 1
        if year != max(files):
            office.closes(year)
            done["close"] += 1
        print(f"{year}: {dict(done)}", flush=True)
    return done


def _acted(office: Office, act: str, what: str, returns: Path) -> None:
    if act in ("receive", "again"):
        office.receives(returns / what, what)
    elif act == "move":
        office.moves()
    elif act == "erase":
        office.erases()
    else:
        office.decides(what)


def same_at_once(office: Office, returns: Path, year: int) -> None:
    """Import all at once, with the days on which they came in, into a new workspace; the year must come out
    the same."""
    other = Office(office.place / "other", office.day)
    shutil.copytree(returns, other.place / "returns")
    days = other.place / "so_den.csv"
    with days.open("w", encoding="utf-8", newline="") as file:
        rows = ((name, f"{day:%d/%m/%Y}") for name, day in sorted(office.received.items()))
        csv.writer(file).writerows([("Tên tệp", "Ngày đến"), *rows])
    _begun(other)
    other.says("import", str(other.place / "returns"), "--received", str(days))
    shutil.rmtree(office.workspace / "runs")
    (office.workspace / "runs").mkdir()
    for each in (office, other):
        for closed in sorted(office.closed):
            if each is other:
                other.closes(closed)
        each.runs(year)
    if office.bands(year) != other.bands(year):
        raise Broken(f"{year} depends on how its returns came in")


def _begun(office: Office) -> None:
    office.place.mkdir(exist_ok=True)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        if code_of(["init", str(office.workspace)]) != DONE:
            raise Broken("no workspace could be made")


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--days", type=int, default=26)
    asked.add_argument("--returns", type=Path, default=ROOT / "examples" / "an_bien")
    given = asked.parse_args()
    began = time.process_time()
    with tempfile.TemporaryDirectory() as made:
        os.environ["LANHMANH_KEY"] = f"{made}/khoa/k"
        office = Office(Path(made), date(2018, 12, 1))
        _begun(office)
        try:
            done = lived(office, given.returns, given.days, random.Random(given.seed))
            same_at_once(office, given.returns, max(files_in(given.returns)))
        except Broken as error:
            print(f"{office.day}: {error}", file=sys.stderr)
            return 1
    print(f"All held: {dict(done)}, {time.process_time() - began:.0f} s of processor here.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
