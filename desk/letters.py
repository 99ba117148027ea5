"""Letters as docx, laid out as NĐ 30/2020 says: A4, margins, quốc hiệu, number, signature, nơi nhận."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from desk.files import write_bytes
from desk.reminders import Owing
from desk.reports.numbers import day_words

FONT = "Times New Roman"
DRAFT = (
    "Dự thảo do chương trình lanhmanh lập theo bộ biểu mẫu của chương trình, không phải biểu mẫu chính thức. "
    "Chỉ có giá trị khi được ký, đóng dấu."
)
CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends the letters; blanks are left to be filled in by hand."""

    above: str = "ỦY BAN NHÂN DÂN ……"
    office: str = "PHÒNG ………………"
    place: str = "………………"
    number: str = "……/……"
    signer: str = ""


def reminder_letter(path: Path, owing: Owing, sender: Sender, today: date, answer_by: date | None) -> Path:
    """Write the letter that asks one unit for its missing forms."""
    made = _blank()
    subject = f"V/v đôn đốc nộp báo cáo kỳ {owing.period.code}"
    _add_heading(made, sender, today, subject)
    to = made.add_paragraph()
    to.alignment = CENTRE
    _run(to, f"Kính gửi: Ủy ban nhân dân {_lowered(owing.unit.name)}", size=14)
    for text in _body(owing, answer_by):
        _paragraph(made, text)
    for kind in owing.forms:
        mark = " (Tập 2, hạn chế)" if kind.restricted else ""
        _paragraph(made, f"- Biểu {kind.form}. {kind.title}{mark}")
    _paragraph(made, "Biểu không có số liệu phát sinh vẫn phải ghi “không phát sinh” ở trang bìa: biểu để trống được hiểu là chưa nộp, các tiêu chí liên quan sẽ chưa đủ căn cứ để chấm.")  # fmt: skip
    _paragraph(made, "Đề nghị đơn vị quan tâm thực hiện./.")
    _add_signature(made, sender)
    buffer = io.BytesIO()
    made.save(buffer)
    write_bytes(path, buffer.getvalue())
    return path


def _body(owing: Owing, answer_by: date | None) -> tuple[str, str]:
    due = f", hạn nộp {day_words(owing.period.due)}" if owing.period.due else ""
    what = "chưa nhận được báo cáo" if owing.nothing else "chưa nhận được đủ các biểu của báo cáo"
    until = f"trước ngày {day_words(answer_by)}" if answer_by else "trong thời gian sớm nhất"
    return (
        f"Qua theo dõi việc thực hiện chế độ báo cáo kỳ {owing.period.code} "
        f"(số liệu từ {day_words(owing.period.start)} đến {day_words(owing.period.end)}{due}), "
        f"đến nay cơ quan tổng hợp {what} của đơn vị.",
        f"Đề nghị Ủy ban nhân dân {_lowered(owing.unit.name)} nộp {until} các biểu sau:",
    )


def _blank() -> Any:
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.different_first_page_header_footer = True  # the first page has no number
    _add_page_number(section.header.paragraphs[0])
    for footer in (section.first_page_footer, section.footer):
        _run(footer.paragraphs[0], DRAFT, size=9, italic=True)
    style = made.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    return made


def _add_page_number(paragraph: Any) -> None:
    paragraph.alignment = CENTRE
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _add_heading(made: Any, sender: Sender, today: date, subject: str) -> None:
    table = made.add_table(rows=2, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    _lines(
        left,
        [
            (sender.above.upper(), 13, False, False),
            (sender.office.upper(), 13, True, False),
            ("―――――", 11, False, False),
        ],
    )
    _lines(
        right,
        [
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False),
            ("Độc lập - Tự do - Hạnh phúc", 13, True, False),
            ("――――――――――――", 11, False, False),
        ],
    )
    left, right = table.rows[1].cells
    dated = f"{sender.place}, ngày {today.day:02d} tháng {today.month:02d} năm {today.year}"
    _lines(left, [(f"Số: {sender.number}", 13, False, False), (subject, 12, False, False)])
    _lines(right, [(dated, 13, False, True)])
    for column, width in zip(table.columns, (Mm(62), Mm(98)), strict=True):
        column.width = width  # the grid, for those who go by it
        for cell in column.cells:
            cell.width = width
    made.add_paragraph()


def _lines(cell: Any, lines: list[tuple[str, int, bool, bool]]) -> None:
    for number, (text, size, bold, italic) in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = CENTRE
        paragraph.paragraph_format.space_after = Pt(0)
        _run(paragraph, text, size=size, bold=bold, italic=italic)


def _add_signature(made: Any, sender: Sender) -> None:
    made.add_paragraph()
    left, right = made.add_table(rows=1, cols=2).rows[0].cells
    _run(left.paragraphs[0], "Nơi nhận:", size=12, bold=True, italic=True)
    for line in ("- Như trên;", "- Lưu: VT."):
        paragraph = left.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        _run(paragraph, line, size=11)
    _lines(
        right,
        [
            ("THỦ TRƯỞNG CƠ QUAN", 13, True, False),
            ("(Ký, đóng dấu)", 13, False, True),
            ("", 13, False, False),
            ("", 13, False, False),
            (sender.signer, 14, True, False),
        ],
    )


def _paragraph(made: Any, text: str) -> None:
    paragraph = made.add_paragraph()
    paragraph.alignment = JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_after = Pt(6)
    _run(paragraph, text, size=14)


def _run(paragraph: Any, text: str, *, size: int, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.bold, run.italic = FONT, Pt(size), bold, italic


def _lowered(name: str) -> str:
    """Return `xã Tây Yên` for `Xã Tây Yên`."""
    return name[:1].lower() + name[1:]
