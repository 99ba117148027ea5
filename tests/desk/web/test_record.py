"""Accounts and proposals are what the sealed log says: what someone wrote into the database has no force, and
`verify` names it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("django", reason="the web part is not installed")
from django.core.files.uploadedfile import SimpleUploadedFile

from desk.base.faults import Stop
from desk.cli.app import code_of
from desk.workspace.desk_words import desk_words_taken_out
from desk.workspace.folder import Workspace
from desk.workspace.logs import DESK, log_of
from desk.workspace.rights import RIGHTS, rights_of
from tests.desk.web.conftest import SignedIn, read_elsewhere
from tests.desk.web.test_four_eyes import agreed, referral, referrals

Sql = Callable[..., None]
DOOR = "/dang-nhap/"


@pytest.fixture
def sql(desk: Workspace) -> Iterator[Sql]:
    """Write into the desk's database past the desk; its accounts are as they were afterwards."""
    from axes.utils import reset

    from desk.web.accounts.models import Account
    from desk.web.accounts.record import recorded
    from desk.web.proposals.deciding import settled
    from desk.web.proposals.models import Proposal

    before = list(Account.objects.all())

    def run(statement: str) -> None:
        with closing(sqlite3.connect(desk.folder / "desk" / "desk.sqlite3")) as database, database:
            database.execute(statement)

    settled()  # what other tests took away
    yield run
    Proposal.objects.all().delete()
    settled()
    known = {*rights_of(log_of(desk, RIGHTS).entries()).accounts, *(one.pk for one in before)}
    Account.objects.exclude(pk__in=known).delete()  # one on record is missed by what reads it next
    for one in before:
        recorded("account_reset", one, "")
    reset()


@pytest.fixture(autouse=True)
def none_waits(desk: Workspace) -> None:
    """Take away what other tests proposed."""
    from desk.web.proposals.models import Proposal

    Proposal.objects.all().delete()


def verified(desk: Workspace, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Return what `verify` says of the desk's part, and its exit code."""
    code = code_of(["verify", "--workspace", str(desk.folder)])
    said = capsys.readouterr().out
    return code, said[said.index("Tài khoản, đề nghị") : said.index("Quyền truy cập")]


def test_an_honest_desk_is_as_recorded(
    desk: Workspace, signed_in: SignedIn, sql: Sql, capsys: pytest.CaptureFixture[str]
) -> None:
    url, content = referral(signed_in)
    assert signed_in("xac-minh").post(f"{url}chuyen/", content).status_code == 302
    assert "nguyên vẹn" in verified(desk, capsys)[1]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("role = 'investigator'", "vai trò"),
        ("unit = ''", "đơn vị"),
        ("office = 'Công an huyện'", "cơ quan"),
        ("outside = 'nguoi-la'", "định danh ở cổng"),
        ("username = 'xa-khac'", "tên"),
        ("must_change = 1", "phải đổi mật khẩu"),
        ("person = 1", "người giữ"),
        ("password = (select password from accounts_account where username = 'danh-gia')", "mật khẩu"),
    ],
)
def test_an_account_changed_in_the_database_has_no_force_and_is_named(
    change: str,
    named: str,
    desk: Workspace,
    signed_in: SignedIn,
    sql: Sql,
    capsys: pytest.CaptureFixture[str],
) -> None:
    browser, password = signed_in("xa-hung-yen"), "vi-du-an-bien"
    assert browser.get("/").status_code == 200
    sql(f"update accounts_account set {change} where username = 'xa-hung-yen'")
    assert browser.get("/manh-moi/2020/")["Location"].startswith(DOOR)
    name = "xa-khac" if "xa-khac" in change else "xa-hung-yen"
    late = signed_in(None).post(DOOR, {"username": name, "password": password})
    assert (late.status_code, "khác với sổ niêm phong" in late.content.decode()) == (403, True)
    code, said = verified(desk, capsys)
    assert code == 5
    assert f"Tài khoản 'xa-hung-yen' (8) khác với sổ niêm phong: {named}." in said


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("accounts_account set made_at = 'hôm qua' where id = 6", "accounts_account 6, made_at"),
        ("accounts_account set code_used = 'x' where id = 6", "accounts_account 6, code_used"),
        ("accounts_account set person = 'ai' where id = 6", "accounts_account 6, person"),
    ],
)
def test_a_cell_no_desk_writes_is_named_when_the_desk_is_opened(
    change: str, place: str, desk: Workspace, sql: Sql
) -> None:
    from desk.web.serving import brought_up_to_the_record

    sql(f"update {change}")
    with pytest.raises(Stop, match=f"ô chương trình không ghi như thế: {place}"):
        brought_up_to_the_record()


