"""What two persons agree to is on disk before it counts, and once: whatever is cut off in between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_lead_decisions import first_lead, log, waiting_number


class Killed(BaseException):
    """The server was stopped at this point."""


def referral(signed_in: SignedIn) -> tuple[str, dict[str, Any]]:
    """Return the first lead's address and what a referral of it holds."""
    url, seen = first_lead(signed_in("xac-minh"))
    about = {"year": 2020, "lead": url.split("/")[-2], "seen": seen}
    return url, {**about, "document": "7/CV-CAH", "reason": "Cơ quan điều tra"}


@pytest.fixture
def proposal(desk: Workspace, signed_in: SignedIn) -> Iterator[tuple[str, Any]]:
    """A referral that awaits its second person: the lead's address, and the proposal."""
    from desk.web.proposals.models import Proposal

    Proposal.objects.all().delete()
    url, content = referral(signed_in)
    assert signed_in("xac-minh").post(f"{url}chuyen/", content).status_code == 302
    yield url, Proposal.objects.get()
    Proposal.objects.all().delete()


def referrals(desk: Workspace, mark: str) -> int:
    return sum(entry.get("proposal") == mark for entry in log_of(desk, "leads.jsonl").entries())


def agreed(browser: Any, url: str, waiting: Any) -> int:
    """Agree to a proposal at its lead's address, and return the status of the answer."""
    said = {"proposal": waiting.pk, "answer": "agree"}
    return int(browser.post(f"{url}nguoi-thu-hai/", said).status_code)


def cut_off(monkeypatch: pytest.MonkeyPatch, browser: Any, url: str, waiting: Any) -> None:
    """Agree to a proposal on a server that is killed once the log is written, before the database is."""
    from desk.web.proposals import deciding

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(deciding, "_decided", killed)
        with pytest.raises(Killed):
            agreed(browser, url, waiting)


def test_agreeing_again_after_a_kill_does_nothing_twice(
    desk: Workspace, proposal: tuple[str, Any], signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, waiting = proposal
    cut_off(monkeypatch, signed_in("xac-minh-2"), url, waiting)
    assert referrals(desk, waiting.mark) == 1
    waiting.refresh_from_db()
    assert waiting.state == "open"
    assert agreed(signed_in("xac-minh-2"), url, waiting) == 302
    waiting.refresh_from_db()
    assert (waiting.state, waiting.second) == ("agreed", "xac-minh-2")
    assert referrals(desk, waiting.mark) == 1


def test_what_was_carried_out_is_not_declined_afterwards(
    desk: Workspace, proposal: tuple[str, Any], signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, waiting = proposal
    cut_off(monkeypatch, signed_in("xac-minh-2"), url, waiting)
    word = {"proposal": waiting.pk, "answer": "decline", "reason": "thôi"}
    late = signed_in("xac-minh-2").post(f"{url}nguoi-thu-hai/", word)
    assert late.status_code == 422
    waiting.refresh_from_db()
    assert waiting.state == "agreed"


def test_a_start_closes_what_was_carried_out_and_leaves_the_rest_open(
    desk: Workspace, proposal: tuple[str, Any], signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web.proposals.deciding import settled

    settled()
    url, waiting = proposal
    waiting.refresh_from_db()
    assert waiting.state == "open"
    cut_off(monkeypatch, signed_in("xac-minh-2"), url, waiting)
    settled()
    waiting.refresh_from_db()
    assert waiting.state == "agreed"


@pytest.mark.usefixtures("nothing_noted")
def test_a_deed_that_fails_leaves_the_proposal_open(
    desk: Workspace, proposal: tuple[str, Any], signed_in: SignedIn
) -> None:
    """Two decided otherwise in between, at the command line: nothing is referred."""
    url, waiting = proposal
    from desk.leads.acts import REFER, done
    from desk.web.shelf import year_of

    one, year = signed_in("xac-minh-2"), year_of(2020)
    assert year is not None
    referral = {"lead": waiting.about, "document": "9/CV", "reason": "hỏi trước"}
    done(REFER, year.run, referral, "xac-minh", date.today(), second="xac-minh-2")
    assert agreed(one, url, waiting) == 422
    waiting.refresh_from_db()
    assert waiting.state == "open"
    assert referrals(desk, waiting.mark) == 0


@pytest.mark.parametrize("answer", [{"answer": "agree"}, {"answer": "decline", "reason": "thôi"}])
def test_who_answers_too_late_is_told_that_nothing_waits(
    proposal: tuple[str, Any], signed_in: SignedIn, answer: dict[str, str]
) -> None:
    url, waiting = proposal
    said = {"proposal": waiting.pk, **answer}
    waiting.delete()
    late = signed_in("xac-minh-2").post(f"{url}nguoi-thu-hai/", said)
    assert late.status_code == 422
    assert "Không có đề nghị nào đang chờ; có thể người khác đã quyết định." in late.content.decode()


def test_an_act_on_record_is_not_said_to_be_unwritten(
    desk: Workspace, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program holds the log of proposals when the referral is on record already."""
    from desk.base.files import Busy
    from desk.web.proposals import deciding

    def busy(*_: Any) -> None:
        raise Busy(desk.folder)

    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    url, seen = first_lead(one)
    asked = {"seen": seen, "document": "12/CV-CAH", "reason": "Cơ quan điều tra"}
    assert one.post(f"{url}chuyen/", asked).status_code == 302
    word = {"proposal": waiting_number(other.get(f"{url}de-nghi/")), "answer": "agree"}
    with monkeypatch.context() as patched:
        patched.setattr(deciding, "outcome", busy)
        answer = other.post(f"{url}nguoi-thu-hai/", word)
    before = log(desk, "leads.jsonl")
    assert (before[-1]["state"], answer.status_code) == ("referred", 503)
    assert "Đã ghi." in answer.content.decode()
    assert "Chưa có gì được ghi" not in answer.content.decode()
    assert other.post(f"{url}nguoi-thu-hai/", word).status_code == 302
    assert log(desk, "leads.jsonl") == before
    assert "Đọc và trả lời" not in other.get(url).content.decode()
