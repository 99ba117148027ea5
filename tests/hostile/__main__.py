"""Hostile files beside good returns, through the verb an officer runs: `python -m tests.hostile [--files
400]`.

Every good return must be imported, every other file named, nothing take a minute of a file, or 1.5 GB, or end
in 70.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facts.executors.processes import Processes
from facts.intake.reading import ReturnReader, returns_in
from facts.intake.walking import walked
from tests.facts import builders
from tests.facts.conftest import EXAMPLE
from tests.hostile.other_files import ODS, OTHERS, ods_with
from tests.hostile.workbooks import CHANGES, good_return, workbook, zips

GOOD = 20
MOST_SECONDS, MOST_MEGABYTES = 60, 1_500
HEAVY = ("280 MB chuỗi", "một triệu dòng trống", "90 nghìn dòng rác", "ba GB số không", "thư mục 1200 tầng")


def written(folder: Path, files: int, seed: int) -> set[str]:
    """Write so many hostile files of every kind in turn; return their names."""
    rng = random.Random(seed)
    makers = _makers(good_return(), rng)
    folder.mkdir(parents=True)
    number = 0
    while number < files:
        for kind, suffix, write in makers:
            if number >= files or (kind in HEAVY and number >= 2 * len(makers)):
                continue
            write(folder / f"{number:03} {kind}{suffix}", rng)
            number += 1
    return set(os.listdir(folder))


def _makers(good: bytes, rng: random.Random) -> list[tuple[str, str, Any]]:
    made: list[tuple[str, str, Any]] = [
        (kind, ".xlsx", lambda path, rng, kind=kind: path.write_bytes(workbook(kind, good, rng)))
        for kind in CHANGES
    ]
    made += [
        (name, ".xlsx", lambda path, rng, content=content: path.write_bytes(content))
        for name, content in zips(good, rng)
    ]
    made += [(kind, ".ods", lambda path, rng, kind=kind: ods_with(kind, path)) for kind in ODS]
    return made + [(kind, suffix, write) for kind, (suffix, write) in OTHERS.items()]


@dataclass(frozen=True)
class Done:
    """What the verb said, and what it took."""

    code: int
    said: dict[str, Any]
    seconds: float
    megabytes: float


def imported(sent: Path, place: Path) -> Done:
    """Import a folder by the command line, marked copies too; watch the memory of all its processes."""
    command = [
        sys.executable,
        "-m",
        "desk.cli",
        "import",
        str(sent),
        "-w",
        str(place / "ws"),
        "--annotate",
        str(place / "copies"),
        "--json",
    ]
    began = time.monotonic()
    with (place / "out").open("wb") as out, (place / "err").open("wb") as err:
        process = subprocess.Popen(
            command, stdout=out, stderr=err, env={**os.environ, "LANHMANH_KEY": str(place / "key" / "k")}
        )
        peak = [0.0]
        watch = threading.Thread(target=_watched, args=(process, peak))
        watch.start()
        code = process.wait()
        watch.join()
    said = json.loads((place / "out").read_text("utf-8") or "{}")
    return Done(code, said, time.monotonic() - began, peak[0])


def _watched(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_megabytes, _with_children(process.pid))))
        time.sleep(0.3)


def _with_children(pid: int) -> Iterator[int]:
    yield pid
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            for child in Path(f"/proc/{pid}/task/{task}/children").read_text().split():
                yield from _with_children(int(child))
    except OSError:
        return


def _megabytes(pid: int) -> float:
    """Return the memory of a process, what it shares counted in part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0)


def slowest(sent: Path) -> tuple[float, str]:
    """Return the longest wait for the answer to one file, and which."""
    reader = ReturnReader(builders.context(), builders.TODAY, frozenset())
    files = walked([sent]).files
    longest, name, last = 0.0, "", time.monotonic()
    for file, _ in returns_in(files, reader, Processes(), lambda done: None):
        longest, name = max((longest, name), (time.monotonic() - last, file.name))
        last = time.monotonic()
    return longest, name


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--files", type=int, default=400)
    asked.add_argument("--seed", type=int, default=12)
    options = asked.parse_args()
    place = Path(tempfile.mkdtemp(prefix="hostile-"))
    try:
        return _told(place, options.files, options.seed)
    finally:
        subprocess.run(["rm", "-rf", str(place)], check=False)  # shutil can't go 1,200 folders deep


def _told(place: Path, files: int, seed: int) -> int:
    sent = place / "sent"
    hostile = written(sent / "xấu", files, seed)
    good = sorted(EXAMPLE.rglob("*.xlsx"))[:GOOD]
    for path in good:
        target = sent / "tốt" / path.relative_to(EXAMPLE)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    done = imported(sent, place)
    lost, unnamed = _missing(done, good, hostile)
    wait, at = slowest(sent / "xấu")
    for told in (f"not imported: {name}" for name in lost):
        print(told)
    for told in (f"not named: {name!r}" for name in unnamed):
        print(told)
    print(
        f"{len(hostile)} hostile files, {len(good)} good: exit {done.code}, {done.seconds:.0f} s in all, "
        f"{done.megabytes:.0f} MB at most; longest wait for one file {wait:.0f} s ({at!r})"
    )
    passed = (
        not lost
        and not unnamed
        and done.code in (0, 4)
        and done.megabytes <= MOST_MEGABYTES
        and wait <= MOST_SECONDS
    )
    if not passed:
        print((place / "err").read_text("utf-8", "replace")[-2_000:])
    print("passed" if passed else "FAILED")
    return 0 if passed else 1


def _missing(done: Done, good: list[Path], hostile: set[str]) -> tuple[list[str], list[str]]:
    """Return the good files not imported, and the hostile ones of which nothing is said."""
    imported_ = {file["file"] for file in done.said.get("files", ())}
    lost = [
        str(path.relative_to(EXAMPLE)) for path in good if f"tốt/{path.relative_to(EXAMPLE)}" not in imported_
    ]
    named = [*imported_, *done.said.get("already", ()), *done.said.get("passed_over", ())]
    named += [fault["file"] for fault in done.said.get("faults", ())]
    numbers = {part.lstrip(".")[:3] for name in named for part in name.split("/")}
    return lost, sorted(name for name in hostile if name.lstrip(".")[:3] not in numbers)


if __name__ == "__main__":
    raise SystemExit(main())
