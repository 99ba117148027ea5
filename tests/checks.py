"""All checks in one place: format, lint, types, import rules, tests, scenarios. `./lanhmanh test` runs it.

Every check runs, so that one look shows all that is wrong. Arguments go to pytest.
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