def test_a_cell_that_is_no_text_is_named_with_all_else_that_is_wrong(
    desk: Workspace, signed_in: SignedIn, sql: Sql, capsys: pytest.CaptureFixture[str]
) -> None:
    """Half a character in a cell of JSON is no reason to read no further."""
    url, content = referral(signed_in)
    assert signed_in("xac-minh").post(f"{url}chuyen/", content).status_code == 302
    sql("""update proposals_proposal set content = '{"note": "\\ud800"}'""")
    sql("update accounts_account set office = 'Công an huyện' where username = 'xa-hung-yen'")
    code, said = verified(desk, capsys)
    assert code == 5
    assert "content: bàn làm việc không ghi ô như thế" in said
    assert "Tài khoản 'xa-hung-yen' (8) khác với sổ niêm phong" in said


def test_what_else_goes_wrong_when_the_desk_is_opened_is_said_as_itself(desk: Workspace, sql: Sql) -> None:
    from desk.web.serving import brought_up_to_the_record

    log = desk.folder / "decisions" / RIGHTS
    whole = log.read_bytes()
    log.write_bytes(whole.replace(b'"kind": "', b'"kind": "x', 1))
    try:
        with pytest.raises(Stop, match="dòng 1 bị sửa"):
            brought_up_to_the_record()
    finally:
        log.write_bytes(whole)


def test_a_row_of_ones_own_making_is_nobodys_account(
    desk: Workspace, signed_in: SignedIn, sql: Sql, capsys: pytest.CaptureFixture[str]
) -> None:
    rest = "password, shown_as, office, role, unit, is_active, must_change, look, lang, made_at, outside,"
    rest += " second_factor, code_used"
    source = f"select 77, 'la', 0, {rest} from accounts_account where username = 'xac-minh'"
    sql(f"insert into accounts_account (id, username, person, {rest}) {source}")
    late = signed_in(None).post(DOOR, {"username": "la", "password": "vi-du-an-bien"})
    assert late.status_code == 403
    assert "Tài khoản 'la' (77) không có trong sổ niêm phong." in verified(desk, capsys)[1]
    admin = signed_in("quan-tri")
    assert "không có trong sổ niêm phong" in admin.get("/nguoi-dung/").content.decode()
    assert admin.post("/nguoi-dung/77/", {"what": "reset"}).status_code == 422
    assert admin.post("/nguoi-dung/77/", {"what": "remove"}).status_code == 200
    assert "nguyên vẹn" in verified(desk, capsys)[1]


@pytest.mark.parametrize(
    "lost", ["update accounts_account set role = 'policy'", "delete from accounts_account"]
)
def test_the_administrator_puts_an_account_back_as_recorded(
    lost: str, desk: Workspace, signed_in: SignedIn, sql: Sql, capsys: pytest.CaptureFixture[str]
) -> None:
    sql(f"{lost} where username = 'thanh-tra'")
    admin = signed_in("quan-tri")
    page = admin.post("/nguoi-dung/6/", {"what": "reset"}).content.decode()
    password = page.split('<code class="big-bits">')[1].split("</code>")[0]
    back = signed_in(None)
    assert back.post(DOOR, {"username": "thanh-tra", "password": password}).status_code == 302
    assert "nguyên vẹn" in verified(desk, capsys)[1]
    assert log_of(desk, RIGHTS).entries()[-1]["content"]["role"] == "auditor"


