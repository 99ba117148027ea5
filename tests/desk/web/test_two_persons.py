"""Two persons are two accounts of two persons, whatever became of the accounts in between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

import pytest

from desk.workspace.folder import Workspace
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_four_eyes import agreed, referral
from tests.desk.web.test_redisplay import filled

PEOPLE = "/nguoi-dung/"


@pytest.fixture
def accounts(desk: Workspace) -> Iterator[dict[str, int]]:
    """Numbers of the accounts by name; those that were there are as they were afterwards."""
    from desk.web.accounts.demo_people import PASSWORD
    from desk.web.accounts.models import Account
    from desk.web.accounts.record import recorded
    from desk.web.proposals.deciding import settled
    from desk.web.proposals.models import Proposal

    before = list(Account.objects.all())
    Proposal.objects.all().delete()
    yield {one.username: one.pk for one in before}
    Proposal.objects.all().delete()
    settled()
    for one in before:
        one.set_password(PASSWORD)
        recorded("account_reset", one, "")


def waiting_referral(signed_in: SignedIn, by: str) -> tuple[str, Any]:
    from desk.web.proposals.models import Proposal

    url, content = referral(signed_in)
    assert signed_in(by).post(f"{url}chuyen/", content).status_code == 302
    return url, Proposal.objects.get(state="open")


def password_changed(who: str) -> int:
    """Put on record that an account has a password of its own; return the account's number."""
    from desk.web.accounts.models import Account
    from desk.web.accounts.record import recorded

    account = Account.objects.get(username=who)
    account.must_change = False
    recorded("account_password", account, who)
    return int(account.pk)


def word_given(signed_in: SignedIn, who: str, url: str, waiting: Any) -> tuple[int, str]:
    """Agree as someone who has changed the password an administrator gave out; return what came of it."""
    password_changed(who)
    status = agreed(signed_in(who), url, waiting)
    waiting.refresh_from_db()
    return status, waiting.state


def test_one_person_with_two_accounts_signs_once(accounts: dict[str, int], signed_in: SignedIn) -> None:
    admin = signed_in("quan-tri")
    own = accounts["xac-minh"]
    made = {"username": "xac-minh.b", "role": "investigator", "person": own}
    assert admin.post(f"{PEOPLE}them/", made).status_code == 200
    url, waiting = waiting_referral(signed_in, "xac-minh")
    assert word_given(signed_in, "xac-minh.b", url, waiting) == (422, "open")
    assert word_given(signed_in, "xac-minh-2", url, waiting) == (302, "agreed")


def test_a_handed_over_account_is_no_second_person(accounts: dict[str, int], signed_in: SignedIn) -> None:
    """Its old user comes back by another account, its new user by the same: neither agrees."""
    admin = signed_in("quan-tri")
    url, waiting = waiting_referral(signed_in, "xac-minh")
    old, other = accounts["xac-minh"], accounts["xac-minh-2"]
    assert admin.post(f"{PEOPLE}{other}/", {"what": "person", "person": old}).status_code == 200
    assert admin.post(f"{PEOPLE}{old}/", {"what": "person", "person": ""}).status_code == 200
    for who in ("xac-minh", "xac-minh-2"):
        assert word_given(signed_in, who, url, waiting) == (422, "open")
    assert admin.post(f"{PEOPLE}{other}/", {"what": "person", "person": ""}).status_code == 200
    assert word_given(signed_in, "xac-minh-2", url, waiting) == (
        302,
        "agreed",
    )  # another's when it was proposed, and now


def test_an_account_that_was_the_proposers_stays_so_for_that_proposal(
    accounts: dict[str, int], signed_in: SignedIn
) -> None:
    admin = signed_in("quan-tri")
    old, other = accounts["xac-minh"], accounts["xac-minh-2"]
    assert admin.post(f"{PEOPLE}{other}/", {"what": "person", "person": old}).status_code == 200
    url, waiting = waiting_referral(signed_in, "xac-minh")
    assert admin.post(f"{PEOPLE}{other}/", {"what": "person", "person": ""}).status_code == 200
    assert word_given(signed_in, "xac-minh-2", url, waiting) == (422, "open")


def test_a_new_role_ends_the_old_right_at_once(accounts: dict[str, int], signed_in: SignedIn) -> None:
    admin, second = signed_in("quan-tri"), signed_in("xac-minh-2")
    url, waiting = waiting_referral(signed_in, "xac-minh")
    rights = {"what": "rights", "role": "auditor", "unit": "", "office": "Thanh tra huyện"}
    to, fields = filled(admin.get(PEOPLE).content.decode(), f"/{accounts['xac-minh-2']}/", "role")
    assert admin.post(to, {**fields, **rights}).status_code == 200
    assert second.get(url)["Location"].startswith("/dang-nhap/")  # signed out
    assert agreed(signed_in("xac-minh-2"), url, waiting) == 403


@pytest.mark.parametrize("name", ["an, binh", "an binh", "an\tb", "", "x" * 61, "<b>"])
def test_a_name_holds_no_comma_and_no_space(name: str, accounts: dict[str, int], signed_in: SignedIn) -> None:
    made = {"username": name, "role": "investigator"}
    assert signed_in("quan-tri").post(f"{PEOPLE}them/", made).status_code == 422


def test_nobody_gives_himself_a_role(accounts: dict[str, int], signed_in: SignedIn) -> None:
    rights = {"what": "rights", "role": "investigator", "unit": "", "office": ""}
    assert signed_in("quan-tri").post(f"{PEOPLE}{accounts['quan-tri']}/", rights).status_code == 422


