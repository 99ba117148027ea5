"""A second rulebook about communes at the desk: conditions met or not, never points, and declared facts as
its reasons."""

from __future__ import annotations

import pytest

from tests.desk.conftest import Office
from tests.desk.office.test_declared_facts import BOOK, UNIT, sent, usual
from tests.desk.web.conftest import SignedIn


def test_conditions_are_told_as_met_and_open_at_their_row(
    office_of_all: Office, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.test import override_settings

    monkeypatch.setenv("LANHMANH_KEY", str(office_of_all.made.key))
    sent(office_of_all, 2023, {**usual(office_of_all, 2023), "CHAY_NO": {}})
    assert office_of_all.run("run", "--year", "2023") in (0, 1)
    from desk.web.proposals.record import taken_over

    with override_settings(WORKSPACE=str(office_of_all.made.folder)):
        taken_over()
        browser = signed_in("danh-gia")
        first = browser.get("/ket-qua/2023/").content.decode()
        assert f'href="?bo={BOOK}"' in first
        page = browser.get(f"/ket-qua/2023/?bo={BOOK}").content.decode()
        assert "điều kiện đạt" in page
        assert "tự chấm" not in page.lower()
        assert f"/ket-qua/2023/{UNIT}/?bo={BOOK}" in page
        one = browser.get(f"/ket-qua/2023/{UNIT}/?bo={BOOK}&mo=K4d").content.decode()
        assert "B17" in one
        assert "chưa biết" in one
        assert browser.get("/ket-qua/2023/?bo=venue_risk").status_code == 404
