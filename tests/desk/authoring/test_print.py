"""`lanhmanh print`: every criterion in words, the marks of a draft, and the same bytes for the same rules."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.shared import Mm

from desk.authoring.printed.decision import WATERMARK, Issuer, issuer_of, printed
from desk.authoring.printed.rulebook_text import RulebookText, last_change
from desk.base.faults import DONE, RULES_WRONG, WRONG_USE
from desk.base.paper.content import PaperTable, Printed
from desk.base.paper.word import docx_of, pdf_of
from desk.cli.app import code_of
from desk.words.adoption_words import illustrative_figures, mark_of
from desk.words.rule_words import points_lines
from desk.workspace.folder import created
from desk.workspace.office import IssuingOffice, keep_office, signing_office
from desk.workspace.rule_files import rule_texts
from engine.rulebook.model.adoption import Adoption
from engine.rulebook.model.editions import edition
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.rules import rules_from_texts
from facts.units import Unit, Units
from tests.desk.conftest import Office

BOOKS = ("healthy_commune", "venue_risk")
ISSUER = Issuer(office="Ủy ban nhân dân huyện An Biên", place="An Biên")
NEWER = (
    "          - {take: 60}\n",
    "          - {take: 60}\n      - from: 2021-01-01\n        cites: [minh-hoa]\n        value: 70\n",
)


def made(rules: Rules, name: str, book: Rulebook | None = None, day: date | None = None) -> Printed:
    book = book or rules.rulebooks[name]
    return printed(rules, book, day or last_change(rules, book), ISSUER)


def adopted(rules: Rules, name: str) -> Rulebook:
    """Return a rulebook as a document that sets every figure itself would adopt it."""
    book = rules.rulebooks[name]
    figures = illustrative_figures(rules, book)
    told = Adoption(
        document="15/QĐ-UBND", date=date(2021, 1, 15), office="UBND huyện An Biên", figures=figures
    )
    return replace(book, adoption=told)


def lines(document: Any) -> Iterator[str]:
    """Yield every line of a Word document, in its tables too."""
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from (paragraph.text for paragraph in cell.paragraphs)


def parts(content: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(content)) as packed:
        return {
            name: packed.read(name).decode("utf-8") for name in packed.namelist() if name.endswith(".xml")
        }


@pytest.fixture(scope="module", params=BOOKS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def draft(shipped_rules: Rules, name: str) -> bytes:
    return docx_of(made(shipped_rules, name))


def test_every_criterion_is_a_sentence_of_the_same_words_as_explanations(
    shipped_rules: Rules, name: str, draft: bytes
) -> None:
    book = edition(shipped_rules.rulebooks[name], last_change(shipped_rules, shipped_rules.rulebooks[name]))
    said = set(lines(docx.Document(io.BytesIO(draft))))
    speaker = RulebookText(shipped_rules, book, date(2020, 12, 14)).speaker
    for criterion in book.criteria:
        assert {criterion.id, criterion.title["vi"]} <= said
        for line in points_lines(criterion.points, speaker):
            assert any(line[1:] in one for one in said), line
    for part in (*book.gates, *book.bands, *book.signs, *book.streaks):
        assert part.title["vi"] in said
    assert not [one for one in said if "{" in one or "$" in one or "None" in one]


def test_every_parameter_behind_it_is_listed_with_its_days(shipped_rules: Rules) -> None:
    """Those of its figures too: `repeat_months` stands in a venue's figure that a commune's figure counts."""
    said = " ".join(lines(docx.Document(io.BytesIO(docx_of(made(shipped_rules, "healthy_commune"))))))
    for parameter in ("min_inspected_share", "repeat_months", "max_handling_days"):
        assert shipped_rules.parameters[parameter].title["vi"] in said
    assert shipped_rules.parameters["phoenix_days"].title["vi"] not in said
    assert "Từ 01/01/2016: 24 tháng." in said


def test_the_documents_cited_are_listed_and_no_other(shipped_rules: Rules, name: str) -> None:
    table = made(shipped_rules, name).attachments[0].blocks[-1]
    assert isinstance(table, PaperTable)
    listed = {row.cells[0][0].text for row in table.rows if len(row.cells) > 1}
    assert "54/KH-UBND" in listed
    assert "13/2023/NĐ-CP" not in listed  # personal data: cited by purposes only


def test_a_draft_is_marked_on_every_page_and_an_adopted_one_nowhere(shipped_rules: Rules, name: str) -> None:
    book = shipped_rules.rulebooks[name]
    marked = parts(docx_of(made(shipped_rules, name)))
    headers = [text for part, text in marked.items() if re.search(r"header\d", part)]
    footers = [text for part, text in marked.items() if re.search(r"footer\d", part)]
    assert len(headers) == len(footers) == 2  # the first page, and all others
    assert all(WATERMARK in text for text in headers)
    assert all(str(mark_of(book)) in text for text in footers)
    clean = made(shipped_rules, name, adopted(shipped_rules, name))
    for text in (*parts(docx_of(clean)).values(), json.dumps(asdict(clean), ensure_ascii=False)):
        assert "minh họa" not in text.lower()
    assert clean.body is None
    assert (
        "Quyết định số 15/QĐ-UBND ngày 15 tháng 01 năm 2021 của UBND huyện An Biên"
        in clean.attachments[0].attached_to
    )


def test_number_day_and_signer_of_a_draft_are_left_blank(shipped_rules: Rules) -> None:
    document = made(shipped_rules, "healthy_commune")
    assert document.body is not None
    assert document.head.number == "Số: ……/QĐ-……"
    assert document.head.dated == "An Biên, ngày …… tháng …… năm ……"
    assert document.body.signatures[0].titles == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    other = printed(
        shipped_rules, shipped_rules.rulebooks["healthy_commune"], date(2020, 1, 1), Issuer(office="Sở Y tế")
    )
    assert other.body is not None
    assert other.body.signatures[0].titles == ("THỦ TRƯỞNG CƠ QUAN",)
    short = printed(
        shipped_rules,
        shipped_rules.rulebooks["healthy_commune"],
        date(2020, 1, 1),
        Issuer(office="UBND tỉnh"),
    )
    assert short.body is not None
    assert short.body.signatures[0].titles == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def test_a_decision_rests_on_what_is_not_over_the_highest_first(shipped_rules: Rules) -> None:
    def grounds(day: date) -> list[str]:
        document = printed(shipped_rules, shipped_rules.rulebooks["healthy_commune"], day, ISSUER)
        assert document.body is not None
        return [ground.split(" ngày ")[0] for ground in document.body.grounds]

    of_2020, of_2026 = grounds(date(2020, 12, 14)), grounds(date(2026, 12, 14))
    assert of_2020[0] == of_2026[0] == "Căn cứ Luật Tổ chức chính quyền địa phương"
    assert of_2020[1].startswith("Căn cứ Luật sửa đổi")
    assert of_2020[2].startswith("Căn cứ Nghị quyết liên tịch")
    assert of_2020[3] == "Căn cứ Kế hoạch số 54/KH-UBND"
    assert of_2026[1:-1] == of_2020[2:3]


def test_a_note_on_signing_names_a_streak_by_its_title(shipped_rules: Rules) -> None:
    document = made(shipped_rules, "healthy_commune")
    said = str(document.attachments[-1].blocks)
    (streak,) = shipped_rules.rulebooks["healthy_commune"].streaks
    assert f"“{streak.title['vi']}”" in said
    assert streak.id not in said


def test_a_rulebook_is_issued_by_the_committee_above_the_office_that_drafts_it(
    shipped_rules: Rules, tmp_path: Path
) -> None:
    made_in = created(tmp_path / "w")
    above = "Ủy ban nhân dân tỉnh An Giang"
    keep_office(made_in, IssuingOffice(name="Sở Y tế tỉnh An Giang", above=above, place="An Giang"))
    issuer = issuer_of(signing_office(made_in, shipped_rules.offices), "", None, None, "")
    document = printed(shipped_rules, shipped_rules.rulebooks["healthy_commune"], date(2026, 12, 14), issuer)
    assert document.body is not None
    assert (document.head.office, document.head.number) == (above, "Số: ……/QĐ-UBND")
    assert document.body.grounds[-1] == "Theo đề nghị của Giám đốc Sở Y tế tỉnh An Giang."
    assert document.body.articles[2][1].startswith("Giám đốc Sở Y tế tỉnh An Giang, thủ trưởng")


def test_the_paper_is_as_the_decree_says(draft: bytes) -> None:
    document = docx.Document(io.BytesIO(draft))
    for section in document.sections:
        margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
        assert [round(margin / Mm(1)) for margin in margins] == [30, 20, 20, 20]
        assert section.different_first_page_header_footer
    sizes = {
        run.font.size.pt for paragraph in document.paragraphs for run in paragraph.runs if len(run.text) > 60
    }
    assert sizes <= {13, 14}
    xml = parts(draft)["word/document.xml"]
    assert 'w:pgNumType w:start="1"' in xml
    assert xml.count("w:tblHeader") == sum(1 for table in document.tables if table.style.name == "Table Grid")


def test_the_same_rules_give_the_same_bytes(shipped_rules: Rules, name: str, draft: bytes) -> None:
    document = made(shipped_rules, name)
    assert docx_of(document) == draft
    with ZipFile(io.BytesIO(draft)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = parts(draft)["docProps/core.xml"]
    assert not re.search(r"created|modified|python-docx", core)
    pdf = pdf_of(document)
    assert pdf.startswith(b"%PDF-")
    assert pdf == pdf_of(document)
    assert b"CreationDate" not in pdf


def test_a_font_that_is_not_there_is_told_not_replaced(
    shipped_rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.base.paper.word.FONTS", tmp_path)
    with pytest.raises(RuntimeError, match="liberation serif"):
        pdf_of(made(shipped_rules, "venue_risk"))


@pytest.fixture
def newer(office: Office) -> Path:
    """A workspace's rules with a higher share of venues to inspect from 2021 on."""
    path = office.made.rules / "parameters.yaml"
    text = path.read_text("utf-8")
    assert NEWER[0] in text
    path.write_text(text.replace(*NEWER, 1), "utf-8")
    return office.made.rules


