"""Appraising a criterion on the commune's own page: checked by field, put on record as a sheet B16 of the
office, confirmed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from desk.base.faults import Stop, WrongFields
from desk.office.appraising import OfficePoints, appraised, given_in, judged
from engine.rulebook.model.roles import RECOGNITION, in_role
from tests.desk.conftest import Office
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_redisplay import HTML, filled
from tests.desk.web.workers import over
from tests.facts import builders

PAGE, GIVES = "/ket-qua/2020/30997/?mo=B4", "/tham-dinh/2020/30997/B4/"
OFFICE = "Phòng LĐTBXH"
TODAY = builders.TODAY


def test_the_form_stands_for_the_office_and_for_no_other_role(signed_in: SignedIn) -> None:
    assert 'id="tham-dinh"' in signed_in("danh-gia").get(PAGE).content.decode()
    for other in ("chinh-sach", "xa-hung-yen", "thanh-tra"):
        assert 'id="tham-dinh"' not in signed_in(other).get(PAGE).content.decode()


def test_each_fault_stands_above_its_field_and_nothing_typed_is_lost(signed_in: SignedIn) -> None:
    typed, at = {"points": "6,5", "reason": "hai vi phạm", "minutes": " "}, f"http://localhost{PAGE}"
    answer = signed_in("danh-gia").post(GIVES, typed, HTTP_REFERER=at, HTTP_ACCEPT="text/html")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count('aria-invalid="true"') == 2
    assert 'value="6,5"' in page
    assert "hai vi phạm</textarea>" in page
    assert "từ 0 đến 5" in page


@pytest.mark.parametrize("points", ["", "-1", "5,01", "1e2", "NaN", "२", "2,555", "abc"])
def test_only_a_number_within_the_points_is_taken(points: str, office: Office) -> None:
    period = office.rules.calendar.period("2020")
    assert period is not None
    book = in_role(office.rules, RECOGNITION, period.end)
    assert book is not None
    one = next(c for c in book.criteria if c.maximum == 5)
    with pytest.raises(WrongFields) as wrong:
        given_in({"points": points, "reason": "a", "minutes": "1"}, one, book.decimals)
    assert set(wrong.value.faults) == {"points"}


def test_what_is_given_stands_as_the_offices_own_sheet_the_last_word_first(office: Office) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    period = office.rules.calendar.period("2020")
    assert period is not None
    unit = office.rules.units.get("30985", period.end)
    assert unit is not None
    for points in ("2.5", "1", "2.5"):
        given = OfficePoints(Decimal(points), 'chưa có biên bản;\n"=1+1"', "13/BB-TĐ")
        appraised(office.made, office.rules, period, unit, "B4", given, OFFICE, "an", TODAY)
    (row,) = judged(office.made, office.rules, period)
    assert (row.points, row.confirmed, row.appraisal.office) == (Fraction(5, 2), True, OFFICE)
    assert '"=1+1"' in str(row.record.values["reason"])
    office.run("lock", "2020")
    with pytest.raises(Stop, match="đã khóa sổ"):
        appraised(office.made, office.rules, period, unit, "B4", given, OFFICE, "an", TODAY)


def test_a_commune_appraises_nothing(office: Office) -> None:
    period = office.rules.calendar.period("2020")
    assert period is not None
    unit = office.rules.units.get("30985", period.end)
    assert unit is not None
    with pytest.raises(Stop, match="một trong"):
        appraised(
            office.made,
            office.rules,
            period,
            unit,
            "B4",
            OfficePoints(Decimal(1), "a", "1"),
            "UBND xã",
            "an",
            TODAY,
        )


def test_it_is_asked_for_as_long_work_and_its_outcome_stands_on_the_page(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web.jobs.models import DONE, Job

    def at_once(kind: str, by: str, what: dict[str, object]) -> Job:
        return Job.objects.create(
            kind=kind, by=by, asked=what, state=DONE, said_vi="Đã ghi 2,5 điểm.", said_en=""
        )

    monkeypatch.setattr("desk.web.appraisal.views.asked", at_once)
    browser = signed_in("danh-gia")
    to, fields = filled(browser.get(PAGE).content.decode(), "/B4/")
    answer = browser.post(to, {**fields, "points": "2,5", "reason": "hai vi phạm", "minutes": "13/BB-TĐ"})
    assert answer.status_code == 302
    job = Job.objects.filter(kind="appraise").first()
    assert job is not None
    assert (job.asked["points"], job.asked["office"]) == ("2.5", OFFICE)
    assert "Đã ghi 2,5 điểm." in browser.get(PAGE).content.decode()
    job.delete()


def test_words_longer_than_the_record_takes_are_refused_and_not_cut(signed_in: SignedIn) -> None:
    browser, at = signed_in("danh-gia"), {"HTTP_REFERER": f"http://localhost{PAGE}", **HTML}
    to, fields = filled(browser.get(PAGE).content.decode(), "/B4/")
    typed = {**fields, "points": "1", "reason": "hai vi phạm " * 50, "minutes": "13/BB " * 20}
    answer = browser.post(to, typed, **at)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert page.count('aria-invalid="true"') == 2
    assert typed["reason"] in page


def test_points_typed_while_others_are_being_recorded_are_not_passed_over(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two windows of one officer: what the older one says is shown again; a button pressed twice asks
    once."""
    from desk.web.jobs.models import Job

    monkeypatch.setattr("desk.web.jobs.jobs.subprocess.Popen", over)
    browser, at = signed_in("danh-gia"), {"HTTP_REFERER": f"http://localhost{PAGE}", **HTML}
    to, fields = filled(browser.get(PAGE).content.decode(), "/B4/")
    first = {**fields, "points": "1", "reason": "hai vi phạm", "minutes": "13/BB-TĐ"}
    try:
        assert [browser.post(to, first, **at).status_code for _ in range(2)] == [302, 302]
        answer = browser.post(to, {**first, "points": "2", "reason": "xem lại biên bản"}, **at)
        assert answer.status_code == 422
        assert "đã khác từ lúc trang được mở" in answer.content.decode()
        assert "xem lại biên bản" in answer.content.decode()
        assert Job.objects.filter(kind="appraise").count() == 1
    finally:
        Job.objects.filter(kind="appraise").delete()
