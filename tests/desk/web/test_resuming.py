"""A session that ends loses nothing: what was typed comes through the door with its writer alone."""

from __future__ import annotations

import html
import re
import time
from typing import Any

import pytest

from tests.desk.web.conftest import SignedIn

ORIGIN = {"HTTP_ORIGIN": "http://localhost", "HTTP_REFERER": "http://localhost/lan-chay/2020/"}
WORDS = "Chấm lại vì có báo cáo mới,\ntừ hai xã"


def entered(signed_in: SignedIn, person: str) -> Any:
    """Return a browser whose person came in by the door."""
    from desk.web.accounts.demo_people import PASSWORD

    browser = signed_in(None)
    assert browser.post("/dang-nhap/", {"username": person, "password": PASSWORD}).status_code == 302
    return browser


def form_of(browser: Any) -> dict[str, str]:
    """Return a form filled in on a page of who is signed in, with the token the page gave it."""
    return {"reason": WORDS, "n": "7", "csrfmiddlewaretoken": browser.cookies["csrftoken"].value}


def after_expiry(browser: Any, form: dict[str, str] | None = None) -> str:
    """Send a form after the session ended, and return what the door carries."""
    form = form or form_of(browser)
    browser.session.flush()
    answer = browser.post("/lan-chay/2020/mo-lai/", form, **ORIGIN)
    page = answer.content.decode()
    assert answer.status_code == 401
    assert "Phiên làm việc đã hết" in page
    assert 'name="next" value="/lan-chay/2020/"' in page
    found = re.search(r'name="kept" value="([^"]+)"', page)
    assert found
    return html.unescape(found[1])


def through_the_door(browser: Any, person: str, kept: str) -> Any:
    from desk.web.accounts.demo_people import PASSWORD

    said = {"username": person, "password": PASSWORD, "next": "/lan-chay/2020/", "kept": kept}
    wrong = browser.post("/dang-nhap/", {**said, "password": "sai"}).content.decode()
    assert html.escape(kept) in wrong  # a slip at the door loses nothing either
    return browser.post("/dang-nhap/", said)


def refusals() -> int:
    from desk.web.shelf import workspace
    from desk.workspace.logs import DESK, log_of

    return sum(line["kind"] == "refused" for line in log_of(workspace(), DESK).entries())


def test_what_was_typed_is_there_to_be_sent_after_signing_in_and_nothing_is_refused(
    signed_in: SignedIn,
) -> None:
    browser, before = entered(signed_in, "danh-gia"), refusals()
    page = through_the_door(browser, "danh-gia", after_expiry(browser)).content.decode()
    assert f"\n{WORDS}</textarea>" in page
    assert 'action="/lan-chay/2020/mo-lai/"' in page
    assert '<input type="hidden" name="n" value="7">' in page
    assert refusals() == before


def test_who_must_change_the_password_first_is_shown_it_afterwards(signed_in: SignedIn) -> None:
    from desk.web.accounts.demo_people import PASSWORD
    from desk.web.accounts.models import Account
    from desk.web.accounts.record import recorded

    account = Account.objects.get(username="danh-gia")

    def must_change(value: bool) -> None:
        account.must_change = value
        account.set_password(PASSWORD)
        recorded("account_reset", account, "")

    browser = entered(signed_in, "danh-gia")
    must_change(True)
    try:
        again = through_the_door(browser, "danh-gia", after_expiry(browser))
        assert f"\n{WORDS}</textarea>" in again.content.decode()
        stopped = browser.post("/lan-chay/2020/mo-lai/", form_of(browser), **ORIGIN)
        assert (stopped.status_code, stopped["Location"]) == (302, "/tai-khoan/")
        new = "mot-mat-khau-khac-hẳn-9"
        page = browser.post("/tai-khoan/", {"old": PASSWORD, "new": new, "again": new}).content.decode()
        assert f"\n{WORDS}</textarea>" in page
    finally:
        must_change(False)


def test_nobody_else_is_shown_it(signed_in: SignedIn) -> None:
    browser = entered(signed_in, "danh-gia")
    answer = through_the_door(browser, "chinh-sach", after_expiry(browser))
    assert (answer.status_code, answer["Location"]) == (302, "/lan-chay/2020/")


def test_a_form_of_another_site_is_kept_by_no_door(signed_in: SignedIn) -> None:
    answer = signed_in(None).post(
        "/lan-chay/2020/mo-lai/", {"reason": WORDS}, HTTP_ORIGIN="http://evil.example"
    )
    assert answer.status_code == 401
    assert 'name="kept"' not in answer.content.decode()
    forged = entered(signed_in, "danh-gia")
    forged.handler.enforce_csrf_checks = True
    page = forged.post("/lan-chay/2020/mo-lai/", {"reason": WORDS}, HTTP_ORIGIN="http://evil.example")
    assert "<textarea" not in page.content.decode()


