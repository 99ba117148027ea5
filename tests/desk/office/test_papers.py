"""Papers of a year: what each says follows from the results, in Word and PDF alike, the same bytes each
time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import docx
import pytest

from desk.base.faults import DONE, OURS, WRONG_USE, Stop
from desk.base.language import speaking
from desk.base.paper.content import Bars, PaperTable, Paragraphs, Printed
from desk.base.paper.word import docx_of, pdf_of
from desk.cli.app import code_of
from desk.office.papers import commune_papers, year_papers
from desk.office.papers.commendation import DECIDED, SUBMITTED
from desk.office.papers.commune_papers import explanation_sheet
from desk.office.papers.paper import first_named, head_of
from desk.office.papers.writing import OF_COMMUNE, OF_YEAR, drafts_of, papers_of
from desk.office.papers.year_words import explained
from desk.office.reminders import AskedOfUnit, Owing, owed_forms, reminder
from desk.reports.reasons import reasons_for
from desk.runs.run import Run
from desk.runs.standings import FindingRow, StandingRow, why_not
from desk.runs.year import Year
from desk.words.adoption_words import mark_of
from desk.words.condition_words import lowered
from desk.words.evidence_words import evidence_for, evidence_lines
from desk.words.numbers import range_words
from desk.workspace.folder import created
from desk.workspace.office import DOTS, HEAD, IssuingOffice, Signer, keep_office, signing_office
from engine.logic.cells import CORRECT
from engine.rulebook.model.adoption import Adoption
from engine.rulebook.model.rulebook import Rules
from facts.units import Units
from scenarios.steps.twins import twin
from tests.desk.years import with_rows

KINDS = tuple(kind for kind in (*OF_YEAR, *OF_COMMUNE) if kind not in (SUBMITTED, DECIDED))
OFFICE = IssuingOffice(name="Ủy ban nhân dân huyện An Biên", symbol="UBND", place="An Biên")
DAY = date(2021, 1, 10)


@pytest.fixture(scope="module", params=KINDS)
def paper(request: pytest.FixtureRequest, results: Year) -> Printed:
    settled = replace_provisional(results)
    return papers_of(settled, str(request.param), OFFICE, DAY, ("30991",))[0]


def replace_provisional(results: Year, provisional: bool = False) -> Year:
    """Return the results as they would be with every cell corrected, so that some commune is recognised."""
    return with_rows(results, (replace(row, provisional=provisional) for row in results.rows))


def text_of(document: Printed) -> str:
    lines = "\n".join(_lines(docx.Document(io.BytesIO(docx_of(document)))))
    return lines.replace("\N{NO-BREAK SPACE}", " ")


def _lines(document: Any) -> Iterator[str]:
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from (paragraph.text for paragraph in cell.paragraphs)


def test_a_paper_made_twice_is_the_same_file(paper: Printed) -> None:
    assert docx_of(paper) == docx_of(paper)
    assert pdf_of(paper) == pdf_of(paper)


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_is_vietnamese_in_whatever_language_it_is_asked_for(kind: str, results: Year) -> None:
    settled = replace_provisional(results)
    with speaking("en"):
        drafts = [paper for _, paper in drafts_of(settled, kind, OFFICE, DAY, ("30991",)).papers]
    assert drafts == [paper for _, paper in drafts_of(settled, kind, OFFICE, DAY, ("30991",)).papers]


def test_every_paper_of_an_illustrative_rulebook_says_so(paper: Printed, results: Year) -> None:
    assert paper.mark is not None
    assert paper.mark.endswith(str(mark_of(results.rulebook)))
    adopted = replace(
        results.rulebook, adoption=Adoption(document="15/QĐ-UBND", date=DAY, office="UBND huyện An Biên")
    )
    clean = replace_provisional(replace(results, rulebook=adopted))
    kind = next(k for k in KINDS if _made(clean, k).name == paper.name)
    assert "minh họa" not in text_of(_made(clean, kind)).replace("con số minh họa", "").lower()


def _made(results: Year, kind: str) -> Printed:
    return papers_of(results, kind, OFFICE, DAY, ("30991",))[0]


def test_the_proposal_counts_every_commune_once(results: Year) -> None:
    settled = sum(len(results.settled(band)) for band in results.rulebook.bands)
    assert settled + len(results.unsettled) == len(results.rows) == 9


def test_the_proposal_names_every_commune_that_is_not_proposed(results: Year) -> None:
    (paper,) = papers_of(results, "to-trinh", OFFICE, DAY, ())
    text = text_of(paper)
    names = {row.subject: results.name(row.subject).casefold() for row in results.rows}
    assert [subject for subject, name in names.items() if name not in text.casefold()] == []
    sure = {row.subject for row in results.rows} - {row.subject for row in results.unsettled}
    short = sure - {row.subject for row in results.recognised}
    assert ("đơn vị chưa đạt: " in text) == bool(short)


def test_of_no_commune_nothing_is_named() -> None:
    assert [first_named(names) for names in ((), ("xã A",), ("xã A", "xã B"))] == ["", "xã A", "xã A, xã B"]
    assert first_named(["xã A", "xã B", "xã C"], letters=10) == "xã A, xã B, xã C"
    assert first_named(["xã A", "xã B", "xã C", "xã D"], letters=10) == "xã A, xã B và 02 đơn vị khác"


def test_of_a_hundred_communes_a_sentence_names_the_first_and_a_list_all(results: Year) -> None:
    many = with_rows(results, [replace(row, provisional=True) for row in results.rows * 11])
    (paper,) = papers_of(many, "to-trinh", OFFICE, DAY, ())
    assert paper.body is not None
    said = "\n".join(t.text for b in paper.body.blocks if isinstance(b, Paragraphs) for t in b.paragraphs)
    assert re.search(r"Chưa đề nghị 99 đơn vị còn thiếu biểu[^.]* và \d+ đơn vị khác\.", said)
    (listed,) = paper.attachments[-1].blocks
    assert paper.attachments[-1].title[0] == "DANH SÁCH CHƯA ĐỀ NGHỊ"
    assert isinstance(listed, PaperTable)
    assert len(listed.rows) == 99


def test_only_communes_in_a_healthy_band_are_listed_for_recognition(results: Year) -> None:
    clean = replace_provisional(results)
    said = text_of(_made(clean, "quyet-dinh"))
    healthy = {band.id for band in results.rulebook.bands if band.healthy}
    for row in clean.rows:
        assert (clean.name(row.subject) in said) is (row.band in healthy)


def test_the_proposal_commends_whom_the_follow_up_does_and_says_of_others_why_not(results: Year) -> None:
    clean = replace_provisional(results)
    said = text_of(_made(clean, "to-trinh"))
    (streak,) = clean.rulebook.streaks
    found = clean.proposals(streak)
    assert found
    titles = {sign.id: sign.title["vi"] for sign in clean.rulebook.signs}
    for one in found:
        named = re.search(rf"{streak.title['vi']}: [^.]*{lowered(clean.name(one.unit))}", said)
        assert (named is not None) is one.proposed
        why = re.escape(f" vì {why_not(one, titles)}")
        name = re.escape(lowered(clean.name(one.unit)))
        held = rf"(?i:{name})[^.]* đạt {streak.years} năm liền nhưng chưa đề nghị xét khen thưởng{why}"
        assert one.proposed or re.search(held, said)


def test_whoever_is_proposed_with_a_sign_is_named_beside_the_proposal(results: Year) -> None:
    sign = FindingRow("sign", results.rulebook.signs[0].id, "yes", None, None)
    every = [replace(row, findings=(*row.findings, sign)) for row in replace_provisional(results).rows * 12]
    many = with_rows(results, every)
    names = {lowered(many.name(row.subject)) for row in many.recognised}
    assert names
    summary, proposal = (text_of(_made(many, kind)) for kind in ("tom-tat", "to-trinh"))
    assert re.search(r"Trong đó đề nghị công nhận \d+ đơn vị: ", summary)
    assert re.search(r"3\. Trong số đề nghị công nhận, \d+ đơn vị có dấu hiệu", proposal)
    few = text_of(_made(with_rows(results, every[:9]), "tom-tat"))
    visited = few[few.index("- Kiểm tra thực tế") : few.index("Dấu hiệu nào")]
    assert all(name in visited for name in names)


def test_a_submission_names_nothing_that_is_not_in_its_envelope(results: Year) -> None:
    proposal = _made(replace_provisional(results), "to-trinh")
    listed = [one.title[0] for one in proposal.attachments]
    said = text_of(proposal)
    assert "dự thảo Quyết định" not in said
    assert ("(danh sách kèm theo)" in said, "chưa đề nghị kèm theo" in said) == (
        "DANH SÁCH" in listed,
        "DANH SÁCH CHƯA ĐỀ NGHỊ" in listed,
    )


def test_nothing_is_recognised_where_nothing_is_sure(results: Year) -> None:
    with pytest.raises(Stop) as caught:
        _made(replace_provisional(results, provisional=True), "quyet-dinh")
    assert caught.value.code == WRONG_USE
    proposed = text_of(_made(replace_provisional(results, provisional=True), "to-trinh"))
    assert "Kính đề nghị ……………… xem xét, cho ý kiến chỉ đạo./." in proposed
    assert "việc đề nghị công nhận" not in proposed


@pytest.mark.parametrize("kind", [kind for kind in OF_COMMUNE if kind != "ket-luan-kiem-tra"])
def test_a_communes_paper_says_the_points_of_each_criterion_as_the_run_does(results: Year, kind: str) -> None:
    said = text_of(_made(results, kind))
    for reason in explained(results, "30991").criteria:
        points = reason.computed if kind == "bien-ban" else reason.points
        assert reason.criterion.title["vi"] in said
        assert range_words(points.low, points.high) in said


def test_a_communes_paper_says_that_it_is_not_for_publication(results: Year) -> None:
    assert all("LƯU HÀNH NỘI BỘ" in str(_made(results, kind).mark) for kind in OF_COMMUNE)


def test_the_explanation_names_every_row(results: Year) -> None:
    said = text_of(_made(results, "giai-trinh"))
    for reason in explained(results, "30991").criteria:
        evidence = evidence_for(explained(results, "30991"), reason, results.rules)
        assert all(line in said for line in evidence_lines(evidence, reason.records))


def test_the_explanation_cites_documents_by_name_not_by_key(results: Year) -> None:
    said = text_of(_made(results, "giai-trinh"))
    assert "Căn cứ: Kế hoạch 54/KH-UBND (III.3, IV); con số minh họa" in said
    assert not any(f"{key}/" in said for key in results.rules.documents)


def pages(document: Printed) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf_of(document)))


@pytest.mark.parametrize("communes", [9, year_papers.MOST, 102])
def test_the_summary_is_one_page(results: Year, communes: int) -> None:
    named = [replace(u, name=f"{u.name} Giả Định Thử Nghiệm Rất Dài Tên") for u in results.rules.units.units]
    rules = replace(results.rules, units=Units(tuple(named)))
    reasons, gates = (
        ("họp ban chỉ đạo ngày 25/12, còn chờ 02 biểu", "ý kiến của lãnh đạo"),
        results.rulebook.gates,
    )
    rows = [
        replace(row, provisional=True, bands=("kha", "trung_binh"), despite=reasons[n % 2])
        for n, row in enumerate((results.rows * 12)[:communes])
    ]
    held = tuple(FindingRow("gate", gate.id, "yes", None, None) for gate in gates)
    rows = [replace(row, findings=(*row.findings, *held)) for row in rows]
    assert pages(_made(results, "tom-tat")) == 1
    assert pages(_made(with_rows(replace(results, rules=rules), rows), "tom-tat")) == 1


def test_a_result_letter_is_two_pages_and_asks_for_what_is_owed_by_a_day(results: Year) -> None:
    for _, draft in drafts_of(results, "thong-bao", OFFICE, DAY, (), date(2021, 1, 29)).papers:
        assert len(re.findall(rb"/Type\s*/Page\b", pdf_of(draft.paper))) <= 2, draft.paper.name
        assert "trước ngày 29/01/2021" in text_of(draft.paper)
    open_row = next(row for row in results.rows if row.provisional)
    (letter,) = papers_of(results, "thong-bao", OFFICE, DAY, (open_row.subject,))
    owed = {
        gap
        for reason in explained(results, open_row.subject).criteria
        if not reason.points.settled
        for gap in reason.owed
    }
    assert owed
    assert "nộp và sửa những gì còn thiếu" in text_of(letter)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("chấm thử; Xã Tây Yên chưa gửi", "(vẫn chốt vì: chấm thử)"),
        ("thi tran Thu Ba, xã Tây Yên A còn nợ", "(vẫn chốt, lý do ghi ở sổ lưu hành nội bộ)"),
        ("30988 chưa gửi", "(vẫn chốt, lý do ghi ở sổ lưu hành nội bộ)"),
        ("XÃ TÂY YÊN A còn nợ B02", "(vẫn chốt vì: XÃ TÂY YÊN A còn nợ B02)"),
    ],
)
def test_a_communes_papers_say_nothing_of_what_another_owes(results: Year, reason: str, told: str) -> None:
    closed = replace(results)
    closed.__dict__["rows"] = tuple(replace(row, despite=reason) for row in results.rows)
    for kind in ("thong-bao", "giai-trinh"):
        assert told in text_of(_made(closed, kind))
    assert reason in text_of(_made(closed, "tom-tat"))  # the chairman is told


def test_periods_that_owe_the_same_forms_stand_in_one_line(results: Year) -> None:
    owing = next(row for row in results.rows if row.provisional)
    explanation = explained(results, owing.subject)
    reason = next(one for one in explanation.criteria if not one.points.settled and one.owed)
    gap = replace(reason.owed[0], field="", key="")
    gaps = tuple(replace(gap, period=str(code)) for code in range(2016, 2021))
    assert not any(one.is_row for one in gaps)
    found = [replace(reason, owed=gaps)]
    lines = [
        line for line in commune_papers._owed(results, replace(explanation, criteria=found)) if "2016" in line
    ]
    assert len(lines) == 1
    assert "các kỳ 2016 (hạn 20/12/2016), 2017 (hạn 20/12/2017)" in lines[0]
    words = reasons_for(results.rulebook, reason, results.rules).owed(gaps)
    assert "kỳ 2016, 2017, 2018, 2019, 2020 (" in words
    assert words.count("chưa nộp") == 1


def test_a_paper_is_received_by_whom_it_is_for_beside_those_the_office_names(results: Year) -> None:
    office = replace_recipients("UBND tỉnh Kiên Giang", "Như trên", "Lưu: VT, LĐTBXH")
    (letter,) = papers_of(results, "thong-bao", office, DAY, ("30991",))
    assert letter.body is not None
    assert letter.body.recipients[0] == f"UBND {lowered(results.name('30991'))};"
    assert letter.body.recipients[-1] == "Lưu: VT, LĐTBXH."
    assert office.copies("BC", ("Như trên;", "Lưu: VT.")) == (
        "Như trên;",
        "UBND tỉnh Kiên Giang;",
        "Lưu: VT, LĐTBXH.",
    )


def test_nobody_receives_a_paper_twice_and_who_is_above_is_written_to() -> None:
    district = replace_recipients("TT. Huyện ủy", "UBND các xã", "UBND tỉnh Kiên Giang", "Lưu: VT, LĐTBXH")
    district = district.model_copy(update={"name": "Ủy ban nhân dân huyện An Biên"})
    assert district.addressee == "Ủy ban nhân dân tỉnh Kiên Giang"
    assert "UBND tỉnh Kiên Giang;" not in district.copies("BC", ("Như trên;",), (district.addressee,))
    province = district.model_copy(update={"name": "Ủy ban nhân dân tỉnh Kiên Giang"})
    assert province.addressee == DOTS
    department = replace_recipients("UBND tỉnh", "Lưu: VT").model_copy(update={"above": province.name})
    assert department.copies("BC", ("Như trên;",), (department.addressee,)) == ("Như trên;", "Lưu: VT.")


def replace_recipients(*lines: str) -> IssuingOffice:
    return OFFICE.model_copy(update={"recipients": {"*": lines}})


@pytest.mark.parametrize(("year", "planned"), [(2020, 2021), (2021, 2021), (2027, 2027)])
def test_a_letter_asks_for_a_plan_of_no_year_that_is_over(results: Year, year: int, planned: int) -> None:
    (letter,) = papers_of(results, "thong-bao", OFFICE, date(year, 1, 18), ("30991",))
    assert f"vào kế hoạch năm {planned}." in text_of(letter)


def test_a_reminder_says_that_the_deadline_is_past(results: Year) -> None:
    unit, rules = results.rules.units.get("30991", results.period.end), results.rules
    assert unit is not None
    asked = AskedOfUnit(Owing(unit, owed_forms(rules, results.period), True, results.period), ())
    due = results.period.due
    assert due is not None
    for day, late in ((due, False), (due + timedelta(days=1), True)):
        text = text_of(reminder(asked, rules, OFFICE, day, None))
        assert (", đã quá hạn)" in text) == late
        assert f"hạn nộp {due:%d/%m/%Y}" in text


def test_an_answer_is_asked_for_after_the_letters_day(results: Year) -> None:
    with pytest.raises(Stop) as caught:
        drafts_of(results, "thong-bao", OFFICE, DAY, ("30991",), DAY)
    assert caught.value.code == WRONG_USE


@pytest.mark.parametrize(
    ("above", "name", "short"),
    [
        ("Ủy ban nhân dân tỉnh An Giang", "Sở Y tế tỉnh An Giang", "Sở Y tế"),
        ("Ủy ban nhân dân tỉnh An Giang", "Ủy ban nhân dân xã An Biên", "Ủy ban nhân dân xã An Biên"),
        ("Sở Y tế", "Chi cục Phòng, chống tệ nạn xã hội", "Chi cục Phòng, chống tệ nạn xã hội"),
        ("", "Sở Y tế tỉnh An Giang", "Sở Y tế tỉnh An Giang"),
    ],
)
def test_an_office_under_its_committee_does_not_repeat_the_province(
    above: str, name: str, short: str
) -> None:
    head = head_of(IssuingOffice(above=above, name=name, symbol="SYT"), "", date(2026, 6, 5))
    assert (head.office, head.number) == (short, "Số: ……/SYT-……")
    assert head.dated.endswith("ngày 05 tháng 6 năm 2026")  # NĐ 30/2020: a zero for January and February only


def test_many_communes_are_drawn_by_band(results: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(year_papers, "MOST", 3)
    document = year_papers.summary(results, OFFICE, DAY)
    assert document.body is not None
    drawn = next(block for block in document.body.blocks if isinstance(block, Bars))
    assert [bar.name for bar in drawn.bars] == [band.title["vi"] for band in results.rulebook.bands]
    for band, bar in zip(results.rulebook.bands, drawn.bars, strict=True):
        sure, possible = (round(end * len(results.rows)) for end in (bar.low, bar.high))
        assert possible == sum(band.id in row.bands for row in results.rows)
        assert bar.said == (f"{sure} đơn vị" if sure == possible else f"{sure} – {possible} đơn vị")
    assert len({bar.low == bar.high for bar in drawn.bars}) == 2


def test_who_signs_is_said_once_for_every_paper(results: Year) -> None:
    own = Signer(titles=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), name="Người ký")
    office = OFFICE.model_copy(update={"signers": {"TTr": own}})
    body = papers_of(results, "to-trinh", office, None, ())[0].body
    assert body is not None
    assert (body.signatures[0].titles, body.signatures[0].signer) == (own.titles, own.name)
    assert OFFICE.signer("TTr").titles == HEAD
    committee = office.model_copy(update={"usual": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")})
    assert committee.signer("TTr").titles == ("TM. ỦY BAN NHÂN DÂN", *own.titles)  # NĐ 30/2020, PL I
    of_order = Signer(titles=("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"))
    assert committee.model_copy(update={"signers": {"*": of_order}}).signer("BC") == of_order


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("Ủy ban nhân dân huyện An Biên", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("ỦY BAN NHÂN DÂN đặc khu Phú Quốc", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Sở Y tế tỉnh An Giang", ("GIÁM ĐỐC",)),
        ("Phòng LĐTBXH huyện An Biên", ("TRƯỞNG PHÒNG",)),
        ("Công an tỉnh An Giang", ("GIÁM ĐỐC",)),
        ("Công an xã An Biên", ("TRƯỞNG CÔNG AN",)),
        ("Mặt trận Tổ quốc", HEAD),
    ],
)
def test_an_office_is_signed_for_by_the_head_of_its_kind(
    shipped_rules: Rules, tmp_path: Path, name: str, titles: tuple[str, ...]
) -> None:
    made = created(tmp_path / "w")
    keep_office(made, IssuingOffice(name=name))
    assert signing_office(made, shipped_rules.offices).signer("BC").titles == titles
    assert "usual" not in (made.folder / "office.json").read_text("utf-8")  # the rules say it, not the office


def test_an_unknown_paper_or_unit_is_told_with_the_nearest(results: Year) -> None:
    for kind, units, near in (
        ("thong-boa", (), "thong-bao"),
        ("thong-bao", ("Xã Đông Tháy",), "Xã Đông Thái"),
    ):
        with pytest.raises(Stop) as caught:
            papers_of(results, kind, OFFICE, DAY, units)
        assert near in caught.value.texts["vi"]


def test_the_office_is_kept_in_the_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "k" / "key"))
    workspace = str(tmp_path / "w")
    assert code_of(["init", workspace]) == DONE
    said = ["office", "--name", "Phòng LĐTBXH", "--signer", "TRƯỞNG PHÒNG|Người ký", "-w", workspace]
    assert code_of(said) == DONE
    assert code_of(["office", "--recipients", "BC=UBND huyện|Lưu: VT", "-w", workspace]) == DONE
    kept = IssuingOffice.model_validate_json((tmp_path / "w" / "office.json").read_text("utf-8"))
    assert kept.name == "Phòng LĐTBXH"
    assert kept.signer("BC") == Signer(titles=("TRƯỞNG PHÒNG",), name="Người ký")
    assert kept.copies("BC", ()) == ("UBND huyện;", "Lưu: VT.")
    assert code_of(["office", "--signer", "|x", "-w", workspace]) == WRONG_USE


def test_a_notice_names_what_was_given_no_point(results: Year) -> None:
    for row in results.rows:
        (letter,) = papers_of(results, "thong-bao", OFFICE, DAY, (row.subject,))
        criteria = explained(results, row.subject).criteria
        none = [r for r in criteria if r.points.settled and r.points.absent is not True and not r.points.high]
        listed = re.search(r"Trong đó không có điểm nào: (.*)\.", text_of(letter))
        assert (listed[1] if listed else "") == ", ".join(r.criterion.id for r in none)


def test_rows_of_a_sheet_that_wait_alike_stand_together_without_folders(results: Year) -> None:
    owing = next(row for row in results.rows if row.provisional)
    explanation = explained(results, owing.subject)
    reason = next(one for one in explanation.criteria if not one.points.settled and one.owed)
    gaps = tuple(
        replace(reason.owed[0], field=CORRECT, key=f"2020/30994 Xã Nam Yên.xlsx, B02, dòng {n}")
        for n in (23, 26)
    )
    assert all(one.is_row for one in gaps)
    made = replace(explanation, criteria=[replace(reason, owed=gaps)])
    assert f"- Sửa tệp 30994 Xã Nam Yên.xlsx: B02, dòng 23, 26 ({reason.criterion.id})." in list(
        commune_papers._owed(results, made)
    )


def test_a_commune_the_program_fails_on_has_no_paper_and_others_have_theirs(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(year: Year, row: StandingRow, *rest: Any) -> Printed:
        if row.subject == "30991":
            raise IndexError("x")
        return explanation_sheet(year, row, *rest)

    of = {**OF_COMMUNE, "giai-trinh": OF_COMMUNE["giai-trinh"]._replace(make=fails)}
    monkeypatch.setattr("desk.office.papers.writing.OF_COMMUNE", of)
    monkeypatch.setenv("LANHMANH_KEY", str(run.workspace.parent / "khoa" / "test.key"))
    ws = twin(run.workspace, tmp_path / "ws")
    words = ["paper", "giai-trinh", str(tmp_path / "out"), "--reason", "thử", "--workspace", str(ws)]
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "failed.json").write_text("của tôi", "utf-8")
    assert code_of([*words, "--unit", "30991", "--unit", "30988"]) == OURS
    assert "Chưa lập được văn bản của Xã Tây Yên A (30991)" in capsys.readouterr().err
    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert {Path(name).suffix for name in made} == {".docx", ".pdf", ".json"}
    assert (tmp_path / "out" / "failed.json").read_text("utf-8") == "của tôi"
    assert "IndexError" in (tmp_path / "out" / "failed-2.json").read_text("utf-8")
    assert len(made) == 4
    assert not any("30991" in name for name in made)
    assert code_of([*words, "--unit", "30991"]) == OURS
    assert "IndexError" in capsys.readouterr().err
