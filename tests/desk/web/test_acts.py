"""Acts declared once: an investigator's word on a series of cases stands on its page, on the console and in
the journal, from wherever it was put on record."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from desk.cli.app import code_of
from desk.leads.acts import ACTS, BY_NAME
from desk.leads.log_names import SERIES
from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from tests.desk.web.conftest import SignedIn

pytestmark = pytest.mark.usefixtures("nothing_noted")
PAGE, ACT = "/manh-moi/2020/chuoi-vu-viec/", "/manh-moi/2020/viec/decide-series/"
WORDS = "đã xác minh chuỗi vụ việc"


def series_of(desk: Workspace, capsys: Any) -> str:
    code_of(["leads", "-w", str(desk.folder), "--json"])
    (found,) = json.loads(capsys.readouterr().out)["series"]
    return str(found["id"])


def test_a_word_on_a_series_given_on_its_page_stands_there_on_the_console_and_in_the_journal(
    signed_in: SignedIn, desk: Workspace, capsys: Any
) -> None:
    series, browser = series_of(desk, capsys), signed_in("xac-minh")
    asked = {"series": series, "state": "verified", "reason": "ba vụ của một bến xe"}
    assert browser.post(ACT, asked).status_code == 302
    told = f"{WORDS} (xac-minh"
    assert told in browser.get(PAGE).content.decode()
    code_of(["leads", "show", series, "-w", str(desk.folder)])
    assert told in capsys.readouterr().out
    journal = signed_in("thanh-tra").get("/nhat-ky/").content.decode()
    assert WORDS in journal
    assert series in journal


def test_a_word_on_a_series_given_on_the_console_stands_on_its_page(
    signed_in: SignedIn, desk: Workspace, capsys: Any
) -> None:
    series = series_of(desk, capsys)
    verb = ["leads", "decide-series", series, "verified", "-w", str(desk.folder), "--by", "an"]
    assert code_of(verb) == 2  # no reason
    assert code_of([*verb, "--reason", "đã hỏi bến xe"]) == 0
    assert "đã xác minh" in capsys.readouterr().out
    assert "đã xác minh chuỗi vụ việc (an" in signed_in("thanh-tra").get(PAGE).content.decode()


def test_two_acts_of_one_log_each_have_their_own_words(
    signed_in: SignedIn, desk: Workspace, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = replace(
        BY_NAME["decide-series"], name="ask-series", words={"asked": "hỏi"}, kind=lambda entry: "asked"
    )
    monkeypatch.setattr("desk.leads.acts.ACTS", (*ACTS, asking))
    series, browser = series_of(desk, capsys), signed_in("xac-minh")
    browser.post(ACT, {"series": series, "state": "verified", "reason": "ba vụ của một bến xe"})
    assert f"{WORDS} (xac-minh" in browser.get(PAGE).content.decode()
    asked = {"series": series, "office": "bến xe", "reason": "đã hỏi", "by": "an", "on": "2026-12-01"}
    log_of(desk, SERIES).add(asked)  # of the other act: it has no state
    assert browser.get(PAGE).status_code == 200
    decided = {"series": series, "state": "verified", "reason": "vẫn một bến xe"}
    assert browser.post(ACT, decided).status_code == 302


@pytest.mark.parametrize(
    "wrong", [{"state": "guilty"}, {"series": "CV-x"}, {"reason": ""}, {"reason": "số 0912345678"}]
)
def test_a_wrong_word_on_a_series_is_refused_and_nothing_is_recorded(
    signed_in: SignedIn, desk: Workspace, capsys: Any, wrong: dict[str, str]
) -> None:
    asked = {"series": series_of(desk, capsys), "state": "verified", "reason": "đã hỏi bến xe"}
    assert signed_in("xac-minh").post(ACT, asked | wrong).status_code == 422
    assert not (desk.folder / "decisions" / "series.jsonl").exists()


def test_only_who_decides_on_leads_acts_and_no_other_act_has_this_address(signed_in: SignedIn) -> None:
    assert signed_in("thanh-tra").post(ACT, {}).status_code == 403
    for name in ("decide", "khong-co"):
        assert signed_in("xac-minh").post(f"/manh-moi/2020/viec/{name}/", {}).status_code == 404


def test_every_act_has_a_name_of_its_own_and_says_what_its_log_keeps() -> None:
    assert len(BY_NAME) == len(ACTS)
    assert {kind for act in ACTS for kind in act.words if not act.words[kind].strip()} == set()


def test_a_lead_is_assigned_to_an_account_that_verifies_and_found_by_it(
    signed_in: SignedIn, desk: Workspace, capsys: Any
) -> None:
    code_of(["leads", "-w", str(desk.folder), "--json"])
    lead = str(json.loads(capsys.readouterr().out)["leads"][0]["id"])
    browser, to = signed_in("xac-minh"), f"/manh-moi/2020/{lead}/giao/"
    word = {"to": "xac-minh-2", "reason": "địa bàn của đội hai"}
    assert browser.post(to, word | {"to": "danh-gia"}).status_code == 422
    assert browser.post(to, word).status_code == 302
    assert "giao cho xac-minh-2" in browser.get(f"/manh-moi/2020/{lead}/").content.decode()
    queue = browser.get("/manh-moi/2020/", {"ai": "xac-minh-2"}).content.decode()
    assert queue.count('<article class="lead">') == 1
    assert "Giao tôi" in signed_in("xac-minh-2").get("/").content.decode()
    assert "giao manh mối" in signed_in("thanh-tra").get("/nhat-ky/").content.decode()
