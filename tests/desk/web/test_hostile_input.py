"""What people who mean harm would try: forged forms, stolen sessions, guessed passwords, names that lead elsewhere, formulas."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.workspace.folder import Workspace
from facts.executors.serial import Serial
from tests.desk.web.conftest import SignedIn

SCRIPT = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


def upload(name: str, content: bytes = b"x") -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    found = SimpleUploadedFile("x.xlsx", content)
    found.__dict__["_name"] = name  # Django cleans it at the door; here it comes through as sent
    return found


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\x.xlsx", "/etc/cron.d/x", "a/../../b.xlsx", "\x00x.xlsx", ". .", "x" * 400]
)  # fmt: skip
def test_a_files_name_leads_nowhere_else(name: str, desk: Workspace) -> None:
    from desk.web.jobs.tray import tray
    from desk.web.returns.importing import put_aside

    folder = put_aside([upload(name)])
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) == 1
    assert files[0].parent == folder / "sent"
    assert folder.parent == tray()
    assert tray().stat().st_mode & 0o077 == 0


def test_a_commune_sends_no_list_of_incoming_documents(desk: Workspace) -> None:
    """It would be its own word on when its returns came in, in the receiver's name."""
    from desk.web.returns.importing import _refused, put_aside

    sent = put_aside([upload("so_den.csv", "Tên tệp,Ngày đến\na,1/12/2020\n".encode())]) / "sent"
    (refused,) = _refused(sent, "30985", date(2021, 1, 2), Serial())
    assert refused[0] == "so_den.csv"
    assert not list(sent.iterdir())


@pytest.mark.parametrize("name", ["../../../etc/passwd", "/etc/passwd", "../sent/x.xlsx"])
def test_a_file_is_fetched_from_its_folder_only(name: str, desk: Workspace, tmp_path: Path) -> None:
    from desk.web.jobs.tray import OUT, fetched_once, tray

    folder = tray() / "there"
    (folder / OUT).mkdir(parents=True, exist_ok=True)
    assert fetched_once(str(folder), name) is None
    (tmp_path / OUT).mkdir()
    (tmp_path / OUT / "y.xlsx").write_bytes(b"y")
    assert fetched_once(str(tmp_path), "y.xlsx") is None  # not the tray


def test_a_forged_form_changes_nothing(signed_in: SignedIn) -> None:
    browser = signed_in("danh-gia", enforce_csrf_checks=True)
    for url in ("/lan-chay/2020/khoa/", "/gui-bao-cao/", "/thoat/"):
        assert browser.post(url, {"reason": "x"}).status_code == 403
    assert browser.get("/ket-qua/2020/").status_code == 200


def test_signing_in_starts_a_new_session(signed_in: SignedIn) -> None:
    from desk.web.accounts.demo_people import PASSWORD

    browser = signed_in(None)
    browser.get("/dang-nhap/")
    session = browser.session
    session["x"] = 1
    session.save()
    before = session.session_key
    browser.cookies["sessionid"] = before
    answer = browser.post(
        "/dang-nhap/", {"username": "thanh-tra", "password": PASSWORD, "next": "//evil.example/"}
    )
    assert answer.status_code == 302
    assert answer["Location"] == "/"
    assert browser.session.session_key != before


def test_guessing_is_locked_out_and_tells_no_one_which_names_there_are(signed_in: SignedIn) -> None:
    told = {}
    for name in ("xac-minh-2", "khong-co-ai"):
        browser = signed_in(None)
        answers = [browser.post("/dang-nhap/", {"username": name, "password": f"sai-{n}"}) for n in range(6)]
        told[name] = [(a.status_code, "Sai 5 lần" in a.content.decode() or "bị khóa" in a.content.decode()) for a in answers]  # fmt: skip
    assert told["xac-minh-2"] == told["khong-co-ai"]
    assert told["xac-minh-2"][-1] == (403, True)
    from axes.utils import reset

    reset()


def test_a_script_stays_text(signed_in: SignedIn) -> None:
    for person, url in (
        ("danh-gia", "/co-so/2020/"), ("thanh-tra", "/nhat-ky/"), ("danh-gia", "/bao-cao/2020/30997/"),
    ):  # fmt: skip
        answer = signed_in(person).get(url, {"ma": SCRIPT, "tim": SCRIPT, "bieu": SCRIPT})
        assert "<script>alert" not in answer.content.decode()
        assert "<img src=x" not in answer.content.decode()
    admin = signed_in("quan-tri")
    made = admin.post("/nguoi-dung/them/", {"username": SCRIPT[:50], "shown_as": SCRIPT, "role": "auditor"})
    assert made.status_code == 200
    assert "<script>alert" not in made.content.decode()


def test_a_formula_leaves_as_text(signed_in: SignedIn) -> None:
    admin = signed_in("quan-tri")
    admin.post("/nguoi-dung/them/", {"username": "=cmd|calc", "role": "auditor"})
    table = signed_in("thanh-tra").post("/nhat-ky/xuat/").content.decode("utf-8-sig")
    cells = [cell for line in table.splitlines() for cell in line.split(",")]
    assert not [cell for cell in cells if cell.strip('"').startswith(("=", "@"))]


def test_too_much_is_refused_whole(signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.web.returns.views.MAX_BYTES", 10)
    big = io.BytesIO(b"x" * 100)
    big.name = "x.xlsx"
    answer = signed_in("danh-gia").post("/gui-bao-cao/", {"files": big})
    assert answer.status_code == 422
    assert "Chưa nhận tệp nào" in answer.content.decode()


def test_an_account_that_was_closed_is_out_at_once(signed_in: SignedIn) -> None:
    from desk.web.accounts.models import Account

    browser, admin = signed_in("chinh-sach-2"), signed_in("quan-tri")
    number = Account.objects.get(username="chinh-sach-2").pk
    assert browser.get("/").status_code == 200
    admin.post(f"/nguoi-dung/{number}/", {"what": "close"})
    assert browser.get("/").status_code == 302
    admin.post(f"/nguoi-dung/{number}/", {"what": "open"})