@pytest.mark.parametrize(
    "change",
    [
        "\"by\" = 'xac-minh-2'",
        "content = json_set(content, '$.document', '9/CV')",
        "at = '2020-01-01 00:00:00'",
    ],
)
def test_a_proposal_changed_in_the_database_is_agreed_to_by_nobody_and_is_named(
    change: str, desk: Workspace, signed_in: SignedIn, sql: Sql, capsys: pytest.CaptureFixture[str]
) -> None:
    from desk.web.proposals.models import Proposal

    url, content = referral(signed_in)
    assert signed_in("xac-minh").post(f"{url}chuyen/", content).status_code == 302
    sql(f"update proposals_proposal set {change}")
    waiting = Proposal.objects.get()
    for who in ("xac-minh", "xac-minh-2"):
        assert agreed(signed_in(who), url, waiting) == 422
    assert referrals(desk, waiting.mark) == 0
    code, said = verified(desk, capsys)
    assert (code, f"Đề nghị {waiting.pk} (refer" in said) == (5, True)
    other = signed_in("xac-minh-2")
    assert "khác với sổ niêm phong" in other.get(f"{url}de-nghi/").content.decode()
    aside = {"proposal": waiting.pk, "answer": "set_aside"}
    assert other.post(f"{url}nguoi-thu-hai/", aside).status_code == 302
    assert signed_in("xac-minh").post(f"{url}chuyen/", content).status_code == 302
    assert "nguyên vẹn" in verified(desk, capsys)[1]


@pytest.mark.parametrize(
    "change", ["kind = 'lạ'", "kind = 'rules', about = 'rules'", "about = 'MM-khác'", "kind = '', about = ''"]
)
def test_a_proposal_moved_in_the_database_is_back_on_its_page_and_can_be_withdrawn(
    change: str, desk: Workspace, signed_in: SignedIn, sql: Sql, capsys: pytest.CaptureFixture[str]
) -> None:
    from desk.web.proposals.models import Proposal

    url, content = referral(signed_in)
    first = signed_in("xac-minh")
    assert first.post(f"{url}chuyen/", content).status_code == 302
    sql(f"update proposals_proposal set {change}")
    number = Proposal.objects.get().pk
    assert f"Đề nghị {number} (refer" in verified(desk, capsys)[1]
    assert "khác với sổ" not in first.get(f"{url}de-nghi/").content.decode()
    last = log_of(desk, DESK).entries()[-1]
    assert (last["kind"], last["content"]["work"]) == ("row_put_back", f"proposals_proposal {number}")
    assert "nguyên vẹn" in verified(desk, capsys)[1]
    away = {"proposal": number, "answer": "withdraw"}
    assert first.post(f"{url}nguoi-thu-hai/", away).status_code == 302
    assert Proposal.objects.get().state == "withdrawn"


def test_two_proposals_that_changed_places_are_put_back_and_a_strange_row_in_the_way_is_gone(
    desk: Workspace, sql: Sql
) -> None:
    from desk.web.proposals.deciding import settled, waiting_for
    from desk.web.proposals.models import Proposal
    from desk.web.proposals.record import put_forward

    one, two = (put_forward(kind, "x", "chinh-sach", {}) for kind in ("rules", "refer"))
    sql(f"update proposals_proposal set kind = 'lạ' where id = {one.pk}")
    sql(f"update proposals_proposal set kind = 'rules' where id = {two.pk}")
    sql(f"update proposals_proposal set kind = 'refer' where id = {one.pk}")
    assert [waiting_for(kind, "x") for kind in ("rules", "refer")] == [one, two]
    sql(f"update proposals_proposal set kind = 'lạ' where id = {one.pk}")
    strange = Proposal.objects.create(kind="rules", about="x", by="chinh-sach")
    settled()
    assert waiting_for("rules", "x") == one
    assert not Proposal.objects.filter(pk=strange.pk).exists()


def test_a_forged_agreement_is_named_and_leads_to_nothing(
    desk: Workspace, signed_in: SignedIn, sql: Sql, capsys: pytest.CaptureFixture[str]
) -> None:
    url, content = referral(signed_in)
    assert signed_in("xac-minh").post(f"{url}chuyen/", content).status_code == 302
    sql("update proposals_proposal set state = 'agreed', second = 'xac-minh-2'")
    assert "(refer" in verified(desk, capsys)[1]
    assert signed_in("xac-minh").post(f"{url}chuyen/", content).status_code == 302  # the forged one is lost


