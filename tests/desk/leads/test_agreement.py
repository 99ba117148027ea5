"""What two persons agreed to about a lead leaves as they agreed to it, and is changed by two persons only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from desk.base.faults import WrongUse
from desk.base.language import speaking
from desk.base.paper.content import Paragraphs, Printed, said
from desk.leads import agreement
from desk.leads.acts import DECIDE_SERIES, DISMISS, NOTE, OBSERVE, REFER, STRIKE, TAKE, done, words_on
from desk.leads.agreement import about_children, differences, history_report, news_of
from desk.leads.decisions import entries_in, kept
from desk.leads.dismissal import explained_words, stories_offered
from desk.leads.exports import check_referred
from desk.leads.gone_leads import gone_json, gone_rows
from desk.leads.innocence import TOO_LITTLE, known_story, story_titles
from desk.leads.lead_queue import queue_report
from desk.leads.lead_report import LeadReport
from desk.leads.lead_words import day
from desk.leads.leads import queue_of
from desk.leads.log_names import DECISIONS, NOTES, SAME, TIES
from desk.leads.referral import unready_words
from desk.leads.series import asks, children_in_series, new_cases, series_report, titles
from desk.leads.undoing import taken_back
from desk.office.papers.referral_letter import BESIDE, UNAGREED, _older, referral_letter, referral_preview
from desk.report.tree import TitledLines
from desk.runs.run import Run, rules_of
from desk.workspace.office import DOTS
from engine.links.review import Reviewed
from tests.desk.conftest import refer

DOCUMENT, TODAY = "45/CV-CAT", date.today()
ANSWERED = {
    "agency": "Công an huyện",
    "replied": "yes",
    "answered": TODAY,
    "answer": "vụ chưa xong, không thấy nối",
}
pytestmark = pytest.mark.usefixtures("key")


def first(run: Run) -> Reviewed:
    return queue_of(run, TODAY).leads[0]


@pytest.mark.parametrize("name", ["cases", "rows", "members"])
@pytest.mark.parametrize("more", [True, False])
def test_what_differs_from_what_was_agreed_does_not_leave(undecided: Run, name: str, more: bool) -> None:
    """A case, a row or a party that came since, or is there no more."""
    refer(undecided, DOCUMENT, "1")
    found = first(undecided)
    assert found.decision is not None
    check_referred([found], DOCUMENT)
    had = getattr(found.decision, name)
    then = replace(found.decision, **{name: had[1:] if more else (*had, "B06 31006-VA-2020-99 case")})
    with pytest.raises(WrongUse, match="thêm" if more else "không còn"):
        check_referred([replace(found, decision=then)], DOCUMENT)


def test_a_new_case_is_named_and_marked_in_the_queue(undecided: Run) -> None:
    refer(undecided, DOCUMENT, "1")
    found = first(undecided)
    assert found.decision is not None
    assert news_of(found) == ""
    then = replace(found.decision, cases=found.decision.cases[1:])
    assert differences(found.lead, then) == f"thêm vụ việc {found.decision.cases[0]}"
    assert news_of(replace(found, decision=then)) == "có vụ việc mới"


def test_what_two_referred_one_does_not_undo(undecided: Run, say: Any) -> None:
    refer(undecided, DOCUMENT, "1")
    dismissed = {"lead": "1", "story": "vợ chồng", "reason": "đã hỏi", **ANSWERED}
    with pytest.raises(WrongUse, match="người thứ hai"):
        done(DISMISS, undecided, dismissed, "an", TODAY)
    with pytest.raises(WrongUse, match="người thứ hai"):
        done(TAKE, undecided, {"lead": "1", "reason": "xem lại"}, "an", TODAY)
    assert first(undecided).state == "referred"
    done(DISMISS, undecided, dismissed, "an", TODAY, second="bình")
    told = say("leads", "show", "1", "--run", str(undecided.folder), "--full")[1]
    assert "an, bình, đã chuyển: 45/CV-CAT: để xác minh" in " ".join(told.split())
    assert "an, bình, đã bỏ: vợ chồng: đã hỏi" in " ".join(told.split())


def test_one_alone_dismisses_no_lead_about_children(undecided: Run) -> None:
    found = next(r for r in queue_of(undecided, TODAY).leads if about_children(r.lead))
    dismissed = {"lead": found.id, "story": "vợ chồng", "reason": "đã hỏi", **ANSWERED}
    with pytest.raises(WrongUse, match="về trẻ em"):
        done(DISMISS, undecided, dismissed, "an", TODAY)
    assert entries_in(undecided, DECISIONS) == []
    assert done(DISMISS, undecided, dismissed, "an", TODAY, second="bình")["by"] == "an, bình"


def test_a_lead_about_a_child_whose_case_is_open_is_dismissed_with_who_was_asked(undecided: Run) -> None:
    found = next(r for r in queue_of(undecided, TODAY).leads if "31006-VA-2020-02" in r.lead.cases)
    dismissed = {"lead": found.id, "story": "trùng hợp", "reason": "đã đọc hồ sơ"}
    with pytest.raises(WrongUse, match="chưa xong: 31006-VA-2020-02"):
        done(DISMISS, undecided, dismissed, "an", TODAY, second="bình")
    assert entries_in(undecided, DECISIONS) == []
    entry = done(DISMISS, undecided, {**dismissed, **ANSWERED}, "an", TODAY, second="bình")
    answered = f"đã hỏi Công an huyện, trả lời ngày {TODAY:%d/%m/%Y}: vụ chưa xong, không thấy nối"
    assert entry["reason"] == f"trùng hợp: đã đọc hồ sơ; {answered}"


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"agency": ""}, "Cơ quan|cơ quan đã hỏi"),
        ({"answered": None}, "Chưa trả lời thì chưa bỏ được"),
        ({"answer": ""}, "ngày nào, thế nào"),
        ({"replied": ""}, "họ đã trả lời chưa"),
        ({"replied": "no"}, "chưa trả lời thì chưa bỏ được"),
        ({"replied": "no", "answered": None, "answer": ""}, "chưa trả lời thì chưa bỏ được"),
        ({"answered": date.max}, "chưa tới"),
        ({"answered": date(2019, 1, 1)}, "trước ngày vụ việc"),
    ],
)
def test_a_lead_about_a_child_stays_open_until_who_was_asked_answers(
    undecided: Run, fields: Mapping[str, Any], fault: str
) -> None:
    """Of each: one by a case about a child, another by a violation."""
    about = [r for r in queue_of(undecided, TODAY).leads if about_children(r.lead)]
    assert {what for r in about for what, *_ in agreement.children_in(r.lead)} == {"case", "violation"}
    for found in about:
        values = {"lead": found.id, "story": "trùng hợp", "reason": "đã đọc hồ sơ", **ANSWERED, **fields}
        with pytest.raises(WrongUse, match=fault):
            done(DISMISS, undecided, values, "an", TODAY, second="bình")
    assert entries_in(undecided, DECISIONS) == []


def test_no_words_of_an_answer_are_guessed_to_be_none(undecided: Run) -> None:
    """Whether they answered is what the person says; that they will answer another office is an answer."""
    found = next(r for r in queue_of(undecided, TODAY).leads if about_children(r.lead))
    answer = "không thấy nối; đang xem vụ khác, sẽ trả lời Viện kiểm sát sau"
    values = {"lead": found.id, "story": "trùng hợp", "reason": "đã đọc", **ANSWERED, "answer": answer}
    assert answer in done(DISMISS, undecided, values, "an", TODAY, second="bình")["reason"]


def test_a_story_is_offered_with_what_it_explains_and_one_of_another_lead_apart(undecided: Run) -> None:
    queue = queue_of(undecided, TODAY)
    two, other = (r.lead for r in queue.leads[:2])
    fitting, apart = stories_offered(other, queue.rules)
    assert fitting == {
        "Trùng hợp ngẫu nhiên": "Trùng hợp ngẫu nhiên (giải thích: không điều nào đã thấy)",
        "Không đủ để xem tiếp": "Không đủ để xem tiếp",
    }
    assert "Vợ chồng, người một nhà" in apart
    fitting, apart = stories_offered(two, queue.rules)
    assert "không giải thích: " in fitting["Họ hàng, anh em"]
    assert not fitting.keys() & apart.keys()
    explained = explained_words("Vợ chồng, người một nhà", other, queue.rules)
    assert explained == "giải thích: không điều nào đã thấy; không phải chuyện của manh mối này"


def test_a_story_proposed_in_one_language_is_agreed_to_in_another(undecided: Run) -> None:
    rules = queue_of(undecided, TODAY).rules
    titles = story_titles(rules)
    with speaking("en"):
        english = story_titles(rules)
        assert {known_story(title, rules): title for title in titles.values()} == titles
    assert {known_story(title, rules): title for title in english.values()} == english


def test_one_alone_takes_no_lead_about_children_out_by_its_ties(
    undecided: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = "30997-CS-005"  # where a case, say, is about a child
    monkeypatch.setattr(
        agreement, "children_in", lambda lead: frozenset({("case",)} if child in lead.members else ())
    )
    found = next(r for r in queue_of(undecided, TODAY).leads if child in r.lead.members)
    tie = {"lead": found.id, "row": 2, "reason": "đã hỏi, là vô can"}
    with pytest.raises(WrongUse, match="trẻ em"):
        done(STRIKE, undecided, tie, "an", TODAY)
    assert entries_in(undecided, TIES) == []
    assert done(STRIKE, undecided, {**tie, "lead": "1"}, "an", TODAY)["by"] == "an"  # another, which stays
    assert done(STRIKE, undecided, tie, "an", TODAY, second="bình")["by"] == "an, bình"


def test_one_alone_gives_no_tie_back_that_changes_what_two_referred_since(undecided: Run) -> None:
    tie = {"lead": "1", "row": 1, "reason": "đã hỏi, là vô can"}
    done(STRIKE, undecided, tie, "an", TODAY)
    (entry,) = entries_in(undecided, TIES)
    refer(undecided, DOCUMENT, "2")  # what the strike left of the lead
    moment = datetime.fromisoformat(entry["at"])
    with pytest.raises(WrongUse, match="đã được hai người quyết định chuyển"):
        taken_back(undecided, TIES, entry["n"], "an", moment)
    assert len(entries_in(undecided, TIES)) == 1


def test_the_history_says_how_the_second_agreed_and_what_may_leave(undecided: Run) -> None:
    refer(undecided, DOCUMENT, "1")
    found = first(undecided)
    (block,) = history_report(undecided, found).blocks
    assert isinstance(block, TitledLines)
    lines = "\n".join(map(str, block.lines))
    assert "bình đồng ý theo lời an ghi, không qua tài khoản" in lines
    assert '--referral "45/CV-CAT"' in lines


def test_who_writes_name_and_post_is_no_two_persons(undecided: Run) -> None:
    values = {"lead": first(undecided).id, "reason": "còn phải hỏi"}
    done(TAKE, undecided, values, "Nguyễn An, đội trưởng", TODAY)
    (block,) = history_report(undecided, first(undecided)).blocks
    assert isinstance(block, TitledLines)
    assert not any("đồng ý" in str(line) for line in block.lines)


def test_the_letter_says_that_a_second_agreed_and_not_how(undecided: Run) -> None:
    values = {"lead": "1", "document": DOCUMENT, "reason": "để xác minh"}
    done(REFER, undecided, values, "an", TODAY, second="Trần Bình")
    found = first(undecided)
    queue = queue_of(undecided, TODAY)
    typed = str(referral_letter(queue, [found], None))
    assert "an (họ và tên: …" in typed
    assert "Trần Bình đã đọc và đồng ý." in typed
    assert "bằng tài khoản của" not in typed
    assert "ghi theo lời" not in typed
    assert DOCUMENT not in typed  # the letter is that document
    assert found.decision is not None
    assert "(cơ quan có thẩm quyền)" in typed
    assert "chưa giải thích" in typed  # each story stands with its pair, and with what it leaves open
    assert "ở trên" not in typed
    sent = replace(found, decision=replace(found.decision, receiver="Phòng Cảnh sát hình sự"))
    named = str(referral_letter(queue, [sent], None))
    assert "Phòng Cảnh sát hình sự" in named
    assert "(cơ quan có thẩm quyền)" not in named
    own = replace(found, decision=replace(found.decision, proposal="x"))
    assert str(referral_letter(queue, [own], None)) == typed


def test_a_lead_someone_looks_at_says_which_rows_are_gone_and_since_when(undecided: Run) -> None:
    done(TAKE, undecided, {"lead": "1", "reason": "còn phải hỏi"}, "an", TODAY)
    found = first(undecided)
    assert found.decision is not None
    assert not any("không còn dòng" in line for line in agreement.export_words(found))
    then = replace(found.decision, rows=(*found.decision.rows, "B07 31006-VA-2020-99 case"))
    shown = replace(found, decision=then)
    (line,) = agreement.export_words(shown)
    assert "31006-VA-2020-99" in line
    assert f"{TODAY:%d/%m/%Y}" in line
    assert news_of(shown) == "có dòng không còn"


def test_the_letter_is_read_before_two_persons_agree_and_says_so(undecided: Run) -> None:
    queue = queue_of(undecided, TODAY)
    found = queue.leads[0]
    shown = referral_preview(queue, [found], "Phòng Cảnh sát hình sự", "để xác minh")
    assert shown.watermark == "BẢN XEM TRƯỚC"
    assert "chưa có hiệu lực" in str(shown.mark)
    assert "Phòng Cảnh sát hình sự" in str(shown)
    done(
        REFER,
        undecided,
        {"lead": "1", "document": DOCUMENT, "reason": "để xác minh"},
        "an",
        TODAY,
        second="bình",
    )
    after = queue_of(undecided, TODAY)
    sent = referral_letter(after, [first(undecided)], None)
    assert (sent.watermark, "chưa có hiệu lực" in str(sent)) == (None, False)
    assert shown.body is not None
    assert sent.body is not None
    assert [b for b in shown.body.blocks if b not in sent.body.blocks] == [said(UNAGREED)]


def words_of(letter: Printed) -> str:
    assert letter.body is not None
    blocks = (b for b in letter.body.blocks if isinstance(b, Paragraphs))
    return "\n".join(text.text for block in blocks for text in block.paragraphs)


def listed(told: str, title: str) -> str:
    """Return what stands under a title: on its line, or in the lines below it."""
    first, *rest = told[told.index(f"{title}:") :].splitlines()
    return "\n".join([first, *takewhile(lambda line: line.startswith("– "), rest)])


def test_the_letter_gives_its_purpose_and_what_was_checked(undecided: Run) -> None:
    before = first(undecided).lead
    row = next(
        n
        for n, (_, p) in enumerate(before.parts, 1)
        if p.unit.kind == "phone" and "30991-CS-010" in p.members
    )
    done(STRIKE, undecided, {"lead": "1", "row": row, "reason": "số của kế toán thuê"}, "an", TODAY)
    observation = {"about": "30988-CT-0028", "kind": "phone", "value": "0296 3800 111"}
    graded = {"grade": "B2", "seen": date(2020, 12, 1), "reason": "biên bản 15/BB"}
    done(OBSERVE, undecided, {**observation, **graded}, "an", TODAY)
    values = {"lead": "1", "document": DOCUMENT, "reason": "xem là một người hay hai"}
    done(REFER, undecided, values, "an", TODAY, second="bình")
    told = words_of(referral_letter(queue_of(undecided, TODAY), [first(undecided)], None))
    opening = told.splitlines()[0]
    assert "Mục đích: xem là một người hay hai." in opening
    assert DOCUMENT not in told
    assert "nhận đến 31/01/2021" in opening
    checked = listed(told, "Đã kiểm tra")
    assert "số của kế toán thuê" in checked
    assert "B2" in checked
    assert "biên bản 15/BB" in checked
    assert told.count("Chưa rõ") == 1
    assert "nếu không phải quý cơ quan đang giải quyết" in told


def test_the_letter_says_in_the_referrers_words_what_was_checked_else_what_was_not_done(
    undecided: Run,
) -> None:
    queue = queue_of(undecided, TODAY)
    before = words_of(referral_preview(queue, [first(undecided)]))
    not_done = "chỉ đối chiếu báo cáo trên máy; chưa xem hồ sơ gốc, chưa hỏi ai"
    assert f"Đã kiểm tra: {not_done}, chưa hỏi cơ quan đang giải quyết 30988-VA-2019-01" in before
    checked = "đã xem hồ sơ đăng ký của hai cơ sở, chữ ký khác nhau"
    assert f"Đã kiểm tra: {checked}." in words_of(
        referral_preview(queue, [first(undecided)], checked=checked)
    )
    values = {"lead": "1", "document": DOCUMENT, "reason": "để xác minh", "checked": checked}
    done(REFER, undecided, values, "an", TODAY, second="bình")
    told = words_of(referral_letter(queue_of(undecided, TODAY), [first(undecided)], None))
    assert f"Đã kiểm tra: {checked}." in told
    assert not_done not in told
    (block,) = history_report(undecided, first(undecided)).blocks
    assert isinstance(block, TitledLines)
    assert f"đã kiểm tra: {checked}" in str(block.lines[0])
    assert checked not in (undecided.workspace / "decisions" / DECISIONS).read_text(
        "utf-8"
    )  # apart: erasable


def test_before_a_lead_is_referred_it_says_that_nobody_took_it_nor_asked_what_comes_first(
    undecided: Run, say: Any
) -> None:
    rules = queue_of(undecided, TODAY).rules
    untaken, unasked = unready_words(first(undecided), rules, "đã hỏi kế toán")
    assert "Chưa ai nhận xem" in untaken
    assert "Một người hay hai" in unasked
    done(TAKE, undecided, {"lead": "1", "reason": "còn phải hỏi"}, "an", TODAY)
    assert [*unready_words(first(undecided), rules)] == [unasked]
    other = queue_of(undecided, TODAY).leads[1]  # where what was checked may answer
    assert len([*unready_words(other, rules)]) == 2
    assert len([*unready_words(other, rules, "đã hỏi Công an huyện")]) == 1
    here = ("--run", str(undecided.folder), "--second", "bình", "--document", DOCUMENT)
    told = say("leads", "decide", "2", "--state", "referred", *here, "--reason", "để xác minh")[1]
    assert told.index("Chưa ai nhận xem") < told.index("Đã ghi")


def test_the_letter_refers_nobody_who_only_stands_in_a_case(undecided: Run) -> None:
    found = first(undecided)
    told = words_of(referral_preview(queue_of(undecided, TODAY), [found]))
    parties, beside, unknown = (listed(told, title) for title in ("Các bên", BESIDE, "Chưa rõ"))
    for only_there in ("30988-CT-0019", "30988-CT-0036"):
        assert only_there not in parties
        assert f"{only_there} (cá nhân, Xã Tây Yên): chỉ cùng đứng trong vụ việc" in beside
        assert only_there not in unknown
    assert "30991-CS-014 (" not in parties
    assert "cùng chủ với một cơ sở được nêu" in beside
    assert "30985-CS-024 (" in parties
    assert "Qua tổng hợp báo cáo 2018, 2019-6T, 2019, 2020-6T, 2020 nhận đến" in told
    assert "người lao động không hợp đồng qua lại (B09 30985-CS-024, tháng 01/2020, " in told
    old = [
        replace(e, row=replace(e.row, places=("2019/30988.xlsx!B02!4",)))
        if e.row.key == "30988-CS-006"
        else e
        for e in found.lead.evidence
    ]
    report = LeadReport(
        replace(found, lead=replace(found.lead, evidence=tuple(old))), queue_of(undecided, TODAY)
    )
    assert "B02 30988-CS-006: dòng làm căn cứ mới nhất ở báo cáo 2019, chưa có ở 2020" in [*_older(report)]
    assert "trước hết: 30985-CS-024: vi phạm: lao động dưới 18 tuổi trái quy định, 28/09/2019. Theo" in told
    kin = [line for line in told.splitlines() if "người thân" in line]
    assert all(line.startswith("Có thể vô can") or "tự nó không nói lên điều gì" in line for line in kin)


def test_the_letter_says_of_a_party_whose_kin_it_is_by_which_row_since_when(undecided: Run) -> None:
    parties = listed(words_of(referral_preview(queue_of(undecided, TODAY), [first(undecided)])), "Các bên")
    one, other = "30985-CT-0056", "30991-CT-0035"
    for who, whose in ((one, other), (other, one)):
        (line,) = (line for line in parties.splitlines() if line.startswith(f"– {who} ("))
        by = f"người thân của {whose} (B03 {other} khai từ báo cáo 2018; tự nó không nói lên điều gì)"
        assert by in line


def test_the_letter_says_what_goes_with_it_and_leaves_the_ground_of_a_referral_to_the_office(
    undecided: Run,
) -> None:
    """Ties are looked for by what the rules cite, if in force; they name nothing by which one refers."""
    queue = queue_of(undecided, TODAY)
    told = words_of(referral_preview(queue, [first(undecided)]))
    assert "Kèm theo sổ manh mối (tệp .xlsx)" in told
    opening = told.splitlines()[0]
    assert f"Căn cứ chuyển thông tin: {DOTS}." in opening
    cited = opening.partition("tìm liên hệ: ")[2].partition(". Căn cứ chuyển")[0]
    assert "Kế hoạch 54/KH-UBND (I, IV)" in cited
    later = [d for d in rules_of(undecided).documents.values() if d.issued and d.issued.year > 2021]
    assert later
    assert not any(d.number and d.number in cited for d in later)


def test_a_case_still_verified_is_verified_on_no_day(undecided: Run) -> None:
    """Its row may have a day of handling all the same: the letter and the page say both."""
    queue, found = queue_of(undecided, TODAY), first(undecided)
    timeline = tuple(
        replace(m, status="đang xác minh", handled="2019-05-27") if m.what == "case" else m
        for m in found.lead.timeline
    )
    unsure = replace(found, lead=replace(found.lead, timeline=timeline))
    letter = words_of(referral_preview(queue, [unsure]))
    page = "\n".join(LeadReport(unsure, queue).acts())
    for told in (letter, page):
        assert "đang xác minh ngày" not in told
        assert "tình trạng: đang xác minh, dòng lại ghi ngày xử lý xong 27/05/2019" in told


def test_the_page_of_a_lead_gives_the_day_of_a_case_apart_from_its_prosecution_s(undecided: Run) -> None:
    queue, found = queue_of(undecided, TODAY), first(undecided)
    report = LeadReport(found, queue)
    acts, times = "\n".join(report.acts()), str([*report.parts["times"].blocks[0].cells()])
    for m in (m for m in found.lead.timeline if m.what == "case"):
        assert f"{m.status} ({day(m.day)}" not in acts
        assert f"vụ việc ngày {day(m.day)}: {m.note}, " in acts
        for told in (acts, times):
            assert f"{m.status} ngày {day(m.handled)}" in told if m.handled else "tình trạng: " in told


def test_the_letter_gives_the_day_of_a_case_apart_from_that_of_how_far_it_has_come(undecided: Run) -> None:
    """A case's own day is no day of a prosecution or a fine."""
    queue, found = queue_of(undecided, TODAY), first(undecided)
    told = listed(words_of(referral_preview(queue, [found])), "Vụ việc; vi phạm nặng")
    cases = [m for m in found.lead.timeline if m.what == "case"]
    assert any(m.handled for m in cases)
    for m in cases:
        assert f"{m.status}, {day(m.day)}" not in told
        assert f"vụ việc ngày {day(m.day)}" in told
        assert not m.handled or f"{m.status} ngày {day(m.handled)}" in told
    no_days = tuple(replace(m, handled="") for m in found.lead.timeline)
    undated = replace(found, lead=replace(found.lead, timeline=no_days))
    told = listed(words_of(referral_preview(queue, [undated])), "Vụ việc; vi phạm nặng")
    assert "; tình trạng theo báo cáo 20" in told
    assert "ngày 27/05/2019" not in told


