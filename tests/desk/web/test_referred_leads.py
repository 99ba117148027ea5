"""A lead that two persons referred: changed by two, and agreed to as it was read."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from importlib import import_module
from io import BytesIO
from typing import Any

import pytest

from desk.base.faults import WrongUse
from desk.base.files import alone_if_free
from desk.workspace.folder import Workspace
from desk.workspace.logs import ACCESS, log_of
from tests.desk.web.conftest import SignedIn, read_elsewhere
from tests.desk.web.test_lead_decisions import first_lead, log, waiting_number

pytestmark = pytest.mark.usefixtures("nothing_noted")
ANSWERED = {
    "agency": "Công an huyện",
    "replied": "yes",
    "answered": "01/12/2020",
    "answer": "không thấy nối",
}
EXPLAINS_NOTHING = (
    "Vợ chồng, người một nhà (giải thích: không điều nào đã thấy; không phải chuyện của manh mối này)"
)


def referred(one: Any, other: Any) -> str:
    """Refer the first lead, both at their own accounts, and return its address."""
    url, seen = first_lead(one)
    asked = {"seen": seen, "document": "12/CV-CAH", "reason": "Cơ quan điều tra"}
    assert one.post(f"{url}chuyen/", asked).status_code == 302
    word = {"proposal": waiting_number(other.get(f"{url}de-nghi/")), "answer": "agree"}
    assert other.post(f"{url}nguoi-thu-hai/", word).status_code == 302
    return url


def test_one_person_only_proposes_to_drop_a_referred_lead(desk: Workspace, signed_in: SignedIn) -> None:
    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    url = referred(one, other)
    shown = " ".join(other.get(url).content.decode().split())
    assert "đồng ý bằng tài khoản của mình" in shown
    assert "--referral &quot;12/CV-CAH&quot;" in shown
    before = len(log(desk, "leads.jsonl"))
    dropped = {"seen": first_lead(one)[1], "story": "Vợ chồng, người một nhà", "reason": "đã hỏi", **ANSWERED}
    assert one.post(f"{url}bo/", dropped).status_code == 302
    assert len(log(desk, "leads.jsonl")) == before
    assert "/de-nghi/" in other.get("/").content.decode()
    page = other.get(f"{url}de-nghi/")
    assert "hết hiệu lực" in page.content.decode()
    assert "Đổi gì, vì sao" in page.content.decode()
    assert "Chuyển gì, cho ai" not in page.content.decode()
    word = {"proposal": waiting_number(page), "answer": "agree"}
    assert one.post(f"{url}nguoi-thu-hai/", word).status_code == 422
    assert other.post(f"{url}nguoi-thu-hai/", word).status_code == 302
    last = log(desk, "leads.jsonl")[-1]
    assert (last["state"], last["by"]) == ("dismissed", "xac-minh, xac-minh-2")
    shown = other.get(url).content.decode()
    assert shown.count("12/CV-CAH: Cơ quan điều tra") >= 1  # every decision, not the last alone


def test_the_letter_is_read_before_it_is_agreed_to_and_taken_after(
    desk: Workspace, signed_in: SignedIn
) -> None:
    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    url, seen = first_lead(one)
    asked = {"seen": seen, "document": "12/CV-CAH", "receiver": "Phòng Kinh tế", "reason": "để xác minh"}
    assert "Xem trước công văn (PDF)" in one.get(f"{url}?mau=chuyen").content.decode()
    assert 'form="refer-form"' in one.get(f"{url}?mau=chuyen").content.decode()
    typed = one.post(f"{url}cong-van/", {"part": "pdf", "receiver": "Phòng Kinh tế", "reason": "để xác minh"})
    assert typed.content.startswith(b"%PDF")
    named = {"part": "pdf", "receiver": "ông Nguyễn Văn An 0912345678"}
    assert one.post(f"{url}cong-van/", named).status_code == 422
    assert one.post(f"{url}chuyen/", asked).status_code == 302
    page = other.get(f"{url}de-nghi/")
    shown = page.content.decode()
    assert "Mục đích: để xác minh." in shown
    assert "BẢN XEM TRƯỚC: chưa có hiệu lực" in shown
    assert "Kính gửi: Phòng Kinh tế" in shown
    for part in ("docx", "pdf"):  # no Word before two persons agreed
        preview = other.post(f"{url}cong-van/", {"part": part})
        assert preview.content.startswith(b"%PDF")
    last = log(desk, "access.jsonl")[-1]
    assert (last["what"], last["by"]) == ("letter, preview", "xac-minh-2")
    word = {"proposal": waiting_number(page), "answer": "agree"}
    assert other.post(f"{url}nguoi-thu-hai/", word).status_code == 302
    assert "Công văn (Word)" in one.get(url).content.decode()
    assert one.post(f"{url}cong-van/", {"part": "pdf"}).content.startswith(b"%PDF")
    assert one.post(f"{url}cong-van/", {"part": "docx"}).content.startswith(b"PK")
    last = log(desk, "access.jsonl")[-1]
    assert (last["referral"], last["by"]) == ("12/CV-CAH", "xac-minh")
    assert signed_in("thanh-tra").post(f"{url}cong-van/", {"part": "pdf"}).status_code == 403


def test_a_lead_that_changed_since_it_was_proposed_is_not_agreed_to(
    desk: Workspace, signed_in: SignedIn
) -> None:
    from desk.leads.acts import ONE_PERSON, done
    from desk.web.shelf import year_of

    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    url, seen = first_lead(one)
    asked = {"seen": seen, "document": "12/CV-CAH", "reason": "Cơ quan điều tra"}
    assert one.post(f"{url}chuyen/", asked).status_code == 302
    page = other.get(f"{url}de-nghi/")
    assert "vẫn như vậy" in page.content.decode()
    word = {"proposal": waiting_number(page), "answer": "agree"}
    year = year_of(2020)
    assert year is not None
    pair = {"a": "30985-CT-0056", "b": "30988-CT-0028", "reason": "số định danh giống nhau"}
    with pytest.raises(WrongUse, match=url.split("/")[-2]):
        done(ONE_PERSON, year.run, pair, "xac-minh", date.today())
    done(ONE_PERSON, year.run, pair, "xac-minh", date.today(), second="xac-minh-2")
    assert "không còn như khi mở hoặc khi đề nghị" in other.get(f"{url}de-nghi/").content.decode()
    assert other.post(f"{url}nguoi-thu-hai/", word).status_code == 422
    assert (
        other.post(f"{url}nguoi-thu-hai/", {**word, "answer": "decline", "reason": "khác"}).status_code == 302
    )


def test_a_series_and_who_is_one_are_proposed_and_agreed_to_on_their_pages(
    desk: Workspace, signed_in: SignedIn
) -> None:
    """Where they are referred, or change a lead that two persons referred."""
    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    referred(one, other)
    page = one.get("/manh-moi/2020/chuoi-vu-viec/").content.decode()
    assert "verified" not in page.replace('value="verified"', "")
    series = page.split('name="series" value="')[1].split('"')[0]
    asked = {"series": series, "state": "referred", "document": "7/CV", "reason": "Cơ quan điều tra"}
    pair = {"act": "one-person", "a": "30985-CT-0056", "b": "30988-CT-0028", "reason": "một số định danh"}
    form = one.get("/manh-moi/2020/mot-nguoi/").content.decode()
    shown = {"shown": form.split('name="shown" value="')[1].split('"')[0]}
    for kind, url, sent, name in (
        ("decide-series", "/manh-moi/2020/chuoi-vu-viec/", asked, "series.jsonl"),
        ("one-person", "/manh-moi/2020/mot-nguoi/", pair | shown, "identity.jsonl"),
    ):
        to = "/manh-moi/2020/viec/decide-series/" if kind == "decide-series" else url
        before = len(log(desk, name))
        assert one.post(to, sent).status_code == 302
        assert len(log(desk, name)) == before
        assert url in other.get("/").content.decode()
        waits = other.get(url)
        assert ("Sẽ đổi" in waits.content.decode()) is True
        word = {"proposal": waiting_number(waits), "answer": "agree"}
        answer = f"/manh-moi/2020/viec/{kind}/nguoi-thu-hai/"
        assert one.post(answer, word).status_code == 422
        assert other.post(answer, word).status_code == 302
        assert log(desk, name)[-1]["by"] == "xac-minh, xac-minh-2"


def test_names_that_leave_with_a_referral_leave_for_its_reason_and_alarm_no_auditor(
    signed_in: SignedIn,
) -> None:
    from desk.leads.exports import sealed_names
    from desk.web.journal.lines import LOOKS, LinesAsked, lines, unusual_reading
    from desk.web.leads.reading import queue_today
    from desk.web.shelf import year_of

    referred(signed_in("xac-minh"), signed_in("xac-minh-2"))
    year = year_of(2020)
    assert year is not None
    queue = queue_today(year)
    sealed_names(queue, queue.leads[:1], "12/CV-CAH", "xac-minh-xuat").recorded()
    (line,) = lines(LinesAsked(LOOKS, by=("xac-minh-xuat",)))
    assert line.reason == "12/CV-CAH: Cơ quan điều tra"
    assert not any(one.by == line.by for one in unusual_reading(date.today()))


def test_names_of_a_referred_lead_are_handed_over_sealed_their_password_once(
    desk: Workspace, signed_in: SignedIn
) -> None:
    import msoffcrypto
    import openpyxl

    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    url = first_lead(one)[0]
    before = log_of(desk, ACCESS).entries()
    assert one.post(f"{url}ten-kem/").status_code == 422  # nobody referred it
    assert log_of(desk, ACCESS).entries() == before
    referred(one, other)
    assert "ten-kem/" in one.get(url).content.decode()
    assert signed_in("thanh-tra").post(f"{url}ten-kem/").status_code == 403
    page = one.post(f"{url}ten-kem/").content.decode()
    entry = log_of(desk, ACCESS).entries()[-1]
    assert (entry["by"], entry["referral"]) == ("xac-minh", "12/CV-CAH")
    assert entry["reason"] == "12/CV-CAH: Cơ quan điều tra"
    sealed = b64decode(re.findall(r"base64,([^\"]+)", page)[0])
    assert entry["sealed_file"] == hashlib.sha256(sealed).hexdigest()
    (password,) = re.findall(r'<code class="big-bits">([^<]+)</code>', page)
    file, plain = msoffcrypto.OfficeFile(BytesIO(sealed)), BytesIO()
    file.load_key(password=password)
    file.decrypt(plain)
    rows = [*openpyxl.load_workbook(plain).active.iter_rows(min_row=7, values_only=True)]
    assert sorted(row[1] for row in rows) == entry["names_of"]
    for row in rows:
        assert row[2].split(",")[0] not in page
    assert password not in one.get(url).content.decode()
    assert not [path for path in desk.folder.rglob("*") if path.is_file() and sealed in read_elsewhere(path)]


def test_codes_of_a_referred_lead_are_handed_over_as_a_workbook(signed_in: SignedIn) -> None:
    import openpyxl

    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    url = referred(one, other)
    assert 'value="xlsx"' in one.get(url).content.decode()
    book = openpyxl.load_workbook(BytesIO(one.post(f"{url}cong-van/", {"part": "xlsx"}).content))
    cells = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert any("30985-CS-024" in str(cell) for cell in cells)


def test_one_person_only_proposes_to_drop_a_lead_about_children(desk: Workspace, signed_in: SignedIn) -> None:
    from desk.leads.agreed_leads import seen_of
    from desk.leads.agreement import about_children
    from desk.web.leads.reading import queue_today
    from desk.web.shelf import year_of

    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    year = year_of(2020)
    assert year is not None
    found = next(r for r in queue_today(year).leads if about_children(r.lead))
    url, seen = f"/manh-moi/2020/{found.id}/", seen_of(found)
    before = len(log(desk, "leads.jsonl"))
    dropped = {"seen": seen, "story": "Vợ chồng, người một nhà", "reason": "đã hỏi", **ANSWERED}
    assert one.post(f"{url}bo/", dropped).status_code == 302
    assert len(log(desk, "leads.jsonl")) == before
    page = other.get(f"{url}de-nghi/")
    shown = " ".join(page.content.decode().split())
    assert "Manh mối về trẻ em: một người không bỏ được." in shown
    assert "đã chuyển" not in shown
    assert "hết hiệu lực" not in shown
    word = {"proposal": waiting_number(page), "answer": "agree"}
    assert one.post(f"{url}nguoi-thu-hai/", word).status_code == 422
    assert other.post(f"{url}nguoi-thu-hai/", word).status_code == 302
    last = log(desk, "leads.jsonl")[-1]
    assert (last["state"], last["by"]) == ("dismissed", "xac-minh, xac-minh-2")


def test_who_drops_a_child_with_an_open_case_says_who_was_asked(desk: Workspace, signed_in: SignedIn) -> None:
    from desk.leads.agreed_leads import seen_of
    from desk.web.leads.reading import queue_today
    from desk.web.shelf import year_of

    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    year = year_of(2020)
    assert year is not None
    found = next(r for r in queue_today(year).leads if "31006-VA-2020-02" in r.lead.cases)
    url = f"/manh-moi/2020/{found.id}/"
    form = one.get(f"{url}?mau=bo").content.decode()
    assert "vụ chưa xong: 31006-VA-2020-02" in form
    own, others = form.split("<optgroup")
    assert "Trùng hợp ngẫu nhiên (giải thích: không điều nào đã thấy)" in own
    assert "Vợ chồng, người một nhà" not in own
    assert 'label="không hợp điều đã thấy ở manh mối này"' in others
    for name in ANSWERED:
        assert f'name="{name}"' in form
        assert f'name="{name}"' not in one.get("/manh-moi/2020/3/?mau=bo").content.decode()
    dropped = {"seen": seen_of(found), "story": "Vợ chồng, người một nhà", "reason": "đã đọc hồ sơ"}
    assert one.post(f"{url}bo/", dropped).status_code == 422
    assert one.post(f"{url}bo/", {**dropped, **ANSWERED, "replied": "no"}).status_code == 422
    assert one.post(f"{url}bo/", {**dropped, **ANSWERED}).status_code == 302
    page = other.get(f"{url}de-nghi/")
    shown = " ".join(page.content.decode().split())
    assert "vụ chưa xong: 31006-VA-2020-02" in shown.replace("<wbr>", "").replace('<span class="nb">', "")
    because = (
        f"{EXPLAINS_NOTHING}: đã đọc hồ sơ; đã hỏi Công an huyện, trả lời ngày 01/12/2020: không thấy nối"
    )
    for seen in (shown, *(" ".join(other.get(to).content.decode().split()) for to in ("/", url))):
        assert because in seen
    assert "Đồng ý bỏ đến hết" in shown
    assert "CV-" in shown
    assert "một xe: ghi trong 2 vụ; theo sổ là của" in shown
    word = {"proposal": waiting_number(page), "answer": "decline", "reason": "đọc lại hồ sơ vụ"}
    assert other.post(f"{url}nguoi-thu-hai/", word).status_code == 302
    for browser in (one, other):  # why the second did not agree stands where the next one reads
        shown = " ".join(browser.get(url).content.decode().split())
        assert "xac-minh đề nghị bỏ, xac-minh-2 không đồng ý: đọc lại hồ sơ vụ" in shown
    assert "không đồng ý: đọc lại hồ sơ vụ" in one.get(f"{url}?mau=bo").content.decode()


def test_a_tie_of_a_referred_lead_is_struck_and_restored_by_two(desk: Workspace, signed_in: SignedIn) -> None:
    """Proposed on the lead's page, answered there or on that of ties; both names stand in the log."""
    from desk.leads.leads import lead_named
    from desk.web.leads.reading import queue_today
    from desk.web.shelf import year_of

    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    url = referred(one, other)
    year = year_of(2020)
    assert year is not None
    lead = lead_named(queue_today(year), url.split("/")[-2]).lead
    row = next(n for n, (_, part) in enumerate(lead.parts, 1) if part.word == "own_phone")
    before = len(log(desk, "ties.jsonl"))
    asked = {"seen": first_lead(one)[1], "row": row, "reason": "số máy của tổ dân phố"}
    assert one.post(f"{url}go/", asked).status_code == 302
    assert len(log(desk, "ties.jsonl")) == before
    assert "/manh-moi/2020/lien-he/" in other.get("/").content.decode()
    assert "đã được hai người quyết định chuyển" in other.get(url).content.decode()
    assert "Gỡ liên hệ" in one.get("/manh-moi/2020/lien-he/").content.decode()
    answer = "/manh-moi/2020/viec/strike/nguoi-thu-hai/"
    taken_back = {"proposal": waiting_number(one.get(url)), "answer": "withdraw"}
    assert one.post(answer.replace("2020", "2019"), taken_back).status_code == 404  # of another year
    assert one.post(answer, taken_back).status_code == 302
    assert "số máy của tổ dân phố" in one.get(f"{url}?mau=lien-he&dong={row}").content.decode()
    assert one.post(f"{url}go/", asked).status_code == 302
    word = {"proposal": waiting_number(other.get(url)), "answer": "agree"}
    assert one.post(answer, word).status_code == 422
    assert other.post(answer, word).status_code == 302
    last = log(desk, "ties.jsonl")[-1]
    assert (last["decision"], last["by"]) == ("innocent", "xac-minh, xac-minh-2")
    assert one.get("/manh-moi/2020/lien-he/").status_code == 200


