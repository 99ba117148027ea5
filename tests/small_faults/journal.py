"""What was done with one sample, appended as it happens: which tests ran and what they reached, which noticed
which fault."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from tests.small_faults.faults import Fault


class Journal:
    """Faults are numbered as drawn; a sample that changed with the code has a journal of its own. Processes
    may write side by side."""

    def __init__(self, folder: Path, faults: Sequence[Fault]) -> None:
        drawn = repr([(f.file, f.operator, f.occurrence, f.line) for f in faults]).encode()
        folder.mkdir(parents=True, exist_ok=True)
        self.tests = folder / f"{crc32(drawn):08x}.tests.jsonl"
        self.tries = folder / f"{crc32(drawn):08x}.tries.jsonl"

    def write_test(self, test: str, passed: bool, took: float, reached: Sequence[int]) -> None:
        """Write that a test ran without any fault, its seconds of the processor and the faults it reached."""
        _append(self.tests, {"test": test, "passed": passed, "took": took, "reached": list(reached)})

    def write_try(self, number: int, test: str, noticed: bool | None) -> None:
        """Write whether a test noticed a fault; None where the fault left something behind, so that nobody
        can say."""
        _append(self.tries, {"fault": number, "by": test, "noticed": noticed})

    def tests_run(self) -> set[str]:
        return {row["test"] for row in _rows(self.tests)}

    def noticed(self) -> dict[int, str]:
        """Return the test that noticed each fault noticed."""
        return {row["fault"]: row["by"] for row in _rows(self.tries) if row["noticed"]}

    def spoiling(self) -> set[int]:
        """Return the faults that may only be tried in a process of their own."""
        return {row["fault"] for row in _rows(self.tries) if row["noticed"] is None}

    def tried(self) -> dict[int, set[str]]:
        """Return the tests each fault was tried with."""
        found: dict[int, set[str]] = {}
        for row in _rows(self.tries):
            if row["noticed"] is not None:
                found.setdefault(row["fault"], set()).add(row["by"])
        return found

    def reaching(self) -> dict[int, list[str]]:
        """Return the tests that pass and reach each fault, the quickest first."""
        found: dict[int, list[tuple[float, str]]] = {}
        for row in _rows(self.tests):
            for number in row["reached"] if row["passed"] else ():
                found.setdefault(number, []).append((row["took"], row["test"]))
        return {number: [test for _, test in sorted(tests)] for number, tests in found.items()}


def _append(path: Path, row: dict[str, Any]) -> None:
    with path.open("a", encoding="utf-8") as kept:
        kept.write(json.dumps(row, ensure_ascii=False) + "\n")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        yield from map(json.loads, path.read_text("utf-8").splitlines())
