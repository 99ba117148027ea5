"""Tries a fault in a copy of the code, in a process of its own: what a run on import does can't be swapped
while the tests run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.small_faults.faults import Fault, with_fault

SECONDS, WAITED = (
    120,
    1200,
)  # of the processor and by the clock; a test that alone takes longer with the fault has noticed it
SETUP = "what is run before any test"
PASSED, NOTHING_RAN = 0, 5  # pytest's exit codes
STOPPED = -1
BEGUN = re.compile(
    r"^(tests/\S.*?::.*?)(?: (PASSED|SKIPPED|XFAIL|XPASS|FAILED|ERROR)(?: .*)?)?$", re.MULTILINE
)


def copied(root: Path, target: Path) -> Path:
    """Copy what the repository keeps, files not added yet included."""
    shutil.rmtree(target, ignore_errors=True)
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    files = subprocess.run(listed, cwd=root, capture_output=True, check=True).stdout
    target.mkdir(parents=True)
    subprocess.run(
        ["cp", "--parents", "-t", str(target), *files.decode().split("\0")[:-1]], cwd=root, check=True
    )
    (target / ".venv").symlink_to((root / ".venv").resolve())
    _compiled(target)
    return target


def _compiled(copy: Path) -> None:
    """Compile once, checked by the source's hash: a fault put in and taken out within a second is seen."""
    command = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "checked-hash"]
    subprocess.run(
        [*command, "facts", "engine", "desk", "scenarios"], cwd=copy, env=_environment(copy), check=True
    )


def _environment(copy: Path) -> dict[str, str]:
    unset = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**unset, "PYTHONPATH": str(copy), "PYTHONPYCACHEPREFIX": f"{copy}.pyc"}


def noticed_by(fault: Fault, tests: Sequence[str], copy: Path) -> str | None:
    """Put a fault in, run tests, take it out; return the test that fails with it and passes without."""
    faulty = with_fault((copy / fault.file).read_text("utf-8"), fault)
    while tests:
        failing = _failing(fault, faulty, tests, copy)
        if failing in (None, SETUP) or _passes(failing, copy):
            return failing
        tests = tests[tests.index(failing) + 1 :] if failing in tests else ()
    return None


def _failing(fault: Fault, faulty: str, tests: Sequence[str], copy: Path) -> str | None:
    """Return the first test that fails, or hangs, with the fault in."""
    path = copy / fault.file
    text = path.read_text("utf-8")
    path.write_text(faulty, "utf-8")
    try:
        code, said = _run(tests, copy)
    finally:
        path.write_text(text, "utf-8")
    begun = [(name.strip(), told) for name, told in BEGUN.findall(said)]
    if code == STOPPED and begun and len(tests) > 1:
        last = begun[-1][0]
        later = tests[tests.index(last) + 1 :] if last in tests else ()
        return _failing(fault, faulty, [last], copy) or (
            _failing(fault, faulty, later, copy) if later else None
        )
    if code in (PASSED, NOTHING_RAN):
        return None
    failed = [name for name, told in begun if told in ("FAILED", "ERROR")]
    return failed[0] if failed else tests[0] if code == STOPPED else SETUP


@cache
def _passes(test: str, copy: Path) -> bool:
    return _run([test], copy)[0] == PASSED


def _run(tests: Sequence[str], copy: Path) -> tuple[int, str]:
    """Return pytest's exit code, or `STOPPED`, and what it said."""
    options = ["-x", "-v", "-p", "no:cacheprovider", "-o", "addopts=--import-mode=importlib"]
    command = [sys.executable, "-m", "pytest", *options, "--basetemp", f"{copy}.tmp", *tests]
    limited = ["/bin/sh", "-c", f'ulimit -t {SECONDS}; exec "$@"', "sh", *command]
    try:
        done = subprocess.run(
            limited, cwd=copy, env=_environment(copy), capture_output=True, timeout=WAITED, check=False
        )
    except subprocess.TimeoutExpired as stopped:
        return STOPPED, (stopped.stdout or b"").decode(errors="replace")
    said = (done.stdout + b"\n" + done.stderr).decode(errors="replace")
    return STOPPED if done.returncode < 0 else done.returncode, said