def test_the_letter_of_a_lead_in_a_series_tells_what_may_be_innocent_in_the_series(undecided: Run) -> None:
    """Each thing that comes back: its chance, its stories and what tells; a commune and a founded tip."""
    queue = queue_of(undecided, TODAY)
    found = next(r for r in queue.leads if "31006-VA-2020-02" in r.lead.cases)
    ((head, things),) = LeadReport(found, queue).series_told()
    told = words_of(referral_preview(queue, [found]))
    lines = listed(told, f"Cùng chuỗi vụ việc {head}").splitlines()[1:]
    assert [line[2:-1] for line in lines] == things
    assert all("khả năng ngẫu nhiên: " in line for line in lines)
    (series,) = LeadReport(found, queue).series
    for thing, line in zip(series.things, lines, strict=True):
        for title, ask in zip(titles(thing, queue), asks(thing, queue), strict=True):
            assert f"{title} ({ask})" in line
    (place,) = (line for line in lines if "một nơi tuyển mộ" in line)
    assert "(cả Xã Nam Thái, cũng là nơi của người có vai trò nghi vấn trong chuỗi)" in place
    tip = "31000-TB-2020-02 (B10): mua bán người, nhận ngày 30/01/2020, về 31000-CT-0005"
    assert f"Tin báo đã xác minh là có cơ sở: {tip}." in told
    unfounded = tuple(replace(m, note="unverified_tip") for m in found.lead.timeline)
    other = replace(found, lead=replace(found.lead, timeline=unfounded))
    assert "31000-TB-2020-02" not in words_of(referral_preview(queue, [other]))


