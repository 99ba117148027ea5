"""The server is killed while a page follows long work: the page says so, and goes on by itself when it is
back."""

from __future__ import annotations

import os
import signal
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from desk.workspace.folder import opened
from desk.workspace.rights_rows import job_seal
from facts.seals import Seals
from facts.vault.secret import secrets_in_file
from tests.busy import PATIENCE, free_port
from tests.desk.web.conftest import Copied
from tests.desk.web.live import CHROMIUM, serving
from tests.long_run import long_only

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no chromium on this machine")
LOST = ".lost >> text=Máy chủ chưa trả lời"


def long_work(workspace: Path, key: Path) -> int:
    """Put a piece of work on record that is under way for as long as this very process lives."""
    from desk.web.jobs.jobs import began_at

    work = {"kind": "run", "by": "danh-gia", "asked": {"year": 2020}, "result": {}}
    seal = job_seal(work, Seals(secrets_in_file(key), opened(workspace).id))
    with sqlite3.connect(workspace / "desk" / "desk.sqlite3") as database:
        made = database.execute(
            "insert into work_job (kind, by, asked, state, done, total, said_vi, said_en, result, pid,"
            " began, attempt, address, alive_until, asked_at, standing, seal) values ('run', 'danh-gia',"
            " '{\"year\": 2020}', 'running', 3, 9, '', '', '{}', ?, ?, 1, '', datetime('now', '+1 minute'),"
            " datetime('now'), '', ?)",
            (os.getpid(), began_at(os.getpid()), seal),
        )
        return int(made.lastrowid or 0)


def ended(workspace: Path, number: int) -> None:
    with sqlite3.connect(workspace / "desk" / "desk.sqlite3") as database:
        database.execute(
            "update work_job set state = 'done', said_vi = 'Xong cả chín.' where id = ?", (number,)
        )


@long_only
def test_a_page_that_follows_work_says_the_server_is_gone_and_comes_back(
    copied: Copied, tmp_path: Path
) -> None:
    (workspace, key), port = copied(tmp_path / "workspace"), free_port()
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page: Any = browser.new_page()
        page.set_default_timeout(1000 * PATIENCE)
        with serving(workspace, key, port=port) as live:
            number = long_work(workspace, key)
            page.goto(f"{live.url}/dang-nhap/?next=/viec/{number}/")
            page.fill("#u", "danh-gia")
            page.fill("#p", "vi-du-an-bien")
            page.click("form button.b-main")
            page.wait_for_selector("text=3 / 9")
            os.kill(live.pid, signal.SIGKILL)
            page.wait_for_selector(LOST)
        ended(workspace, number)
        with serving(workspace, key, port=port):
            page.wait_for_selector("text=Xong cả chín.")
            assert page.locator(LOST).count() == 0
        browser.close()
