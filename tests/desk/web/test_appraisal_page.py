"""Appraised points at the desk: three numbers side by side, confirmed by an account of the appraising office
alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from desk.workspace.appraisals import confirmed_appraisals
from tests.desk.conftest import Office
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_redisplay import filled
from tests.facts import builders

PAGE = "/tham-dinh/2020/"
LATER = {"office": "Phòng LĐTBXH", "prepared_on": date(2021, 1, 20), "received_on": date(2021, 1, 21)}
COVER = {"office": "Phòng LĐTBXH", "prepared_on": date(2021, 1, 11), "received_on": date(2021, 1, 12)}


@pytest.fixture
def appraised(office: Office, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A workspace with one appraisal nobody confirmed, behind the desk for one test."""
    from django.test import override_settings

    monkeypatch.setenv("LANHMANH_KEY", str(office.made.key))
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    office.send("b16.xlsx", {"B16": [builders.appraisal(0)]}, {"B02": ""}, **COVER)
    from desk.web.proposals.record import taken_over

    with override_settings(WORKSPACE=str(office.made.folder)):
        taken_over()
        yield office


def test_an_office_confirms_its_own_appraisals_and_no_other_does(
    appraised: Office, signed_in: SignedIn
) -> None:
    from desk.web.accounts.models import Account
    from desk.web.accounts.record import recorded

    def of_office(office: str) -> None:
        mine.office = office
        recorded("account_rights", mine, "quan-tri")

    browser, mine = signed_in("danh-gia"), Account.objects.get(username="danh-gia")
    page = browser.get(PAGE).content.decode()
    assert "1 điểm thẩm định chờ xác nhận" in page
    assert "Phòng LĐTBXH xác nhận 1 điểm" in page
    for elsewhere in ("Một cơ quan khác", ""):
        of_office(elsewhere)
        assert browser.post(f"{PAGE}xac-nhan/").status_code == 422
    of_office("Phòng LĐTBXH")
    assert not confirmed_appraisals(appraised.made, appraised.rules)
    to, fields = filled(browser.get(PAGE).content.decode(), "/xac-nhan/", "unit")
    appraised.send("c16.xlsx", {"B16": [builders.appraisal(1)]}, {"B02": ""}, **LATER)
    refused = browser.post(to, fields)
    assert refused.status_code == 422
    assert "đã khác từ lúc trang được mở" in refused.content.decode()
    assert not confirmed_appraisals(appraised.made, appraised.rules)
    to, fields = filled(browser.get(PAGE).content.decode(), "/xac-nhan/", "unit")
    assert browser.post(to, fields).status_code == 302
    assert [one.criterion for one in confirmed_appraisals(appraised.made, appraised.rules)] == ["A1"]
    assert "Mọi điểm thẩm định đã được xác nhận" in signed_in("thanh-tra").get(PAGE).content.decode()
