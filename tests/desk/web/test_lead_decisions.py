"""Decisions about leads at the desk: on record where the command line finds them, never over another's."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from tests.desk.web.conftest import SignedIn

pytestmark = pytest.mark.usefixtures("nothing_noted")


def first_lead(browser: Any) -> tuple[str, str]:
    """Return the first lead's address and what stood of it."""
    from desk.leads.agreed_leads import seen_of
    from desk.web.leads.reading import queue_today
    from desk.web.shelf import year_of

    year = year_of(2020)
    assert year is not None
    found = queue_today(year).leads[0]
    return f"/manh-moi/2020/{found.id}/", seen_of(found)


def waiting_number(page: Any) -> str:
    """Return the number of the proposal that a page puts to its reader."""
    return re.findall(r'name="proposal" value="(\d+)"', page.content.decode())[0]


def log(desk: Workspace, name: str) -> list[dict[str, Any]]:
    return log_of(desk, name).entries()


def test_a_lead_on_paper_says_whose_it_is_of_which_day_and_has_room_to_sign(signed_in: SignedIn) -> None:
    browser = signed_in("xac-minh")
    url = first_lead(browser)[0]
    top, *signs = re.findall(r'<p class="on-paper.*?</p>', browser.get(url).content.decode(), re.DOTALL)
    for part in ("Ủy ban nhân dân", url.split("/")[-2], "2020", f"{date.today():%d/%m/%Y}"):
        assert part in top
    assert "ký, ghi rõ họ tên" in signs[0]


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
    late = other.post(f"{url}bo/", {"seen": seen, "story": "vợ chồng", "reason": "đã hỏi"})
    assert late.status_code == 422
    assert "hỏi Công an thị trấn" in late.content.decode()
    last = log(desk, "leads.jsonl")[-1]
    assert (last["state"], last["by"], last["reason"]) == ("looking", "xac-minh", "hỏi Công an thị trấn")


def test_nothing_is_referred_before_a_second_person_agrees(desk: Workspace, signed_in: SignedIn) -> None:
    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    url, seen = first_lead(one)
    asked = {"seen": seen, "document": "12/CV-CAH", "reason": "Cơ quan điều tra"}
    assert one.post(f"{url}chuyen/", asked).status_code == 302
    assert "referred" not in [entry["state"] for entry in log(desk, "leads.jsonl")[-1:]]
    word = {"proposal": waiting_number(other.get(f"{url}de-nghi/")), "answer": "agree"}
    assert one.post(f"{url}nguoi-thu-hai/", word).status_code == 422
    assert other.post(f"{url}nguoi-thu-hai/", word).status_code == 302
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


def test_a_venues_name_and_address_are_shown_for_a_reason_too(desk: Workspace, signed_in: SignedIn) -> None:
    browser = signed_in("xac-minh")
    url, _ = first_lead(browser)
    asked = {"party": "30991-CS-014", "reason": "kế hoạch 12"}
    shown = browser.post(f"{url}ten/", asked).content.decode().split("<p data-hides><b>", 1)[1]
    assert shown.startswith("Quán nhậu Cánh Xanh, Số 137")
    looks = [look["names_of"] for look in log(desk, "access.jsonl") if "names_of" in look]
    assert looks[-1] == ["30991-CS-014"]  # the program's own looks may come after


def taken(browser: Any, reason: str) -> str:
    """Take the first lead and return its page."""
    url, seen = first_lead(browser)
    assert browser.post(f"{url}nhan/", {"seen": seen, "reason": reason}).status_code == 302
    return url


def undo_form(page: str) -> dict[str, str]:
    form = page[page.index("hoan-tac/") :]
    return dict(re.findall(r'name="(log|n)" value="([^"]+)"', form)[:2])


def test_one_takes_back_ones_own_word_within_ten_minutes_and_that_is_on_record(
    desk: Workspace, signed_in: SignedIn
) -> None:
    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    _, before = first_lead(one)
    url = taken(one, "nhầm manh mối")
    form = undo_form(one.get(url).content.decode())
    assert "hoan-tac/" not in other.get(url).content.decode()
    assert other.post("/manh-moi/2020/hoan-tac/", form).status_code == 422
    assert one.post("/manh-moi/2020/hoan-tac/", form).status_code == 302
    assert first_lead(one)[1] == before
    last = log(desk, "leads.jsonl")[-1]
    assert (last["undoes"], last["by"], last["reason"]) == (int(form["n"]), "xac-minh", "nhầm manh mối")
    assert one.post("/manh-moi/2020/hoan-tac/", form).status_code == 422