def test_one_person_decides_nothing_on_what_waits_for_a_second(desk: Workspace, signed_in: SignedIn) -> None:
    """Else what was proposed could be agreed to by nobody. An answer, or a withdrawal, makes way."""
    from desk.leads.acts import TAKE, done
    from desk.leads.log_names import DECISIONS
    from desk.leads.undoing import taken_back
    from desk.web.shelf import year_of

    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    year = year_of(2020)
    assert year is not None
    url, seen = first_lead(one)
    assert one.post(f"{url}nhan/", {"seen": seen, "reason": "xem lại giấy tờ"}).status_code == 302
    taken = log(desk, "leads.jsonl")[-1]
    asked = {"seen": first_lead(one)[1], "document": "12/CV-CAH", "reason": "Cơ quan điều tra"}
    assert one.post(f"{url}chuyen/", asked).status_code == 302
    before = len(log(desk, "leads.jsonl"))
    seen = first_lead(other)[1]
    dropped = {"seen": seen, "story": "Vợ chồng, người một nhà", "reason": "đã hỏi", **ANSWERED}
    for who in (one, other):
        for path, sent in (("nhan/", {"seen": seen, "reason": "xem lại"}), ("bo/", dropped)):
            answer = who.post(f"{url}{path}", sent)
            assert answer.status_code == 422
            assert "xac-minh đã đề nghị" in answer.content.decode()
    with pytest.raises(WrongUse, match="chờ người thứ hai"):
        done(TAKE, year.run, {"lead": url.split("/")[-2], "reason": "xem lại"}, "xac-minh", date.today())
    with pytest.raises(WrongUse, match="chờ người thứ hai"):
        taken_back(year.run, DECISIONS, taken["n"], "xac-minh", datetime.fromisoformat(taken["at"]))
    assert one.post("/manh-moi/2020/hoan-tac/", {"log": DECISIONS, "n": taken["n"]}).status_code == 422
    assert len(log(desk, "leads.jsonl")) == before
    word = {"proposal": waiting_number(other.get(f"{url}de-nghi/")), "answer": "agree"}
    assert other.post(f"{url}nguoi-thu-hai/", word).status_code == 302
    assert log(desk, "leads.jsonl")[-1]["by"] == "xac-minh, xac-minh-2"


