"""Runs programs in processes forked from one that has loaded what a desk loads: starting Python and loading
it anew takes two seconds of the processor each time."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import subprocess
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RUNNING = 1000  # no exit code
LOADED = (
    "desk.base",
    "desk.leads",
    "desk.office",
    "desk.reports",
    "desk.runs",
    "desk.words",
    "desk.workspace",
)
DJANGO = (
    *("contrib.auth.hashers", "core.management", "core.serializers", "db.backends.sqlite3.base"),
    *("db.migrations.executor", "db.models", "http", "template", "test", "urls"),
)


@cache
def _parent() -> subprocess.Popen[str]:
    """Start the process that programs are forked from; it ends when this process does."""
    command = [sys.executable, "-c", "from tests.ready import forks; forks()"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=env
    )


def _answer(**asked: Any) -> int:
    parent = _parent()
    assert parent.stdin is not None
    assert parent.stdout is not None
    parent.stdin.write(json.dumps(asked) + "\n")
    parent.stdin.flush()
    return int(parent.stdout.readline())


@dataclass
class Started:
    """A program under way, as `subprocess.Popen` shows one."""

    pid: int
    returncode: int | None = None

    def poll(self) -> int | None:
        return self._looked(wait=False)

    def wait(self) -> int:
        code = self._looked(wait=True)
        assert code is not None
        return code

    def kill(self) -> None:
        if self.poll() is None:
            os.kill(self.pid, 9)

    def _looked(self, wait: bool) -> int | None:
        if self.returncode is None:
            answer = _answer(pid=self.pid, wait=wait)
            self.returncode = None if answer == RUNNING else answer
        return self.returncode


def started(
    program: str, *arguments: object, env: Mapping[str, str], out: str = "", err: str = ""
) -> Started:
    """Start a program, as `python -c` would; what it prints goes to files where these are given."""
    words = ["-c", *map(str, arguments)]
    return Started(_answer(program=program, words=words, env=dict(env), out=out, err=err))


def ran(
    program: str, *arguments: object, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, as `subprocess.run` would."""
    with TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        code = started(program, *arguments, env=env or os.environ, out=str(out), err=str(err)).wait()
        said = (out.read_text("utf-8"), err.read_text("utf-8"))
    return subprocess.CompletedProcess(list(map(str, arguments)), code, *said)


def quick_passwords() -> None:
    """Let no password cost a third of a second, as it should wherever someone may guess it."""
    from django.contrib.auth.hashers import Argon2PasswordHasher as Hasher

    Hasher.time_cost, Hasher.memory_cost, Hasher.parallelism = 1, 8, 1


def forks() -> None:
    """Load what a desk loads, then fork for each line that asks for it."""
    for package in LOADED:
        for found in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            importlib.import_module(found.name)
    for name in (*(f"django.{name}" for name in DJANGO), "waitress", "desk.web.shelf", "desk.web.serving"):
        importlib.import_module(name)
    for line in sys.stdin:
        asked = json.loads(line)
        if "pid" in asked:
            pid, status = os.waitpid(asked["pid"], 0 if asked["wait"] else os.WNOHANG)
            print(os.waitstatus_to_exitcode(status) if pid else RUNNING, flush=True)
        elif pid := os.fork():
            print(pid, flush=True)
        else:
            _run(**asked)


def _run(program: str, words: list[str], env: dict[str, str], out: str, err: str) -> None:
    """Run a program in this process, which ends with it."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    for number, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT) if path else nothing if number == 1 else 2, number)
    os.environ.clear()
    os.environ.update(env)
    sys.argv, code = words, 0
    try:
        exec(compile(program, "<program>", "exec"), {"__name__": "__main__"})
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
        code = 1
    if (
        "desk.web.settings" in sys.modules
    ):  # a process that ends closes its database; a fork that is ended does not
        from django.db import connections

        connections.close_all()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