@pytest.mark.parametrize(
    "change",
    [
        "content = json_set(content, '$.document', '9/CV')",
        "state = 'declined', said = 'lời khác'",
        "second = 'quan-tri', kind = 'lạ'",
    ],
)
def test_a_decided_proposal_that_was_changed_is_gone_when_the_desk_is_opened(
    change: str, desk: Workspace, signed_in: SignedIn, sql: Sql, capsys: pytest.CaptureFixture[str]
) -> None:
    from desk.web.proposals.models import Proposal
    from desk.web.serving import brought_up_to_the_record

    url, content = referral(signed_in)
    assert signed_in("xac-minh").post(f"{url}chuyen/", content).status_code == 302
    waiting = Proposal.objects.get()
    why = {"proposal": waiting.pk, "answer": "decline", "reason": "chưa đủ"}
    assert signed_in("xac-minh-2").get(f"{url}de-nghi/").status_code == 200
    assert signed_in("xac-minh-2").post(f"{url}nguoi-thu-hai/", why).status_code == 302
    sql(f"update proposals_proposal set {change}")
    code, said = verified(desk, capsys)
    assert (code, "đề nghị đã xong, việc: mở lại bàn" in said) == (5, True)
    brought_up_to_the_record()
    assert not Proposal.objects.exists()
    assert "nguyên vẹn" in verified(desk, capsys)[1]
    last = log_of(desk, DESK).entries()[-1]
    assert (last["kind"], last["content"]["work"]) == ("row_removed", f"proposals_proposal {waiting.pk}")


def test_words_that_are_erased_are_gone_from_the_proposals_too(
    desk: Workspace, signed_in: SignedIn, sql: Sql
) -> None:
    from desk.web.proposals.models import Proposal
    from desk.web.serving import brought_up_to_the_record

    url, content = referral(signed_in)
    assert signed_in("xac-minh").post(f"{url}chuyen/", content).status_code == 302
    waiting = Proposal.objects.get()
    why = {"proposal": waiting.pk, "answer": "decline", "reason": "nhắc tên Lò Thị Bịa"}
    assert signed_in("xac-minh-2").get(f"{url}de-nghi/").status_code == 200
    assert signed_in("xac-minh-2").post(f"{url}nguoi-thu-hai/", why).status_code == 302
    assert (
        signed_in("xac-minh").post(f"{url}chuyen/", {**content, "reason": why["reason"]}).status_code == 302
    )
    number = len(log_of(desk, RIGHTS).entries()) - 1
    words = ("--words", f"{RIGHTS}:{number}", "--reason", "lỡ ghi tên", "--yes")
    assert code_of(["erase", *words, "--workspace", str(desk.folder)]) == 0
    assert not Proposal.objects.exists()  # the one declined, and the one that waits and says the same
    files = [desk.folder / "desk" / name for name in ("desk.sqlite3", "desk.sqlite3-wal")]
    kept = b"".join(map(read_elsewhere, filter(Path.exists, files)))
    assert len(kept) > 10_000
    assert b"L\\u00f2 Th" not in kept
    assert "Lò Thị Bịa".encode() not in kept
    assert log_of(desk, RIGHTS).entries()[-1]["kind"] == "withdrawn"
    brought_up_to_the_record()
    assert code_of(["verify", "--workspace", str(desk.folder)]) == 0


def test_words_that_are_erased_are_gone_from_saved_views_and_named_where_an_account_is_shown_by_them(
    desk: Workspace,
) -> None:
    from desk.web.accounts.models import Account
    from desk.web.saved.models import SavedView

    who = Account.objects.get(username="xac-minh-2")
    views = (
        ("Tìm", "/nam/2020/tim/?tim=L%C3%B2+Th%E1%BB%8B+B%E1%BB%8Ba"),
        ("Lò Thị Bịa", "/"),
        ("Khác", "/"),
    )
    for title, address in views:
        SavedView.objects.create(by=who.standing, title=title, address=address)
    before, who.shown_as = who.shown_as, "theo Lò Thị Bịa"
    who.save(update_fields=["shown_as"])
    try:
        left = desk_words_taken_out(desk, lambda said: "Lò Thị Bịa" in str(said), "thanh-tra")
        assert [*map(str, left)] == [f"tên hiện của tài khoản {who.pk} (xac-minh-2)"]
        assert [one.title for one in SavedView.objects.filter(by=who.standing)] == ["Khác"]
    finally:
        who.shown_as = before
        who.save(update_fields=["shown_as"])
        SavedView.objects.filter(by=who.standing).delete()


