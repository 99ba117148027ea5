"""The year so far at the desk: the numbers of the command line, marked as no result; years with returns and
no run are found."""

from __future__ import annotations

import pytest

from desk.office.so_far import so_far_results
from desk.words.numbers import range_words
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import Workspace
from tests.desk.web.conftest import SignedIn


def test_the_page_has_the_numbers_of_the_command_line_and_says_they_are_no_result(
    desk: Workspace, signed_in: SignedIn
) -> None:
    page = signed_in("danh-gia").get("/tam-tinh/2020/", {"xa": "30997"}).content.decode()
    results = so_far_results(desk, rules_in(desk.rules), "2020-6T")
    for row in results.rows:
        told = page[page.index(f'<tr id="x{row.subject.id}"') :].partition("</tr>")[0]
        assert range_words(row.scored.low, row.scored.high) in told
    assert "không phải kết quả chấm điểm, không công bố" in page
    assert "chờ báo cáo năm" in page[page.index('id="ly-do"') :]


def test_a_year_without_a_mid_year_return_says_what_is_needed(signed_in: SignedIn) -> None:
    page = signed_in("danh-gia").get("/tam-tinh/2018/").content.decode()
    assert "Tạm tính cần báo cáo của kỳ bắt đầu cùng năm" in page
    assert signed_in("danh-gia").get("/tam-tinh/2020/", {"ky": "2020"}).status_code == 404
    assert signed_in("xa-hung-yen").get("/tam-tinh/2020/").status_code == 403


def test_a_year_with_returns_and_no_run_is_a_task_and_says_what_to_do(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web import shelf
    from desk.web.waiting import day as newer

    told = frozenset({*shelf.periods_returned(), "2021-6T", "2022"})
    for module in (shelf, newer):
        monkeypatch.setattr(module, "periods_returned", lambda: told)
    browser = signed_in("danh-gia")
    page = browser.get("/").content.decode()
    assert 'href="/tam-tinh/2021/"' in page
    assert 'href="/bao-cao/2022/"' in page
    answer = browser.get("/ket-qua/2022/")
    assert answer.status_code == 422
    assert "chưa chấm lần nào" in answer.content.decode()
    assert browser.get("/nam/2022/").headers["Location"] == "/bao-cao/2022/"
