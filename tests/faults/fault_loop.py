"""At every write, rename and flush of every act that changes a workspace: fail or kill, then look.

    python -m tests.faults.fault_loop            every point, every way; prints the count
    python -m tests.faults.fault_loop 7          every seventh

Afterwards the workspace is as it was before or as after, what was acknowledged stands, the same command run
again ends well and adds nothing twice, nothing is left aside, and `verify` finds nothing wrong.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desk.authoring.adoption import adopted, put_on_record
from desk.base.faults import Stop
from desk.leads.decisions import kept
from desk.office.closing import announced
from desk.office.whole_check import parts_of
from desk.runs.executors import PLAIN
from desk.runs.found_runs import latest_run_of
from desk.runs.run import Run, rules_of
from desk.runs.run_log import record_gone
from desk.runs.running import run_made
from desk.workspace.backup import backed_up
from desk.workspace.compiled_rules import rules_in
from desk.workspace.decisions import unfinished_in
from desk.workspace.erasure import erased, purposes_asked, retained
from desk.workspace.folder import Workspace, created, opened
from desk.workspace.importing import imported
from desk.workspace.locking import locked
from desk.workspace.logs import logs_of
from desk.workspace.restoring import restored, unpacked
from desk.workspace.sealing import rotated
from desk.workspace.store import archive_of, vault_of
from engine.rulebook.model.adoption import Adoption
from engine.rulebook.model.rulebook import Rules
from facts.durable_files import asides_in
from facts.vault.secret import secrets_in_file
from tests.facts import builders
from tests.faults.failing_disk import KILL, WAYS, Disk, Killed, failing

PARTY = "30985-CT-0001"
DAY, LONG_AFTER = date(2021, 1, 2), date(2030, 1, 1)


@dataclass(frozen=True)
class Scene:
    """A workspace in a folder of its own, with what lies beside it: key, returns, backups."""

    place: Path
    rules: Rules

    @property
    def made(self) -> Workspace:
        return opened(self.place / "ws")

    @property
    def backup(self) -> Path:
        return self.place / "out" / "a.tar.gz"

    @property
    def again(self) -> Path:
        return self.place / "out" / "again"


def _import(scene: Scene) -> None:
    imported(scene.made, scene.rules, [scene.place / "sent" / "b.xlsx"], DAY, None, lambda *_: None)


def _run(scene: Scene) -> None:
    run_made(scene.made, 2020, None, lambda *_: None, PLAIN)


def _lock(scene: Scene) -> None:
    period = scene.rules.calendar.period("2019")
    assert period is not None
    locked(scene.made, scene.rules, period, "Thử", DAY)


def _announce(scene: Scene) -> None:
    run = latest_run_of(scene.made, "2020")
    announced(
        scene.made, run, rules_of(run).rulebooks["healthy_commune"], "15/QĐ-UBND", DAY, "Thử", None, "thử"
    )


def _decide(scene: Scene) -> None:
    run = Run(scene.made.runs / "2020", {})
    kept(
        run,
        "leads.jsonl",
        {"lead": "MM-1", "state": "looking", "by": "Thử", "on": "2021-01-05"},
        same=("lead",),
    )


ADOPTED = Adoption(document="15/QĐ-UBND", date=date(2021, 1, 15), office="UBND huyện An Biên")


def _adopt(scene: Scene) -> None:
    told = adopted(scene.made.rules, rules_in(scene.made.rules), "healthy_commune", ADOPTED, None)
    put_on_record(scene.made, told, ADOPTED, "Thử", None)


def _erase(scene: Scene) -> None:
    erased(scene.made, PARTY, "theo yêu cầu", "Thử", DAY)


def _retain(scene: Scene) -> None:
    purposes = purposes_asked(scene.rules, ())
    retained(scene.made, scene.rules, purposes, "hết thời hạn", "Thử", LONG_AFTER)


def _backup(scene: Scene) -> None:
    backed_up(scene.made, scene.backup, force=True)


def _restore(scene: Scene) -> None:
    restored(scene.place / "out" / "given.tar.gz", scene.again)


def _put_back(scene: Scene) -> None:
    imported(scene.made, scene.rules, [scene.place / "sent" / "a.xlsx"], DAY, None, lambda *_: None)


def _rotate(scene: Scene) -> None:
    if unfinished_in(scene.made) or len(secrets_in_file(scene.made.key)) == 1:
        rotated(scene.made, "khóa bị lộ", "Thử", DAY)


ACTS: dict[str, Callable[[Scene], None]] = {
    "import": _import,
    "run": _run,
    "lock": _lock,
    "announce": _announce,
    "decide": _decide,
    "adopt": _adopt,
    "erase": _erase,
    "retain": _retain,
    "backup": _backup,
    "restore": _restore,
    "put back": _put_back,
    "rotate": _rotate,
}
FIRST = {"adopt": {"adopted": True}}  # what stands before it is on record, as a hand may write it; the same
# command again puts it on record
DAMAGED = {"archive": "damaged"}  # the state of an office whose return can't be read


def template(place: Path) -> Scene:
    """Make the scene all tries begin from: returns, a locked year that ran, a backup."""
    os.environ["LANHMANH_KEY"] = str(place / "khoa" / "k")
    made = created(place / "ws")
    scene = Scene(place, rules_in(made.rules))
    first = {"B02": [builders.venue(1, owner_id=PARTY)], "B03": [builders.party(1), builders.party(2)]}
    path = builders.return_file(place / "sent" / "a.xlsx", first)
    builders.return_file(
        place / "sent" / "b.xlsx", {"B02": [builders.venue(2)], "B03": [builders.party(3)]}, period="2020-6T"
    )
    imported(made, scene.rules, [path], DAY, None, lambda *_: None)
    period = scene.rules.calendar.period("2020")
    assert period is not None
    locked(made, scene.rules, period, "Thử", DAY)
    _run(scene)
    backed_up(made, place / "out" / "given.tar.gz")
    kept(Run(made.runs / "2020", {}), "leads.jsonl", {"lead": "MM-0", "state": "looking"})
    return scene


def ready(scene: Scene, act: str) -> None:
    """Take away what an act would find done already."""
    if act == "run":
        for run in [path.name for path in scene.made.runs.glob("[!.]*")]:
            record_gone(scene.made, run, "thử", "Thử", DAY)
        shutil.rmtree(scene.made.runs)
        scene.made.runs.mkdir(mode=0o700)
    if act == "put back":
        (folder,) = scene.made.archive.glob("[!.]*")
        (folder / "rows.parquet").write_bytes(b"x")


def state(scene: Scene) -> dict[str, Any]:
    """Say what an office would see: its records, returns, names, runs, backups; not moments, seals and random
    codes."""
    made = scene.made
    store, vault = archive_of(made), vault_of(made)
    if store.damaged():
        return DAMAGED
    hashes = sorted(store.counting(None, None))
    named = [
        sum(PARTY in map(str, row.values.values()) for f in filing.forms for row in f.rows)
        for filing in store.filings()
    ]
    return {
        "records": {log.name: [_said(entry) for entry in log.entries()] for log in logs_of(made)},
        "returns": hashes,
        "named": named,
        "name": vault.reveal("party", (PARTY,), "name", hashes),
        "runs": sorted(p.name for p in made.runs.glob("[!.]*")),
        "adopted": "\nadoption: " in (made.rules / "healthy_commune" / "rulebook.yaml").read_text("utf-8"),
        "backup": scene.backup.exists() and _seal_was_checked(scene.backup),
        "again": scene.again.exists() and not _wrong(opened(scene.again)),
    }


def _seal_was_checked(backup: Path) -> bool:
    with unpacked(backup) as (_, checked):
        return checked


UNSAID = ("at", "after", "seal", "content", "journal")
INNER = ("stored", "heads", "stand_in")


def _said(entry: dict[str, Any]) -> dict[str, Any]:
    content = entry.get("content")
    inner = {k: v for k, v in content.items() if k not in INNER} if isinstance(content, dict) else content
    day = {"on"} if entry.get("kind") == "import" else set()  # put on record by the next command, on its day
    return {k: v for k, v in entry.items() if k not in {*UNSAID, *day}} | {"content": inner}


def _wrong(made: Workspace) -> list[str]:
    return [str(fault) for part in parts_of(made) for fault in part.faults]


def left_aside(scene: Scene) -> list[Path]:
    folders = [scene.place, *(p for p in scene.place.rglob("*") if p.is_dir())]
    return [left for folder in folders for left in asides_in(folder)]


@dataclass(frozen=True)
class Try:
    act: str
    way: str
    at: int


def tries(scene: Scene, act: str, step: int, ways: tuple[str, ...]) -> Iterator[Try]:
    """Yield every `step`th point of an act, in every way."""
    disk = Disk()
    with Copied(scene) as copy:
        ready(copy, act)
        with failing(disk):
            ACTS[act](copy)
    for n in range(1, disk.passed + 1):
        for k, way in enumerate(ways):
            if (n * len(ways) + k) % step == 0:
                yield Try(act, way, n)


class Copied:
    """A copy of a scene with a key of its own, gone when the block ends."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def __enter__(self) -> Scene:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copytree(self.scene.place, self.folder / "scene")
        os.environ["LANHMANH_KEY"] = str(self.folder / "scene" / "khoa" / "k")
        return Scene(self.folder / "scene", self.scene.rules)

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder)


