"""One venue: what its class rests on, what speaks against it, its history; no victim counted, no worker,
leads for investigators only."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from desk.report.tree import Remark
from desk.web.venues import one_venue
from desk.web.venues.records import CASE, INSPECTION, VIOLATION, Mark, against_of, history_of
from engine.rulebook.model.rulebook import Rules
from tests.desk.web.conftest import SignedIn

VENUE = "/co-so/2020/31006-CS-033/"
END = date(2020, 12, 31)


def test_it_says_what_the_class_rests_on_and_what_would_be_left(signed_in: SignedIn) -> None:
    page = signed_in("danh-gia").get(VENUE).content.decode()
    assert "125 trong 129 điểm dựa vào B06 Vụ việc" in page
    assert "3 trong 4 lần kiểm tra kết luận đạt" in page
    assert "có thể 425 ngày chưa kiểm tra" in page  # a row of B04 can't be used: it may be an inspection


def test_victims_are_not_counted_and_their_cases_not_named(signed_in: SignedIn) -> None:
    page = signed_in("danh-gia").get(VENUE, {"mo": "T2"}).content.decode()
    row = page[page.index('<tr id="T2"') :].partition("</tr>")[0]
    assert "có trong hồ sơ" in row
    assert "người." not in row
    assert "dòng 7" not in row


def test_every_sign_opens(signed_in: SignedIn) -> None:
    for sign in ("V2", "T2", "V1", "K5", "I1"):
        assert (
            f'<tr id="{sign}" class="on"' in signed_in("danh-gia").get(VENUE, {"mo": sign}).content.decode()
        )


def test_leads_are_for_investigators_and_their_box_tells_others_nothing(signed_in: SignedIn) -> None:
    from desk.web.leads.reading import queue_today
    from desk.web.shelf import year_of

    year = year_of(2020)
    assert year is not None
    found = queue_today(year).leads[0]
    url = f"/co-so/2020/{min(found.lead.venues)}/"
    assert f"/manh-moi/2020/{found.id}/" in signed_in("xac-minh").get(url).content.decode()
    other = signed_in("danh-gia").get(url).content.decode()
    assert "/manh-moi/" not in other
    assert "thấy ô này trống, kể cả khi có" in other


def test_an_inspection_in_order_and_a_case_speak_in_favour_in_plain_words() -> None:
    marks = (Mark(INSPECTION, date(2020, 3, 1), "đạt", True), Mark(CASE, date(2020, 5, 1), ""))
    said = [words for words, _ in against_of(marks, (), END)]
    assert said[0] == "1 trong 1 lần kiểm tra kết luận đạt, gần nhất 01/03/2020."
    assert any("không nói chủ cơ sở" in one for one in said)


def test_no_inspection_on_record_is_not_known_not_bad() -> None:
    assert [open_ for _, open_ in against_of((), (), END)] == [True]


def test_a_case_is_drawn_by_its_month_and_nothing_after_the_year() -> None:
    marks = (
        Mark(CASE, date(2020, 5, 1), ""),
        Mark(VIOLATION, date(2019, 1, 5), "ma túy"),
        Mark(INSPECTION, date(2021, 2, 1), "đạt", True),
    )
    drawn = history_of(marks, END, False)
    assert [on for on, *_ in drawn.rows] == ["05/2020", "05/01/2019"]
    assert drawn.since is None
    assert [empty for *_, empty in drawn.lanes] == [False, False, True]
    assert all(0 <= x <= 100 for x, *_ in drawn.points)


def test_no_venue_is_said_to_lose_points_without_its_inspections(signed_in: SignedIn) -> None:
    """Without an inspection on record it would have more: only forms whose rows add to a risk are named
    so."""
    from desk.web.shelf import year_of
    from desk.web.venues.one_venue import ADDING, Onlooker, venue_of

    year = year_of(2020)
    assert year is not None
    rows = year.under(year.venues).rows
    asked = Onlooker(END, {row.unit for row in rows}, False)
    shown = [v for row in rows[:25] if (v := venue_of(year, row.subject, asked))]
    said = [block.text for v in shown for block in v.total.blocks if isinstance(block, Remark)]
    assert said
    assert all(any(f"dựa vào {form} " in one for form in ADDING) for one in said)


def test_a_sign_that_rests_on_every_form_that_adds_counts_for_each(shipped_rules: Rules) -> None:
    def reason(id_: str, points: int, forms: frozenset[str]) -> Any:
        records = [SimpleNamespace(sheet=form) for form in forms]
        return SimpleNamespace(
            criterion=SimpleNamespace(id=id_), points=SimpleNamespace(low=Fraction(points)), records=records
        )

    row: Any = SimpleNamespace(low=Fraction(60))
    reasons = [
        reason("X1", 20, one_venue.ADDING),
        reason("X2", 15, frozenset({"B05"})),
        reason("X3", 25, frozenset({"B04", "B05"})),
    ]
    said = one_venue._rests_on(row, reasons, shipped_rules.rulebooks["venue_risk"])
    assert said.startswith("35 trong 60 điểm dựa vào B05 ")
    assert "(X1, X2)" in said
