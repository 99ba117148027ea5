"""How a paper is set, each kind of part in it, is what was approved: in Word part by part; and how papers
speak of periods, counts, days."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from desk.base.paper import content
from desk.base.paper.content import (
    Attachment,
    Bar,
    Bars,
    Body,
    Heading,
    PaperHead,
    PaperTable,
    Paragraphs,
    Printed,
    Signature,
    TableRow,
    Text,
)
from desk.base.paper.docx_parts import add_run
from desk.base.paper.word import docx_of, pdf_of
from desk.office.papers import paper
from desk.workspace.office import IssuingOffice, Signer
from engine.rulebook.model.adoption import Adoption
from engine.rulebook.model.rulebook import Rules
from tests.approved import assert_approved
from tests.desk.structure import set_as
from tests.desk.told import chapters, each, in_both, refused

SAID = Path(__file__).parent / "said"
DAY = date(2020, 2, 9)
SET = ("word/footer", "word/header")
HEAD = PaperHead("Ủy ban nhân dân tỉnh B", "Ủy ban nhân dân huyện A", "Số: ……/BC-UBND", "A, ngày …")
CELLS = ((Text("1"),), (Text("đậm", bold=True), Text("nghiêng", italic=True)))
TABLE = PaperTable(("STT", "Tên"), (10, 90), (0,), (TableRow(CELLS), TableRow(((Text("cả hàng"),),))))
BLOCKS = (
    Heading("I. MỤC"),
    Paragraphs((Text("một"), Text("hai", True), Text("ba", italic=True), Text("bốn <&>"))),
    TABLE,
    replace(TABLE, whole=True),
    Bars(
        (Bar("Xã X", 0.0, 0.5, "0 – 50"), Bar("Xã Y", 1.0, 1.0, "100"), Bar("Xã Z", 0.25, 0.25, "25")),
        "chú giải",
    ),
)
ONE, OTHER = Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Nguyễn A"), Signature(("THƯ KÝ",), "……")
REPORT = Body(
    "BÁO CÁO", "Kết quả năm 2020", (ONE,), ("Như trên", "Lưu: VT."), to=("UBND tỉnh",), blocks=BLOCKS
)
DECISION = Body(
    "QUYẾT ĐỊNH",
    "Về việc công nhận",
    (ONE, OTHER),
    (),
    authority="CHỦ TỊCH",
    grounds=("Căn cứ a;", "Căn cứ b."),
    articles=(("Điều 1.", "Công nhận"), ("Điều 2.", "Thi hành")),
)
LETTER = Body("", "V/v đôn đốc", (ONE,), ("Như trên",), to=("Xã A", "Xã B"), blocks=BLOCKS[:2])


def said_of_word(rules: Rules) -> Iterator[str]:
    attached = Attachment(("PHỤ LỤC", "Danh sách"), "(Kèm theo Quyết định số …)", BLOCKS[:3])
    whole = Printed(
        "x",
        HEAD,
        REPORT,
        (attached, replace(attached, title=("PHỤ LỤC II", "Khác"), wide=True)),
        "Minh họa.",
        "DỰ THẢO",
    )
    made = {
        "report": whole,
        "plain": replace(whole, attachments=(), mark=None, watermark=None),
        "decision": replace(whole, body=DECISION),
        "letter": replace(whole, body=LETTER, attachments=()),
        "attachment": replace(whole, body=None),
        "unsigned": replace(whole, body=replace(REPORT, signatures=(), recipients=(), to=())),
        "long": replace(whole, head=replace(HEAD, office="Ủy ban nhân dân " + "xã dài " * 9)),
    }
    for name, document in made.items():
        with zipfile.ZipFile(io.BytesIO(docx_of(document))) as book:
            yield f"{name}: {document.title}\n{set_as(book.read('word/document.xml').decode())}\n"
            beside = [part for part in sorted(book.namelist()) if part.startswith(SET)]
            yield f"  beside: {' '.join(beside)}\n"


def said_of_papers(rules: Rules) -> Iterator[str]:
    office = IssuingOffice(
        name="UBND huyện A",
        above="UBND tỉnh B",
        symbol="UBND",
        place="A",
        signers={"*": Signer(titles=("CHỦ TỊCH",), name="T"), "TB": Signer(titles=("PHÓ",))},
    )
    yield from each(paper.head_of, *((office, kind, day) for kind in ("BC", "", None) for day in (None, DAY)))
    yield from each(paper.signatures_of, *((office, kind) for kind in ("BC", "TB")))
    for day, by in ((None, DAY), (DAY, None), (DAY, DAY), (DAY, date(2020, 2, 10)), (DAY, date(2020, 2, 8))):
        yield refused(lambda day=day, by=by: paper.refuse_early_answer(day, by))
    yield from each(paper.counted, 0, 1, 9, 10, 120)
    yield from each(paper.raised, "xã", "")
    yield from each(paper.lowered, "Xã", "")
    yield from in_both(
        paper.period_words,
        *(
            (rules, period)
            for code in ("2020", "2020-6T", "2020-Q2", "2020-DX3")
            if (period := rules.calendar.period(code))
        ),
    )
    yield f"{content.said('a', '', 'b')}\n"
    long, short = "x" * 61, "x" * 60
    yield from (
        f"{content.table(('a', 'b'), (40, 60), rows).whole}\n"
        for rows in ([], [(short, "1")] * 8, [(short, "1")] * 9, [(long, "1")], [("1", long)])
    )
    lines = content.table(("a",), (100,), [("một\nhai",)], (0,))
    yield f"{lines}\n"
    book = rules.rulebooks["healthy_commune"]
    adoption = Adoption(document="15/QĐ-UBND", date=date(2021, 1, 15), office="UBND huyện An Biên")
    yield from each(paper.internal_mark, book, replace(book, adoption=adoption))


CHAPTERS = chapters(sys.modules[__name__])


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_paper_is_set_as_was_approved(shipped_rules: Rules, chapter: str) -> None:
    assert_approved("".join(CHAPTERS[chapter](shipped_rules)), SAID / f"{chapter}.txt")


@pytest.mark.parametrize("widths", [(10, 89), (10, 91), (100,), (10, 40, 50)])
def test_columns_that_do_not_fill_the_page_are_refused(widths: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="do not fill"):
        replace(TABLE, widths=widths)


@pytest.mark.parametrize("code", ["30985-BB-2024-010", "……/TTr-SYT", "12/2025/QĐ-UBND"])
def test_no_line_ends_within_a_code(code: str) -> None:
    paragraph = docx.Document().add_paragraph()
    add_run(paragraph, f"Biên bản {code} – phòng, chống", size=14)
    assert paragraph.text == f"Biên bản {code} – phòng, chống"
    assert len(paragraph._p.findall(".//" + qn("w:noBreakHyphen"))) == code.count("-")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="reads the PDF with poppler")
def test_no_line_of_a_pdf_ends_within_a_code(tmp_path: Path) -> None:
    codes = "……/TTr-SYT, ……/SYT-……, 12/2025/QĐ-UBND và biên bản 30985-BB-2024-010"
    lines = tuple(Text(f"{'m' * letters} tại các văn bản số {codes}.") for letters in range(1, 42))
    report = replace(REPORT, blocks=(Paragraphs(lines),))
    (tmp_path / "paper.pdf").write_bytes(pdf_of(Printed("x", HEAD, report, ())))
    command = ["pdftotext", "-layout", str(tmp_path / "paper.pdf"), "-"]
    told = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    assert [line for line in told.splitlines() if line.endswith(("-", "/"))] == []