def test_one_person_decides_no_series_that_waits_for_a_second(desk: Workspace, signed_in: SignedIn) -> None:
    from desk.leads.acts import DECIDE_SERIES, done
    from desk.web.shelf import year_of

    one, year = signed_in("xac-minh"), year_of(2020)
    assert year is not None
    page = one.get("/manh-moi/2020/chuoi-vu-viec/").content.decode()
    series = page.split('name="series" value="')[1].split('"')[0]
    asked = {"series": series, "state": "referred", "document": "7/CV", "reason": "Cơ quan điều tra"}
    assert one.post("/manh-moi/2020/viec/decide-series/", asked).status_code == 302
    alone = {"series": series, "state": "verified", "reason": "đã xem"}
    with pytest.raises(WrongUse, match="chờ người thứ hai"):
        done(DECIDE_SERIES, year.run, alone, "xac-minh-2", date.today())


def test_evidence_of_a_referred_lead_is_noted_and_withdrawn_by_two(
    desk: Workspace, signed_in: SignedIn
) -> None:
    """What was typed waits as its keyed hash; a note is its noter's, whoever agreed to it."""
    from desk.leads.acts import OBSERVE, done
    from desk.leads.decisions import notes_in
    from desk.web.proposals.models import Proposal
    from desk.web.shelf import year_of
    from tests.desk.web.test_notes_at_the_desk import NUMBER, note

    one, other = signed_in("xac-minh"), signed_in("xac-minh-2")
    url, page = first_lead(one)[0], "/manh-moi/2020/theo-doi/"
    assert one.post(f"{url}bang-chung/", note(about="30985-CT-0056")).status_code == 302
    referred(one, other)
    before = len(log(desk, "observations.jsonl"))
    told = note(about="30991-CT-0035", grade="A1")  # the other side of the lead has the same number
    assert one.post(f"{url}bang-chung/", told).status_code == 302
    assert len(log(desk, "observations.jsonl")) == before
    waiting = Proposal.objects.get(kind="observe", state="open")
    assert NUMBER not in repr(waiting.content)
    assert "đã được hai người quyết định chuyển" in other.get(url).content.decode()
    assert page in other.get("/").content.decode()
    assert "Ghi làm bằng chứng: " in one.get(page).content.decode()
    for kind, asked in (("observe", {}), ("withdraw", {"act": "withdraw", "reason": "nhầm người"})):
        if asked:
            n = log(desk, "observations.jsonl")[-1]["n"]
            assert one.post(page, {**asked, "n": n}).status_code == 302
        answer = f"/manh-moi/2020/viec/{kind}/nguoi-thu-hai/"
        word = {"proposal": waiting_number(other.get(page)), "answer": "agree"}
        assert one.post(answer, word).status_code == 422
        assert other.post(answer, word).status_code == 302
        last = log(desk, "observations.jsonl")[-1]
        assert last["by"] == "xac-minh, xac-minh-2"
        year = year_of(2020)
        assert year is not None
        assert {x.by for x in notes_in(year.run)} == {"xac-minh"}
    assert len(log(desk, "observations.jsonl")) == before + 2
    typed = {**told, "seen": date(2020, 11, 2)}
    noted = done(OBSERVE, year.run, typed, "xac-minh", date.today(), None, "xac-minh-2")  # as by `--second`
    assert noted["by"] == "xac-minh, xac-minh-2"
    assert {x.by for x in notes_in(year.run)} == {"xac-minh"}


@pytest.mark.parametrize(
    ("act", "step"), [("nhan", "did"), ("chuyen", "proposed")], ids=["done alone", "proposed"]
)
def test_nobody_proposes_while_another_does_what_none_may_then(
    act: str, step: str, desk: Workspace, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, free = signed_in("xac-minh"), []
    url, seen = first_lead(one)

    def watched(*given: Any) -> Any:
        with ThreadPoolExecutor() as pool:
            free.append(pool.submit(is_free, desk).result())
        return stepped(*given)

    acting = import_module("desk.web.leads.acting")  # after Django's settings
    stepped = getattr(acting, step)
    monkeypatch.setattr(acting, step, watched)
    typed = {"seen": seen, "document": "12/CV-CAH", "reason": "đi hỏi"}
    assert one.post(f"{url}{act}/", typed).status_code == 302
    assert free == [False]


def is_free(desk: Workspace) -> bool:
    with alone_if_free(desk.folder / "desk" / "proposals") as free:
        return free
