"""The server killed while people decide: what was acknowledged is there, once; work under way is told as cut off.

`LANHMANH_KILLS=30` is the long form; the suite kills twice.
"""

from __future__ import annotations

import http.client
import os
import re
import signal
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import date
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from desk.workspace.folder import opened
from desk.workspace.logs import log_of
from tests.desk.web.live import Live, serving

KILLS = int(os.environ.get("LANHMANH_KILLS", "2"))
GONE = (urllib.error.URLError, ConnectionError, http.client.HTTPException, TimeoutError)


class _Stays(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: an act is acknowledged by its own answer."""

    def redirect_request(self, *_: object) -> None:
        return None


class Person:
    """One person at the desk over plain HTTP."""

    def __init__(self, live: Live, username: str) -> None:
        self.live = live
        self.web = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), _Stays())
        page = self.get("/dang-nhap/")
        self.token = _token(page)
        self.post("/dang-nhap/", username=username, password="vi-du-an-bien")
        self.token = _token(self.get("/"))

    def get(self, path: str) -> str:
        with self.web.open(self.live.url + path, timeout=60) as answer:
            return str(answer.read().decode())

    def post(self, path: str, **said: str) -> str:
        """Post and return the page led to, or nothing where the answer is not a redirect."""
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": self.token, **said}).encode()
        try:
            self.web.open(self.live.url + path, body, timeout=60).close()
        except urllib.error.HTTPError as answer:
            if answer.code != 302:
                raise
            return str(answer.headers["Location"])
        return ""


def _token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found
    return found[1]


@pytest.fixture
def folder(copied: Copied, tmp_path: Path) -> tuple[Path, Path]:
    return copied(tmp_path / "workspace")


def test_what_was_acknowledged_survives_a_kill(folder: tuple[Path, Path]) -> None:
    acknowledged: list[str] = []
    seen = ""
    for kill in range(KILLS):
        with serving(*folder) as live:
            person = Person(live, "xac-minh")
            url = "/manh-moi/2020/" + re.findall(r'href="/manh-moi/2020/(MM-[^/"]+)/', person.get("/manh-moi/2020/"))[0]  # fmt: skip
            _decided_until_killed(person, url, seen, f"lần {kill}", acknowledged)
        seen = _last_of(folder[0])
    reasons = [entry["reason"] for entry in log_of(opened(folder[0]), "leads.jsonl").entries()]
    assert len(acknowledged) >= KILLS
    assert [reasons.count(one) for one in acknowledged] == [1] * len(acknowledged)


def _decided_until_killed(person: Person, url: str, seen: str, who: str, acknowledged: list[str]) -> None:
    """Decide one time after another; once the first was acknowledged, the server is killed in the middle of a later one."""
    for n in range(1000):
        reason = f"{who}, quyết định {n}"
        try:
            person.post(f"{url}/nhan/", seen=seen, reason=reason)
        except GONE as gone:
            if isinstance(gone, urllib.error.HTTPError):
                raise  # refused, not killed
            return
        acknowledged.append(reason)
        if n == 0:
            threading.Timer(0.4 + 0.3 * len(acknowledged) % 1, os.kill, (person.live.pid, signal.SIGKILL)).start()  # fmt: skip
        seen = f"looking|xac-minh|{date.today().isoformat()}|{reason}"


def _last_of(workspace: Path) -> str:
    entries = log_of(opened(workspace), "leads.jsonl").entries()
    if not entries:
        return ""
    last = entries[-1]
    return f"{last['state']}|{last['by']}|{last['on']}|{last['reason']}"


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
