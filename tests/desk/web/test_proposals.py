"""A proposal is answered at its own address, by a role of that address, and by its number as it was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from desk.base.roles import ROLES
from desk.workspace.folder import Workspace
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_four_eyes import referral
from tests.desk.web.test_permissions import NAMED_BY_ROLE

ADDRESSES = {"announce": "/lan-chay/2020/nguoi-thu-hai/", "rules": "/quy-tac/nguoi-thu-hai/"}
SECONDS = {"announce": {"evaluation", "policy"}, "rules": {"policy"}, "refer": {"investigator"}}
WORDS = ({"answer": "agree"}, {"answer": "decline", "reason": "thôi"}, {"answer": "withdraw"})


@pytest.fixture
def addresses(desk: Workspace, signed_in: SignedIn) -> Iterator[dict[str, str]]:
    """One proposal of each kind waits, from persons who try nothing here; where each is answered."""
    from desk.web.proposals.deciding import proposed
    from desk.web.proposals.models import Proposal

    Proposal.objects.all().delete()
    lead, content = referral(signed_in)
    for kind, about, by, said in (
        ("announce", "2020", "danh-gia-3", {"run": "x", "document": "1/TB", "date": "2021-03-01"}),
        ("rules", "rules", "chinh-sach-2", {"reason": "thử", "files": {}}),
        ("refer", content["lead"], "xac-minh-2", content),
    ):
        proposed(kind, about, by, said)
    yield {**ADDRESSES, "refer": f"{lead}nguoi-thu-hai/"}
    Proposal.objects.all().delete()


@pytest.mark.parametrize("role", ROLES)
def test_each_kind_is_answered_at_its_own_address_by_its_own_roles_alone(
    role: str, addresses: dict[str, str], signed_in: SignedIn
) -> None:
    from desk.web.proposals.models import OPEN, Proposal

    browser = signed_in(NAMED_BY_ROLE[role])
    for kind in addresses:
        waiting = Proposal.objects.get(kind=kind)
        for at, url in addresses.items():
            if at == kind and role in SECONDS[kind]:
                continue
            for word in WORDS:
                status = browser.post(url, {"proposal": waiting.pk, **word}).status_code
                assert status in (403, 422), (kind, at, word)
        waiting.refresh_from_db()
        assert (waiting.state, waiting.second) == (OPEN, ""), kind
    for kind in (k for k, roles in SECONDS.items() if role in roles):
        waiting = Proposal.objects.get(kind=kind)
        said = {"proposal": waiting.pk, "answer": "decline", "reason": "chưa đủ"}
        assert browser.post(addresses[kind], said).status_code == 302
        waiting.refresh_from_db()
        assert (waiting.state, waiting.second) == ("declined", NAMED_BY_ROLE[role])


@pytest.mark.parametrize("number", ["", "0", "999999", "x"])
def test_a_word_names_the_proposal_that_was_read(
    number: str, addresses: dict[str, str], signed_in: SignedIn
) -> None:
    from desk.web.proposals.models import OPEN, Proposal

    answer = signed_in("chinh-sach").post(addresses["rules"], {"proposal": number, "answer": "agree"})
    assert answer.status_code == 422
    assert "Mở lại trang" in answer.content.decode()
    assert Proposal.objects.get(kind="rules").state == OPEN


def test_who_proposed_withdraws_and_no_one_else(addresses: dict[str, str], signed_in: SignedIn) -> None:
    from desk.web.proposals.models import Proposal

    waiting = Proposal.objects.get(kind="rules")
    word: dict[str, Any] = {"proposal": waiting.pk, "answer": "withdraw"}
    assert signed_in("chinh-sach").post(addresses["rules"], word).status_code == 422
    own = signed_in("chinh-sach-2")
    assert 'value="withdraw"' in own.get("/quy-tac/dang-cho/").content.decode()
    assert own.post(addresses["rules"], {**word, "answer": "decline", "reason": "x"}).status_code == 422
    assert own.post(addresses["rules"], word).status_code == 302
    waiting.refresh_from_db()
    assert waiting.state == "withdrawn"
    assert "Không có đề nghị nào" in own.get("/quy-tac/dang-cho/").content.decode()
