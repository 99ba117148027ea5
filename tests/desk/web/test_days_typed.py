"""A page asks for a day as people here write it, whatever language the browser speaks."""

from __future__ import annotations

import pytest

from tests.desk.web.conftest import SignedIn


@pytest.mark.parametrize(
    ("person", "url"),
    [
        ("danh-gia", "/van-ban/2020/"),
        ("danh-gia", "/so-sanh/2020/"),
        ("danh-gia", "/viec-can-lam/2020/?viec=F7&dong=F7||31000-CS-010"),
    ],
)
def test_no_page_asks_for_a_day_in_the_browsers_own_order(person: str, url: str, signed_in: SignedIn) -> None:
    page = signed_in(person).get(url).content.decode()
    assert 'placeholder="ngày/tháng/năm"' in page
    assert 'type="date"' not in page
