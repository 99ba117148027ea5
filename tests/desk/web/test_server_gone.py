"""The server is killed while a page follows long work: the page says so, and goes on by itself when it is
back."""

from __future__ import annotations

import os
import signal
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.busy import PATIENCE, free_port
from tests.desk.web.conftest import Copied
from tests.desk.web.live import CHROMIUM, serving
from tests.long_run import long_only, some_of

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no chromium on this machine")
LOST = ".lost >> text=Máy chủ chưa trả lời"


def long_work(workspace: Path) -> int:
    """Put a piece of work on record that is under way for as long as this very process lives."""
    from desk.web.jobs.jobs import began_at

    with sqlite3.connect(workspace / "desk" / "desk.sqlite3") as database:
        made = database.execute(
            "insert into work_job (kind, by, asked, state, done, total, said_vi, said_en, result, pid,"
            " began, attempt, address, alive_until, asked_at) values ('run', 'danh-gia', '{\"year\": 2020}',"
            " 'running', 3, 9, '', '', '{}', ?, ?, 1, '', datetime('now', '+1 minute'), datetime('now'))",
            (os.getpid(), began_at(os.getpid())),
        )
        return int(made.lastrowid or 0)


def ended(workspace: Path, number: int) -> None:
    with sqlite3.connect(workspace / "desk" / "desk.sqlite3") as database:
        database.execute(
            "update work_job set state = 'done', said_vi = 'Xong cả chín.' where id = ?", (number,)
        )


@long_only
@pytest.mark.parametrize(
    "seat", some_of((True, False), 1), ids=lambda seat: "stream" if seat else "asked each second"
)
def test_a_page_that_follows_work_says_the_server_is_gone_and_comes_back(
    seat: bool, copied: Copied, tmp_path: Path
) -> None:
    (workspace, key), port = copied(tmp_path / "workspace"), free_port()
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page: Any = browser.new_page()
        page.set_default_timeout(1000 * PATIENCE)
        if not seat:
            page.route("**/theo-doi/", lambda route: route.fulfill(status=204))
        with serving(workspace, key, port=port) as live:
            number = long_work(workspace)
            page.goto(f"{live.url}/dang-nhap/?next=/viec/{number}/")
            page.fill("#u", "danh-gia")
            page.fill("#p", "vi-du-an-bien")
            with page.expect_response("**/theo-doi/") as followed:
                page.click("form button.b-main")
            assert followed.value.headers.get("content-type") == ("text/event-stream" if seat else None)
            page.wait_for_selector("text=3 / 9")
            os.kill(live.pid, signal.SIGKILL)
            page.wait_for_selector(LOST)
        ended(workspace, number)
        with serving(workspace, key, port=port):
            page.wait_for_selector("text=Xong cả chín.")
            assert page.locator(LOST).count() == 0
        browser.close()
