"""Everybody sees where one is signed in and ends what is not one's own; the administrator ends anybody's."""

from __future__ import annotations

import re
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
