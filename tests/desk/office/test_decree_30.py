"""What Decree 30/2020 asks of the parts of a paper, for every kind of paper of a year, of few communes and
many, before and after the two tiers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from desk.authoring.printed.decision import Issuer, printed
from desk.base.paper.content import Paragraphs, Printed
from desk.office.papers import paper as papers_made
from desk.office.papers.paper import FILED, LETTER, RESTRICTED, UNDATED
from desk.office.papers.writing import OF_COMMUNE, papers_of
from desk.runs.year import Year
from desk.words.document_words import grounds_of_day
from desk.workspace.folder import created
from desk.workspace.office import EVERY, IssuingOffice, keep_office, signing_office
from engine.rulebook.model.rulebook import Rules
from tests.desk.years import with_rows

OFFICE = IssuingOffice(name="Phòng LĐTBXH", above="Ủy ban nhân dân huyện An Biên", symbol="PLĐTBXH")
KINDS = ("tom-tat", "to-trinh", "quyet-dinh", "thong-bao", "giai-trinh", "bien-ban")


DEPARTMENT = IssuingOffice(name="Sở Y tế tỉnh An Giang", above="Ủy ban nhân dân tỉnh An Giang", symbol="SYT")
YEARS = {
    "2020": ("results", OFFICE, date(2021, 1, 10), 9),
    "2020, 102 communes": ("results", OFFICE, date(2021, 1, 10), 102),
    "2026": ("results_2026", DEPARTMENT, date(2027, 1, 10), 3),
    "2026, 102 communes": ("results_2026", DEPARTMENT, date(2027, 1, 10), 102),
}


@dataclass(frozen=True)
class OfYear:
    office: IssuingOffice
    day: date
    papers: dict[str, Printed]


@pytest.fixture(scope="module", params=YEARS)
def of_year(request: pytest.FixtureRequest) -> OfYear:
    fixture, office, day, units = YEARS[request.param]
    year: Year = request.getfixturevalue(fixture)
    every, first = with_rows(year, (year.rows * units)[:units]), with_rows(year, year.rows[:1])
    papers = {}
    for kind in KINDS:
        made = first if kind in OF_COMMUNE else every  # of each commune a paper; the first is read
        if kind != "quyet-dinh" or made.recognised:
            papers[kind] = papers_of(made, kind, office, day, ())[0]
    return OfYear(office, day, papers)


@pytest.fixture(scope="module")
def papers(of_year: OfYear) -> dict[str, Printed]:
    return of_year.papers


def texts(paper: Printed) -> str:
    assert paper.body is not None
    blocks = [b for b in paper.body.blocks if isinstance(b, Paragraphs)]
    return "\n".join(line.text for block in blocks for line in block.paragraphs)


def test_only_kinds_with_a_symbol_are_numbered(papers: dict[str, Printed]) -> None:
    numbers = {kind: paper.head.number for kind, paper in papers.items()}
    assert numbers.pop("tom-tat") == numbers.pop("giai-trinh") == ""
    assert all(number.startswith("Số: ……/") for number in numbers.values())


def test_a_submission_is_addressed_and_a_notice_is_not(of_year: OfYear) -> None:
    to = {kind: paper.body.to for kind, paper in of_year.papers.items() if paper.body}
    assert to["to-trinh"] == (of_year.office.above,)
    assert to["thong-bao"] == ()


@pytest.mark.parametrize(
    ("name", "above", "proposer", "staff_of"),
    [
        (
            "Phòng Lao động - Thương binh và Xã hội huyện An Biên",
            "Ủy ban nhân dân huyện An Biên",
            "Trưởng phòng Lao động - Thương binh và Xã hội huyện An Biên",
            "Hội đồng nhân dân và ",
        ),
        ("Sở Y tế tỉnh An Giang", "Ủy ban nhân dân tỉnh An Giang", "Giám đốc Sở Y tế tỉnh An Giang", ""),
    ],
)
def test_a_committee_decides_on_what_the_office_under_it_submits(
    results: Year, tmp_path: Path, name: str, above: str, proposer: str, staff_of: str
) -> None:
    made = created(tmp_path / "w")
    keep_office(made, IssuingOffice(name=name, above=above, symbol="XYZ", place="An Biên"))
    office = signing_office(made, results.rules.offices)
    clean = with_rows(results, (replace(row, provisional=False) for row in results.rows))
    submission, decision = (
        papers_of(clean, kind, office, date(2021, 1, 10), ())[0] for kind in ("to-trinh", "quyet-dinh")
    )
    assert submission.body is not None
    assert decision.body is not None
    assert (submission.head.number, submission.body.to) == ("Số: ……/TTr-XYZ", (above,))
    assert (decision.head.above, decision.head.office, decision.head.number) == ("", above, "Số: ……/QĐ-UBND")
    assert decision.body.authority == above
    assert decision.body.grounds[0].startswith("Căn cứ Luật Tổ chức chính quyền địa phương")
    assert decision.body.grounds[-1].startswith(f"Theo đề nghị của {proposer} tại Tờ trình số ……/TTr-XYZ")
    assert decision.body.articles[2][1].startswith(
        f"Chánh Văn phòng {staff_of}{above}, {proposer}, thủ trưởng"
    )
    day = "ngày 10 tháng 01 năm 2021"
    assert (submission.head.dated, decision.head.dated) == (f"An Biên, {day}", f"An Biên, {UNDATED}")
    assert decision.body.grounds[-1].endswith(f"{day}.")
    assert decision.body.signatures[0].titles == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert decision.body.recipients == ("Như Điều 3;", "Lưu: VT, XYZ.")
    assert decision.attachments[0].attached_to.endswith(f"{UNDATED} của {above})")


def test_the_standing_body_submits_what_a_committee_decides(results: Year, tmp_path: Path) -> None:
    made = created(tmp_path / "w")
    name = "Ủy ban nhân dân huyện An Biên"
    keep_office(made, IssuingOffice(name=name, above="Ủy ban nhân dân tỉnh B", symbol="UBND"))
    office = signing_office(made, results.rules.offices)
    clean = with_rows(results, (replace(row, provisional=False) for row in results.rows))
    submission, decision = (
        papers_of(clean, kind, office, date(2021, 1, 10), ())[0] for kind in ("to-trinh", "quyet-dinh")
    )
    body = "Phòng Lao động - Thương binh và Xã hội"
    assert submission.body is not None
    assert decision.body is not None
    assert (submission.head.above, submission.head.office) == (name, body)
    assert submission.body.to == (name,)
    assert submission.body.signatures[0].titles == ("TRƯỞNG PHÒNG",)
    proposer = "Trưởng phòng Lao động - Thương binh và Xã hội huyện An Biên"
    assert decision.body.grounds[-1].startswith(f"Theo đề nghị của {proposer} tại Tờ trình số ……/TTr-……")
    assert decision.head.office == name


def test_the_symbol_of_who_drafts_stands_in_letters_and_in_what_it_submits(results: Year) -> None:
    office = IssuingOffice(
        name="Ủy ban nhân dân huyện An Biên",
        symbol="UBND",
        department_symbol="LĐTBXH",
        laws=("luat-77-2015",),
    )
    clean = with_rows(results, (replace(row, provisional=False) for row in results.rows))
    submission, decision = (
        papers_of(clean, kind, office, date(2021, 1, 10), ())[0] for kind in ("to-trinh", "quyet-dinh")
    )
    assert decision.body is not None
    assert submission.head is not None
    assert submission.head.number == "Số: ……/TTr-LĐTBXH"
    assert "Tờ trình số ……/TTr-LĐTBXH" in decision.body.grounds[-1]
    assert decision.body.recipients[-1] == "Lưu: VT, LĐTBXH."
    assert office.number("") == "Số: ……/UBND-LĐTBXH"


@pytest.mark.parametrize(
    ("title", "level", "called"),
    [
        ("Đội kiểm tra liên ngành 178", "district", "Đội kiểm tra liên ngành 178 huyện An Biên"),
        ("Công an tỉnh", "province", "Công an tỉnh B"),
        ("UBND xã", "commune", "UBND xã"),
    ],
)
def test_an_office_is_named_with_the_area_of_its_level(title: str, level: str, called: str) -> None:
    office = IssuingOffice(name="Ủy ban nhân dân huyện An Biên", above="Ủy ban nhân dân tỉnh B")
    assert office.beside_it(title, level) == called


def test_papers_write_the_name_of_an_office_in_full(shipped_rules: Rules) -> None:
    spelled = shipped_rules.offices.spelled
    assert spelled("Đội 178", date(2020, 12, 14)) == "Đội kiểm tra liên ngành 178"
    assert spelled("UBND xã", date(2020, 12, 14)) == "UBND xã"


def test_the_last_ground_of_a_decision_ends_with_a_full_stop(papers: dict[str, Printed]) -> None:
    for paper in papers.values():
        grounds = paper.body.grounds if paper.body else ()
        assert all(ground.endswith(";") for ground in grounds[:-1])
        assert not grounds or grounds[-1].endswith(".")


def test_units_inside_a_sentence_are_written_small(papers: dict[str, Printed]) -> None:
    for kind in ("to-trinh", "tom-tat"):
        assert ", Xã " not in texts(papers[kind])
        assert ": Xã " not in texts(papers[kind])


def test_minutes_say_their_day_once(of_year: OfYear) -> None:
    papers = of_year.papers
    assert papers["bien-ban"].head.dated == ""
    assert texts(papers["bien-ban"]).count(f"ngày 10 tháng 01 năm {of_year.day.year}") == 1
    assert all(paper.head.dated for kind, paper in papers.items() if kind != "bien-ban")


def test_minutes_say_when_they_began_and_ended_who_led_and_what_it_comes_to(
    papers: dict[str, Printed],
) -> None:
    paper = papers["bien-ban"]
    said = texts(paper)
    assert "hồi …… giờ …… phút" in said
    assert "Chủ trì:" in said
    assert "Thư ký:" in said
    assert "kết thúc hồi" in said
    assert paper.body is not None
    table = next(block for block in paper.body.blocks if hasattr(block, "headers"))
    last = [cell[0].text for cell in table.rows[-1].cells]
    assert last[1:3] == ["Cộng", "100"]


AMENDING = (
    "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa"
    " phương ngày 22 tháng 11 năm 2019;"
)


@pytest.mark.parametrize(
    ("day", "law", "amended"),
    [
        (date(2020, 3, 1), "19 tháng 6 năm 2015", []),
        (date(2021, 1, 10), "19 tháng 6 năm 2015", [AMENDING]),
        (date(2025, 4, 1), "19 tháng 02 năm 2025", []),
        (date(2026, 2, 1), "16 tháng 6 năm 2025", []),
    ],
)
def test_a_committee_decides_under_the_law_of_the_day(
    shipped_rules: Rules, day: date, law: str, amended: list[str]
) -> None:
    documents = shipped_rules.documents
    laws = shipped_rules.offices.decides_under("Ủy ban nhân dân tỉnh An Giang")
    grounds = list(grounds_of_day(laws, documents, day, day))
    assert grounds == [f"Căn cứ Luật Tổ chức chính quyền địa phương ngày {law};", *amended]
    assert shipped_rules.offices.decides_under("Sở Y tế tỉnh An Giang") == ()
    issuer = Issuer(office="Ủy ban nhân dân tỉnh An Giang")
    adopting = printed(shipped_rules, shipped_rules.rulebooks["healthy_commune"], day, issuer).body
    assert adopting is not None
    assert adopting.grounds[0] == grounds[0]


def test_grounds_are_those_in_force_by_rank_and_a_plan_only_of_its_own_year(shipped_rules: Rules) -> None:
    cites = ["kh-54-2020", "qd-361-2016", "nd-167-2013", "minh-hoa", "nd-144-2021", "nqlt-01-2008"]
    of_2020 = grounds_of_day(cites, shipped_rules.documents, date(2021, 1, 10), date(2020, 12, 14))
    starts = [
        "Nghị quyết liên tịch số 01/2008",
        "Nghị định số 167/2013",
        "Quyết định số 361/QĐ-TTg",
        "Kế hoạch số 54",
    ]
    assert [next(s for s in starts if s in ground) for ground in of_2020] == starts
    assert "ngày 07 tháng 3 năm 2016 của Thủ tướng Chính phủ phê duyệt Chương trình" in of_2020[2]
    of_2026 = " ".join(grounds_of_day(cites, shipped_rules.documents, date(2027, 1, 10), date(2026, 12, 14)))
    assert "54/KH-UBND" not in of_2026
    assert "361/QĐ-TTg" not in of_2026
    assert "144/2021" in of_2026 or "Nghị định" not in of_2026


@pytest.mark.parametrize("mark", [None, RESTRICTED])
def test_a_restricted_paper_goes_to_nobody_but_whom_it_is_for(mark: str | None) -> None:
    """What tells of suspects is not sent to all whom an office sends its papers to."""
    office = IssuingOffice(name="Ủy ban nhân dân huyện A", recipients={EVERY: ("UBND tỉnh B", "Lưu: VT")})
    made = papers_made.paper(
        office, LETTER, None, "Công văn", "V/v", (), mark=mark, copies=("Như trên;", FILED)
    )
    assert made.body is not None
    everybody = ("Như trên;", "UBND tỉnh B;", "Lưu: VT.")
    assert made.body.recipients == (("Như trên;", FILED) if mark else everybody)
