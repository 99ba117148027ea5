"""Tries faults one at a time in a copy of the code: does a test that reaches the line fail?"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.small_faults.faults import Fault, with_fault
from tests.small_faults.reach import Reach

MOST_TESTS = 60  # of one fault
SECONDS = 300  # a fault that hangs is noticed
NOTICED, UNNOTICED, UNREACHED = "noticed", "unnoticed", "no test reaches it"
NOTHING_RAN = 5  # pytest's exit code


@dataclass(frozen=True)
class Tried:
    fault: Fault
    outcome: str
    before: str
    after: str

    @property
    def place(self) -> str:
        return f"{self.fault.file}:{self.fault.line}"


def copied(root: Path, target: Path) -> Path:
    """Copy what the repository keeps."""
    files = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout
    target.mkdir(parents=True)
    subprocess.run(
        ["cp", "--parents", "-t", str(target), *files.decode().split("\0")[:-1]], cwd=root, check=True
    )
    return target


def tried(fault: Fault, copy: Path, reach: Reach) -> Tried:
    """Put a fault in, run the tests that reach it, take it out again."""
    path = copy / fault.file
    text = path.read_text("utf-8")
    faulty = with_fault(text, fault)
    tests = reach.tests_of(fault.file, fault.line)[:MOST_TESTS]
    path.write_text(faulty, "utf-8")
    try:
        outcome = _outcome(tests, copy) if tests else UNREACHED
    finally:
        path.write_text(text, "utf-8")
    changed = [(a, b) for a, b in zip(text.split("\n"), faulty.split("\n"), strict=False) if a != b]
    before, after = changed[0] if changed else ("", "")
    return Tried(fault, outcome, before.strip(), after.strip())


def _outcome(tests: list[str], copy: Path) -> str:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "--basetemp",
        f"{copy}.tmp",
        *tests,
    ]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return NOTICED
    if done.returncode == NOTHING_RAN:
        return UNREACHED
    return UNNOTICED if done.returncode == 0 else NOTICED
