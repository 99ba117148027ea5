"""What people who mean harm would try: forged forms, stolen sessions, guessed passwords, names that lead
elsewhere, formulas."""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from desk.base.faults import WrongUse
from desk.workspace.folder import Workspace
from facts.executors.port import TIME, Executor, Lost, Serial
from facts.forms.catalogue import FORMS
from tests.conftest import EXAMPLE
from tests.desk.conftest import Office
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_masking import MOST, walked
from tests.facts import builders

SCRIPT = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


def upload(name: str, content: bytes = b"x") -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    found = SimpleUploadedFile("x.xlsx", content)
    found.__dict__["_name"] = name  # Django cleans it at the door; here it comes through as sent
    return found


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\x.xlsx", "/etc/cron.d/x", "\x00x.xlsx", ". .", "x" * 400, "ế" * 200]
)
def test_a_files_name_leads_nowhere_else(name: str, desk: Workspace) -> None:
    from desk.web.jobs.tray import tray
    from desk.web.returns.importing import put_aside

    folder = put_aside([upload(name)])
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) == 1
    assert files[0].parent == folder / "sent"
    assert folder.parent == tray()
    assert tray().stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["31003 Nguyễn Thị Thử (sửa).xlsx", "bà Thử,bà Hai," * 12 + ".xlsx"])
def test_a_file_named_after_a_person_is_called_otherwise_from_the_first_byte(
    name: str, desk: Workspace
) -> None:
    from desk.web.returns.importing import LONGEST, put_aside, returns_taken

    folder = put_aside([upload("x.xlsx"), upload(name)])
    names = sorted(path.name for path in folder.rglob("*") if path.is_file())
    assert len(names) == 2
    assert not any("Thử" in one or "Hai" in one for one in names)
    assert any(f"{sha256(upload(name).read()).hexdigest()[:8]} (tệp thứ 2)" in one for one in names)
    assert all(len(one.encode()) <= LONGEST for one in names)
    outcome = returns_taken({"folder": str(folder), "today": "2020-12-20"}, "an", lambda done, total: None)
    assert "Thử" not in str(outcome.result)
    assert len(outcome.result["faults"]) == 2


def test_two_files_of_one_name_longer_than_a_disk_takes_both_come_in(desk: Workspace) -> None:
    from desk.web.returns.importing import put_aside

    folder = put_aside([upload("ế" * 200 + ".xlsx"), upload("ế" * 200 + ".xlsx")])
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 2


def test_a_commune_sends_no_list_of_incoming_documents(desk: Workspace) -> None:
    """It would be its own word on when its returns came in, in the receiver's name."""
    from desk.web.returns.importing import put_aside, returns_taken

    folder = put_aside([upload("so_den.csv", "Tên tệp,Ngày đến\na,1/12/2020\n".encode())])
    asked = {"folder": str(folder), "unit": "30985", "today": "2021-01-02"}
    outcome = returns_taken(asked, "xa", lambda done, total: None, Serial())
    ((file, vi, en),) = outcome.result["faults"]
    assert outcome.mark == "bad"  # no green tick where nothing was taken
    assert file == "so_den.csv"
    assert "không được dùng" in vi
    assert "not used" in en
    assert str(folder) not in vi + en


def test_no_file_sent_takes_the_place_of_another(desk: Workspace) -> None:
    from desk.web.returns.importing import put_aside

    folder = put_aside([upload(name) for name in ("3 x.xlsx", "x.xlsx", "x.xlsx", "B02.csv", "b02.csv")])
    assert sum(path.is_file() for path in folder.rglob("*")) == 5


def taken_of(folder: Path, executor: Executor | None = None) -> Any:
    """Import what lies in a folder of the tray, sent by the commune 30997."""
    from desk.web.returns.importing import returns_taken

    asked = {"folder": str(folder), "unit": "30997", "today": "2021-01-02"}
    return returns_taken(asked, "xa", lambda done, total: None, executor or Serial())


