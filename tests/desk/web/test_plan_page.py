"""The plan stands by why each venue is in it: who was drawn by lot never stands among those at risk."""

from __future__ import annotations

from engine.follow_up.inspection_plan import AT_RANDOM, BY_RISK, Planned, VenueToInspect
from tests.desk.web.conftest import SignedIn


def test_a_venue_drawn_by_lot_and_one_never_inspected_have_groups_of_their_own(desk: object) -> None:
    from desk.office.inspection_plan import plan_report
    from desk.report.tree import Table
    from desk.web.base.templatetags.report import rows
    from desk.web.shelf import inspection_plan_of, year_of

    year = year_of(2020)
    assert year is not None
    book, _ = inspection_plan_of(year, 1)
    highest, lowest = book.bands[0].id, book.bands[-1].id
    planned = [
        Planned(VenueToInspect("30985-CS-001", "30985", (highest,), 0, 425, True, False), BY_RISK),
        Planned(VenueToInspect("30985-CS-003", "30985", (lowest,), 3, 10, False, True), AT_RANDOM),
        Planned(VenueToInspect("30985-CS-002", "30985", (highest, lowest), 0, None, False, False), BY_RISK),
        Planned(VenueToInspect("30985-CS-004", "30985", (highest,), 0, 200, True, False), BY_RISK),
    ]
    report = plan_report(planned, year.rules, book, 2021, year.name)
    (table,) = (block for block in report.shown_in("page") if isinstance(block, Table))
    heads = [(head.partition(":")[0], cells[0]) for head, _, _, cells in rows(table)]
    assert heads == [("Theo nguy cơ", 1), ("", 4), ("Chọn ngẫu nhiên", 2), ("Chưa từng kiểm tra", 3)]
    assert "không vì nghi ngờ" in list(rows(table))[2][0]


def test_a_role_that_opens_no_venue_is_given_no_link_to_one(signed_in: SignedIn) -> None:
    url = "/viec-can-lam/2020/ke-hoach/"
    for link in ('<a href="/co-so/2020/', '<a href="/lam/can-cu/?venue=30985-CS-'):
        assert link in signed_in("danh-gia").get(url).content.decode()
        assert link not in signed_in("chinh-sach").get(url).content.decode()
    form = signed_in("danh-gia").get("/lam/can-cu/?venue=30985-CS-024").content.decode()
    assert 'value="30985-CS-024"' in form
