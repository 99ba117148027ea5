"""A second person reads what changes, for whom and who moves; who proposed withdraws and corrects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from desk.workspace.rights import RIGHTS
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_four_eyes import referral
from tests.desk.web.workers import over

RUNS = "/lan-chay/2020/"
PAGE = f"{RUNS}de-nghi/"


@pytest.fixture(autouse=True)
def nothing_waits(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    from desk.web.proposals.models import Proposal

    monkeypatch.setattr("desk.web.jobs.jobs.subprocess.Popen", over)
    Proposal.objects.all().delete()
    yield
    Proposal.objects.all().delete()


def announcement() -> Any:
    from desk.web.proposals.deciding import proposed
    from desk.web.shelf import year_of

    year = year_of(2020)
    assert year is not None
    content = {"run": year.run.id, "document": "7/TB-PC", "date": "2021-03-02"}
    return proposed("announce", "2020", "danh-gia", {**content, "reason": "", "despite": "còn hai xã"})


def test_an_announcement_is_read_before_it_is_agreed_to(desk: Workspace, signed_in: SignedIn) -> None:
    waiting, second = announcement(), signed_in("chinh-sach")
    assert PAGE in second.get("/").content.decode()
    page = second.get(PAGE).content.decode()
    for told in ("7/TB-PC", "02/03/2021", "còn hai xã", "đổi hạng so với năm trước", "chưa chắc xếp loại"):
        assert told in page, told
    assert "Xã Hưng Yên" in page  # the results themselves
    assert f'name="proposal" value="{waiting.pk}"' in page
    second.post(f"{RUNS}nguoi-thu-hai/", {"proposal": waiting.pk, "answer": "decline", "reason": "chưa đủ"})
    last = log_of(desk, RIGHTS).entries()[-1]
    assert (last["kind"], last["content"]["number"]) == ("declined", waiting.pk)
    assert last["content"]["read"]  # when its page was read


def test_who_proposed_sees_the_page_withdraws_and_corrects(signed_in: SignedIn) -> None:
    waiting, own = announcement(), signed_in("danh-gia")
    assert "Xem, rút để sửa" in own.get("/").content.decode()
    page = own.get(PAGE).content.decode()
    assert ('value="withdraw"' in page, 'value="agree"' in page) == (True, False)
    own.post(f"{RUNS}nguoi-thu-hai/", {"proposal": waiting.pk, "answer": "withdraw"})
    assert own.get(PAGE)["Location"] == RUNS


def test_a_referral_that_was_declined_is_corrected_with_its_words(signed_in: SignedIn) -> None:
    from desk.web.proposals.deciding import proposed

    url, content = referral(signed_in)
    said = {**content, "document": "12/CV", "reason": "chuyển Cơ quan điều tra"}
    waiting = proposed("refer", content["lead"], "xac-minh", said)
    word = {"proposal": waiting.pk, "answer": "decline", "reason": "thiếu căn cứ"}
    signed_in("xac-minh-2").post(f"{url}nguoi-thu-hai/", word)
    form = signed_in("xac-minh").get(f"{url}?mau=chuyen").content.decode()
    for kept in ('value="12/CV"', "chuyển Cơ quan điều tra</textarea>", "thiếu căn cứ"):
        assert kept in form, kept


def test_a_change_of_rules_says_who_moves_and_what_the_proofs_find(desk: Workspace) -> None:
    from desk.web.drafting.drafts import texts_today
    from desk.web.drafting.impact import draft_compared
    from desk.web.proposals.deciding import proposed

    name = "rules/parameters.yaml"
    base = texts_today()[name]
    text = base.replace("value: 90", "value: 30", 1)  # days to finish handling a case
    files = {name: {"base": base, "text": text}}
    waiting = proposed("rules", "rules", "chinh-sach-2", {"reason": "thử đổi điểm", "files": files})
    asked = {"year": 2020, "lang": "vi", "proposal": waiting.pk}
    outcome = draft_compared(asked, "chinh-sach-2", lambda done, total: None)
    assert [d for d in outcome.result["differences"] if "90" in d] == outcome.result["differences"]
    assert outcome.result["books"]
    assert isinstance(outcome.result["findings"], list)


def test_a_referral_has_a_page_with_what_speaks_for_and_against_it(signed_in: SignedIn) -> None:
    from desk.web.proposals.deciding import proposed

    url, content = referral(signed_in)
    assert signed_in("xac-minh-2").get(f"{url}de-nghi/")["Location"] == url  # nothing waits
    waiting = proposed("refer", content["lead"], "xac-minh", {**content, "seen": content["seen"]})
    second = signed_in("xac-minh-2")
    assert f"{url}de-nghi/" in second.get("/").content.decode()
    assert 'value="agree"' not in second.get(url).content.decode()  # what it rests on is read first
    page = second.get(f"{url}de-nghi/").content.decode()
    for words in ("7/CV-CAH", "Cơ quan điều tra", "Có thể vô can vì", "Bằng chứng", "chưa ai quyết định gì"):
        assert words in page, words
    assert f'name="proposal" value="{waiting.pk}"' in page
    own = signed_in("xac-minh").get(f"{url}de-nghi/").content.decode()
    assert ('value="withdraw"' in own, 'value="agree"' in own) == (True, False)
    auditor = signed_in("thanh-tra").get(f"{url}de-nghi/").content.decode()
    assert ("7/CV-CAH" in auditor, 'name="answer"' in auditor) == (True, False)
