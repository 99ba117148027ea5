"""What two persons agree to is on disk before it counts, and once: whatever is cut off in between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_lead_decisions import first_lead


class Killed(BaseException):
    """The server was stopped at this point."""


@pytest.fixture
def proposal(desk: Workspace, signed_in: SignedIn) -> Iterator[tuple[str, Any]]:
    """A referral that awaits its second person: the lead's address, and the proposal."""
    from desk.web.proposals.models import Proposal

    Proposal.objects.all().delete()
    browser = signed_in("xac-minh")
    url, seen = first_lead(browser)
    asked = {"seen": seen, "document": "7/CV-CAH", "reason": "Cơ quan điều tra"}
    assert browser.post(f"{url}chuyen/", asked).status_code == 302
    yield url, Proposal.objects.get()
    Proposal.objects.all().delete()


def referrals(desk: Workspace, mark: str) -> int:
    return sum(entry.get("proposal") == mark for entry in log_of(desk, "leads.jsonl").entries())


def cut_off(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Agree to a proposal on a server that is killed once the log is written, before the database is."""
    from desk.web.proposals import deciding

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(deciding, "_decided", killed)
        with pytest.raises(Killed):
            deciding.agreed(number, "xac-minh-2")


def test_agreeing_again_after_a_kill_does_nothing_twice(
    desk: Workspace, proposal: tuple[str, Any], signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, waiting = proposal
    cut_off(monkeypatch, waiting.pk)
    assert referrals(desk, waiting.mark) == 1
    waiting.refresh_from_db()
    assert waiting.state == "open"
    assert signed_in("xac-minh-2").post(f"{url}nguoi-thu-hai/", {"answer": "agree"}).status_code == 302
    waiting.refresh_from_db()
    assert (waiting.state, waiting.second) == ("agreed", "xac-minh-2")
    assert referrals(desk, waiting.mark) == 1


def test_what_was_carried_out_is_not_declined_afterwards(
    desk: Workspace, proposal: tuple[str, Any], signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, waiting = proposal
    cut_off(monkeypatch, waiting.pk)
    late = signed_in("xac-minh-2").post(f"{url}nguoi-thu-hai/", {"answer": "no", "reason": "thôi"})
    assert late.status_code == 422
    waiting.refresh_from_db()
    assert waiting.state == "agreed"


def test_a_start_closes_what_was_carried_out_and_leaves_the_rest_open(
    desk: Workspace, proposal: tuple[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web.proposals.deciding import settled

    settled()
    waiting = proposal[1]
    waiting.refresh_from_db()
    assert waiting.state == "open"
    cut_off(monkeypatch, waiting.pk)
    settled()
    waiting.refresh_from_db()
    assert waiting.state == "agreed"


def test_a_deed_that_fails_leaves_the_proposal_open(
    desk: Workspace, proposal: tuple[str, Any], signed_in: SignedIn
) -> None:
    """Someone decided otherwise in between: nothing is referred."""
    url, waiting = proposal
    one = signed_in("xac-minh-2")
    assert one.post(f"{url}nhan/", {"seen": first_lead(one)[1], "reason": "hỏi trước"}).status_code == 302
    assert one.post(f"{url}nguoi-thu-hai/", {"answer": "agree"}).status_code == 422
    waiting.refresh_from_db()
    assert waiting.state == "open"
    assert referrals(desk, waiting.mark) == 0


@pytest.mark.parametrize("answer", [{"answer": "agree"}, {"answer": "no", "reason": "thôi"}])
def test_who_answers_too_late_is_told_that_nothing_waits(
    proposal: tuple[str, Any], signed_in: SignedIn, answer: dict[str, str]
) -> None:
    url, waiting = proposal
    waiting.delete()
    late = signed_in("xac-minh-2").post(f"{url}nguoi-thu-hai/", answer)
    assert late.status_code == 422
    assert "Không có đề nghị nào đang chờ; có thể người khác đã quyết định." in late.content.decode()
