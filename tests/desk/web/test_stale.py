"""A form of a page opened long ago writes nothing over what came since: both are shown, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desk.workspace.folder import Workspace
from desk.workspace.office import IssuingOffice, keep_office, office_of
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_redisplay import HTML, filled

PAGE = "/van-ban/2020/"
TYPED = {"name": "Ủy ban nhân dân huyện Thứ Nhất", "place": "Nơi Này"}


@pytest.fixture
def office(desk: Workspace) -> Iterator[Workspace]:
    keep_office(desk, IssuingOffice(name="Ủy ban nhân dân huyện Đầu", place="Nơi Đầu"))
    yield desk
    (desk.folder / "office.json").unlink()


def test_an_office_form_filled_in_over_what_has_changed_shows_both(
    office: Workspace, signed_in: SignedIn
) -> None:
    browser, at = signed_in("danh-gia"), {"HTTP_REFERER": f"http://localhost{PAGE}", **HTML}
    to, fields = filled(browser.get(PAGE).content.decode(), "/co-quan/")
    keep_office(office, IssuingOffice(name="Ủy ban nhân dân huyện Thứ Hai", place="Nơi Đầu"))
    answer = browser.post(to, {**fields, **TYPED}, **at)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert office_of(office).name == "Ủy ban nhân dân huyện Thứ Hai"
    assert "đã được đổi thành “Ủy ban nhân dân huyện Thứ Hai”" in page
    again, shown = filled(page, "/co-quan/")
    assert {name: shown[name] for name in TYPED} == TYPED
    assert browser.post(again, shown, **at).status_code == 302
    assert office_of(office).name == TYPED["name"]


def test_an_office_form_that_says_what_stands_is_no_conflict(office: Workspace, signed_in: SignedIn) -> None:
    browser = signed_in("danh-gia")
    to, fields = filled(browser.get(PAGE).content.decode(), "/co-quan/")
    for _ in range(2):  # sent twice by one who pressed twice
        assert browser.post(to, {**fields, **TYPED}, **HTML).status_code == 302


FILE = "rules/parameters.yaml"
RULES, JSON = f"/quy-tac/?tep={FILE}", {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def drafts(desk: Workspace) -> Iterator[None]:
    from desk.web.drafting.models import Draft

    yield
    Draft.objects.all().delete()


def test_a_draft_typed_in_a_window_opened_before_leaves_the_newer_one(
    drafts: None, signed_in: SignedIn
) -> None:
    browser, at = signed_in("chinh-sach"), {"HTTP_REFERER": f"http://localhost{RULES}", **HTML}
    to, fields = filled(browser.get(RULES).content.decode(), "/kiem-tra/")
    newer, older = fields["text"] + "\n# mới hơn\n", fields["text"] + "\n# cũ hơn\n"
    assert browser.post(to, {**fields, "text": newer}, **JSON).status_code == 200
    answer = browser.post(to, {**fields, "text": older}, **JSON)
    assert answer.status_code == 409
    assert all(words in answer.json()["panel"] for words in ("# mới hơn", "# cũ hơn"))
    page = browser.post(to, {**fields, "text": older}, **at).content.decode()
    assert filled(page, "/kiem-tra/")[1]["text"].strip() == older.strip()
    assert "ở một cửa sổ khác" in page
    assert "# mới hơn" in page  # what the draft changes stands beside it
    assert browser.post("/quy-tac/bo-nhap/", fields, **at).status_code == 422
    assert "# mới hơn" in filled(browser.get(RULES).content.decode(), "/kiem-tra/")[1]["text"]
    again = {**fields, "text": older, "shown": answer.json()["shown"]}
    assert browser.post(to, again, **JSON).status_code == 200
    assert "# cũ hơn" in filled(browser.get(RULES).content.decode(), "/kiem-tra/")[1]["text"]


def test_each_save_gives_the_mark_of_the_next(drafts: None, signed_in: SignedIn) -> None:
    browser = signed_in("chinh-sach")
    to, fields = filled(browser.get(RULES).content.decode(), "/kiem-tra/")
    for n in range(3):
        answer = browser.post(to, {**fields, "text": f"{fields['text']}# {n}\n"}, **JSON)
        assert answer.status_code == 200
        fields["shown"] = answer.json()["shown"]


def test_rights_given_from_a_page_opened_before_take_back_nothing(
    desk: Workspace, signed_in: SignedIn
) -> None:
    """One administrator ends an account's role; another, on a page of before, corrects its office."""
    from desk.web.accounts.models import Account
    from desk.web.accounts.record import as_recorded, recorded, rights_today

    number = Account.objects.get(username="chinh-sach-2").pk
    first, second = signed_in("quan-tri"), signed_in("quan-tri")
    to, fields = filled(first.get("/nguoi-dung/").content.decode(), f"/{number}/", "role")
    try:
        ended = {**fields, "what": "rights", "role": "auditor"}
        assert second.post(to, ended).status_code == 200
        answer = first.post(to, {**fields, "what": "rights", "office": "Phòng mới"}, **HTML)
        assert answer.status_code == 422
        assert "đã được đổi thành “Thanh tra”" in answer.content.decode()
        assert Account.objects.get(pk=number).role == "auditor"
    finally:
        account = as_recorded(rights_today().accounts[number])
        account.role = "policy"
        recorded("account_rights", account, "quan-tri")


@pytest.mark.parametrize("what", ["reset", "close", "person"])
def test_an_account_handed_over_since_the_page_was_opened_is_left_alone(
    what: str, signed_in: SignedIn
) -> None:
    """Else the former holder is given the password of who has it now."""
    from desk.web.accounts.record import account_made, rights_today

    number = account_made(f"giao-{what}", "một câu đủ dài", "policy", "quan-tri").pk
    first, second = signed_in("quan-tri"), signed_in("quan-tri")
    page = first.get("/nguoi-dung/").content.decode()
    to, fields = filled(page, f"/{number}/", "former" if what == "person" else "")
    assert second.post(to, {"what": "person", "person": "", "former": ""}).status_code == 200
    now = rights_today().accounts[number]
    answer = first.post(to, {**fields, "what": what}, **HTML)
    assert answer.status_code == 422
    assert "đã khác từ lúc trang được mở" in answer.content.decode()
    assert rights_today().accounts[number] == now
