"""What was written into the desk's database past it, in the right form but never by the desk: nothing where a
value must stand, a moment no zone has, what was said to a proposal, the end of a session."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desk.base.faults import Stop
from desk.workspace.folder import Workspace
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_four_eyes import proposal as proposal
from tests.desk.web.test_record import Sql, verified
from tests.desk.web.test_record import sql as sql


def emptied(file: Path, table: str, column: str) -> None:
    """Put nothing into a column that must have something: its table says so again afterwards."""
    for statements in (
        ("update sqlite_master set sql = replace(sql, 'NOT NULL', '        ') where name = :table",),
        (f"update {table} set {column} = null", "update sqlite_master set sql = :sql where name = :table"),
    ):
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            if len(statements) == 1:
                (made,) = database.execute(
                    "select sql from sqlite_master where name = ?", (table,)
                ).fetchone()
            database.execute("pragma writable_schema = on")
            for one in statements:
                database.execute(one, {"table": table, "sql": made})


def test_nothing_where_a_value_must_stand_is_named(
    desk: Workspace, signed_in: SignedIn, sql: Sql, capsys: pytest.CaptureFixture[str]
) -> None:
    from django.db import connection

    signed_in("chinh-sach").get("/quy-tac/")
    signed_in(None).post("/dang-nhap/", {"username": "quan-tri", "password": "sai"})
    connection.close()
    places = ("drafting_draft", "text"), ("axes_accessattempt", "failures_since_start")
    for place in places:
        emptied(desk.folder / "desk" / "desk.sqlite3", *place)
    code, said = verified(desk, capsys)
    assert code == 5
    for table, column in places:
        assert f"{table} " in said
        assert f", {column}: bàn làm việc không ghi ô như thế" in said
    signed_in("chinh-sach", raise_request_exception=False).get("/quy-tac/")
    assert signed_in("chinh-sach").get("/quy-tac/").status_code == 200


def test_a_moment_no_zone_has_is_named_and_stops_no_page(
    desk: Workspace, signed_in: SignedIn, sql: Sql, capsys: pytest.CaptureFixture[str]
) -> None:
    from desk.web.jobs.models import Job

    job = Job.objects.create(kind="run", by="danh-gia", asked={"year": 2020}, state="cut")
    sql(f"update work_job set asked_at = '9999-12-31 23:59:59' where id = {job.pk}")
    assert f"work_job {job.pk}, asked_at" in verified(desk, capsys)[1]
    job.delete()


@pytest.mark.parametrize("change", ["said = 'lời khác'", """content = '{"reason": "khác"}'"""])
def test_what_was_said_to_a_proposal_is_not_exchanged(
    change: str,
    desk: Workspace,
    proposal: tuple[str, Any],
    signed_in: SignedIn,
    sql: Sql,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from desk.web.proposals.deciding import last_of

    url, waiting = proposal
    said = {"proposal": waiting.pk, "answer": "decline", "reason": "chưa đủ căn cứ"}
    assert signed_in("xac-minh-2").post(f"{url}nguoi-thu-hai/", said).status_code == 302
    assert "nguyên vẹn" in verified(desk, capsys)[1]
    assert last_of(waiting.kind, waiting.about, waiting.by) == waiting
    sql(f"update proposals_proposal set {change} where id = {waiting.pk}")
    assert last_of(waiting.kind, waiting.about, waiting.by) is None
    code, told = verified(desk, capsys)
    assert (code, f"Đề nghị {waiting.pk}" in told) == (5, True)


def test_a_session_lasts_no_longer_for_a_row_that_says_so(
    signed_in: SignedIn, sql: Sql, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.core import signing

    browser = signed_in("danh-gia")
    assert browser.get("/").status_code == 200
    sql("update django_session set expire_date = '2999-01-01 00:00:00'")
    later = signing.time.time() + 31 * 60
    monkeypatch.setattr(signing.time, "time", lambda: later)
    assert browser.get("/").status_code == 302
    sql("delete from django_session")  # none of that end for the tests after this one


def test_under_the_id_of_another_workspace_no_tray_is_swept(
    desk: Workspace, sql: Sql, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web.jobs import tray

    mark = desk.folder / "workspace.json"
    before = mark.read_text("utf-8")
    mark.write_text(before.replace(desk.id, "0" * 32), "utf-8")
    try:
        with pytest.raises(Stop):
            tray.swept()
    finally:
        mark.write_text(before, "utf-8")
