"""A desk that really listens: `lanhmanh serve`'s own process over a workspace, for tests with a browser."""

from __future__ import annotations

import os
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.busy import PATIENCE, free_port
from tests.ready import Started, started

ROOT = Path(__file__).resolve().parents[3]
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
PROGRAM = """
import sys
from pathlib import Path

from desk.web.serving import prepared, served
from tests.ready import quick_passwords

quick_passwords()
prepared(Path(sys.argv[1]), demo=True)
served("127.0.0.1", int(sys.argv[2]))
"""


@dataclass(frozen=True, slots=True)
class Live:
    url: str
    pid: int


@contextmanager
def serving(workspace: Path, key: Path, database: str = "", port: int = 0) -> Iterator[Live]:
    """Yield a desk over a workspace, at a port where one is given; ended by its own process id."""
    port = port or free_port()
    env = {
        **os.environ,
        "LANHMANH_KEY": str(key),
        "DATABASE_URL": database,
        "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
    }
    made = started(PROGRAM, workspace, port, env=env)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url, made)
        yield Live(url, made.pid)
    finally:
        made.kill()
        made.wait()


def _wait_for(url: str, made: Started) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and made.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/dang-nhap/", timeout=PATIENCE).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise AssertionError("the desk did not start")
