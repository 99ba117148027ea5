"""What somebody who reads no guide met on the way through the desk: no way may end, no page speak in keys."""

from __future__ import annotations

import re
from typing import Any

import pytest

from desk.base.language import speaking
from desk.workspace.folder import Workspace
from desk.workspace.rule_files import SHIPPED, rule_texts
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_lead_decisions import first_lead
from tests.desk.web.test_redisplay import filled

STRUCK = "30985-CS-024"


def test_after_a_name_is_shown_each_link_leads_on(signed_in: SignedIn) -> None:
    browser = signed_in("xac-minh")
    url, _ = first_lead(browser)
    party = browser.get(url).content.decode().split("?ten=", 1)[1].split("#", 1)[0]
    shown = browser.post(f"{url}ten/", {"party": party, "reason": "kế hoạch 12"}).content.decode()
    assert 'href="?' not in shown
    ways = {
        link.split("#")[0].replace("&amp;", "&") for link in re.findall(r'href="([^"]*\?mau=[^"]*)"', shown)
    }
    assert len(ways) >= 3
    assert [way for way in ways if browser.get(way).status_code != 200] == []


def test_what_stops_keeps_what_was_typed_and_shows_the_way_back(signed_in: SignedIn) -> None:
    browser = signed_in("xac-minh")
    url, _ = first_lead(browser)
    asked = {"seen": "cũ", "reason": "hỏi <b>chủ</b> quán", "story": "vợ chồng", "document": "csrf"}
    here = {"HTTP_REFERER": f"http://localhost{url}?mau=bo"}
    page = browser.post(f"{url}bo/", asked, **here).content.decode()
    assert "hỏi &lt;b&gt;chủ&lt;/b&gt; quán" in page
    assert f'href="{url}?mau=bo"' in page
    for elsewhere in ("http://xau.example/lua", "http://localhost//xau.example/lua"):
        page = browser.post(f"{url}bo/", asked, HTTP_REFERER=elsewhere).content.decode()
        assert "xau.example" not in page


@pytest.mark.usefixtures("nothing_noted")  # a note of another test may hold the lead together
def test_a_lead_that_is_no_more_says_why_and_where_its_parties_are(
    desk: Workspace, signed_in: SignedIn
) -> None:
    from desk.leads.agreed_leads import seen_of
    from desk.web.leads.reading import queue_today
    from desk.web.shelf import year_of

    year = year_of(2020)
    assert year is not None
    found = next(one for one in queue_today(year).leads if STRUCK in one.lead.venues)
    nth = next(n for n, (_, part) in enumerate(found.lead.parts, 1) if part.unit.kind == "rotation")
    browser, url = signed_in("xac-minh"), f"/manh-moi/2020/{found.id}/"
    asked = {"seen": seen_of(found), "row": str(nth), "reason": "hai anh em"}
    answer = browser.post(f"{url}go/", asked, follow=True)
    try:
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "không còn là một manh mối" in page
        assert "hai anh em" in page
        (heir, *_) = re.findall(r'<a href="(/manh-moi/2020/MM-[^"]+)"', page)
        assert browser.get(heir).status_code == 200
        assert signed_in("thanh-tra").get(url).status_code == 200
    finally:
        _, fields = filled(browser.get("/manh-moi/2020/lien-he/").content.decode(), "", "row")
        stale = browser.post("/manh-moi/2020/lien-he/", {**fields, "shown": "cũ", "reason": "thử xong"})
        assert stale.status_code == 422
        browser.post("/manh-moi/2020/lien-he/", {**fields, "reason": "thử xong"})
    assert browser.get(url).status_code == 200
    never = browser.get("/manh-moi/2020/MM-00000000/")
    assert never.status_code == 404
    assert 'href="/manh-moi/2020/"' in never.content.decode()


