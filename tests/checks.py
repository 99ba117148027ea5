"""All checks in one place: format, lint, types, import rules, tests, scenarios. `./lanhmanh test` runs it.

Every check runs, so that one look shows all that is wrong; those that need no pytest run beside it. Arguments
go to pytest. `--long` takes all inputs where a usual run takes some, and draws the examples of property tests
anew (`tests/long_run.py`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS: tuple[tuple[str, list[str]], ...] = (
    ("format", [str(BIN / "ruff"), "format", "--check", "."]),
    ("lint", [str(BIN / "ruff"), "check", "."]),
    ("types", [str(BIN / "mypy")]),
    ("import rules", [str(BIN / "lint-imports"), "--no-logo"]),
)
BEFORE: tuple[tuple[str, list[str]], ...] = (
    ("editor's language server installed", [sys.executable, str(ROOT / "tests/editor/language_server.py")]),
    ("schemas of the rules written", [sys.executable, "-m", "desk.cli", "schema", str(ROOT / "rules")]),
)
MEMORY = Path("/dev/shm")  # a folder in memory, as Linux has it
ROOM = 2 << 30

# worksteal: who is done takes of what another has left
WHOLE = ["-n", "auto", "--dist", "worksteal", "--durations", "15", "-rs"]


def main(arguments: list[str]) -> int:
    """Run every check; return 0 when all pass."""
    environment = dict(os.environ)
    if arguments[:1] == ["--long"]:
        arguments, environment["LANHMANH_TESTS"] = arguments[1:], "long"
    failed = told([Check.made(*check) for check in BEFORE])
    with ThreadPoolExecutor(1) as beside, in_memory() as folder:
        checks = [] if arguments else [beside.submit(Check.made, *check) for check in CHECKS]
        pytest = [sys.executable, "-m", "pytest", *(arguments or WHOLE)]
        code = subprocess.run(pytest, cwd=ROOT, check=False, env=environment | folder).returncode
        failed += told([check.result() for check in checks])
    if code:
        failed.append("tests")
    if failed:
        print(f"FAILED: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


@contextmanager
def in_memory(memory: Path = MEMORY, room: int = ROOM) -> Iterator[dict[str, str]]:
    """Yield what tells tests to write into memory, where this machine has `room` bytes of it to spare; gone
    afterwards.

    The program waits for the disk at every write it acknowledges: 1,737 times in the 38 tests of erasing and
    backups alone.
    """
    there = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free >= room
    print(f"tests write to {memory if there else tempfile.gettempdir()}", flush=True)
    if not there:
        yield {}
        return
    with tempfile.TemporaryDirectory(
        prefix="lanhmanh-tests-", dir=memory, ignore_cleanup_errors=True
    ) as made:
        yield {"TMPDIR": made}


@dataclass(frozen=True)
class Check:
    """How one check went; `said` is kept until no other check writes."""

    name: str
    code: int
    said: str
    seconds: float

    @classmethod
    def made(cls, name: str, command: list[str]) -> Check:
        began, environment = time.monotonic(), {**os.environ, "NO_COLOR": "1"}
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, env=environment)
        return cls(name, done.returncode, done.stdout + done.stderr, time.monotonic() - began)


def told(checks: list[Check]) -> list[str]:
    """Print how checks went, with what a failed one said; return the names of those that failed."""
    for check in checks:
        print(f"{'FAILED' if check.code else 'ok':7}{check.name} ({check.seconds:.1f} s)", flush=True)
        if check.code:
            print(check.said, flush=True)
    return [check.name for check in checks if check.code]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
