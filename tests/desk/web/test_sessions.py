"""Everybody sees where one is signed in and ends what is not one's own; the administrator ends anybody's."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from desk.web.accounts.demo_people import PASSWORD
from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from tests.desk.web.conftest import SignedIn

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def nobody_in(desk: Workspace) -> None:
    from django.contrib.sessions.models import Session

    Session.objects.all().delete()


def come_in(signed_in: SignedIn, name: str, address: str) -> Any:
    browser = signed_in(None, REMOTE_ADDR=address, HTTP_USER_AGENT=FIREFOX)
    assert browser.post("/dang-nhap/", {"username": name, "password": PASSWORD}).status_code == 302
    return browser


def rows(page: str) -> list[str]:
    return re.findall(r'name="session" value="(\w+)"', page)


def test_one_sees_ones_own_sessions_and_ends_another(desk: Workspace, signed_in: SignedIn) -> None:
    here, there = (come_in(signed_in, "danh-gia", at) for at in ("10.0.0.1", "10.0.0.2"))
    come_in(signed_in, "chinh-sach", "10.0.0.3")
    page = here.get("/tai-khoan/").content.decode()
    assert "10.0.0.2" in page
    assert "Firefox, Linux" in page
    assert "10.0.0.3" not in page
    other = rows(page)
    assert len(other) == 1  # this very one is left by signing out
    here.post("/tai-khoan/phien/", {"session": other[0]})
    assert there.get("/").status_code == 302
    assert here.get("/").status_code == 200
    assert log_of(desk, "desk.jsonl").entries()[-1]["kind"] == "session_ended"


def test_nobody_but_the_administrator_ends_anothers(signed_in: SignedIn) -> None:
    mine, admin = come_in(signed_in, "danh-gia", "10.0.0.1"), come_in(signed_in, "quan-tri", "10.0.0.2")
    page = admin.get("/nguoi-dung/").content.decode()
    row = rows(page)[0]
    assert "10.0.0.1" in page
    other = come_in(signed_in, "thanh-tra", "10.0.0.3")
    other.post("/tai-khoan/phien/", {"session": row})
    assert mine.get("/").status_code == 200
    admin.post("/tai-khoan/phien/", {"session": row})
    assert mine.get("/").status_code == 302


def noting(signed_in: SignedIn, desk: Workspace) -> tuple[Any, str, Callable[[], int]]:
    """Return an investigator's browser, where a note on a lead is sent, and what counts the notes."""
    browser = signed_in("xac-minh")
    browser.raise_request_exception = False
    lead = re.search(r"/manh-moi/2020/MM-\w+/", browser.get("/manh-moi/2020/").content.decode())
    assert lead is not None
    return browser, f"{lead[0]}ghi-chu/", lambda: len(log_of(desk, "lead_notes.jsonl").entries())


def test_an_act_is_not_denied_where_another_program_keeps_the_database(
    desk: Workspace, signed_in: SignedIn
) -> None:
    from django.db import connection

    browser, place, notes = noting(signed_in, desk)
    before = notes()
    with closing(sqlite3.connect(desk.folder / "desk" / "desk.sqlite3", isolation_level=None)) as other:
        connection.cursor().execute("pragma busy_timeout = 100")
        other.execute("begin immediate")
        answer = browser.post(place, {"note": "đã gọi cho xã"})
        page = browser.get("/manh-moi/2020/")
        sent = browser.post("/dang-nhap/", {"username": "danh-gia", "password": PASSWORD})
        other.execute("rollback")
        connection.cursor().execute("pragma busy_timeout = 20000")
    assert page.status_code == 200
    assert (answer.status_code, notes() - before) == (302, 1)
    assert sent.status_code == 500
    assert "chương trình khác đang giữ tệp" in sent.content.decode()


def test_an_act_whose_session_is_ended_meanwhile_is_not_denied(
    desk: Workspace, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.contrib.sessions.backends.base import UpdateError

    from desk.web.accounts.sessions import SessionStore

    def gone(*_: Any) -> None:
        raise UpdateError

    browser, place, notes = noting(signed_in, desk)
    before = notes()
    monkeypatch.setattr(SessionStore, "save", gone)
    answer = browser.post(place, {"note": "đã gọi cho huyện"}).content.decode()
    assert notes() - before == 1
    assert "xem việc vừa làm đã ghi chưa" in " ".join(answer.split())
    assert "hưa có gì được ghi" not in answer
    assert "chưa được ghi" not in answer
