"""The printable self-score form: criterion, most points, self-score, appraisal, note."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desk.base.workbook import NewWorkbook
from desk.office.workbooks.form_sheet import protect
from desk.words.adoption_words import standing_of
from engine.rulebook.model.rulebook import Rulebook

HEADERS = ("Mã", "Tiêu chí", "Điểm chuẩn", "Tự chấm", "Thẩm định", "Ghi chú")
_WIDTHS = (6, 52, 9, 9, 10, 26)


def self_score_form(path: Path, rulebook: Rulebook, unit: str, unit_name: str, year: int) -> Path:
    """Write the form for one unit and year, A4 portrait."""
    book = NewWorkbook()
    sheet = book.sheet("Phiếu tự chấm", footer=standing_of(rulebook), landscape=False)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    _add_heading(book, sheet, rulebook, f"{unit_name} ({unit})", year)
    for column, header in enumerate(HEADERS):
        sheet.write_string(6, column, header, book.style("head"))
    last = _add_criteria(book, sheet, rulebook)
    _add_signatures(book, sheet, last + 2)
    sheet.repeat_rows(6)
    sheet.freeze_panes(7, 0)
    protect(sheet)
    return book.save(path)


def _add_heading(book: NewWorkbook, sheet: Any, rulebook: Rulebook, unit: str, year: int) -> None:
    centred = book.book.add_format({"font_name": "Times New Roman", "font_size": 13, "bold": True, "align": "center", "text_wrap": True})  # fmt: skip
    sheet.merge_range(0, 0, 0, 5, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", centred)
    sheet.merge_range(1, 0, 1, 5, "Độc lập - Tự do - Hạnh phúc", centred)
    sheet.merge_range(2, 0, 2, 5, f"PHIẾU TỰ CHẤM ĐIỂM NĂM {year}\n{rulebook.title['vi']}", centred)
    sheet.set_row(2, 40)
    sheet.write_string(3, 0, f"Đơn vị: {unit}", book.style("note"))
    sheet.write_string(4, 0, standing_of(rulebook), book.style("mark"))


def _add_criteria(book: NewWorkbook, sheet: Any, rulebook: Rulebook) -> int:
    row = 7
    sums = []
    for group in rulebook.groups:
        mine = [c for c in rulebook.criteria if c.group == group.id]
        sheet.write_string(row, 0, group.id, book.style("group"))
        sheet.write_string(row, 1, group.title["vi"], book.style("group"))
        first, last = row + 2, row + 1 + len(mine)
        for column, letter in ((2, "C"), (3, "D"), (4, "E")):
            most = float(sum(c.maximum for c in mine)) if column == 2 else ""
            inside = f"{letter}{first}:{letter}{last}"
            sheet.write_formula(row, column, _sum_or_blank(inside), book.style("sum"), most)
        sheet.write_blank(row, 5, None, book.style("group"))
        sums.append(row + 1)
        for at, criterion in enumerate(mine, row + 1):
            sheet.write_string(at, 0, criterion.id, book.style("centre"))
            sheet.write_string(at, 1, criterion.title["vi"], book.style("cell"))
            sheet.write_number(at, 2, float(criterion.maximum), book.style("points"))
            for column in (3, 4, 5):
                sheet.write_blank(at, column, None, book.style("fill"))
        row += len(mine) + 1
    sheet.write_string(row, 1, "Tổng cộng", book.style("group"))
    for column, letter in ((2, "C"), (3, "D"), (4, "E")):
        most = float(sum(c.maximum for c in rulebook.criteria)) if column == 2 else ""
        parts = ",".join(f"{letter}{n}" for n in sums)
        sheet.write_formula(row, column, _sum_or_blank(parts), book.style("sum"), most)
    return row


def _sum_or_blank(cells: str) -> str:
    """Return a sum that prints nothing before anything is filled in."""
    return f'=IF(COUNT({cells})=0,"",SUM({cells}))'


def _add_signatures(book: NewWorkbook, sheet: Any, row: int) -> None:
    for down, style, left, right in (
        (0, "signs", "NGƯỜI LẬP", "TM. ỦY BAN NHÂN DÂN"),
        (1, "signs_how", "(Ký, ghi rõ họ tên)", "(Ký, đóng dấu)"),
    ):
        sheet.write_string(row + down, 1, left, book.style(style))
        sheet.merge_range(row + down, 3, row + down, 5, right, book.style(style))
