"""Only a commune's account is bound to a unit, to its own commune; who must change the password does that
first."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

import pytest

from desk.base.roles import ROLES
from desk.workspace.folder import Workspace
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_permissions import OTHER, OWN, cases
from tests.desk.web.test_redisplay import filled

PEOPLE = "/nguoi-dung/"


OWN_PAGES = ("own_account", "sign_out", "second_factor")


@pytest.fixture
def bound(desk: Workspace) -> Iterator[int]:
    """An investigator whom an earlier version bound to a unit; as he was, afterwards."""
    from desk.web.accounts.models import Account
    from desk.web.accounts.record import recorded

    account = Account.objects.get(username="xac-minh-2")
    account.unit = OWN
    recorded("account_rights", account, "quan-tri")
    yield account.pk
    account.unit = ""
    recorded("account_rights", account, "quan-tri")


@pytest.mark.parametrize(
    ("role", "unit"),
    [*((role, OWN) for role in ROLES if role != "commune"), ("commune", ""), ("commune", "91")],
)
def test_no_other_binding_can_be_made(role: str, unit: str, bound: int, signed_in: SignedIn) -> None:
    admin = signed_in("quan-tri")
    rights = {"role": role, "unit": unit}
    assert admin.post(f"{PEOPLE}them/", {"username": "moi", **rights}).status_code == 422
    assert admin.post(f"{PEOPLE}{bound}/", {"what": "rights", **rights}).status_code == 422


def test_who_was_bound_gets_nowhere_until_an_administrator_confirms_the_role(
    bound: int, signed_in: SignedIn
) -> None:
    browser = signed_in("xac-minh-2")
    for name, access, url, method, _ in cases():
        if method in ("GET", "POST") and not access.open and name not in OWN_PAGES:
            answer = browser.generic(method, url)
            assert answer.status_code == 403, url
            assert f"gắn với đơn vị '{OWN}'" in unescape(answer.content.decode())
    assert browser.get("/tai-khoan/").status_code == 200
    admin = signed_in("quan-tri")
    assert "xác nhận lại vai trò" in admin.get(PEOPLE).content.decode()
    rights = {"what": "rights", "role": "investigator", "unit": "", "office": "Công an huyện"}
    to, fields = filled(admin.get(PEOPLE).content.decode(), f"/{bound}/", "role")
    assert admin.post(to, {**fields, **rights}).status_code == 200
    assert signed_in("xac-minh-2").get("/manh-moi/2020/").status_code == 200


def test_a_communes_account_sees_its_own_commune_alone(desk: Workspace, signed_in: SignedIn) -> None:
    browser = signed_in("xa-hung-yen")
    assert browser.get(f"/ket-qua/2020/{OWN}/").status_code == 200
    assert browser.get(f"/ket-qua/2020/{OTHER}/").status_code == 403


def test_who_must_change_the_password_does_nothing_before(desk: Workspace, signed_in: SignedIn) -> None:
    from desk.web.accounts.demo_people import PASSWORD
    from desk.web.accounts.models import Account
    from desk.web.accounts.record import recorded

    account = Account.objects.get(username="chinh-sach-2")
    account.must_change = True
    recorded("account_reset", account, "quan-tri")
    browser = signed_in("chinh-sach-2")
    for name, access, url, method, _ in cases():
        if method in ("GET", "POST") and not access.open and name not in OWN_PAGES:
            assert browser.generic(method, url)["Location"] == "/tai-khoan/", url
    fresh = "một câu dài dễ nhớ"
    typed = {"old": PASSWORD, "new": fresh, "again": fresh}
    assert browser.post("/tai-khoan/", typed).status_code == 302
    assert browser.get("/quy-tac/").status_code == 200
    account = Account.objects.get(username="chinh-sach-2")
    assert not account.must_change
    account.set_password(PASSWORD)
    recorded("account_reset", account, "quan-tri")
