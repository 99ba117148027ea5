"""Accounts and proposals are what the sealed log says: what someone wrote into the database has no force, and
`verify` names it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

import pytest

from desk.cli.app import code_of
from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from desk.workspace.rights import RIGHTS
from tests.desk.web.conftest import SignedIn
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
        with sqlite3.connect(desk.folder / "desk" / "desk.sqlite3") as database:
            database.execute(statement)

    settled()  # what other tests took away
    yield run
    Proposal.objects.all().delete()
    settled()
    Account.objects.exclude(pk__in=[one.pk for one in before]).delete()
    for one in before:
        recorded("account_reset", one, "")
    reset()


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


def test_a_row_of_ones_own_making_is_nobodys_account(
    desk: Workspace, signed_in: SignedIn, sql: Sql, capsys: pytest.CaptureFixture[str]
) -> None:
    rest = "password, shown_as, office, role, unit, is_active, must_change, look, lang, made_at, outside"
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
    assert "khác với sổ niêm phong" in other.get(url).content.decode()
    aside = {"proposal": waiting.pk, "answer": "set_aside"}
    assert other.post(f"{url}nguoi-thu-hai/", aside).status_code == 302
    assert signed_in("xac-minh").post(f"{url}chuyen/", content).status_code == 302
    assert "nguyên vẹn" in verified(desk, capsys)[1]


def test_a_forged_agreement_is_named_and_leads_to_nothing(
    desk: Workspace, signed_in: SignedIn, sql: Sql, capsys: pytest.CaptureFixture[str]
) -> None:
    url, content = referral(signed_in)
    assert signed_in("xac-minh").post(f"{url}chuyen/", content).status_code == 302
    sql("update proposals_proposal set state = 'agreed', second = 'xac-minh-2'")
    assert "(refer" in verified(desk, capsys)[1]
    assert signed_in("xac-minh").post(f"{url}chuyen/", content).status_code == 302  # the forged one is lost


def test_a_log_cut_short_lets_nobody_in(desk: Workspace, signed_in: SignedIn) -> None:
    log = desk.folder / "decisions" / RIGHTS
    whole = log.read_bytes()
    log.write_bytes(b"\n".join(whole.split(b"\n")[:-2]) + b"\n")
    try:
        assert signed_in("quan-tri").get("/nguoi-dung/")["Location"].startswith(DOOR)
        stopped = signed_in(None).post(DOOR, {"username": "quan-tri", "password": "vi-du-an-bien"})
        assert (stopped.status_code, "thiếu 1 dòng cuối" in stopped.content.decode()) == (500, True)
    finally:
        log.write_bytes(whole)
    assert signed_in("quan-tri").get("/nguoi-dung/").status_code == 200
