"""A lead that lapsed or came back says what was decided, until when it held, and what is new since."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desk.leads.lead_words import day as day_of
from engine.links.review import DISMISSED, EXPIRED, LOOKING, RETURNED, Decision, items_of, members_of
from facts.periods import after_months
from tests.desk.web.conftest import SignedIn


@pytest.fixture
def shown(desk: object, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the first lead's page with it in a state, decided on in a way some time ago, some rows new
    since."""
    from desk.web.leads import views
    from desk.web.leads.reading import queue_today
    from desk.web.shelf import year_of

    year = year_of(2020)
    assert year is not None
    queue = queue_today(year)
    lead = queue.leads[0].lead
    items = items_of(lead)

    def page(state: str, decided: str, on: str, new: int) -> str:
        decision = Decision(
            lead.id,
            decided,
            "đã hỏi Công an thị trấn",
            "xac-minh-2",
            on,
            members_of(lead),
            items[new:],
            lead.bits,
            lead.sources,
            lead.cases,
        )
        found = replace(queue.leads[0], state=state, decision=decision, new=items[:new])
        told = replace(queue, leads=(found, *queue.leads[1:]))
        monkeypatch.setattr(views, "queue_today", lambda year: told)
        text: str = signed_in("xac-minh").get("/manh-moi/2020/1/").content.decode()
        return text

    page.rules = queue.rules  # type: ignore[attr-defined]
    return page


def test_a_lapsed_decision_is_told_with_its_last_day_and_reason(shown: Any) -> None:
    page = shown(EXPIRED, LOOKING, "2020-01-31", 0)
    until = after_months(date(2020, 1, 31), shown.rules.leads.decisions_expire[LOOKING].months)
    assert f"“đang xem” hết hạn sau ngày {day_of(until.isoformat())}" in page
    assert shown.rules.leads.decisions_expire[LOOKING].reason.get("vi") in page
    assert "đã hỏi Công an thị trấn" in page
    assert "Không có dòng nào mới" in page


def test_what_brought_a_lead_back_stands_open(shown: Any) -> None:
    page = shown(RETURNED, DISMISSED, "2026-01-31", 3)
    assert "Trở lại: có điều mới từ khi đã bỏ ngày 31/01/2026" in page
    new = page.split('id="da-ghi"')[1].split("</section>")[1]
    assert "Chưa có trong manh mối khi quyết định" in new
    assert "<details" not in new
    bits = re.findall(r'<th scope="row"[^>]*>([^<]*)<', new)
    assert 1 <= len(bits) <= 3
    assert all(re.fullmatch(r"\d+,\d|không làm nặng thêm việc nối", one) for one in bits)


def test_a_word_in_force_says_until_when(shown: Any) -> None:
    page = shown(DISMISSED, DISMISSED, "2026-01-31", 0)
    until = after_months(date(2026, 1, 31), shown.rules.leads.decisions_expire[DISMISSED].months)
    assert f"hiệu lực đến hết {day_of(until.isoformat())}" in page
    assert "dòng mới từ khi đó" not in page
