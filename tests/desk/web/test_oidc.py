"""Sign-in by a provider: only into the account the administrator tied to its identifier, in that account's
role; off unless told."""

from __future__ import annotations

import html
import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator

import pytest

from desk.base.faults import Stop
from tests.busy import PATIENCE
from tests.desk.web.conftest import Copied, SignedIn
from tests.desk.web.every_page import Shown
from tests.desk.web.live import Live, serving
from tests.desk.web.person import Person
from tests.desk.web.provider import FakeProvider, vouching
from tests.long_run import long_only

SAID = {
    "LANHMANH_OIDC_SERVER": "https://cong.example.gov.vn",
    "LANHMANH_OIDC_CLIENT": "c",
    "LANHMANH_OIDC_SECRET": "s",
}


def test_a_provider_half_told_or_without_tls_stops_the_start_in_words() -> None:
    from desk.web.oidc.configured import provider_in

    assert provider_in({}) is None
    for wrong, word in (
        ({"LANHMANH_OIDC_CLIENT": "c"}, "LANHMANH_OIDC_SECRET"),
        ({**SAID, "LANHMANH_OIDC_SERVER": "http://cong.example.gov.vn"}, "https"),
    ):
        with pytest.raises(Stop, match=word):
            provider_in(wrong)


def test_without_a_provider_the_door_names_none(signed_in: SignedIn) -> None:
    assert "dang-nhap/cong" not in signed_in(None).get("/dang-nhap/").content.decode()
    assert signed_in(None).get("/dang-nhap/cong/").status_code == 404


@pytest.fixture(scope="module")
def door(copied: Copied, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Live, FakeProvider]]:
    """A desk that takes a provider's word, and the provider."""
    pytest.importorskip("allauth", reason="the extra web-oidc is not installed")
    with vouching() as provider, pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_OIDC_SERVER", provider.url)
        patch.setenv("LANHMANH_OIDC_CLIENT", "ban-lam-viec")
        patch.setenv("LANHMANH_OIDC_SECRET", "bí mật")
        patch.setenv("LANHMANH_OIDC_NAME", "Cổng tỉnh")
        with serving(*copied(tmp_path_factory.mktemp("oidc") / "workspace")) as live:
            yield live, provider


WORDS = "Xem lại sổ tháng 5,\nhai dòng"


class Visitor:
    """A browser without a screen that follows the provider's redirects, and the desk's own page back to
    itself."""

    def __init__(self, live: Live) -> None:
        self.live = live
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.web = urllib.request.build_opener(jar)

    def get(self, path: str, **fields: str) -> tuple[int, str, str]:
        """Return status, address and page; with fields, of a form that was sent from a page of the desk."""
        url = path if path.startswith("http") else self.live.url + path
        body = urllib.parse.urlencode(fields).encode() if fields else None
        sent = urllib.request.Request(url, body, {"Origin": self.live.url} if fields else {})
        try:
            with self.web.open(sent, timeout=PATIENCE) as answer:
                status, at, page = answer.status, answer.geturl(), answer.read().decode()
        except urllib.error.HTTPError as error:
            status, at, page = error.code, error.geturl(), error.read().decode()
        on = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', page)
        return self.get(html.unescape(on[1])) if on else (status, at, page)


