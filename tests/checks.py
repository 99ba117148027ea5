"""All checks in one place: format, lint, types, import rules, tests, scenarios. `./lanhmanh test` runs it.

Every check runs, so that one look shows all that is wrong. Arguments go to pytest. Property tests draw the same
examples on every run; `--random` runs these alone, drawing anew, in as many rounds as asked for (5).
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS: tuple[tuple[str, list[str]], ...] = (
    ("format", [str(BIN / "ruff"), "format", "--check", "."]),
    ("lint", [str(BIN / "ruff"), "check", "."]),
    ("types", [str(BIN / "mypy")]),
    ("import rules", [str(BIN / "lint-imports"), "--no-logo"]),
)
LANGUAGE_SERVER = [sys.executable, str(ROOT / "tests" / "editor" / "language_server.py")]

WHOLE = [
    "-n",
    "auto",
    "--dist",
    "loadfile",
    "--durations",
    "15",
    "-rs",
]  # one file's tests stay with one worker


def main(arguments: list[str]) -> int:
    """Run every check; return 0 when all pass."""
    if arguments[:1] == ["--random"]:
        return rounds_at_random(int(arguments[1]) if arguments[1:] else 5)
    failed = [] if passes("editor's language server installed", LANGUAGE_SERVER) else ["language server"]
    if not arguments:
        failed += [name for name, command in CHECKS if not passes(name, command)]
    pytest = [sys.executable, "-m", "pytest", *(arguments or WHOLE)]
    code = subprocess.run(pytest, cwd=ROOT, check=False).returncode
    if code:
        failed.append("tests")
    if failed:
        print(f"FAILED: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def rounds_at_random(rounds: int) -> int:
    """Run the property tests on examples drawn anew; a failure prints what reproduces it."""
    command = [sys.executable, "-m", "pytest", "-m", "hypothesis", "-n", "auto", "--dist", "load"]
    environment = {**os.environ, "LANHMANH_DRAWS": "random"}
    codes = [
        subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode for _ in range(rounds)
    ]
    return 1 if any(codes) else 0


def passes(name: str, command: list[str]) -> bool:
    began = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, check=False, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}
    )
    print(
        f"{'ok' if done.returncode == 0 else 'FAILED':7}{name} ({time.monotonic() - began:.1f} s)", flush=True
    )
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