def handed_over(signed_in: SignedIn, number: int, **fields: Any) -> None:
    change = {"what": "person", "person": "", **fields}
    assert signed_in("quan-tri").post(f"{PEOPLE}{number}/", change).status_code == 200


def test_the_former_user_of_an_account_is_named_for_a_new_one(
    accounts: dict[str, int], signed_in: SignedIn
) -> None:
    url, waiting = waiting_referral(signed_in, "xac-minh-2")
    own = accounts["xac-minh-2"]
    handed_over(signed_in, own)
    page = signed_in("quan-tri").get(PEOPLE).content.decode()
    assert f'<option value="{own}">\nngười dùng xac-minh-2 đến ' in page
    made = {"username": "xac-minh.sau", "role": "investigator", "person": own}
    assert signed_in("quan-tri").post(f"{PEOPLE}them/", made).status_code == 200
    assert word_given(signed_in, "xac-minh.sau", url, waiting) == (422, "open")


def investigators(signed_in: SignedIn, *usernames: str) -> list[int]:
    """Make accounts of investigators and return their numbers: that two are one person's stays on record,
    and must not be so of accounts that other tests use."""
    for username in usernames:
        made = {"username": username, "role": "investigator"}
        assert signed_in("quan-tri").post(f"{PEOPLE}them/", made).status_code == 200
    return [password_changed(username) for username in usernames]


def test_the_former_user_of_an_account_is_known_to_be_who_has_another(
    accounts: dict[str, int], signed_in: SignedIn
) -> None:
    """Whether it is said when the account is handed over, or of the other account later."""
    own, other, _ = investigators(signed_in, "xac-minh.giao", "xac-minh.cu", "xac-minh.ba")
    url, waiting = waiting_referral(signed_in, "xac-minh.giao")
    handed_over(signed_in, own, former=other)
    assert word_given(signed_in, "xac-minh.cu", url, waiting) == (422, "open")
    assert word_given(signed_in, "xac-minh.ba", url, waiting) == (302, "agreed")


def test_two_accounts_found_to_be_one_persons_are_so_for_what_either_proposed_before(
    accounts: dict[str, int], signed_in: SignedIn
) -> None:
    own, other = investigators(signed_in, "xac-minh.mot", "xac-minh.hai")
    url, waiting = waiting_referral(signed_in, "xac-minh.mot")
    handed_over(signed_in, own, person=other, former=other)
    assert word_given(signed_in, "xac-minh.hai", url, waiting) == (422, "open")


def test_who_has_an_account_later_withdraws_nothing_of_its_former_user(
    accounts: dict[str, int], signed_in: SignedIn
) -> None:
    url, waiting = waiting_referral(signed_in, "xac-minh")
    handed_over(signed_in, accounts["xac-minh"])
    word_given(signed_in, "xac-minh", url, waiting)
    word = {"proposal": waiting.pk, "answer": "withdraw"}
    assert signed_in("xac-minh").post(f"{url}nguoi-thu-hai/", word).status_code == 422
    waiting.refresh_from_db()
    assert waiting.state == "open"


def test_no_number_of_a_person_is_given_out_twice() -> None:
    from desk.workspace.rights import AccountRecord, rights_of

    one = AccountRecord(1, "a", "policy", "", "", "", True, False, 0, "")
    records = [replace(one, person=person) for person in (0, 2, 3, 1)]
    entries = [{"kind": "account_person", "at": "", "content": asdict(record)} for record in records]
    assert rights_of(entries).next_account() == 4


@pytest.mark.parametrize("what", ["close", "rights"])
def test_a_new_password_undoes_nothing_an_administrator_does_meanwhile(
    what: str, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Passwords take long to be hashed: what came on record meanwhile stands."""
    from desk.web.accounts.models import Account
    from desk.web.accounts.people import _rights
    from desk.web.accounts.record import account_made, rights_today
    from desk.web.stale import mark_of

    old, new = "mật khẩu cũ đủ dài", "một câu khác đủ dài"
    account = account_made(f"tam-{what}", old, "policy", "quan-tri")
    browser, administrator, hashed = signed_in(account.username), signed_in("quan-tri"), Account.set_password

    def slowly(self: Account, password: str) -> None:
        monkeypatch.setattr(Account, "set_password", hashed)
        said = {"what": what, "role": "auditor", "shown": mark_of(_rights(account))}
        assert administrator.post(f"/nguoi-dung/{account.pk}/", said).status_code == 200
        hashed(self, password)

    monkeypatch.setattr(Account, "set_password", slowly)
    answer = browser.post("/tai-khoan/", {"old": old, "new": new, "again": new})
    assert answer.status_code == 400  # the session was ended too
    now = rights_today().accounts[account.pk]
    assert (now.active, now.role) == ((False, "policy") if what == "close" else (True, "auditor"))
    there = Account.objects.get(pk=account.pk)
    assert (there.is_active, there.role) == (now.active, now.role)
    assert there.check_password(old)


def test_a_name_taken_by_another_administrator_meanwhile_is_refused_in_words(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.web.accounts.people._check_name", lambda name: None)  # it was free then
    said = {"username": "thanh-tra", "role": "auditor"}
    answer = signed_in("quan-tri", raise_request_exception=False).post("/nguoi-dung/them/", said)
    assert answer.status_code == 422
    assert "Đã có tài khoản" in answer.content.decode()