def outcome(scene: Scene, one: Try, before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Return what is wrong after one try; nothing where all is as it must be."""
    with Copied(scene) as copy:
        ready(copy, one.act)
        done, wrong = False, []
        try:
            with failing(Disk(one.at, one.way)):
                ACTS[one.act](copy)
            done = True
        except (Stop, Killed, OSError):
            pass
        except Exception as error:  # a user would see exit 70
            wrong.append(f"{type(error).__name__}: {error}")
        if unfinished_in(copy.made) is None:  # else nothing is read until the erasure is finished
            found = state(copy)
            if done and found != after:
                wrong.append("acknowledged and not there")
            elif found not in (before, after, {**before, **FIRST.get(one.act, after)}):
                wrong.append(f"half done: {_differs(found, before)} / {_differs(found, after)}")
            if (bad := _wrong(copy.made)) and one.way != KILL and found != DAMAGED:
                wrong.append(f"verify: {bad}")
        with suppress(Stop):  # a second lock, announcement, restore is refused
            ACTS[one.act](copy)
        if (found := state(copy)) != after:
            wrong.append(f"run again, it is not as after: {_differs(found, after)}")
        if bad := _wrong(copy.made):
            wrong.append(f"verify, at the end: {bad}")
        if left := left_aside(copy):
            wrong.append(f"left aside: {left}")
        return wrong


def _differs(found: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    return [name for name in found if found[name] != wanted.get(name)]


def looped(
    scene: Scene, acts: tuple[str, ...], step: int, ways: tuple[str, ...] = WAYS
) -> tuple[dict[str, int], list[str]]:
    """Try every `step`th point of some acts; return how many of each were tried, and what went wrong."""
    counts: dict[str, int] = {}
    wrong: list[str] = []
    for act in acts:
        with Copied(scene) as copy:
            ready(copy, act)
            before = state(copy)
            ACTS[act](copy)
            after = state(copy)
        for one in tries(scene, act, step, ways):
            counts[act] = counts.get(act, 0) + 1
            wrong += [
                f"{one.act} {one.way} at {one.at}: {what}" for what in outcome(scene, one, before, after)
            ]
    return counts, wrong


def main(arguments: list[str]) -> int:
    step = int(arguments[0]) if arguments else 1
    acts = tuple(arguments[1:]) or tuple(ACTS)
    place = Path(tempfile.mkdtemp())
    try:
        total = 0
        failed = False
        scene = template(place / "template")
        for act in acts:
            counts, wrong = looped(scene, (act,), step)
            total += counts.get(act, 0)
            print(f"{act}: {counts.get(act, 0)} tries, {len(wrong)} wrong", *wrong, sep="\n  ", flush=True)
            failed = failed or bool(wrong)
        print(f"{total} tries")
        return 1 if failed else 0
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