def test_a_days_values_are_printed_and_later_ones_listed(newer: Path) -> None:
    rules = rules_from_texts(rule_texts(newer))
    for day, full in (
        (date(2020, 12, 14), "còn lại 60 %"),
        (date(2021, 12, 14), "mức đủ điểm: 70 %"),
        (None, "mức đủ điểm: 70 %"),
    ):
        document = made(rules, "healthy_commune", day=day)
        table = next(b for b in document.attachments[0].blocks if isinstance(b, PaperTable))
        (criterion,) = [row for row in table.rows if row.cells[0][0].text == "B2"]
        assert any(full in line.text for line in criterion.cells[1])
        values = next(
            b
            for b in document.attachments[0].blocks
            if isinstance(b, PaperTable) and b.headers[0] == "Ngưỡng"
        )
        (shares,) = [row for row in values.rows if "phải được kiểm tra" in row.cells[0][0].text]
        now = "2016" if "60" in full else "2021"
        assert [(line.text[9:13], line.bold) for line in shares.cells[1]] == [
            (y, y == now) for y in ("2016", "2021")
        ]


def test_the_verb_writes_both_files(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.run("print", "healthy_commune", str(tmp_path / "in"), "--year", "2020", "--json") == DONE
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["day"]) == ("illustrative", "2020-12-14")
    assert sorted(p.suffix for p in (tmp_path / "in").iterdir()) == [".docx", ".pdf"]
    assert all("minh họa" in p.name for p in (tmp_path / "in").iterdir())