def test_a_log_cut_short_lets_nobody_in(desk: Workspace, signed_in: SignedIn) -> None:
    log = desk.folder / "decisions" / RIGHTS
    whole = log.read_bytes()
    log.write_bytes(b"\n".join(whole.split(b"\n")[:-2]) + b"\n")
    try:
        browser = signed_in("quan-tri")
        within, sent = browser.get("/nguoi-dung/"), browser.post("/nguoi-dung/", {"username": "x"})
        at_door = signed_in(None).post(DOOR, {"username": "quan-tri", "password": "vi-du-an-bien"})
        for stopped in (within, sent, at_door):  # not one of them says that the session had ended
            assert (stopped.status_code, "thiếu 1 dòng cuối" in stopped.content.decode()) == (500, True)
        assert "danh-gia" not in within.content.decode()
    finally:
        log.write_bytes(whole)
    assert signed_in("quan-tri").get("/nguoi-dung/").status_code == 200


def work(**fields: Any) -> Any:
    from desk.web.jobs.models import Job

    return Job.objects.create(**{"kind": "import", "by": "xa-hung-yen", "asked": {"year": 2020}, **fields})


def removed(desk: Workspace) -> int:
    return len([e for e in log_of(desk, DESK).entries() if e["kind"] == "work_removed"])


