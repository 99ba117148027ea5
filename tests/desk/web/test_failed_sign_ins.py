"""Failed sign-ins are on record, a lock-out once; the administrator sees it and lets the account in again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

pytest.importorskip("django", reason="the web part is not installed")

from desk.web.accounts.demo_people import PASSWORD
from desk.workspace.desk_database import strange_cells
from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from tests.desk.web.conftest import SignedIn

DOOR, NAME = "/dang-nhap/", "thanh-tra"


@pytest.fixture(autouse=True)
def nobody_locked_out(desk: Workspace) -> Iterator[None]:
    from axes.utils import reset

    reset()
    yield
    reset()


def on_record(desk: Workspace) -> list[tuple[str, str]]:
    kinds = ("sign_in_failed", "locked_out", "account_unlocked")
    log = log_of(desk, "desk.jsonl").entries()
    return [(e["kind"], e["content"]["account"]) for e in log if e["kind"] in kinds]


def test_a_lock_out_is_on_record_once_and_lifted_by_the_administrator(
    desk: Workspace, signed_in: SignedIn
) -> None:
    before, door = len(on_record(desk)), signed_in(None)
    for n in range(8):
        door.post(DOOR, {"username": NAME, "password": f"sai-{n}"})
    assert on_record(desk)[before:] == [("sign_in_failed", NAME)] * 4 + [("locked_out", NAME)]
    assert door.post(DOOR, {"username": NAME, "password": PASSWORD}).status_code == 403
    admin = signed_in("quan-tri")
    assert "gõ sai mật khẩu nhiều lần" in admin.get("/").content.decode()
    page = admin.get("/nguoi-dung/").content.decode()
    assert 'value="unlock"' in page
    assert admin.post("/nguoi-dung/6/", {"what": "unlock"}).status_code == 200
    assert on_record(desk)[-1] == ("account_unlocked", NAME)
    assert door.post(DOOR, {"username": NAME, "password": PASSWORD}).status_code == 302


def test_a_name_that_no_account_has_is_not_kept_and_fills_no_log(
    desk: Workspace, signed_in: SignedIn
) -> None:
    before = len(on_record(desk))
    for n in range(20):
        signed_in(None).post(DOOR, {"username": f"mat-khau-go-nham-{n}", "password": "x"})
    late = on_record(desk)[before:]
    assert late in ([], [("sign_in_failed", "?")])
    assert b"mat-khau-go-nham" not in (desk.folder / "decisions" / "desk.jsonl").read_bytes()


def tried_in(year: int, username: str) -> None:
    """Write a try of another day than today's, and of more wrong passwords than anyone typed."""
    from axes.models import AccessAttempt

    there = {"ip_address": "127.0.0.1", "user_agent": "", "failures_since_start": 10**6}
    made = AccessAttempt.objects.create(username=username, **there)
    AccessAttempt.objects.filter(pk=made.pk).update(attempt_time=datetime(year, 1, 1, tzinfo=UTC))


def test_a_try_of_a_day_to_come_locks_nobody_out_and_accuses_nobody(
    desk: Workspace, signed_in: SignedIn
) -> None:
    """The clock of the machine may have been wrong."""
    from desk.web.accounts.failures import locked_out_now

    door = signed_in(None)
    for name in (NAME, "quan-tri"):
        tried_in(2900, name)
        assert door.post(DOOR, {"username": name, "password": PASSWORD}).status_code == 302
        door.logout()
        tried_in(2900, name)
    assert locked_out_now() == frozenset()
    assert strange_cells(desk) == ()


def test_an_administrator_set_in_the_terminal_is_locked_out_no_more(
    desk: Workspace, signed_in: SignedIn
) -> None:
    from desk.web.accounts.models import Account
    from desk.web.accounts.record import recorded
    from desk.web.serving import administrator_made

    before, door = Account.objects.get(username="quan-tri"), signed_in(None)
    for n in range(8):
        door.post(DOOR, {"username": "quan-tri", "password": f"sai-{n}"})
    assert door.post(DOOR, {"username": "quan-tri", "password": PASSWORD}).status_code == 403
    administrator_made("quan-tri", "một câu dài dễ nhớ khác")
    typed = {"username": "quan-tri", "password": "một câu dài dễ nhớ khác"}
    assert door.post(DOOR, typed).status_code == 302
    recorded("account_reset", before, "")
