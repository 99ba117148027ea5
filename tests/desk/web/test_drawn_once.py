"""What is kept of a drawn lead is a matter of its words alone: another decision, language or year is drawn
anew."""

from __future__ import annotations

from dataclasses import replace

from desk.web.leads.briefs import Brief
from tests.desk.web.conftest import SignedIn

BRIEF = Brief(
    "MM-1",
    "chung một số điện thoại",
    "khoảng 40 lần",
    ("Ba điều cùng có.",),
    ((0.0, 17.7),),
    "cao",
    "B03",
    (),
    (),
    (),
    "new",
    "mới",
    "act",
    "",
    "",
    ("2 cơ sở", "2 người", "0 vụ"),
)


def test_a_lead_is_drawn_anew_when_anything_it_shows_changes(signed_in: SignedIn) -> None:
    from django.utils.translation import override

    from desk.base.language import speaking
    from desk.web.leads.pages import brief_drawn

    assert brief_drawn(BRIEF, 2020, "vi") == brief_drawn(replace(BRIEF), 2020, "vi")
    assert "chưa ai nhận" in brief_drawn(BRIEF, 2020, "vi")
    taken = replace(BRIEF, state="looking", state_words="đang xem", decided="xac-minh: <hỏi>")
    drawn = brief_drawn(taken, 2020, "vi")
    assert "chưa ai nhận" not in drawn
    assert "xac-minh: &lt;hỏi&gt;" in drawn
    with speaking("en"), override("en"):
        assert "nobody has taken it" in brief_drawn(BRIEF, 2020, "en")
    assert "/manh-moi/2019/MM-1/" in brief_drawn(BRIEF, 2019, "vi")