def test_what_another_decided_since_is_not_taken_back_with_it(desk: Workspace, signed_in: SignedIn) -> None:
    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    form = undo_form(one.get(taken(one, "xem trước")).content.decode())
    taken(other, "đã xem cùng")
    assert one.post("/manh-moi/2020/hoan-tac/", form).status_code == 422


def test_a_note_stands_on_the_page_and_decides_nothing(desk: Workspace, signed_in: SignedIn) -> None:
    browser = signed_in("xac-minh")
    url, seen = first_lead(browser)
    assert browser.post(f"{url}ghi-chu/", {"note": "31006-CS-033 đã trả giấy phép"}).status_code == 302
    assert "31006-CS-033 đã trả giấy phép" in browser.get(url).content.decode()
    assert first_lead(browser)[1] == seen
    refused = browser.post(f"{url}ghi-chu/", {"note": "gọi 091 234 5678"})
    assert refused.status_code == 422
    assert "091 234" not in str(log(desk, "lead_notes.jsonl"))


def test_a_way_is_shown_step_by_step(signed_in: SignedIn) -> None:
    browser = signed_in("xac-minh")
    page = browser.get("/manh-moi/2020/duong-noi/?tu=30985-CS-024&toi=30991-CS-010").content.decode()
    assert 'class="stop shop">30985-CS-024' in page
    assert "Nối với nhau" in page
    places = page.split('class="place gap-tiny">')[1].split("</p>")[0]
    assert "B02 dòng" in places
    assert "B09" not in page.split("Tìm theo giá trị")[0]  # rows of workers are not told
    assert browser.get("/manh-moi/2020/duong-noi/?tu=30985-CS-024&toi=30985-CS-9999").status_code == 422


def test_who_has_a_number_is_told_for_a_reason_logged_first_and_the_number_is_nowhere(
    desk: Workspace, signed_in: SignedIn
) -> None:
    browser = signed_in("xac-minh")
    asked = {"kind": "phone", "value": "095 803 2565"}
    assert browser.post("/manh-moi/2020/tim/", {**asked, "reason": " "}).status_code == 422
    page = browser.post("/manh-moi/2020/tim/", {**asked, "reason": "kế hoạch 12"}).content.decode()
    assert {"30985-CS-024", "30991-CS-010"} <= set(page.replace("<", ">").split(">"))
    last = log(desk, "access.jsonl")[-1]
    assert (last["by"], last["reason"]) == ("xac-minh", "kế hoạch 12")
    for text in (page, str(last)):
        assert "0958032565" not in text.replace(" ", "")
    none = browser.post(
        "/manh-moi/2020/tim/", {"kind": "phone", "value": "0900000000", "reason": "kế hoạch 12"}
    )
    assert "Không bên nào" in none.content.decode()


def test_what_striking_a_tie_does_is_shown_before_it_is_on_record(
    desk: Workspace, signed_in: SignedIn
) -> None:
    from desk.leads.lead_words import figure
    from desk.leads.leads import lead_named
    from desk.web.leads.reading import queue_today
    from desk.web.shelf import year_of

    browser = signed_in("xac-minh")
    url, seen = first_lead(browser)
    year = year_of(2020)
    assert year is not None
    lead = lead_named(queue_today(year), url.split("/")[-2]).lead
    rows = {part.word: n for n, (_, part) in enumerate(lead.parts, 1) if part.rows}
    before = len(log(desk, "ties.jsonl"))
    page = browser.get(f"{url}?mau=lien-he&dong={rows['own_phone']}").content.decode()
    told = " ".join(
        re.sub(r"<[^>]+>", "", page.partition("Gỡ thì manh mối còn")[2].partition("</ul>")[0]).split()
    )
    assert f"Trước: {lead.id}, thứ 1, {figure(lead.bits, 1)} bit, {len(lead.members)} bên." in told
    assert "Rời khỏi manh mối: " in told
    page = browser.get(f"{url}?mau=lien-he&dong={rows['one_name']}").content.decode()
    assert f'name="row" value="{rows["one_name"]}"' in page  # two persons may have one name
    kin = next(n for n, (_, part) in enumerate(lead.parts, 1) if part.word == "relative" and part.rows)
    page = browser.get(url).content.decode()
    assert f"dong={rows['own_phone']}#" in page
    assert f"dong={kin}#" not in page  # that they are kin is nothing to strike
    case = rows["cases"]
    page = browser.get(f"{url}?mau=lien-he&dong={case}").content.decode()
    assert "là một việc đã xảy ra" in page
    assert f'name="row" value="{case}"' not in page
    assert browser.post(f"{url}go/", {"seen": seen, "row": case, "reason": "anh em"}).status_code == 422
    assert len(log(desk, "ties.jsonl")) == before