def test_a_made_up_story_is_refused_with_the_list_and_too_little_needs_none(undecided: Run) -> None:
    made_up = {"lead": "2", "story": "chuyện bịa", "reason": "đã đọc hồ sơ", **ANSWERED}
    with pytest.raises(WrongUse) as stop:
        done(DISMISS, undecided, made_up, "an", TODAY, second="bình")
    for title in ("Vợ chồng, người một nhà", "Trùng hợp ngẫu nhiên", "Không đủ để xem tiếp"):
        assert title in str(stop.value)
    entry = done(DISMISS, undecided, {**made_up, "story": "không đủ để xem tiếp"}, "an", TODAY, second="bình")
    assert entry["story"] == TOO_LITTLE


def test_a_file_that_is_there_is_not_written_over(undecided: Run, say: Any, tmp_path: Path) -> None:
    to = tmp_path / "chuyen.xlsx"
    to.write_text("hồ sơ đã chuyển")
    line = ("leads", "export", "2", "--to", str(to), "--run", str(undecided.folder))
    code, text = say(*line)
    assert (code, to.read_text()) == (2, "hồ sơ đã chuyển")
    assert "--force" in text
    assert say(*line, "--force")[0] == 0
    assert to.read_bytes()[:2] == b"PK"


def test_a_referred_lead_that_a_run_has_no_more_is_named_and_its_code_still_opens(
    undecided: Run, say: Any
) -> None:
    """As another year's run has it: a lead of parties and cases whom its records do not have."""
    found = first(undecided)
    kept(
        undecided,
        DECISIONS,
        {
            "lead": "MM-ffffffff",
            "state": "referred",
            "members": ["30985-CS-998", "30985-CS-999"],
            "rows": [],
            "bits": 9.0,
            "sources": [],
            "cases": ["30985-VA-2019-01"],
            "document": DOCUMENT,
            "reason": f"{DOCUMENT}: để xác minh",
            "by": "an, bình",
            "on": TODAY.isoformat(),
        },
    )
    assert found.state == "new"
    for full in ((), ("--full",)):
        text = " ".join(say("leads", str(undecided.folder), *full)[1].split())
        assert "Đã quyết định, nay không còn nối" in text
        assert "MM-ffffffff" in text
    (gone,) = json.loads(say("leads", str(undecided.folder), "--json")[1])["gone"]
    assert (gone["lead"], gone["state"], gone["now_in"]) == ("MM-ffffffff", "referred", [])
    assert "30985-CS-998" in gone["why"]
    code, shown = say("leads", "show", "MM-ffffffff", "--run", str(undecided.folder), "--full")
    assert code == 0
    assert "MM-ffffffff không còn là một manh mối: hồ sơ của lần chấm này không có 30985-CS-998" in shown
    assert "45/CV-CAT: để xác minh" in shown