class FirstLost(Serial):
    """Loses what it reads first, as a machine does on which a file takes too long once."""

    lost = False

    def each(self, task: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
        first, self.lost = not self.lost, True
        return (Lost(TIME) for _ in items) if first else super().each(task, items)


@pytest.mark.parametrize(
    ("end", "executor", "why"),
    [
        (b"\n", Serial(), "Tài khoản này chỉ gửi báo cáo của 30997, UBND xã"),
        (b"", Serial(), "Tài khoản này chỉ gửi báo cáo của 30997, UBND xã"),
        (b"\n", FirstLost(), "đọc mãi không xong"),
    ],
    ids=["new", "already there", "read the second time"],
)
def test_a_commune_sends_no_sheets_of_another_commune(
    end: bytes, executor: Executor, why: str, desk: Workspace
) -> None:
    """A return in sheets is a folder: refused, nothing of it is stored or answered."""
    from desk.web.returns.importing import put_aside

    sheets = sorted((EXAMPLE / "2020" / "31009 Xã Đông Yên").iterdir())
    folder = put_aside([upload(path.name, path.read_bytes() + end) for path in sheets])
    outcome = taken_of(folder, executor)
    assert (outcome.result["returns"], outcome.result["problems"], outcome.mark) == ([], 0, "bad")
    ((file, said, _),) = outcome.result["faults"]
    assert (file, why in said, folder.name in said) == ("csv", True, False)


@pytest.mark.parametrize("place", ["sent", "out"])
def test_nothing_behind_a_link_in_the_tray_is_read_written_or_taken_away(
    place: str, desk: Workspace, tmp_path: Path
) -> None:
    from desk.web.returns.importing import put_aside

    folder = put_aside([upload("x.xlsx")])
    shutil.rmtree(folder / place, ignore_errors=True)
    (folder / place).symlink_to(tmp_path)
    shutil.copy(EXAMPLE / "2019" / "30988 Xã Tây Yên.xlsx", tmp_path / "a.xlsx")
    with pytest.raises(WrongUse, match="Gửi lại"):
        taken_of(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_no_folder_of_the_server_is_told(desk: Workspace) -> None:
    from desk.web.returns.importing import put_aside

    folder = put_aside([upload("Thumbs.db")])
    outcome = taken_of(folder)
    assert outcome.mark == "bad"
    assert str(folder) not in str(outcome.result["faults"])


def test_files_gone_while_they_waited_are_not_said_to_be_imported(desk: Workspace) -> None:
    from desk.web.returns.importing import put_aside

    folder = put_aside([upload("x.xlsx")])
    (folder / "sent" / "x.xlsx").unlink()
    with pytest.raises(WrongUse, match="Gửi lại"):
        taken_of(folder)


@pytest.mark.parametrize("name", ["../../../etc/passwd", "/etc/passwd", "../sent/x.xlsx"])
def test_a_file_is_fetched_from_its_folder_only(name: str, desk: Workspace, tmp_path: Path) -> None:
    from desk.web.jobs.models import Job
    from desk.web.jobs.tray import OUT, fetched_once, tray

    folder = tray() / "there"
    (folder / OUT).mkdir(parents=True, exist_ok=True)
    (tmp_path / OUT).mkdir()
    (tmp_path / OUT / "y.xlsx").write_bytes(b"y")
    for place, file in ((folder, name), (tmp_path, "y.xlsx")):  # the latter is not in the tray
        with pytest.raises(WrongUse), fetched_once(Job(result={"folder": str(place)}), file):
            pass


def test_a_forged_form_changes_nothing(signed_in: SignedIn) -> None:
    browser = signed_in("danh-gia", enforce_csrf_checks=True)
    for url in ("/lan-chay/2020/khoa/", "/gui-bao-cao/", "/thoat/"):
        assert browser.post(url, {"reason": "x"}).status_code == 403
    assert browser.get("/ket-qua/2020/").status_code == 200


def test_a_host_that_is_not_ours_is_refused_in_words(signed_in: SignedIn) -> None:
    answer = signed_in(None).get("/", HTTP_HOST="noi-khac.example")
    assert answer.status_code == 400
    assert "Traceback" not in answer.content.decode()


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
        told[name] = [
            (a.status_code, "Sai 5 lần" in a.content.decode() or "bị khóa" in a.content.decode())
            for a in answers
        ]
    assert told["xac-minh-2"] == told["khong-co-ai"]
    assert told["xac-minh-2"][-1] == (403, True)
    from axes.utils import reset

    reset()


def test_a_name_mistyped_at_the_door_stays_as_text_and_the_password_does_not(signed_in: SignedIn) -> None:
    from axes.utils import reset

    told = (
        signed_in(None)
        .post("/dang-nhap/", {"username": '"><b>ai', "password": "mat-khau-sai"})
        .content.decode()
    )
    assert 'value="&quot;&gt;&lt;b&gt;ai"' in told
    assert "mat-khau-sai" not in told
    reset()


def test_a_script_stays_text(signed_in: SignedIn) -> None:
    for person, url in (
        ("danh-gia", "/co-so/2020/"),
        ("thanh-tra", "/nhat-ky/"),
        ("danh-gia", "/bao-cao/2020/30997/"),
    ):
        answer = signed_in(person).get(url, {"ma": SCRIPT, "tim": SCRIPT, "bieu": SCRIPT})
        assert "<script>alert" not in answer.content.decode()
        assert "<img src=x" not in answer.content.decode()
    admin = signed_in("quan-tri")
    for username, status in (("nguoi-la", 200), (SCRIPT[:50], 422)):
        typed = {"username": username, "shown_as": SCRIPT, "role": "auditor"}
        answer = admin.post("/nguoi-dung/them/", typed)
        assert answer.status_code == status
        assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    "username",
    [
        "Danh-Gia",
        "đánh-giá",
        "\N{CYRILLIC SMALL LETTER DE}anh-gia",
        "d\N{CYRILLIC SMALL LETTER A}nh-gia",
        "\N{FULLWIDTH LATIN SMALL LETTER D}anh-gia",
    ],
)
def test_no_account_is_called_what_could_be_read_as_another(username: str, signed_in: SignedIn) -> None:
    """The log and papers say who acted by that name."""
    from desk.web.accounts.models import Account

    answer = signed_in("quan-tri").post("/nguoi-dung/them/", {"username": username, "role": "policy"})
    assert answer.status_code == 422
    assert not Account.objects.filter(username=username).exists()


def test_a_formula_leaves_as_text(signed_in: SignedIn) -> None:
    admin = signed_in("quan-tri")
    admin.post("/nguoi-dung/them/", {"username": "@cmd", "role": "auditor"})
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


# Words people type, wherever they are shown again


FORMULA = "=HYPERLINK(1)"
RAW = ("<script>alert", "<img src=x")


def said_everywhere(signed_in: SignedIn, words: str) -> list[int]:
    """Type words into each form that keeps them, and return what was answered."""
    from tests.desk.web.test_lead_decisions import first_lead
    from tests.desk.web.test_notes_at_the_desk import member, note

    lead, seen = first_lead(None)
    office, investigator = signed_in("danh-gia"), signed_in("xac-minh")
    board = office.get("/viec-can-lam/2020/?viec=F7").content.decode()
    work = re.findall(r'name="work" value="([^"]+)"', board)[0]
    acts: list[tuple[Any, str, dict[str, str]]] = [
        (
            office,
            "/tham-dinh/2020/30997/B4/",
            {"points": "x", "reason": words, "minutes": words},
        ),  # shown again with its fault
        (
            office,
            "/viec-can-lam/2020/da-lam/",
            {"work": html.unescape(work), "record": words, "on": "2021-01-05"},
        ),
        (office, "/bao-cao/2020/30997/bieu-mau/", {"reason": words}),
        (
            office,
            "/van-ban/2020/cong-tac/",
            {"kind": "bao-cao", "period": "2020", "reason": words, "part": "docx"},
        ),
        (
            office,
            "/van-ban/2020/co-quan/",
            {"name": words, "above": words, "titles": words, "signer": words, "recipients": words},
        ),
        (office, "/van-ban/2020/soan/tom-tat/loi/", {"text": words, "line": "0", "seen": "0"}),
        (investigator, f"{lead}ghi-chu/", {"note": words}),
        (investigator, f"{lead}bang-chung/", note(value="0900000001", reason=words)),
        (
            investigator,
            f"{lead}bang-chung/",
            note(value=words, grade=words, seen=words),
        ),  # shown again with its fault
        (investigator, f"{lead}theo-doi/", {"about": member(), "reason": words}),
        (investigator, f"{lead}nhan/", {"seen": seen, "reason": words}),
        (investigator, f"{lead}bo/", {"seen": "cũ", "reason": words, "story": words}),
        (investigator, "/manh-moi/2020/tim/", {"kind": "phone", "value": "0958032565", "reason": words}),
    ]
    answers = []
    for browser, url, said in acts:
        answer = browser.post(url, said)
        text = answer.content.decode(errors="replace") if not answer.streaming else ""
        assert not [raw for raw in RAW if raw in text], url
        answers.append(answer.status_code)
    return answers


def html_of(browser: Any, person: str, most: int = MOST) -> Iterator[tuple[str, str]]:
    """Yield every page a role may read; in a file a script is text already."""
    yield from (
        (url, page) for _, url, page in walked(browser, person, most) if page.startswith("<!doctype html")
    )


def test_a_formula_typed_as_a_reason_leaves_the_log_as_text(signed_in: SignedIn) -> None:
    said_everywhere(signed_in, FORMULA)
    table = signed_in("thanh-tra").post("/nhat-ky/xuat/").content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert f"'{FORMULA}" in cells
    assert FORMULA not in cells


@pytest.mark.parametrize(
    "url",
    [
        "/co-so/2020/{}/",
        "/co-so/2020/30985-CS-001/?mo={}",
        "/tam-tinh/2020/?xa={}",
        "/tam-tinh/2020/?ky={}",
        "/ket-qua/2020/30997/?mo={}",
        "/manh-moi/2020/{}/",
        "/manh-moi/2020/?trang-thai={}",
        "/manh-moi/2020/duong-noi/?tu={}&toi={}",
        "/van-ban/2020/soan/thong-bao/?xa={}",
        "/van-ban/2020/soan/{}/",
        "/viec-can-lam/2020/?viec={}&dong={}",
        "/quy-tac/?tep={}",
        "/goc-nhin/?trang={}",
        "/lan-chay/2020/?ky={}",
    ],
)
def test_what_an_address_says_stays_text(url: str, signed_in: SignedIn) -> None:
    asked = url.replace("{}", quote(SCRIPT, safe=""))
    for person in ("danh-gia", "xac-minh", "chinh-sach"):
        answer = signed_in(person).get(asked)
        assert answer.status_code < 500, (person, asked)
        assert not [raw for raw in RAW if raw in answer.content.decode()], (person, asked)


def test_a_script_in_every_text_of_a_return_stays_text(
    signed_in: SignedIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings

    from desk.runs.running import run_made
    from desk.web.proposals.record import taken_over

    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "khoa" / "k"))
    made = Office(tmp_path)
    made.send("a.xlsx", hostile_forms(), unit_name=SCRIPT)
    run_made(made.made, 2020, None, lambda done, total: None)
    monkeypatch.setattr(settings, "WORKSPACE", str(made.made.folder))
    taken_over()
    shown = 0
    for person in ("danh-gia", "xac-minh", "thanh-tra"):
        for url, page in html_of(signed_in(person), person):
            assert not [raw for raw in RAW if raw in page], (person, url)
            shown += "&lt;script&gt;alert" in page
    assert shown >= 1


