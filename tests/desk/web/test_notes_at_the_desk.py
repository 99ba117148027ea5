"""Own notes as evidence and the watch list at the desk: what the command line records, by who verifies
alone."""

from __future__ import annotations

from typing import Any

import pytest

from desk.workspace.folder import Workspace
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_lead_decisions import first_lead, log

NUMBER = "0912 345 678"


pytestmark = pytest.mark.usefixtures("nothing_noted")


def member(venue: bool = False) -> str:
    """Return a party of the first lead, or a venue."""
    from desk.web.leads.reading import queue_today
    from desk.web.shelf import year_of

    found = year_of(2020)
    assert found is not None
    lead = queue_today(found).leads[0].lead
    return lead.venues[0] if venue else lead.parties[0]


def note(**changed: str) -> dict[str, str]:
    told = {
        "about": member(),
        "kind": "phone",
        "value": NUMBER,
        "grade": "B2",
        "seen": "2020-11-02",
        "reason": "theo biên bản 12",
    }
    return told | changed


def test_a_note_is_on_record_hashed_shown_with_its_grade_and_taken_back(
    desk: Workspace, signed_in: SignedIn
) -> None:
    browser = signed_in("xac-minh")
    url, _ = first_lead(browser)
    answer = browser.post(f"{url}bang-chung/", note())
    assert answer.status_code == 302
    assert "Đã ghi: " in browser.get(answer["Location"]).content.decode()
    assert "Đã ghi: " not in browser.get(url).content.decode()
    kept = log(desk, "observations.jsonl")[-1]
    assert (kept["about"], kept["kind"], kept["grade"], kept["seen"], kept["by"]) == (
        member(),
        "phone",
        "B2",
        "2020-11-02",
        "xac-minh",
    )
    everything = "".join(map(str, log(desk, "observations.jsonl"))) + browser.get(url).content.decode()
    assert NUMBER not in everything
    assert NUMBER.replace(" ", "") not in everything
    shown = browser.get(url).content.decode()
    assert "theo biên bản 12" in shown
    assert "B2: " in shown
    page = "/manh-moi/2020/theo-doi/"
    n = browser.get(page).content.decode().split('name="n" value="', 1)[1].split('"', 1)[0]
    assert browser.post(page, {"act": "withdraw", "n": n, "reason": "nhầm người"}).status_code == 302
    assert log(desk, "observations.jsonl")[-1]["undoes"] == int(n)
    assert "theo biên bản 12" not in browser.get(url).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"grade": "Z9"},
        {"grade": ""},
        {"kind": "vụ việc"},
        {"value": "12"},
        {"seen": "2999-01-01"},
        {"seen": "hôm qua"},
        {"about": "30985-CS-999"},
        {"reason": " "},
        {"reason": f"số {NUMBER}"},
    ],
)
def test_a_note_with_a_mistake_is_refused_in_words(
    desk: Workspace, signed_in: SignedIn, wrong: dict[str, str]
) -> None:
    browser = signed_in("xac-minh")
    url, _ = first_lead(browser)
    before = len(log(desk, "observations.jsonl"))
    answer = browser.post(f"{url}bang-chung/", note(**wrong))
    assert answer.status_code == 422
    assert len(log(desk, "observations.jsonl")) == before


def test_someone_is_watched_from_a_lead_and_let_go_from_the_list(
    desk: Workspace, signed_in: SignedIn
) -> None:
    browser, page, who = signed_in("xac-minh"), "/manh-moi/2020/theo-doi/", member(venue=True)
    url, _ = first_lead(browser)
    assert who not in browser.get(page).content.decode()
    assert (
        browser.post(f"{url}theo-doi/", {"about": who, "reason": "chờ kết luận thanh tra"}).status_code == 302
    )
    assert (log(desk, "watched.jsonl")[-1]["id"], log(desk, "watched.jsonl")[-1]["by"]) == (who, "xac-minh")
    for shown in (browser.get(url), browser.get(page)):
        assert "chờ kết luận thanh tra" in shown.content.decode()
    late = browser.post(f"{url}theo-doi/", {"about": who, "reason": "x", "until": "2999-01-01"})
    assert late.status_code == 422
    for act in ("renew", "end-watch"):
        assert browser.post(page, {"act": act, "about": who, "reason": "đã xem"}).status_code == 302
    assert log(desk, "watched.jsonl")[-1]["ended"] is True
    assert who not in browser.get(page).content.decode()
    assert browser.post(page, {"act": "la", "reason": "x"}).status_code == 422


def test_who_only_reads_leads_sees_neither_notes_nor_watches(desk: Workspace, signed_in: SignedIn) -> None:
    browser: Any = signed_in("xac-minh")
    url, _ = first_lead(browser)
    assert browser.post(f"{url}bang-chung/", note(reason="chỉ người xác minh đọc")).status_code == 302
    assert (
        browser.post(f"{url}theo-doi/", {"about": member(), "reason": "chỉ người xác minh theo"}).status_code
        == 302
    )
    reads = signed_in("thanh-tra")
    shown = reads.get(url)
    assert shown.status_code == 200
    assert "chỉ người xác minh" not in shown.content.decode()
    assert reads.get("/manh-moi/2020/theo-doi/").status_code == 403
    assert reads.post(f"{url}bang-chung/", note()).status_code == 403
