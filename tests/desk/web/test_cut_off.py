"""A server killed while a paper is drafted, a sending cut off in its middle, a disk that takes nothing: what
was acknowledged stands once, and nothing else was done."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import socket
import sqlite3
import threading
import urllib.error
from contextlib import closing
from pathlib import Path
from urllib.request import HTTPCookieProcessor
from uuid import uuid4

import pytest

from desk.base.faults import DONE
from desk.cli.app import code_of
from desk.runs.running import run_made
from desk.workspace.folder import Workspace, opened
from desk.workspace.logs import log_of
from tests.busy import PATIENCE
from tests.desk.web.live import Live, serving
from tests.desk.web.person import GONE, Person
from tests.desk.web.test_redisplay import filled
from tests.long_run import some_of

PAPER = "/van-ban/2020/soan/tom-tat/"
FIELDS = re.compile(r'<input type="hidden" name="(ky|xa|under|nth|seen|line)" value="([^"]*)"')
END = resource.RLIM_INFINITY


@pytest.fixture(scope="module")
def year_run(example_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its last year run, key beside it. Copy it; do not change it."""
    own = shutil.copytree(example_workspace.folder.parent, tmp_path_factory.mktemp("year") / "own")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(own / "khoa" / "test.key"))
        run_made(opened(own / "workspace"), 2020, None, lambda done, total: None)
    return own