def test_a_line_of_before_documents_and_proposals_were_kept_still_reads(undecided: Run, say: Any) -> None:
    """It claims no agreement that it does not tell, and nothing leaves by it until two refer again."""
    found = first(undecided)
    line = {
        "lead": found.id,
        "state": "referred",
        "members": sorted(found.lead.members),
        "rows": [],
        "bits": 9.0,
    }
    told = {"reason": f"{DOCUMENT}: để xác minh", "by": "an, bình", "on": TODAY.isoformat()}
    kept(undecided, DECISIONS, {**line, **told, "sources": [], "cases": list(found.lead.cases)})
    code, text = say("leads", "show", found.id, "--run", str(undecided.folder))
    assert (code, found.lead.id) == (0, found.id)
    assert f"an, bình, đã chuyển: {DOCUMENT}: để xác minh" in " ".join(text.split())
    assert "đồng ý" not in text.replace("chưa đồng ý", "")
    with pytest.raises(WrongUse):
        check_referred([first(undecided)], DOCUMENT)
    refer(undecided, DOCUMENT, "1")
    check_referred([first(undecided)], DOCUMENT)


def test_one_person_does_not_change_a_referred_lead_by_saying_who_is_one(undecided: Run, say: Any) -> None:
    refer(undecided, DOCUMENT, "1")
    pair = ("30985-CT-0056", "30988-CT-0028")
    here = (str(undecided.folder), "--reason", "số định danh giống nhau", "--by", "an")
    code, text = say("leads", "identity", *here, "--same", *pair)
    text = " ".join(text.split())
    assert code == 2
    assert first(undecided).id in text
    assert "--second" in text
    assert say("leads", "identity", *here, "--same", *pair, "--second", "bình")[0] in (0, 1)
    entry = entries_in(undecided, SAME)[-1]
    assert entry["by"] == "an, bình"
    with pytest.raises(WrongUse, match="không còn là điều hai người đã đồng ý"):
        check_referred([first(undecided)], DOCUMENT)