def again(browser: Any, person: str) -> dict[str, str]:
    """Have someone else, or the same person, sign in with the browser; return the form of before."""
    from desk.web.accounts.demo_people import PASSWORD

    form = form_of(browser)
    browser.post("/thoat/")
    assert browser.post("/dang-nhap/", {"username": person, "password": PASSWORD}).status_code == 302
    browser.handler.enforce_csrf_checks = True
    return form


def test_a_form_older_than_the_session_is_shown_to_be_sent_again(signed_in: SignedIn) -> None:
    browser = entered(signed_in, "danh-gia")
    answer = browser.post("/lan-chay/2020/mo-lai/", again(browser, "danh-gia"), **ORIGIN)
    assert answer.status_code == 403
    assert f"\n{WORDS}</textarea>" in answer.content.decode()


def test_a_form_left_open_for_days_and_many_sign_ins_is_shown_to_be_sent_again(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typed before the weekend, sent after it, by who signed in in another tab many times meanwhile."""
    browser, start = entered(signed_in, "danh-gia"), time.time()
    form = form_of(browser)
    monkeypatch.setattr(time, "time", lambda: start + 3 * 24 * 3600)
    assert int(browser.cookies["nguoi"]["max-age"]) > 3 * 24 * 3600
    page = through_the_door(browser, "danh-gia", after_expiry(browser, form)).content.decode()
    assert f"\n{WORDS}</textarea>" in page
    for _ in range(6):
        again(browser, "danh-gia")
        browser.handler.enforce_csrf_checks = False
    browser.handler.enforce_csrf_checks = True
    answer = browser.post("/lan-chay/2020/mo-lai/", form, **ORIGIN)
    assert f"\n{WORDS}</textarea>" in answer.content.decode()


def test_the_door_promises_nothing_of_a_form_whose_writer_is_unknown(signed_in: SignedIn) -> None:
    browser = entered(signed_in, "danh-gia")
    form = form_of(browser)
    browser.session.flush()
    del browser.cookies["nguoi"]
    page = browser.post("/lan-chay/2020/mo-lai/", form, **ORIGIN).content.decode()
    assert 'name="kept"' not in page
    assert "còn nguyên" not in page
    assert "Phiên làm việc đã hết nên điều vừa gửi chưa được ghi" in page


def test_a_form_of_before_is_not_shown_to_who_signed_in_after_its_writer(signed_in: SignedIn) -> None:
    """It waits in a page that was left open: whoever sits there now sends it, signed in or signed out
    again."""
    browser = entered(signed_in, "danh-gia")
    form = again(browser, "chinh-sach")
    answer = browser.post("/lan-chay/2020/mo-lai/", form, **ORIGIN)
    assert (answer.status_code, "từ hai xã" in answer.content.decode()) == (403, False)
    browser.handler.enforce_csrf_checks = False
    browser.session.flush()
    page = browser.post("/lan-chay/2020/mo-lai/", form, **ORIGIN).content.decode()
    assert ("Phiên làm việc đã hết" in page, 'name="kept"' in page) == (True, False)


def test_what_the_former_holder_of_an_account_typed_is_not_shown_to_the_next(signed_in: SignedIn) -> None:
    from desk.web.accounts.models import Account
    from desk.web.accounts.record import recorded

    browser = entered(signed_in, "danh-gia")
    kept, account = after_expiry(browser), Account.objects.get(username="danh-gia")
    person = account.person
    account.person = 99
    recorded("account_person", account, "")
    try:
        assert through_the_door(browser, "danh-gia", kept).status_code == 302
    finally:
        account.person = person
        recorded("account_person", account, "")


def test_an_address_that_only_takes_forms_leads_to_the_page_above_it(signed_in: SignedIn) -> None:
    before = refusals()
    for person, url, page in (
        ("danh-gia", "/lan-chay/2020/mo-lai/", "/lan-chay/2020/"),
        ("xa-hung-yen", "/lan-chay/2020/mo-lai/", "/"),
        ("xac-minh", "/manh-moi/2020/1/nhan/", "/manh-moi/2020/1/"),
        (None, "/lan-chay/2020/mo-lai/", "/dang-nhap/?next=%2Flan-chay%2F2020%2F"),
    ):
        answer = signed_in(person).get(url)
        assert (answer.status_code, answer["Location"]) == (302, page)
    assert refusals() == before