def hostile_forms() -> dict[str, list[dict[str, Any]]]:
    """Return rows of many forms with a script in every field that takes text."""
    rows = {
        "B02": builders.venue(),
        "B03": builders.party(),
        "B04": builders.inspection(),
        "B05": builders.violation(),
        "B06": builders.case(),
        "B07": builders.case_party(),
        "B08": builders.hotspot(),
        "B09": builders.stint(),
        "B11": builders.activity(),
        "B15": builders.self_score(),
    }
    wrong = {
        "B02": "type",
        "B04": "result",
        "B11": "attendees",
    }  # cells with a fault: shown with what was found
    found = {}
    for form, row in rows.items():
        texts = {f.name: SCRIPT for f in FORMS[form].fields.values() if f.type == "text"}
        second = {**row, **texts, wrong[form]: SCRIPT} if form in wrong else None
        found[form] = [{**row, **texts}, *([second] if second else [])]
    return found


def test_a_tray_that_leads_elsewhere_is_told_and_nothing_goes_there(
    signed_in: SignedIn, tmp_path: Path
) -> None:
    from desk.web.jobs.tray import tray

    place, browser = tray(), signed_in("danh-gia")
    browser.raise_request_exception = False
    aside = place.with_name("aside")
    place.rename(aside)
    place.symlink_to(tmp_path)
    try:
        with BytesIO(b"x") as sent:
            sent.name = "a.xlsx"
            answer = browser.post("/gui-bao-cao/", {"files": sent})
    finally:
        place.unlink()
        aside.rename(place)
    assert answer.status_code == 500
    assert str(place) in answer.content.decode()
    assert not any(tmp_path.iterdir())


def test_a_process_killed_after_it_imported_begins_again_with_all_that_was_sent(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web.returns import importing

    def killed() -> None:
        raise SystemExit(9)

    path = EXAMPLE / "2020" / "30997 Xã Hưng Yên.xlsx"
    folder = importing.put_aside([upload("x.xlsx", path.read_bytes())])
    with monkeypatch.context() as patch:
        patch.setattr(importing, "archive_today", killed)
        with pytest.raises(SystemExit):
            taken_of(folder)
    outcome = taken_of(folder)
    assert len(outcome.result["returns"]) == 1