def test_a_series_is_referred_by_two_under_a_document_and_one_does_not_undo_it(undecided: Run) -> None:
    series = queue_of(undecided, TODAY).findings.series[0].id
    asked = {"series": series, "state": "referred", "reason": "Cơ quan điều tra"}
    with pytest.raises(WrongUse, match="người thứ hai"):
        done(DECIDE_SERIES, undecided, {**asked, "document": DOCUMENT}, "an", TODAY)
    with pytest.raises(WrongUse, match="--document"):
        done(DECIDE_SERIES, undecided, asked, "an", TODAY, second="bình")
    done(DECIDE_SERIES, undecided, {**asked, "document": DOCUMENT}, "an", TODAY, second="bình")
    innocent = {"series": series, "state": "innocent", "reason": "xe dịch vụ"}
    with pytest.raises(WrongUse, match="người thứ hai"):
        done(DECIDE_SERIES, undecided, innocent, "an", TODAY)
    (line,) = words_on(undecided, "series", series)
    assert "an, bình" in line
    assert f"{DOCUMENT}: Cơ quan điều tra" in line


def test_one_alone_calls_no_series_about_children_innocent_and_a_new_case_is_named(undecided: Run) -> None:
    queue = queue_of(undecided, TODAY)
    found = next(s for s in queue.findings.series if children_in_series(s))
    asked = {"series": found.id, "state": "innocent", "reason": "xe dịch vụ"}
    with pytest.raises(WrongUse, match="trẻ em"):
        done(DECIDE_SERIES, undecided, asked, "an", TODAY)
    done(DECIDE_SERIES, undecided, asked, "an", TODAY, second="bình")
    assert new_cases(found, queue) == ""
    more = replace(found, cases=(*found.cases, replace(found.cases[0], id="30985-VA-2020-99")))
    assert "30985-VA-2020-99" in new_cases(more, queue)
    assert "30985-VA-2020-99" in str(series_report(more, queue, ()).blocks[1])