def test_a_code_nobody_has_leaves_the_form_as_it_was(signed_in: SignedIn) -> None:
    answer = signed_in("xac-minh").get("/manh-moi/2020/duong-noi/?tu=30985-CS-024&toi=abc")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="30985-CS-024"' in page
    assert "Hồ sơ không có 'abc'" in page.replace("&#x27;", "'")


# The log, for who reads no code

RECORDS: list[tuple[str, dict[str, Any], str]] = [
    (
        "leads",
        {"lead": "MM-1", "state": "dismissed", "bits": 6, "sources": ["inspection", "registry"], "run": "x"},
        "bỏ",
    ),
    ("leads", {"lead": "MM-1", "undoes": 3, "run": "x"}, "hoàn tác"),
    (
        "ties",
        {"lead": "MM-1", "kind": "rotation", "decision": "innocent", "until": "2021-01-01", "value": "a"},
        "gỡ liên hệ",
    ),
    ("identifiers", {"kind": "phone", "value": "a", "decision": "generic"}, "coi là dùng chung"),
    ("identity", {"a": "1", "b": "2", "same": False}, "ghi là hai người"),
    (
        "observations",
        {"about": "1", "kind": "phone", "value": "x", "grade": "sure", "seen": "2021-01-01", "run": "x"},
        "ghi điều đã thấy",
    ),
    ("watched", {"id": "1", "until": "2021-01-01", "run": "x", "leads": ["MM-1"]}, "theo dõi"),
    ("access", {"names_of": ["1"], "lead": "MM-1", "run": "x"}, "xem tên"),
    ("access", {"compared": "names", "run": "x"}, "máy so tên"),
    ("access", {"looked_for": "phone:9", "run": "x"}, "tìm theo giá trị đúng"),
    ("access", {"what": "work report", "period": "2020"}, "lấy bản có số liệu hạn chế"),
    (
        "follow_up",
        {
            "kind": "work_done",
            "rule": "F7",
            "about": ["1"],
            "period": "2020",
            "due": "",
            "record": "1/BB",
            "done_on": "2021-01-01",
        },
        "việc đã làm",
    ),
    (
        "desk",
        {
            "kind": "account_made",
            "account": "root",
            "content": {"account": "an", "role": "auditor", "unit": "", "outside": ""},
        },
        "thêm người",
    ),
    (
        "desk",
        {"kind": "file_out", "content": {"what": "reminders", "period": "2020", "units": 3}},
        "xuất tệp",
    ),
    (
        "decisions",
        {
            "kind": "appraise",
            "content": {"office": "x", "appraisals": [["2020", "30985", "B3", "7/2", "Phòng LĐTBXH"]]},
        },
        "xác nhận thẩm định",
    ),
]


@pytest.mark.parametrize(("log", "entry", "words"), RECORDS, ids=lambda part: str(part)[:40])
def test_a_record_is_told_in_words_and_no_key_shows(log: str, entry: dict[str, Any], words: str) -> None:
    from desk.web.journal.telling import about_words, kind_of, kind_words

    assert kind_words(kind_of(log, entry)) == words
    about = about_words(log, entry)
    keys = {*entry, *entry.get("content", {})}
    assert [key for key in keys if f"{key}: " in f"; {about}" and key not in ("bit",)] == []
    assert "inspection" not in about


def test_a_new_account_is_named_in_the_log() -> None:
    from desk.web.journal.telling import about_words

    entry = {"kind": "account_made", "account": "root", "content": {"account": "an", "role": "auditor"}}
    assert about_words("desk", entry) == "tài khoản: an; vai trò: Thanh tra"


