"""Letters as docx, laid out as NĐ 30/2020 says: quốc hiệu, number, signature, nơi nhận."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docx.shared import Pt

from desk.base.files import write_bytes
from desk.base.paper.docx_parts import (
    CENTRE,
    Line,
    add_body,
    add_lines,
    add_run,
    blank_paper,
    bytes_of,
    two_columns,
)
from desk.office.reminders import Owing
from desk.words.numbers import day_words

DRAFT = (
    "Dự thảo do chương trình lanhmanh lập theo bộ biểu mẫu của chương trình, không phải biểu mẫu chính thức. "
    "Chỉ có giá trị khi được ký, đóng dấu."
)


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
    subject = f"V/v đôn đốc nộp báo cáo kỳ {owing.period.code}"
    made = blank_paper(subject)
    for footer in (made.sections[0].first_page_footer, made.sections[0].footer):
        add_run(footer.paragraphs[0], DRAFT, size=9, italic=True)
    _add_heading(made, sender, today, subject)
    to = made.add_paragraph()
    to.alignment = CENTRE
    add_run(to, f"Kính gửi: Ủy ban nhân dân {_lowered(owing.unit.name)}", size=14)
    for text in _body(owing, answer_by):
        add_body(made, text)
    for kind in owing.forms:
        mark = " (Tập 2, hạn chế)" if kind.restricted else ""
        add_body(made, f"- Biểu {kind.form}. {kind.title}{mark}")
    add_body(made, "Biểu không có số liệu phát sinh vẫn phải ghi “không phát sinh” ở trang bìa: biểu để trống được hiểu là chưa nộp, các tiêu chí liên quan sẽ chưa đủ căn cứ để chấm.")  # fmt: skip
    add_body(made, "Đề nghị đơn vị quan tâm thực hiện./.")
    _add_signature(made, sender)
    write_bytes(path, bytes_of(made))
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


def _add_heading(made: Any, sender: Sender, today: date, subject: str) -> None:
    table = two_columns(made, 2, 62, 98)
    left, right = table.rows[0].cells
    add_lines(
        left, [Line(sender.above.upper()), Line(sender.office.upper(), bold=True), Line("―――――", 11)]
    )  # fmt: skip
    add_lines(
        right,
        [
            Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True),
            Line("Độc lập - Tự do - Hạnh phúc", bold=True),
            Line("――――――――――――", 11),
        ],
    )
    left, right = table.rows[1].cells
    dated = f"{sender.place}, ngày {today.day:02d} tháng {today.month:02d} năm {today.year}"
    add_lines(left, [Line(f"Số: {sender.number}"), Line(subject, 12)])
    add_lines(right, [Line(dated, italic=True)])
    made.add_paragraph()


def _add_signature(made: Any, sender: Sender) -> None:
    made.add_paragraph()
    left, right = made.add_table(rows=1, cols=2).rows[0].cells
    add_run(left.paragraphs[0], "Nơi nhận:", size=12, bold=True, italic=True)
    for line in ("- Như trên;", "- Lưu: VT."):
        paragraph = left.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        add_run(paragraph, line, size=11)
    add_lines(
        right,
        [
            Line("THỦ TRƯỞNG CƠ QUAN", bold=True), Line("(Ký, đóng dấu)", italic=True),
            Line(""), Line(""), Line(sender.signer, 14, bold=True),
        ],
    )  # fmt: skip


def _lowered(name: str) -> str:
    """Return `xã Tây Yên` for `Xã Tây Yên`."""
    return name[:1].lower() + name[1:]
