"""Who may open and do what: every address × method × role × unit, from the list of addresses itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from desk.base.roles import COMMUNE, ROLES
from tests.desk.web.conftest import SignedIn
from tests.desk.web.workers import over
from tests.long_run import LONG

OWN, OTHER = "30997", "30994"
SAMPLES: dict[str, Any] = {
    "year": 2020,
    "criterion": "B4",
    "lead": "1",
    "number": 1,
    "name": "x.xlsx",
    "kind": "to-trinh",
    "act": "decide-series",
}  # what stands for each part of an address that is no unit
NAMED_BY_ROLE = {
    "evaluation": "danh-gia",
    "policy": "chinh-sach",
    "investigator": "xac-minh",
    "auditor": "thanh-tra",
    "administrator": "quan-tri",
    "commune": "xa-hung-yen",
}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


def addresses() -> list[tuple[str, Any]]:
    from desk.web.places import patterns

    return [(pattern.name, pattern) for _, pattern in patterns()]


def cases() -> Iterator[tuple[str, Any, str, str, str]]:
    """Yield name, pattern, url, method, unit for every address, method and unit it can be about."""
    from django.urls import reverse

    for name, pattern in addresses():
        access = pattern.access
        parts = pattern.pattern.converters
        for unit in (OWN, OTHER) if access.unit_in else ("",):
            named = {part: _sample(part, unit, access.unit_in, name) for part in parts}
            for method in METHODS:
                yield name, access, reverse(name, kwargs=named), method, unit


def _sample(part: str, unit: str, unit_in: str, name: str) -> Any:
    if part == unit_in:
        return unit + SAMPLES.get(f"{part} after the unit", "")
    assert part in SAMPLES, f"say in SAMPLES what stands for <{part}> in {name}"
    return SAMPLES[part]


def test_every_address_has_a_name_and_a_rule(signed_in: SignedIn) -> None:
    bare = [str(p.pattern) for name, p in addresses() if not name or not hasattr(p, "access")]
    assert bare == []


def test_nobody_gets_in_unknown(signed_in: SignedIn) -> None:
    stranger = signed_in(None)
    for name, access, url, method, _ in cases():
        answer = stranger.generic(method, url)
        if method not in ("GET", "HEAD", "POST"):
            assert answer.status_code == 405, (name, method)
        elif access.open:
            assert answer.status_code < 400, (name, method)
        else:
            if method == "POST":  # the door, with what was typed
                assert answer.status_code == 401, (name, method)
                continue
            assert answer.status_code == 302, (name, method)
            assert answer["Location"].startswith("/dang-nhap/"), (name, method)


@pytest.fixture
def bare_views(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every address answers at once: what is asked is who gets in."""
    from django.http import HttpResponse

    for _, pattern in addresses():
        monkeypatch.setattr(pattern, "callback", lambda request, **named: HttpResponse("in"))
    monkeypatch.setattr("desk.web.access.noted", lambda *said: None)  # a test of its own asks for the record


@pytest.fixture
def idle_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long work is asked for, but its process does nothing."""
    monkeypatch.setattr("desk.web.jobs.jobs.subprocess.Popen", over)


@pytest.mark.usefixtures("bare_views")
@pytest.mark.parametrize("role", ROLES)
def test_a_role_gets_exactly_what_its_rules_say(role: str, signed_in: SignedIn) -> None:
    wrong, browser = [], signed_in(NAMED_BY_ROLE[role])
    for name, access, url, method, unit in cases():
        if method not in ("GET", "HEAD", "POST") or access.open:
            continue
        status = browser.generic(method, url).status_code
        no_page = method != "POST" and not access.read  # an address that only takes forms leads to a page
        if status != (302 if no_page else 200 if allowed(access, role, method, unit) else 403):
            wrong.append((name, url, method, unit, status))
    assert wrong == []


def allowed(access: Any, role: str, method: str, unit: str) -> bool:
    return bool(access.allows(role, method)) and (role != COMMUNE or unit in ("", OWN))


@pytest.mark.usefixtures("idle_workers")
def test_no_address_fails_who_may_go_there(signed_in: SignedIn) -> None:
    """Every page for every role it is for, in a usual run for one; every act, with nothing in its form, for
    one role that may."""
    failed, acted = [], set()
    for role in ROLES:
        for name, access, url, method, unit in cases():
            if method not in ("GET", "POST") or access.open or not allowed(access, role, method, unit):
                continue
            once = method == "POST" or not LONG  # `test_masking` reads every page as every role
            if once and ((name, method) in acted or acted.add((name, method))):
                continue
            answer = signed_in(NAMED_BY_ROLE[role]).generic(method, url)
            answer.close()  # a stream gives its seat back
            if answer.status_code in (403, 500):
                failed.append((name, url, method, role, answer.status_code))
    assert failed == []


def test_a_refusal_is_on_record(signed_in: SignedIn) -> None:
    from desk.web.shelf import workspace
    from desk.workspace.logs import DESK, log_of

    answer = signed_in("xa-hung-yen").get(f"/ket-qua/2020/{OTHER}/")
    assert answer.status_code == 403
    last = log_of(workspace(), DESK).entries()[-1]
    assert (last["kind"], last["by"], last["content"]["path"]) == (
        "refused",
        "xa-hung-yen",
        f"/ket-qua/2020/{OTHER}/",
    )


@pytest.mark.parametrize("name", ["Nguyễn Thị Ví Dụ", "0912345678", "nguyen-thi-vi-du"])
def test_what_was_typed_into_a_forbidden_address_is_not_kept(name: str, signed_in: SignedIn) -> None:
    from desk.web.shelf import workspace
    from desk.workspace.logs import DESK, log_of

    browser, log = signed_in("xa-hung-yen"), log_of(workspace(), DESK)
    for url in (f"/ket-qua/2020/{name}/", f"/co-so/2020/{name}/", f"/manh-moi/2020/{name}/", f"/{name}/"):
        assert browser.get(url).status_code in (403, 404)
    assert name not in str(log.entries()[-4:])


def test_an_address_without_a_rule_is_closed(signed_in: SignedIn) -> None:
    from desk.web.places import rules_by_name

    rules = rules_by_name()
    kept = rules.pop("results")  # type: ignore[attr-defined]
    try:
        assert signed_in("danh-gia").get("/ket-qua/2020/").status_code == 403
    finally:
        rules["results"] = kept  # type: ignore[index]
