"""One search: each role finds what it may open, and nothing else; never a person by name."""

from __future__ import annotations

import pytest

from tests.desk.web.conftest import SignedIn

PAGE = "/nam/2020/tim/"


@pytest.mark.parametrize(
    ("who", "text", "finds"),
    [
        ("danh-gia", "hung yen", ["/ket-qua/2020/30997/"]),
        ("danh-gia", "31006-cs-033", ["/co-so/2020/31006-CS-033/"]),
        ("danh-gia", "to trinh", ["/van-ban/2020/soan/to-trinh/"]),
        ("chinh-sach", "30997", ["/ket-qua/2020/30997/"]),
        ("xac-minh", "31006-CS-033", ["/co-so/2020/31006-CS-033/", "/manh-moi/2020/MM-"]),
        ("thanh-tra", "31006-CS-033", ["/manh-moi/2020/MM-"]),
    ],
)
def test_each_role_finds_what_it_may_open(signed_in: SignedIn, who: str, text: str, finds: list[str]) -> None:
    browser = signed_in(who)
    page = browser.get(PAGE, {"tim": text}).content.decode()
    results = page[page.index("</header>") :]
    links = [one.split('"')[0] for one in results.split('<li><a href="')[1:]]
    assert [kind for kind in finds if any(link.startswith(kind) for link in links)] == finds
    assert {browser.get(link).status_code for link in links} <= {200}


def test_a_paper_that_waits_for_an_announcement_is_not_offered(signed_in: SignedIn) -> None:
    page = signed_in("danh-gia").get(PAGE, {"tim": "khen thuong"}).content.decode()
    assert "/van-ban/2020/soan/" not in page


def test_what_fits_nothing_says_so_and_a_commune_does_not_search(signed_in: SignedIn) -> None:
    assert "Không có gì khớp" in signed_in("danh-gia").get(PAGE, {"tim": "Nguyễn Văn"}).content.decode()
    assert signed_in("xa-hung-yen").get(PAGE).status_code == 403
    assert f'action="{PAGE}"' in signed_in("danh-gia").get("/").content.decode()
