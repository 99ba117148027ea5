"""The self-score form: a return of B15 to fill in, print and sign."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from desk.base.workbook import NewWorkbook, WorkbookSheet
from desk.office.workbooks.blank_returns import BlankReturn, add_cover, with_locked_structure
from desk.office.workbooks.form_sheet import protect
from desk.words.adoption_words import standing_of
from engine.rulebook.model.points_asked import is_converted, points_asked, whole_sums
from engine.rulebook.model.rulebook import Criterion, Group, Rulebook
from facts.forms.catalogue import KINDS

SELF_SCORE = KINDS["self_score"]
UNIT, CRITERION, POINTS, RULEBOOK = (
    SELF_SCORE.fields[name].header for name in ("unit_code", "criterion", "points", "rulebook")
)
SELF_SCORE_TITLE = "Phiếu tự chấm"
HEADERS = (UNIT, CRITERION, "Tiêu chí", "Điểm chuẩn", POINTS, "Điểm thẩm định", "Ghi chú", RULEBOOK)
_WIDTHS = (8, 7, 46, 8, 9, 9, 12, 16)
_FIRST = 7  # the row under the header, counted from 0
GROUP_STYLES = dict.fromkeys(range(len(HEADERS)), "group")
CRITERION_STYLES = {0: "centre", 1: "centre", 4: "fill", 5: "fill", 6: "fill"}
_SUMS = ((3, "D"), (4, "E"), (5, "F"))


def self_score_form(path: Path, rulebook: Rulebook, blank: BlankReturn, year: int) -> Path:
    """Write the form for one unit and year: its cover, and a sheet of A4 portrait that is form B15."""
    book = NewWorkbook()
    add_cover(book, blank, (SELF_SCORE,), SELF_SCORE_TITLE)
    sheet = book.sheet(SELF_SCORE.form, footer=standing_of(rulebook), landscape=False)
    _add_heading(book, sheet, rulebook, f"{blank.unit_name} ({blank.unit})", year)
    sheet.head(_FIRST - 1, zip(HEADERS, _WIDTHS, strict=True), on_each_page=True)
    last = _add_criteria(sheet, rulebook, blank.unit)
    _add_signatures(sheet, last + 2)
    protect(sheet)
    return book.save(path, with_locked_structure)


def _add_heading(book: NewWorkbook, sheet: WorkbookSheet, rulebook: Rulebook, unit: str, year: int) -> None:
    centred = book.book.add_format(
        {"font_name": "Times New Roman", "font_size": 13, "bold": True, "align": "center", "text_wrap": True}
    )
    last = len(HEADERS) - 1
    sheet.merge_range(0, 0, 0, last, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", centred)
    sheet.merge_range(1, 0, 1, last, "Độc lập - Tự do - Hạnh phúc", centred)
    sheet.merge_range(2, 0, 2, last, f"PHIẾU TỰ CHẤM ĐIỂM NĂM {year}\n{rulebook.title['vi']}", centred)
    sheet.set_row(2, 40)
    sheet.put(3, 0, f"Đơn vị: {unit}", "note")
    sheet.put(4, 0, standing_of(rulebook), "mark")


def _add_criteria(sheet: WorkbookSheet, rulebook: Rulebook, unit: str) -> int:
    """Add the criteria group by group, each group with its sum; return the row of the total."""
    row, sums = _FIRST, []
    for group in rulebook.groups:
        if group.within is None:
            row = _add_group(sheet, row, rulebook, group, unit)
            sums.append(row)
    parts = [",".join(f"{letter}{n}" for n in sums) for _, letter in _SUMS]
    most = sum((one.most for one in whole_sums(rulebook)), Fraction(0))
    _add_sums(sheet, row, "Tổng cộng (chưa quy đổi)" if is_converted(rulebook) else "Tổng cộng", parts, most)
    return row


def _add_group(sheet: WorkbookSheet, row: int, rulebook: Rulebook, group: Group, unit: str) -> int:
    """Add a group, the criteria made of parts within it, and its sum; return the row after it."""
    sheet.line(row, ("", "", f"{group.id}. {group.title['vi']}", *[""] * 5), GROUP_STYLES)
    mine = [c for c in rulebook.criteria if c.group == group.id]
    for at, c in enumerate(mine, row + 1):
        _add_criterion(sheet, at, unit, c, rulebook.name)
    first, row = row + 2, row + 1 + len(mine)
    cells = [[f"{letter}{first}:{letter}{row}"] if mine else [] for _, letter in _SUMS]
    for part in rulebook.groups:
        if part.within == group.id:
            row = _add_group(sheet, row, rulebook, part, unit)
            for own, (_, letter) in zip(cells, _SUMS, strict=True):
                own.append(f"{letter}{row}")
    word = "nhóm" if group.within is None else "tiêu chí"
    most = points_asked(f"{group.id}.points", rulebook).most
    _add_sums(sheet, row, f"Cộng ({word} {group.id})", [",".join(own) for own in cells], most, group)
    return row + 1


def _add_criterion(sheet: WorkbookSheet, row: int, unit: str, criterion: Criterion, rulebook: str) -> None:
    most = float(criterion.maximum)
    cells = (unit, criterion.id, criterion.title["vi"], most, None, None, None, rulebook)
    sheet.line(row, cells, CRITERION_STYLES)
    sheet.data_validation(
        row,
        4,
        row,
        4,
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": most,
            "ignore_blank": True,
            "error_title": "Điểm chưa đúng",
            "error_message": f"Ghi số từ 0 đến {most:g}.".replace(".5", ",5"),
        },
    )


def _add_sums(
    sheet: WorkbookSheet, row: int, title: str, cells: list[str], most: Fraction, group: Group | None = None
) -> None:
    """Add a row of sums; readers pass it over by its title. A bonus is no part of the most."""
    for column, text in ((0, None), (1, None), (6, None), (7, None), (2, title)):
        sheet.put(row, column, text, "group")
    for (column, _), inside in zip(_SUMS, cells, strict=True):
        if column == 3:
            sheet.put(row, column, most, "sum")
        else:
            sheet.write_formula(row, column, _sum_or_blank(inside, group), sheet.style("sum"), "")


def _sum_or_blank(cells: str, group: Group | None = None) -> str:
    """Return a sum that prints nothing before anything is filled in, kept between the ends of its group."""
    total = f"SUM({cells})"
    if group is not None and group.at_least is not None:
        total = f"MAX({float(group.at_least):g},{total})"
    if group is not None and group.at_most is not None:
        total = f"MIN({float(group.at_most):g},{total})"
    return f'=IF(COUNT({cells})=0,"",{total})'


def _add_signatures(sheet: WorkbookSheet, row: int) -> None:
    for down, style, left, right in (
        (0, "signs", "NGƯỜI LẬP", "TM. ỦY BAN NHÂN DÂN"),
        (1, "signs_how", "(Ký, ghi rõ họ tên)", "(Ký, đóng dấu)"),
    ):
        sheet.put(row + down, 2, left, style)
        sheet.merge_range(row + down, 4, row + down, 6, right, sheet.style(style))