def test_the_log_tells_the_offices_own_time_and_counts_as_looks_what_a_person_saw(
    desk: Workspace, signed_in: SignedIn
) -> None:
    from desk.web.journal.lines import LOOKS, LogLine, _moment, lines

    assert _moment({"at": "2026-11-27T18:07:30+00:00", "on": "2026-11-27"}) == "2026-11-28T01:07:30+07:00"
    assert _moment({"on": "2026-11-27"}) == "2026-11-27"
    line = LogLine("2026-11-28T01:07:30+07:00", *[""] * 7, "x.jsonl", 1)
    assert (line.day, line.time, line.when(), line.place) == (
        "2026-11-28",
        "01:07",
        "28/11/2026 01:07",
        "x.jsonl:1",
    )
    signed_in("xac-minh").get("/manh-moi/2020/mot-nguoi/")
    told = lines()
    assert any(one.kind == "compared" for one in told)
    assert {one.kind for one in told if one.group == LOOKS} <= {"access", "asked"}


# Where the year stands


def test_changed_rules_are_told_and_run_before_the_lock(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.web.runs import closing

    browser = signed_in("danh-gia")
    assert "Quy tắc đã đổi" not in browser.get("/lan-chay/2020/").content.decode()
    monkeypatch.setattr(closing, "rules_changed_since", lambda run: True)
    # No file changed, so what was said before would be said again.
    monkeypatch.setattr(closing, "_closing", vars(closing._closing)["__wrapped__"])
    page = browser.get("/lan-chay/2020/").content.decode()
    assert "Quy tắc đã đổi sau lần chấm mới nhất" in page
    assert '<textarea id="why-' not in page
    assert "Chấm lại năm 2020" in browser.get("/").content.decode()


def test_a_run_of_the_same_rules_is_not_said_to_be_of_others(desk: Workspace, signed_in: SignedIn) -> None:
    from desk.web.shelf import rules_changed_since, year_of

    year = year_of(2020)
    assert year is not None
    assert not rules_changed_since(year.run)
    path = desk.rules / "parameters.yaml"
    before = path.read_bytes()
    try:
        path.write_bytes(before + b"# other\n")
        assert rules_changed_since(year.run)
    finally:
        path.write_bytes(before)


def test_a_run_of_before_the_lock_is_not_called_unlocked(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = signed_in("danh-gia")
    assert "Kỳ chưa khóa sổ" in browser.get("/ket-qua/2020/").content.decode()
    monkeypatch.setattr("desk.web.notice.locked_today", lambda period: True)
    page = browser.get("/ket-qua/2020/").content.decode()
    assert "Kỳ chưa khóa sổ" not in page
    assert "Sổ đã khóa sau lần chấm này" in page


def test_a_commune_is_told_that_nothing_is_announced_yet(signed_in: SignedIn) -> None:
    page = signed_in("xa-hung-yen").get("/").content.decode()
    assert "Chưa công bố" in page
    assert "Đã công bố theo" not in page


def test_every_rule_file_says_what_it_is_about() -> None:
    from desk.web.drafting.tree import about

    texts = rule_texts(SHIPPED)
    assert [name for name, text in texts.items() if not about(text)] == []
    assert about(texts["rules/healthy_commune/criteria/c.yaml"]) == "Tuyên truyền, tập huấn"
    with speaking("en"):
        assert about(texts["rules/healthy_commune/criteria/c.yaml"]) == "Communication"
    assert (
        about(texts["rules/healthy_commune/rulebook.yaml"])
        == "Xã, thị trấn lành mạnh không có tệ nạn mại dâm"
    )
    assert about(texts["rules/parameters.yaml"]) == "Ngưỡng có ngày hiệu lực"
    assert about(texts["rules/periods.yaml"]) == "Kỳ báo cáo"
    assert about(texts["rules/documents.yaml"]) == "Văn bản được trích dẫn"


def test_the_roles_table_says_a_commune_sees_its_own(signed_in: SignedIn) -> None:
    page = signed_in("quan-tri").get("/nguoi-dung/").content.decode()
    row = page.split('<tr><th scope="row">Cán bộ xã</th>', 1)[1].split("</tr>", 1)[0]
    assert row.count("của xã mình") == 2
    assert "của xã mình" not in page.split('<tr><th scope="row">Thanh tra</th>', 1)[1].split("</tr>", 1)[0]
