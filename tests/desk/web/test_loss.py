"""The server killed while people decide: what was acknowledged is there, once; work under way is told as cut
off.

`python -m tests.desk.web.kills` is the long form; the suite kills twice.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.desk.web.conftest import Copied
from tests.desk.web.kills import killed
from tests.desk.web.live import serving
from tests.desk.web.person import Person
from tests.long_run import long_only

KILLS = 2


@pytest.fixture
def folder(copied: Copied, tmp_path: Path) -> tuple[Path, Path]:
    return copied(tmp_path / "workspace")


def test_what_was_acknowledged_survives_a_kill(folder: tuple[Path, Path]) -> None:
    outcome = killed(*folder, KILLS)
    assert len(outcome.acknowledged) >= KILLS
    assert outcome.whole


@long_only
def test_work_cut_off_says_so_after_the_restart(folder: tuple[Path, Path]) -> None:
    with serving(*folder) as live:
        person = Person(live, "danh-gia")
        run = next((folder[0] / "runs").glob("2020-*")).name
        assert person.post("/lan-chay/2020/kiem-tra/", run=run) == "/lan-chay/2020/"
        worker = _worker_of(live.pid)
        os.kill(live.pid, signal.SIGKILL)
        if worker:
            os.kill(worker, signal.SIGKILL)
            time.sleep(0.2)
    with serving(*folder) as live:
        page = Person(live, "danh-gia").get("/lan-chay/2020/")
        assert "Máy chủ dừng giữa chừng" in page or "y hệt" in page


def _worker_of(pid: int) -> int:
    """Return the process of long work a server started; 0 where it ended already."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = path.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(parts[1]) == pid:
            return int(path.parent.name)
    return 0
