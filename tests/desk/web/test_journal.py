"""The journal: in the order written, by day, page, person, office; unusual reading is an auditor's task."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from desk.workspace.folder import Workspace
from desk.workspace.logs import ACCESS, log_of
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_lead_decisions import first_lead

LOG = "/nhat-ky/"


def rows(browser: Any, query: str) -> str:
    """Return the table of the journal as it is asked for."""
    page = browser.get(f"{LOG}?{query}").content.decode()
    return str(page[page.index("<tbody>") : page.index("</tbody>")])


def test_lines_of_a_second_stand_in_the_order_written(desk: Workspace) -> None:
    from desk.web.journal.lines import LinesAsked, lines

    log = log_of(desk, "desk.jsonl")
    for n in range(12):
        log.add({"kind": "refused", "by": "thu-tu", "content": {"path": f"/{n}/"}})
    found = lines(LinesAsked(by=("thu-tu",)))
    assert [line.about.split(": ")[1] for line in found] == [f"/{n}/" for n in reversed(range(12))]


def test_the_journal_is_read_by_day_and_page_by_page(desk: Workspace, signed_in: SignedIn) -> None:
    log, browser = log_of(desk, "desk.jsonl"), signed_in("thanh-tra")
    for n in range(110):
        log.add({"kind": "refused", "by": "nhieu", "content": {"path": f"/trang-{n}/"}})
    first, second = rows(browser, "ai=nhieu"), rows(browser, "ai=nhieu&trang=2")
    assert ("/trang-109/" in first, "/trang-9/" in first) == (True, False)
    assert ("/trang-109/" in second, "/trang-9/" in second) == (False, True)
    today = date.today().strftime("%d/%m/%Y")
    assert "/trang-109/" in rows(browser, f"ai=nhieu&tu={today}&den={today}")
    assert "/trang-109/" not in rows(browser, "ai=nhieu&den=01/01/2021")


def test_a_line_says_who_stands_behind_the_account_and_of_which_office(
    desk: Workspace, signed_in: SignedIn
) -> None:
    log_of(desk, "desk.jsonl").add({"kind": "refused", "by": "xac-minh", "content": {"path": "/mo/"}})
    browser = signed_in("thanh-tra")
    assert "Cán bộ xác minh · Công an huyện" in rows(browser, "co-quan=Công an huyện&tim=/mo/")
    assert "/mo/" not in rows(browser, "co-quan=Thanh tra huyện&tim=/mo/")


def test_a_reason_without_a_word_opens_no_name(desk: Workspace, signed_in: SignedIn) -> None:
    url, _ = first_lead(None)
    page = signed_in("xac-minh").get(url).content.decode()
    party = re.findall(r'<option value="([^"]+-CT-[^"]+)"', page)[0]
    before = log_of(desk, ACCESS).entries()
    for reason in (".", "...", "1234", "-", "x"):
        answer = signed_in("xac-minh").post(f"{url}ten/", {"party": party, "reason": reason})
        assert answer.status_code == 422, reason
    assert log_of(desk, ACCESS).entries() == before


def test_many_names_within_an_hour_are_a_task_of_the_auditor(desk: Workspace, signed_in: SignedIn) -> None:
    log = log_of(desk, ACCESS)
    for by, many in (("doc-nhieu", 11), ("doc-vua", 10)):
        for n in range(many):
            log.add({"by": by, "reason": "theo dõi", "lead": "MM", "names_of": [f"30985-CT-{n:04}"]})
    log.add({"by": "cu", "reason": ".", "lead": "MM", "names_of": ["30985-CT-0001"]})
    home = signed_in("thanh-tra").get("/").content.decode()
    assert "11 tên trong một giờ" in home
    assert "1 lần lý do không có lời" in home
    assert f"{LOG}?loai=looks&amp;ai=doc-nhieu" in home
    assert "ai=doc-vua" not in home


def test_a_line_shows_no_digest() -> None:
    from desk.web.journal.telling import about_words

    digest = "b2229d" + "0" * 58
    made = {"kind": "run_made", "run": "2020-d3dc1ad556d2", "manifest": digest, "journal": digest}
    agreed = {"kind": "agreed", "content": {"proposal": 3, "content": digest}}
    for log, entry in (("runs", made), ("desk", agreed)):
        assert digest[:6] not in about_words(log, entry)
