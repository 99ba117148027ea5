"""Views kept by a person: only pages of the desk, only those the role may read, and nobody else's
business."""

from __future__ import annotations

import pytest

from tests.desk.web.conftest import SignedIn


def test_a_view_is_kept_opened_and_dropped_by_its_owner_alone(signed_in: SignedIn) -> None:
    browser, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    view = "/manh-moi/2020/?trang-thai=new"
    assert browser.post("/goc-nhin/", {"title": "Chưa ai nhận", "address": view})["Location"] == view
    assert f'href="{view}"' in browser.get("/").content.decode()
    assert view not in other.get("/").content.decode()
    other.post("/goc-nhin/bo/", {"title": "Chưa ai nhận"})
    assert view in browser.get("/goc-nhin/").content.decode()
    browser.post("/goc-nhin/bo/", {"title": "Chưa ai nhận"})
    assert view not in browser.get("/").content.decode()


def test_a_view_takes_no_other_s_name(signed_in: SignedIn) -> None:
    browser, first = signed_in("xac-minh"), "/manh-moi/2020/?trang-thai=new"
    for _ in range(2):
        assert browser.post("/goc-nhin/", {"title": "Của tôi", "address": first}).status_code == 302
    other = browser.post("/goc-nhin/", {"title": " Của  tôi", "address": "/goc-nhin/"})
    assert other.status_code == 422
    assert f'href="{first}"' in browser.get("/goc-nhin/").content.decode()
    browser.post("/goc-nhin/bo/", {"title": "Của tôi"})


@pytest.mark.parametrize(
    "address",
    [
        "https://noi-khac.vn/",
        "//noi-khac.vn/manh-moi/2020/",
        "/khong-co/",
        "/ket-qua/2020/",
        "",
        "javascript:1",
        "//[",
        "http://[",
    ],
)
def test_no_other_address_is_kept(address: str, signed_in: SignedIn) -> None:
    browser = signed_in("xac-minh")  # who may not read the ranking
    assert browser.post("/goc-nhin/", {"title": "x", "address": address}).status_code == 422


def test_the_keys_listed_are_those_of_the_places_a_role_may_enter(signed_in: SignedIn) -> None:
    page = signed_in("quan-tri").get("/phim/").content.decode()
    assert "<kbd>u</kbd>" in page
    assert "<kbd>m</kbd>" not in page


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "//noi-khac.vn/",
        "https://noi-khac.vn/",
        "/\\noi-khac.vn",
        "/\t/noi-khac.vn",
        "/\n/x.vn",
    ],
)
def test_a_view_written_into_the_database_leads_nowhere_else(signed_in: SignedIn, address: str) -> None:
    from desk.web.accounts.models import Account
    from desk.web.saved.models import SavedView

    browser, own = signed_in("xac-minh"), Account.objects.get(username="xac-minh").standing
    view = SavedView.objects.create(by=own, title="Lạ", address=address)
    try:
        pages = [browser.get(page).content.decode() for page in ("/", "/goc-nhin/")]
    finally:
        view.delete()
    assert all("Lạ" in page and f'href="{address}"' not in page for page in pages)