def test_a_lead_struck_before_anybody_decided_on_it_is_in_the_list_with_why(undecided: Run, say: Any) -> None:
    found = next(r for r in queue_of(undecided, TODAY).leads if "30997-CS-005" in r.lead.members)
    tie = {"lead": found.id, "row": 2, "reason": "đã hỏi, là vô can"}
    done(STRIKE, undecided, tie, "an", TODAY)
    queue = queue_of(undecided, TODAY)
    ((id_, said, why),) = gone_rows(queue)
    assert (id_, why) == (found.id, "có liên hệ đã được gỡ là vô can")
    assert "an, gỡ liên hệ: đã hỏi, là vô can" in said
    assert found.id in str(list(queue_report(queue, all_=False).blocks))
    assert [one["lead"] for one in gone_json(queue)] == [found.id]


def test_a_note_sent_twice_stands_once_until_it_is_taken_back(undecided: Run) -> None:
    values = {"lead": "1", "note": "còn phải hỏi"}
    first, again = (done(NOTE, undecided, values, "an", TODAY) for _ in range(2))
    assert first["n"] == again["n"]
    other = done(NOTE, undecided, {**values, "note": "đã hỏi"}, "an", TODAY)
    assert other["n"] != first["n"]
    moment = datetime.fromisoformat(other["at"])
    taken_back(undecided, NOTES, other["n"], "an", moment)
    assert done(NOTE, undecided, {**values, "note": "đã hỏi"}, "an", TODAY)["n"] not in (
        first["n"],
        other["n"],
    )