def hidden_in(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found is not None, page[-800:]
    return html.unescape(found[1])


def token_in(page: str) -> str:
    return hidden_in(page, "csrfmiddlewaretoken")


def tie(live: Live, username: str, identifier: str) -> None:
    admin = Person(live, "quan-tri")
    row = re.search(rf'{username}<p.*?action="(/nguoi-dung/\d+/)"', admin.get("/nguoi-dung/"), re.S)
    assert row is not None
    admin.post(row[1], what="outside", outside=identifier)


def test_who_is_tied_comes_in_as_the_administrator_said_and_no_one_else(
    door: tuple[Live, FakeProvider],
) -> None:
    live, provider = door
    provider.subject = "nguoi-1"
    stranger = Visitor(live)
    status, _, page = stranger.get("/dang-nhap/cong/")
    assert (status, "<code>nguoi-1</code>" in page) == (403, True)
    assert stranger.get("/nguoi-dung/")[1].endswith("/dang-nhap/?next=%2Fnguoi-dung%2F")

    tie(live, "thanh-tra", "nguoi-1")
    known = Visitor(live)
    assert "Cổng tỉnh" in known.get("/dang-nhap/")[2]
    status, at, page = known.get("/dang-nhap/cong/?next=/nhat-ky/")
    assert (status, at) == (200, f"{live.url}/nhat-ky/")
    assert "nguoi-1" in page  # the refusal of before is on record
    assert known.get("/manh-moi/2020/")[0] == 200
    assert (
        known.get("/nguoi-dung/")[2].count('name="what"') == 0
    )  # an auditor, whatever the provider's roles say
    sent = next(said for path, said in provider.asked if path == "/authorize")
    assert sent["code_challenge_method"] == "S256"
    assert Visitor(live).get("/dang-nhap/cong/?next=https://evil.example/")[1] == f"{live.url}/"


def test_what_was_typed_when_the_session_ended_comes_back_from_the_provider_to_its_writer(
    door: tuple[Live, FakeProvider],
) -> None:
    live, provider = door
    provider.subject = "nguoi-4"
    tie(live, "chinh-sach", "nguoi-4")
    writer = Visitor(live)
    page = writer.get("/dang-nhap/cong/?next=/so-sanh/2020/")[2]
    writer.get("/thoat/", csrfmiddlewaretoken=token_in(page), x="")
    page = writer.get(
        "/so-sanh/2020/so/", csrfmiddlewaretoken=token_in(writer.get("/dang-nhap/")[2]), a=WORDS
    )[2]
    waiting = hidden_in(page, "kept")
    assert WORDS.split()[0] not in waiting
    fields = {"csrfmiddlewaretoken": token_in(page), "next": "/", "kept": waiting}
    assert f"\n{WORDS}</textarea>" in html.unescape(writer.get("/dang-nhap/cong/", **fields)[2])
    provider.subject = "nguoi-5"
    tie(live, "thanh-tra", "nguoi-5")
    writer.get("/thoat/", csrfmiddlewaretoken=token_in(writer.get("/tai-khoan/")[2]), x="")
    other = writer.get(
        "/dang-nhap/cong/", **{**fields, "csrfmiddlewaretoken": token_in(writer.get("/dang-nhap/")[2])}
    )
    assert (other[0], "<textarea" in other[2]) == (200, False)


def test_a_closed_account_stays_out_and_a_false_state_too(door: tuple[Live, FakeProvider]) -> None:
    live, provider = door
    provider.subject = "nguoi-2"
    tie(live, "chinh-sach-2", "nguoi-2")
    assert Visitor(live).get("/dang-nhap/cong/")[1] == f"{live.url}/"
    admin = Person(live, "quan-tri")
    row = re.search(r'chinh-sach-2<p.*?action="(/nguoi-dung/\d+/)"', admin.get("/nguoi-dung/"), re.S)
    assert row is not None
    admin.post(row[1], what="close")
    assert Visitor(live).get("/dang-nhap/cong/")[0] == 403
    admin.post(row[1], what="open")
    status, _, page = Visitor(live).get("/dang-nhap/cong/ve/?code=c&state=khong-phai")
    assert (status, "Không đăng nhập được" in page) == (403, True)


def test_a_locked_out_name_is_locked_out_by_this_door_too(door: tuple[Live, FakeProvider]) -> None:
    live, provider = door
    provider.subject = "nguoi-3"
    tie(live, "xac-minh-2", "nguoi-3")
    guess = Person(live, "quan-tri")
    guess.post("/thoat/")
    page, codes = guess.get("/dang-nhap/"), set[int]()
    for n in range(6):
        guess.token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]  # type: ignore[index]
        try:
            guess.post("/dang-nhap/", username="xac-minh-2", password=f"sai-{n}")
        except urllib.error.HTTPError as locked:
            codes.add(locked.code)
    assert codes == {403}
    status, _, page = Visitor(live).get("/dang-nhap/cong/")
    assert (status, "bị khóa" in page) == (403, True)


def test_a_provider_that_does_not_answer_is_told_at_the_door(door: tuple[Live, FakeProvider]) -> None:
    live, provider = door
    provider.broken = True
    try:
        status, _, page = Visitor(live).get("/dang-nhap/cong/")
    finally:
        provider.broken = False
    assert (status, "Không đăng nhập được qua Cổng tỉnh" in page) == (502, True)


@long_only
def test_the_providers_door_passes_axe(door: tuple[Live, FakeProvider]) -> None:
    """With the provider's button, with an identifier nobody tied, and where the administrator ties it."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    from tests.desk.web.axe import faults_at
    from tests.desk.web.live import CHROMIUM
    from tests.desk.web.test_in_a_browser import page_of

    live, provider = door
    provider.subject = "nguoi-khong-ai-biet"
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for who, url in (("", "/dang-nhap/"), ("", "/dang-nhap/cong/"), ("quan-tri", "/nguoi-dung/")):
            assert faults_at(page_of(browser, live, who), live, Shown("cong", url)) == []
        browser.close()


@long_only
def test_one_identifier_is_one_account(desk: object, signed_in: SignedIn) -> None:
    from desk.web.accounts.models import Account

    admin, one, other = (
        signed_in("quan-tri"),
        *Account.objects.filter(username__in=("thanh-tra", "chinh-sach")),
    )
    assert admin.post(f"/nguoi-dung/{one.pk}/", {"what": "outside", "outside": "nguoi-9"}).status_code == 200
    assert (
        admin.post(f"/nguoi-dung/{other.pk}/", {"what": "outside", "outside": "nguoi-9"}).status_code == 422
    )
    assert admin.post(f"/nguoi-dung/{one.pk}/", {"what": "outside", "outside": ""}).status_code == 200