@pytest.fixture
def folder(year_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A workspace that no other test has worked in, so that `verify` has nothing to name, and its key."""
    own = shutil.copytree(year_run, tmp_path / "own")
    key = own / "khoa" / "test.key"
    monkeypatch.setenv("LANHMANH_KEY", str(key))
    return own / "workspace", key


def verified(folder: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setenv("LANHMANH_KEY", str(folder[1]))
    return code_of(["verify", "-w", str(folder[0])]) == DONE


def worded(person: Person, word: str) -> None:
    """Word the first sentence of the paper, and draw the paper: Word and PDF, each handed over on record."""
    opened = person.get(f"{PAPER}?sua=0")
    machine = re.search(r"<textarea[^>]*>([^<]*)</textarea>", opened)
    assert machine is not None
    text = machine[1].partition(" Thêm ")[0]
    person.post(f"{PAPER}loi/", **dict(FIELDS.findall(opened)), text=f"{text} Thêm {word}.")
    person.post("/van-ban/2020/nam/", kind="tom-tat", part="")


@pytest.mark.parametrize("after", some_of((0.15, 0.6), 1))
def test_a_kill_while_a_paper_is_drafted_loses_no_word_that_was_acknowledged(
    after: float, folder: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    with serving(*folder) as live:
        person = Person(live, "danh-gia")
        worded(person, "đầu")
        threading.Timer(after, os.kill, (live.pid, signal.SIGKILL)).start()
        for n in range(1000):
            try:
                worded(person, f"lần {'i' * n}")
            except GONE as gone:
                if isinstance(gone, urllib.error.HTTPError):
                    raise  # refused, not killed
                break
            kept.append("i" * n)
    assert verified(folder, monkeypatch)
    with serving(*folder) as live:
        person = Person(live, "danh-gia")
        page = re.sub(r"<[^>]+>", "", person.get(f"{PAPER}?sua=0"))
        last = re.search(r"Thêm (?:lần )?(đầu|i*)\.", page)
        assert last is not None
        done = "" if last[1] == "đầu" else last[1]
        assert len(done) in (len(kept) - 1, len(kept), 0 if not kept else -1)  # or the one the kill cut off
        worded(person, "sau")
    assert verified(folder, monkeypatch)


def half_sent(live: Live, person: Person, chunked: bool) -> None:
    """Send half of a form with two files, then cut the connection."""
    jar = next(h.cookiejar for h in person.web.handlers if isinstance(h, HTTPCookieProcessor))
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
    mark, rows = uuid4().hex, b"x,y,z\r\n" * 40_000
    part = 'Content-Disposition: form-data; name="{}"'.format
    body = b"".join(
        f"--{mark}\r\n{head}\r\n\r\n".encode() + content + b"\r\n"
        for head, content in (
            (part("csrfmiddlewaretoken"), person.token.encode()),
            (part("files") + '; filename="B02.csv"', rows),
            (part("files") + '; filename="b.xlsx"', b"x" * 10**6),
        )
    )
    length = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {len(body) * 2}"
    sent = b"%x\r\n%s\r\n" % (len(body), body) if chunked else body
    head = (
        "POST /gui-bao-cao/ HTTP/1.1",
        "Host: 127.0.0.1",
        f"Cookie: {cookies}",
        f"Content-Type: multipart/form-data; boundary={mark}",
        length,
    )
    with socket.create_connection(("127.0.0.1", int(live.url.rsplit(":", 1)[1])), PATIENCE) as link:
        link.sendall("\r\n".join((*head, "", "")).encode() + sent)


@pytest.mark.parametrize("chunked", [False, True])
def test_of_a_sending_that_was_cut_off_in_its_middle_nothing_is_taken_or_left(
    chunked: bool, folder: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(*folder) as live:
        person = Person(live, "danh-gia")
        for _ in range(10):  # more than the server has threads
            half_sent(live, person, chunked)
        assert "Gửi báo cáo" in person.get("/bao-cao/2020/")
        (tray,) = folder[1].parent.glob(f"*.{opened(folder[0]).id[:16]}.tray")
        assert not any(path.is_file() and path.stat().st_size for path in tray.rglob("*"))
    with closing(sqlite3.connect(folder[0] / "desk" / "desk.sqlite3")) as database:
        assert database.execute("select count(*) from work_job").fetchone() == (0,)
    assert "sent_returns" not in {e["kind"] for e in log_of(opened(folder[0]), "desk.jsonl").entries()}
    assert verified(folder, monkeypatch)


ACTS: dict[str, tuple[str, dict[str, str]]] = {
    "/lan-chay/2020/chay/": ("danh-gia", {}),
    "/quy-tac/kiem-tra/": ("chinh-sach", {"file": "rules/parameters.yaml", "text": "x"}),
    "/van-ban/2020/co-quan/": ("danh-gia", {"name": "UBND huyện"}),
    "/van-ban/2020/xa/": ("danh-gia", {"kind": "thong-bao", "unit": "30991", "reason": "gửi xã"}),
    "/lam/can-cu/": (
        "danh-gia",
        {"venue": "30985-CS-001", "document": "1/QĐ", "date": "2021-01-04", "reason": "đơn"},
    ),
}

FORMS = {
    "/quy-tac/kiem-tra/": "/quy-tac/",
    "/van-ban/2020/co-quan/": "/van-ban/2020/",
}  # that say what they show


def tried(person: Person, path: str, said: dict[str, str]) -> tuple[int, str]:
    try:
        person.post(path, **said)
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read().decode()
    return 200, ""


def test_on_a_full_disk_pages_are_read_and_every_act_says_that_the_disk_is_at_fault(
    folder: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(*folder) as live:
        people = {name: Person(live, name) for name in ("danh-gia", "chinh-sach")}
        for path, page in FORMS.items():
            who, typed = ACTS[path]
            ACTS[path] = (who, {**filled(people[who].get(page), path)[1], **typed})
        before = {log: log.read_bytes() for log in (folder[0] / "decisions").glob("*.jsonl")}
        resource.prlimit(live.pid, resource.RLIMIT_FSIZE, (0, END))  # no file may grow
        for page in ("/", "/ket-qua/2020/", "/lan-chay/2020/"):
            assert "<h1" in people["chinh-sach"].get(page)
        for path, (who, form) in ACTS.items():
            code, text = tried(people[who], path, form)
            assert (code, "tệp quá lớn" in text or "lỗi đĩa" in text) == (500, True), path
        resource.prlimit(live.pid, resource.RLIMIT_FSIZE, (END, END))
        assert {log: log.read_bytes() for log in before} == before
        for path, (who, form) in ACTS.items():
            assert tried(people[who], path, form) == (200, ""), path
    assert verified(folder, monkeypatch)
