"""Decisions about leads at the desk: on record where the command line finds them, never over another's."""

from __future__ import annotations

from typing import Any

from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from tests.desk.web.conftest import SignedIn


def first_lead(browser: Any) -> tuple[str, str]:
    """Return the first lead's address and what stood of it."""
    from desk.web.leads.pages import seen_of
    from desk.web.leads.reading import queue_today
    from desk.web.shelf import year_of

    year = year_of(2020)
    assert year is not None
    found = queue_today(year).leads[0]
    return f"/manh-moi/2020/{found.id}/", seen_of(found)


def log(desk: Workspace, name: str) -> list[dict[str, Any]]:
    return log_of(desk, name).entries()


def test_what_has_no_reason_is_not_recorded(desk: Workspace, signed_in: SignedIn) -> None:
    browser = signed_in("xac-minh")
    url, seen = first_lead(browser)
    before = len(log(desk, "leads.jsonl"))
    for act in ("nhan", "bo", "chuyen", "go", "ten"):
        assert browser.post(f"{url}{act}/", {"seen": seen, "reason": "  "}).status_code == 422
    assert len(log(desk, "leads.jsonl")) == before


def test_the_second_is_shown_the_firsts_decision(desk: Workspace, signed_in: SignedIn) -> None:
    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    url, seen = first_lead(one)
    assert one.post(f"{url}nhan/", {"seen": seen, "reason": "hỏi Công an thị trấn"}).status_code == 302
    late = other.post(f"{url}bo/", {"seen": seen, "story": "gia đình", "reason": "đã hỏi"})
    assert late.status_code == 422
    assert "hỏi Công an thị trấn" in late.content.decode()
    last = log(desk, "leads.jsonl")[-1]
    assert (last["state"], last["by"], last["reason"]) == ("looking", "xac-minh", "hỏi Công an thị trấn")


def test_nothing_is_referred_before_a_second_person_agrees(desk: Workspace, signed_in: SignedIn) -> None:
    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    url, seen = first_lead(one)
    asked = {"seen": seen, "document": "12/CV-CAH", "reason": "Cơ quan điều tra"}
    assert one.post(f"{url}chuyen/", asked).status_code == 302
    assert log(desk, "leads.jsonl")[-1]["state"] != "referred"
    assert one.post(f"{url}nguoi-thu-hai/", {"answer": "agree"}).status_code == 422
    assert other.post(f"{url}nguoi-thu-hai/", {"answer": "agree"}).status_code == 302
    last = log(desk, "leads.jsonl")[-1]
    assert last["state"] == "referred"
    assert "12/CV-CAH" in last["reason"]
    assert last["by"] == "xac-minh, xac-minh-2"


def test_a_name_is_on_record_before_it_is_shown_and_gone_in_the_next_answer(
    desk: Workspace, signed_in: SignedIn
) -> None:
    browser = signed_in("xac-minh")
    url, _ = first_lead(browser)
    page = browser.get(url).content.decode()
    party = page.split("?ten=", 1)[1].split("#", 1)[0]
    answer = browser.post(f"{url}ten/", {"party": party, "reason": "kế hoạch 12"})
    shown = answer.content.decode()
    assert "data-hides" in shown
    assert answer["Cache-Control"] == "no-store"
    last = log(desk, "access.jsonl")[-1]
    assert (last["by"], last["reason"]) == ("xac-minh", "kế hoạch 12")
    name = shown.split("<p data-hides><b>", 1)[1].split("</b>", 1)[0]
    assert name not in browser.get(url).content.decode()
    assert name not in "".join(map(str, log(desk, "access.jsonl")))
    assert signed_in("thanh-tra").post(f"{url}ten/", {"party": party, "reason": "x"}).status_code == 403
