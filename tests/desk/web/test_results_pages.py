"""The ranking and one commune, as a browser gets them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desk.runs.found_runs import latest_run_of
from tests.desk.conftest import Office
from tests.desk.runs.test_failing import stored_as_no_form_allows
from tests.desk.web.conftest import SignedIn


def test_the_ranking_is_that_of_the_command_line(signed_in: SignedIn) -> None:
    page = signed_in("danh-gia").get("/ket-qua/2020/").content.decode()
    assert page.index("Xã Đông Thái") < page.index("Thị trấn Thứ Ba") < page.index("Xã Tây Yên A")
    assert "77,08 – 83,08" in page
    assert "Minh họa." in page


def test_a_commune_says_why_and_opens_one_criterion(signed_in: SignedIn) -> None:
    closed = signed_in("danh-gia").get("/ket-qua/2020/30997/").content.decode()
    opened = signed_in("danh-gia").get("/ket-qua/2020/30997/?mo=B4").content.decode()
    assert "Tỷ lệ vi phạm đã khắc phục: 66,67 % (8/12)" in closed
    assert "B05" in opened[opened.index('id="B4"') :]
    assert "8 dòng B05 Vi phạm được tính" in opened
    assert "8 dòng B05 Vi phạm được tính" not in closed


def test_the_rows_behind_a_criterion_come_as_a_workbook_and_only_to_who_sees_the_commune(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web.shelf import year_of

    answer = signed_in("danh-gia").get("/ket-qua/2020/30997/can-cu/B4/")
    assert answer.status_code == 200
    assert answer.content[:2] == b"PK"
    assert signed_in("danh-gia").get("/ket-qua/2020/30997/can-cu/B9/").status_code == 404
    own = signed_in("xa-hung-yen")
    assert own.get("/ket-qua/2020/30997/can-cu/B4/").status_code == 404  # not announced
    monkeypatch.setattr("desk.web.results.views.announced_year", year_of)
    assert own.get("/ket-qua/2020/30997/can-cu/B4/").status_code == 200
    assert own.get("/ket-qua/2020/30985/can-cu/B4/").status_code in (403, 404)


def test_what_was_told_first_stands_beside_what_is_told_now(signed_in: SignedIn) -> None:
    """Nam Thái changed a figure, and a violation is gone: the score of the first returns is said, before the
    lock too."""
    browser = signed_in("danh-gia")
    for url in ("/ket-qua/2020/", "/ket-qua/2020/31000/", "/lan-chay/2020/"):
        page = browser.get(url).content.decode()
        assert any(f"{mark}78" in page for mark in ("<b>", "<dd>", "báo cáo đầu: ")), url
    assert "biến mất" in browser.get("/ket-qua/2020/31000/").content.decode()


def test_a_row_to_correct_is_not_called_a_form_owed(signed_in: SignedIn) -> None:
    page = signed_in("danh-gia").get("/ket-qua/2020/").content.decode()
    row = " ".join(page[page.index('id="x31006"') :].split("</tr>")[0].split())
    assert "tạm tính: sửa B02, B04, B11, B12" in row
    assert "nợ" not in row


def test_a_commune_account_sees_its_own_points_and_no_other_commune(signed_in: SignedIn) -> None:
    browser = signed_in("xa-hung-yen")
    assert browser.get("/nam/2020/", follow=True).redirect_chain[-1][0] == "/ket-qua/2020/30997/"
    page = browser.get("/ket-qua/2020/30997/").content.decode()
    assert "Xã Nam Thái" not in page
    assert "hạng" not in page


def test_pages_speak_english_to_who_asked_for_it(signed_in: SignedIn) -> None:
    browser = signed_in("thanh-tra")
    browser.post("/tai-khoan/", {"look": "dark", "lang": "en"})
    page = browser.get("/ket-qua/2020/").content.decode()
    assert 'lang="en"' in page
    assert 'data-theme="dark"' in page
    assert "Undecided: forms owed, rows to correct" in page
    browser.post("/tai-khoan/", {"look": "", "lang": "vi"})


def test_a_page_asks_nothing_of_another_machine_and_styles_nothing_inline(signed_in: SignedIn) -> None:
    answer = signed_in("danh-gia").get("/ket-qua/2020/30997/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    page = answer.content.decode()
    assert "style=" not in page
    assert "http://" not in page
    assert "https://" not in page


def test_a_year_never_run_is_not_there(signed_in: SignedIn) -> None:
    answer = signed_in("danh-gia").get("/ket-qua/2015/")
    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()


@pytest.fixture
def failed_year(desk: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Show a year in which the program fails on returns of Xã Tây Yên, and of the police about another."""
    from desk.runs.year import year_of_run

    office = Office(tmp_path)
    stored_as_no_form_allows(office, "lỗi.xlsx", "B15", {"points": None}, unit_code="30988")
    for name in ("Phòng LĐTBXH", "Công an huyện"):
        stored_as_no_form_allows(office, f"{name}.xlsx", "B16", {"points": None}, office=name)
    office.run("run", "--year", "2020")
    year = year_of_run(latest_run_of(office.made, "2020"))
    for door in ("asked_year", "announced_year"):
        monkeypatch.setattr(f"desk.web.results.views.{door}", lambda _: year)


@pytest.mark.usefixtures("failed_year")
def test_an_office_the_program_fails_on_is_named_and_owes_nothing_for_the_year(signed_in: SignedIn) -> None:
    ranking = signed_in("danh-gia").get("/ket-qua/2020/").content.decode()
    row = ranking[ranking.index('id="x30988"') :].split("</tr>")[0]
    assert "lỗi của chương trình, chưa tính" in row
    notice = ranking[ranking.index('class="notice"') :].split("</p>")[0]
    assert "Xã Tây Yên (30988)" in notice
    assert "(30985 Công an huyện)" in notice
    own = signed_in("danh-gia").get("/ket-qua/2020/30988/").content.decode()
    assert "Chương trình bị lỗi với báo cáo của Xã Tây Yên (30988)" in own
    assert not re.search("chưa nộp[^;]*B15[^;]* kỳ 2020", own)
    assert "bị lỗi" not in signed_in("danh-gia").get("/ket-qua/2020/31009/").content.decode()


@pytest.mark.usefixtures("failed_year")
def test_a_commune_learns_only_that_the_program_fails_on_its_own_returns(signed_in: SignedIn) -> None:
    page = signed_in("xa-hung-yen").get("/ket-qua/2020/30997/").content.decode()
    assert "bị lỗi" not in page
