"""The page of series of cases: from the queue, for who sees leads, codes only."""

from __future__ import annotations

import pytest

from tests.desk.web.conftest import SignedIn

PAGE, QUEUE = "/manh-moi/2020/chuoi-vu-viec/", "/manh-moi/2020/"

pytestmark = pytest.mark.usefixtures("nothing_noted")


def test_the_queue_leads_to_the_page_and_only_who_sees_leads_may_open_it(signed_in: SignedIn) -> None:
    for person in ("xac-minh", "thanh-tra"):
        assert PAGE in signed_in(person).get(QUEUE).content.decode()
        assert signed_in(person).get(PAGE).status_code == 200
    for person in ("danh-gia", "chinh-sach", "quan-tri", "xa-hung-yen"):
        assert signed_in(person).get(PAGE).status_code == 403, person


def test_each_series_shows_its_cases_what_comes_back_and_the_innocent_reading(signed_in: SignedIn) -> None:
    shown = signed_in("xac-minh").get(PAGE).content.decode()
    for part in ("Xe dịch vụ", "31006-VA-2020-02", "31000-CT-0005", "khoảng 1 phần"):
        assert part in shown
    assert "không phải một bên" in shown