def test_work_written_into_the_database_is_done_by_nobody_and_deletes_nothing(
    desk: Workspace, sql: Sql, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from desk.web.jobs.jobs import turns_taken
    from desk.web.jobs.models import Job

    (tmp_path / "sent").mkdir()
    (tmp_path / "key").write_text("x")
    (tmp_path / "refused.json").write_text(json.dumps([[str(tmp_path / "key"), "", ""]]))
    asked, before = (
        json.dumps({"folder": str(tmp_path), "unit": "30997", "today": "2021-01-02"}),
        removed(desk),
    )
    made = work()
    sql(f"update work_job set asked = '{asked}' where id = {made.pk}")
    code, said = verified(desk, capsys)
    assert (code, f"Việc {made.pk} (import, xa-hung-yen) không do bàn" in said) == (5, True)
    turns_taken()
    assert not Job.objects.filter(pk=made.pk).exists()
    assert {one.name for one in tmp_path.iterdir()} == {"sent", "key", "refused.json"}
    assert removed(desk) == before + 1
    assert "nguyên vẹn" in verified(desk, capsys)[1]


@pytest.mark.parametrize("change", ["\"by\" = 'danh-gia'", "kind = 'appraise'", "asked = '{}'"])
def test_work_changed_before_its_process_took_it_on_is_not_done(
    change: str, desk: Workspace, sql: Sql
) -> None:
    from desk.web.jobs.jobs import taken_on

    made = work(state="running", attempt=1)
    sql(f"update work_job set {change} where id = {made.pk}")
    assert taken_on(made.pk, 1) is None


def test_what_another_s_work_left_is_not_fetched_through_ones_own(
    desk: Workspace, signed_in: SignedIn, sql: Sql
) -> None:
    from desk.web.jobs.jobs import ended
    from desk.web.jobs.tray import OUT, fresh

    folder = fresh()
    (folder / OUT).mkdir()
    (folder / OUT / "nội bộ.zip").write_bytes(b"x")
    made = work(state="running")
    ended(made, "done", "xong")
    result = json.dumps({"folder": str(folder)})
    sql(f"update work_job set result = '{result}' where id = {made.pk}")
    browser = signed_in("xa-hung-yen")
    answer = browser.get(f"/gui-bao-cao/{made.pk}/nội bộ.zip")
    assert (answer.status_code, "sửa thẳng cơ sở dữ liệu" in answer.content.decode()) == (422, True)
    assert browser.get(f"/viec/{made.pk}/").status_code == 404


def test_a_file_that_cannot_be_fetched_is_said_to_be_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a name that none has, or that somebody else has just fetched."""
    from desk.web.jobs.models import Job
    from desk.web.jobs.tray import OUT, fetched_once, fresh

    folder = fresh()
    (folder / OUT).mkdir()
    (folder / OUT / "a.xlsx").write_bytes(b"x")
    job = Job(kind="report", result={"folder": str(folder)})
    with pytest.raises(Stop, match="đã tải về"), fetched_once(job, "\0"):
        pass
    with pytest.raises(OSError, match="đĩa đầy"), fetched_once(job, "a.xlsx") as content:  # not on record
        raise OSError("đĩa đầy")
    assert content == (folder / OUT / "a.xlsx").read_bytes()
    read = Path.read_bytes

    def read_and_gone(path: Path) -> bytes:
        content = read(path)
        if path.name == "a.xlsx":
            path.unlink()
        return content

    monkeypatch.setattr(Path, "read_bytes", read_and_gone)
    with pytest.raises(Stop, match="đã tải về"), fetched_once(job, "a.xlsx"):
        pass


def test_a_look_at_the_head_of_a_file_to_fetch_takes_nothing_away(
    desk: Workspace, signed_in: SignedIn
) -> None:
    from desk.web.jobs.jobs import ended
    from desk.web.jobs.tray import OUT, fresh

    folder = fresh()
    (folder / OUT).mkdir()
    (folder / OUT / "a.xlsx").write_bytes(b"x")
    made = work(state="running", result={"folder": str(folder)})
    ended(made, "done", "xong")
    browser = signed_in("xa-hung-yen")
    assert browser.head(f"/gui-bao-cao/{made.pk}/a.xlsx").status_code == 405
    assert (folder / OUT / "a.xlsx").exists()


def test_the_session_of_another_is_no_way_in_for_who_reads_and_writes_the_database(
    desk: Workspace, signed_in: SignedIn, sql: Sql
) -> None:
    from django.contrib.sessions.models import Session

    from desk.web.accounts.models import Account
    from desk.web.accounts.sessions import account_in

    admin, commune = signed_in("quan-tri"), signed_in("xa-hung-yen")
    assert (admin.get("/nguoi-dung/").status_code, commune.get("/nguoi-dung/").status_code) == (200, 403)
    rows = {account_in(row): row for row in Session.objects.order_by("expire_date")}
    other, own = (rows[str(Account.objects.get(username=name).pk)] for name in ("quan-tri", "xa-hung-yen"))
    stranger = signed_in(None)
    stranger.cookies["sessionid"] = other.session_key
    assert stranger.get("/nguoi-dung/")["Location"].startswith(DOOR)
    place = f"where session_key = '{own.session_key}'"
    sql(f"update django_session set session_data = '{other.session_data}' {place}")
    assert commune.get("/nguoi-dung/")["Location"].startswith(DOOR)
    assert admin.get("/nguoi-dung/").status_code == 200


def test_a_row_of_a_huge_number_enters_no_record_and_closes_no_page(
    desk: Workspace, signed_in: SignedIn, sql: Sql, capsys: pytest.CaptureFixture[str]
) -> None:
    from desk.web.accounts.models import Account
    from desk.web.proposals.models import Proposal
    from desk.web.serving import brought_up_to_the_record

    rights = rights_of(log_of(desk, RIGHTS).entries())
    account, proposal = rights.next_account(), rights.next_proposal()
    for n, huge in ((0, False), (2**53 - 1, True), (-3, True)):
        Account.objects.create(pk=n if huge else account, username=f"la{n}", role="policy")
        Proposal.objects.create(pk=n if huge else proposal, kind="refer", about=f"la{n}", by="xac-minh")
    assert f"accounts_account {2**53 - 1}, id" in verified(desk, capsys)[1]
    made = {"username": "moi", "role": "policy"}
    admin = signed_in("quan-tri", raise_request_exception=False)
    said = admin.post("/nguoi-dung/them/", made).content.decode()
    assert "sửa thẳng cơ sở dữ liệu" in said
    page = admin.get("/nguoi-dung/").content.decode()
    assert ("la0" in page, "la-3" in page, "moi" in page) == (True, False, True)
    url, content = referral(signed_in)
    assert signed_in("xac-minh").post(f"{url}chuyen/", content).status_code == 302
    rights = rights_of(log_of(desk, RIGHTS).entries())
    assert (max(rights.accounts), max(rights.proposals)) == (account + 1, proposal + 1)
    brought_up_to_the_record()


def test_work_has_no_number_that_leads_nowhere(
    desk: Workspace, signed_in: SignedIn, sql: Sql, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web.jobs import jobs

    monkeypatch.setattr(jobs, "_start", lambda job: None)
    browser = signed_in("danh-gia", raise_request_exception=False)
    work().delete()
    sql("update sqlite_sequence set seq = 1000000000 where name = 'work_job'")
    file = SimpleUploadedFile("a.xlsx", b"x")
    assert browser.post("/gui-bao-cao/", {"files": file}).status_code == 302
    assert jobs.Job.objects.first().pk < 10**9
    jobs.Job.objects.all().delete()
    sql("update sqlite_sequence set seq = 0 where name = 'work_job'")
