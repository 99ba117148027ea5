"""Locking at the desk: each check that is open needs a reason of its own, and each reason is kept and
printed."""

from __future__ import annotations

import re

from desk.runs.running import run_made
from desk.workspace.announcements import despite_of
from desk.workspace.decisions import LOCK, REOPEN, decisions_of
from desk.workspace.folder import Workspace
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_redisplay import HTML, filled

PAGE, LOCKS, OPENS = "/lan-chay/2020/", "/lan-chay/2020/khoa/", "/lan-chay/2020/mo-lai/"


def test_a_reason_for_each_and_none_is_locked_without(desk: Workspace, signed_in: SignedIn) -> None:
    run_made(desk, 2020, None, lambda done, total: None)  # the desk is shared: returns may have come since
    browser = signed_in("danh-gia")
    page = browser.get(PAGE).content.decode()
    asked = re.findall(r'<textarea id="why-(\w+)"', page)
    assert len(asked) >= 2
    reasons = {f"why-{one}": f"lý do cho {one}" for one in asked}
    shown = {"shown": filled(page, "/khoa/")[1]["shown"]}
    before = len(list(decisions_of(desk).records()))
    refused = browser.post(LOCKS, {**reasons, **shown, f"why-{asked[0]}": "  "})
    assert refused.status_code == 422
    assert "mỗi mục chưa đạt cần một lý do riêng" in refused.content.decode().lower()
    assert len(list(decisions_of(desk).records())) == before

    stale = browser.post(
        LOCKS, {**reasons, "shown": "trang cũ"}, HTTP_REFERER=f"http://localhost{PAGE}", **HTML
    )
    assert stale.status_code == 422
    assert "đã khác từ lúc trang được mở" in stale.content.decode()
    assert all(f"{reason}</textarea>" in stale.content.decode() for reason in reasons.values())
    assert len(list(decisions_of(desk).records())) == before

    assert browser.post(LOCKS, reasons | shown).status_code == 302
    try:
        last = list(decisions_of(desk).records())[-1]
        assert last.kind == LOCK
        assert {one["check"]: one["reason"] for one in last.content["open"]} == {
            one: f"lý do cho {one}" for one in asked
        }
        page = browser.get(PAGE).content.decode()
        assert all(reason in page for reason in reasons.values())
        opens = filled(page, "/mo-lai/")[1]
        despite = despite_of(desk, "healthy_commune", "2020")
        assert len(despite.open) == len(asked)
    finally:
        assert browser.post(OPENS, {**opens, "reason": "thử xong"}).status_code == 302
    assert list(decisions_of(desk).records())[-1].kind == REOPEN
    assert despite_of(desk, "healthy_commune", "2020").open == ()


def test_a_unit_has_the_reasons_of_its_own_checks_beside_its_band() -> None:
    from desk.workspace.announcements import Despite, OpenCheck

    both = Despite(
        "a; b",
        frozenset({"1", "2"}),
        (
            OpenCheck("", "", frozenset({"1"}), True, "a"),
            OpenCheck("", "", frozenset({"2"}), True, "b"),
            OpenCheck("", "", frozenset({"2"}), False, "c"),
        ),
    )
    assert [both.reason_of(unit) for unit in "123"] == ["a", "b", ""]


def test_newer_returns_are_run_before_the_lock_for_no_reason_otherwise(
    signed_in: SignedIn, monkeypatch
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("desk.web.runs.closing._stale", lambda run: True)
    browser = signed_in("danh-gia")
    page = browser.get(PAGE).content.decode()
    assert '<textarea id="why-' not in page
    assert "không cho phép" in page
    assert browser.post(LOCKS, {}).status_code == 422
