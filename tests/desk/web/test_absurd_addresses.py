"""No address fails, whatever stands in its parts: years, numbers and codes that cannot be, for every role."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_lead_decisions import first_lead
from tests.desk.web.test_permissions import NAMED_BY_ROLE, addresses
from tests.desk.web.workers import over
from tests.long_run import LONG

ABSURD: dict[str, tuple[str, ...]] = {"year": ("0", "2199", "9" * 30), "number": ("0", "9" * 30)}
TEXTS = ("99999", "MM-ffffffff", "x" * 300, "%00", "..%2f..")
USUAL = {"year": "2020", "number": "1", "unit": "30997", "venue": "30997-CS-001", "provider_id": "cong"}
QUERY = "trang=9999999999&ky=9999-6T&bieu=B99&xa=99999&muc=x&mo=Z9&sua=99999999999&tu=x&toi=%00&dong=x&loai=x"


def urls(pattern: Any) -> Iterator[str]:
    """Yield an address with each of its parts absurd, the others as usual, and all of them absurd."""
    route = str(pattern.pattern)
    parts = tuple(pattern.pattern.converters)
    choices = [ABSURD.get(part, TEXTS) for part in parts]
    usual = [USUAL.get(part, "1") for part in parts]
    filled = {tuple(usual), *(tuple(c[-1] for c in choices) for _ in parts)}
    for n, choice in enumerate(choices):
        filled |= {(*usual[:n], one, *usual[n + 1 :]) for one in choice}
    for values in sorted(filled):
        found = route
        for part, value in zip(parts, values, strict=True):
            for kind in ("int", "str", "year", "number"):
                found = found.replace(f"<{kind}:{part}>", value)
        yield f"/{found}"


@pytest.fixture(autouse=True)
def idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.web.jobs.jobs.subprocess.Popen", over)
    monkeypatch.setattr("desk.web.access.noted", lambda *said: None)


def test_no_address_fails_whatever_stands_in_it(signed_in: SignedIn) -> None:
    """For every role it is for; in a usual run for one."""
    failed, seen = [], set()
    for role, (name, pattern), method in product(sorted(NAMED_BY_ROLE), addresses(), ("GET", "POST")):
        if pattern.access.open or not pattern.access.allows(role, method) or name == "sign_out":
            continue
        if not LONG and ((name, method) in seen or seen.add((name, method))):
            continue
        browser = signed_in(NAMED_BY_ROLE[role], raise_request_exception=False)
        asked = list(urls(pattern))
        for url in (*asked, *(f"{one}?{QUERY}" for one in asked[:1] if method == "GET")):
            answer = browser.generic(method, url)
            answer.close()
            if answer.status_code >= 500:
                failed.append((name, method, role, url, answer.status_code))
    assert failed == []


@pytest.mark.parametrize("number", ["²", "9" * 4400], ids=["a sign above", "more digits than are read"])
def test_no_address_fails_where_a_number_is_none(number: str, signed_in: SignedIn) -> None:
    lead, _ = first_lead(signed_in("xac-minh"))
    browser = signed_in("xac-minh", raise_request_exception=False)
    plan, form = f"/viec-can-lam/2020/ke-hoach/?so={number}", f"{lead}?mau=lien-he&dong={number}"
    asked = (plan, form, f"/manh-moi/2020/{number}/")
    assert [browser.get(url).status_code for url in asked] == [200, 200, 404]


@pytest.mark.parametrize("header", ["HTTP_REFERER", "HTTP_ORIGIN", "HTTP_HX_CURRENT_URL"])
@pytest.mark.parametrize("person", [None, "danh-gia"])
def test_nothing_fails_that_comes_from_an_address_that_is_none(
    header: str, person: str | None, signed_in: SignedIn
) -> None:
    browser = signed_in(person, raise_request_exception=False)
    sent = {"title": "một góc nhìn", "address": ""}
    answer = browser.post("/goc-nhin/", sent, HTTP_ACCEPT="text/html", **{header: "http://["})
    assert answer.status_code == (422 if person else 401)
    assert browser.get("/khong-co/", **{header: "http://["}).status_code in (302, 404)
