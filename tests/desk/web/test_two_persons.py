"""Two persons are two accounts of two persons, whatever became of the accounts in between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from desk.workspace.folder import Workspace
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_four_eyes import agreed, referral

PEOPLE = "/nguoi-dung/"


@pytest.fixture
def accounts(desk: Workspace) -> Iterator[dict[str, int]]:
    """Numbers of the accounts by name; those that were there are as they were afterwards."""
    from desk.web.accounts.demo_people import PASSWORD
    from desk.web.accounts.models import Account
    from desk.web.accounts.record import recorded
    from desk.web.proposals.models import Proposal

    before = list(Account.objects.all())
    Proposal.objects.all().delete()
    yield {one.username: one.pk for one in before}
    Proposal.objects.all().delete()
    for one in before:
        one.set_password(PASSWORD)
        recorded("account_reset", one, "")


def waiting_referral(signed_in: SignedIn, by: str) -> tuple[str, Any]:
    from desk.web.proposals.models import Proposal

    url, content = referral(signed_in)
    assert signed_in(by).post(f"{url}chuyen/", content).status_code == 302
    return url, Proposal.objects.get(state="open")


def word_given(signed_in: SignedIn, who: str, url: str, waiting: Any) -> tuple[int, str]:
    """Agree as someone who has changed the password an administrator gave out; return what came of it."""
    from desk.web.accounts.models import Account
    from desk.web.accounts.record import recorded

    account = Account.objects.get(username=who)
    account.must_change = False
    recorded("account_password", account, who)
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
    assert admin.post(f"{PEOPLE}{accounts['xac-minh-2']}/", rights).status_code == 200
    assert second.get(url)["Location"].startswith("/dang-nhap/")  # signed out
    assert agreed(signed_in("xac-minh-2"), url, waiting) == 403


@pytest.mark.parametrize("name", ["an, binh", "an binh", "an\tb", "", "x" * 61, "<b>"])
def test_a_name_holds_no_comma_and_no_space(name: str, accounts: dict[str, int], signed_in: SignedIn) -> None:
    made = {"username": name, "role": "investigator"}
    assert signed_in("quan-tri").post(f"{PEOPLE}them/", made).status_code == 422


def test_nobody_gives_himself_a_role(accounts: dict[str, int], signed_in: SignedIn) -> None:
    rights = {"what": "rights", "role": "investigator", "unit": "", "office": ""}
    assert signed_in("quan-tri").post(f"{PEOPLE}{accounts['quan-tri']}/", rights).status_code == 422