@pytest.mark.parametrize(
    "said",
    [
        ("--day", "2015-01-01"),
        ("--day", "hôm nay"),
        ("--year", "2020", "--day", "2020-01-01"),
        ("--year", "1999"),
    ],
)
def test_a_day_it_is_not_in_force_on_is_refused(
    office: Office, tmp_path: Path, said: tuple[str, ...]
) -> None:
    assert office.run("print", "venue_risk", str(tmp_path / "in"), *said) == WRONG_USE
    assert not (tmp_path / "in").exists()


def test_rules_with_faults_are_not_printed(office: Office, tmp_path: Path) -> None:
    path = office.made.rules / "parameters.yaml"
    path.write_text(path.read_text("utf-8").replace("value: 90,", "value: 9O,", 1), "utf-8")
    assert office.run("print", "healthy_commune", str(tmp_path / "in")) == RULES_WRONG
    assert not (tmp_path / "in").exists()


def test_without_a_workspace_the_shipped_rules_are_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert code_of(["print", "venue_risk", "in"]) == DONE
    assert len(list(Path("in").iterdir())) == 2


def test_grounds_are_cited_by_kind_number_day_office_and_subject(shipped_rules: Rules) -> None:
    decision = made(shipped_rules, "healthy_commune").body
    assert decision is not None
    wanted = (
        "Căn cứ Kế hoạch số 54/KH-UBND ngày 20 tháng 4 năm 2020 của Ủy ban nhân dân huyện An Biên"
        " về thực hiện Chương trình phòng, chống mại dâm năm 2020;"
    )
    assert wanted in decision.grounds


def test_what_is_still_to_be_done_stands_on_a_sheet_of_its_own(shipped_rules: Rules) -> None:
    annex, notes = made(shipped_rules, "healthy_commune").attachments
    assert "minh họa" not in json.dumps(asdict(annex), ensure_ascii=False).lower()
    assert "không quá 0" not in json.dumps(asdict(annex), ensure_ascii=False)
    assert "A1, A2" in json.dumps(asdict(notes), ensure_ascii=False)


def test_a_printed_rulebook_names_the_kinds_of_units_there_are_on_its_day(shipped_rules: Rules) -> None:
    units = (*shipped_rules.units.units, Unit("97113", "Phường Thử", "phường", date(2025, 7, 1)))
    rules = replace(shipped_rules, units=Units(units))
    for day, kinds in ((date(2020, 12, 14), "xã, thị trấn"), (date(2026, 12, 14), "xã, phường")):
        said = "\n".join(lines(docx.Document(io.BytesIO(docx_of(made(rules, "healthy_commune", day=day))))))
        assert f"Áp dụng cho từng {kinds}, theo" in said
        assert f"Ủy ban nhân dân các {kinds} chịu" in said
