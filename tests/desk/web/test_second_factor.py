"""Who opens names or grants access signs in by password and a code of the phone; a code counts once."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest

from desk.web.accounts.demo_people import PASSWORD
from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from desk.workspace.rights import RIGHTS
from tests.desk.web.conftest import SignedIn

DOOR, CODE, SET_UP, NAME = "/dang-nhap/", "/dang-nhap/ma/", "/tai-khoan/ma/", "xac-minh"


@pytest.fixture(autouse=True)
def strict(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The desk as an office has it; the example's door asks for no phone."""
    from axes.utils import reset
    from django.conf import settings

    from desk.web.accounts.models import Account
    from desk.web.accounts.record import recorded

    monkeypatch.setattr(settings, "SECOND_FACTOR_FOR", ("investigator", "administrator"))
    before = list(Account.objects.all())
    reset()
    yield
    for one in before:
        recorded("account_reset", one, "")
    reset()


def set_up(browser: Any) -> str:
    """Set a second factor up as the page says; return its secret."""
    page = browser.get(SET_UP).content.decode()
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", page)[1].replace(" ", "")
    assert "<svg" in page
    assert browser.post(SET_UP, {"code": shown(secret)}).status_code == 302
    return secret


def shown(secret: str, later: int = 0) -> str:
    import pyotp

    return str(pyotp.TOTP(secret).at(time.time() + later))


def test_an_investigator_does_nothing_before_the_phone_is_set_up(signed_in: SignedIn) -> None:
    browser = signed_in(NAME)
    assert browser.get("/manh-moi/2020/")["Location"] == SET_UP
    assert browser.post("/manh-moi/2020/1/nhan/", {"reason": "x"})["Location"] == SET_UP
    assert signed_in("danh-gia").get("/").status_code == 200
    assert browser.post(SET_UP, {"code": "000000"}).status_code == 200  # the page again, with the fault
    assert browser.get("/")["Location"] == SET_UP
    set_up(browser)
    assert browser.get("/manh-moi/2020/").status_code == 200


def test_a_password_alone_opens_nothing_and_a_code_counts_once(desk: Workspace, signed_in: SignedIn) -> None:
    secret = set_up(signed_in(NAME))
    first, second = signed_in(None), signed_in(None)
    for browser in (first, second):
        answer = browser.post(f"{DOOR}?next=/phim/", {"username": NAME, "password": PASSWORD})
        assert "Sáu chữ số" in answer.content.decode()
        assert browser.get("/phim/").status_code == 302  # to the door
    code = shown(secret, 30)
    assert first.post(CODE, {"code": code, "next": "/phim/"})["Location"] == "/phim/"
    assert "đã dùng" in second.post(CODE, {"code": code}).content.decode()
    assert secret not in (desk.folder / "decisions" / RIGHTS).read_text("utf-8")


def test_wrong_codes_lock_the_name_out_and_are_on_record(desk: Workspace, signed_in: SignedIn) -> None:
    secret, browser = set_up(signed_in(NAME)), signed_in(None)
    browser.post(DOOR, {"username": NAME, "password": PASSWORD})
    for _ in range(5):
        browser.post(CODE, {"code": "000000"})
    last = log_of(desk, "desk.jsonl").entries()[-1]
    assert (last["kind"], last["content"]["account"]) == ("locked_out", NAME)
    assert browser.post(CODE, {"code": shown(secret, 30)}).status_code == 403


def test_a_code_without_a_password_before_it_opens_nothing(signed_in: SignedIn) -> None:
    secret, stranger = set_up(signed_in(NAME)), signed_in(None)
    assert stranger.post(CODE, {"code": shown(secret, 30)}).status_code == 200
    assert stranger.get("/").status_code == 302


def test_a_new_phone_needs_a_code_of_the_old(signed_in: SignedIn) -> None:
    browser = signed_in(NAME)
    set_up(browser)
    page = browser.get(SET_UP).content.decode()
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", page)[1].replace(" ", "")
    answer = browser.post(SET_UP, {"code": shown(secret), "old": "000000"})
    assert "Mã đang dùng không đúng" in answer.content.decode()


def test_the_administrator_removes_a_lost_phone_on_record(desk: Workspace, signed_in: SignedIn) -> None:
    from desk.web.accounts.models import Account

    set_up(signed_in(NAME))
    admin = signed_in("quan-tri")
    set_up(admin)
    number = Account.objects.get(username=NAME).pk
    page = admin.post(f"/nguoi-dung/{number}/", {"what": "factor"}).content.decode()
    password = re.search(r'big-bits">([^<]+)<', page)[1]
    assert log_of(desk, RIGHTS).entries()[-1]["kind"] == "account_factor"
    browser = signed_in(None)
    assert browser.post(DOOR, {"username": NAME, "password": password}).status_code == 302
    assert browser.get("/")["Location"] == "/tai-khoan/"  # a new password, then the phone


def test_a_factor_written_into_the_database_keeps_the_account_out(signed_in: SignedIn) -> None:
    from desk.web.accounts.models import Account

    set_up(signed_in(NAME))
    Account.objects.filter(username=NAME).update(second_factor="")
    answer = signed_in(None).post(DOOR, {"username": NAME, "password": PASSWORD})
    assert "khác với sổ niêm phong" in answer.content.decode()


def half_in(signed_in: SignedIn) -> tuple[Any, str]:
    """Return a browser that gave name and password, and the code that must follow."""
    secret, browser = set_up(signed_in(NAME)), signed_in(None)
    browser.post(DOOR, {"username": NAME, "password": PASSWORD})
    return browser, shown(secret, 30)


@pytest.mark.parametrize("what", ["password", "outside"])
def test_a_password_changed_between_the_two_steps_begins_anew(what: str, signed_in: SignedIn) -> None:
    from desk.web.accounts.models import Account
    from desk.web.accounts.record import recorded

    browser, code = half_in(signed_in)
    account = Account.objects.get(username=NAME)
    if what == "password":
        account.set_password("một câu dài dễ nhớ khác")
    else:
        account.outside = "người khác ở cổng"
    recorded(f"account_{what}", account, NAME)
    assert 'name="password"' in browser.post(CODE, {"code": code}).content.decode()
    assert browser.get("/").status_code == 302


@pytest.mark.parametrize("step", [2**52, 0])
def test_a_step_to_come_written_past_the_desk_locks_nobody_out(step: int, signed_in: SignedIn) -> None:
    from desk.web.accounts.models import Account

    browser, code = half_in(signed_in)
    Account.objects.filter(username=NAME).update(code_used=step)
    assert browser.post(CODE, {"code": "000000"}).status_code == 200
    assert Account.objects.get(username=NAME).code_used == step
    assert browser.post(CODE, {"code": code}).status_code == 302
