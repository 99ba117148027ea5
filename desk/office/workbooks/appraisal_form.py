"""The blank appraisal of an office: B16 to fill in, and beside it what was self-scored and computed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desk.base.workbook import NewWorkbook
from desk.office.workbooks.blank_returns import BlankReturn, add_cover, with_locked_structure
from desk.office.workbooks.form_sheet import Lists, add_form_sheet
from desk.words.adoption_words import standing_of
from engine.evaluation.explanation import CriterionReason, Explanation
from engine.rulebook.model.rulebook import Rulebook

STAMP = "LƯU HÀNH NỘI BỘ"
COMPARED = "Đối chiếu"
_COLUMNS = (
    ("Mã", 9), ("Đơn vị", 24), ("Mã tiêu chí", 9), ("Tiêu chí", 58), ("Điểm chuẩn", 10), ("Tự chấm", 10),
    ("Máy tính, ít nhất", 12), ("Máy tính, nhiều nhất", 12),
)  # fmt: skip
_NOTE = (
    "Chỉ để đối chiếu: điểm thẩm định ghi ở trang B16, mỗi tiêu chí khác điểm máy tính một dòng, có lý do và số biên bản. "
    "Tiêu chí không ghi giữ điểm máy tính."
)


def appraisal_form(
    path: Path, blank: BlankReturn, rulebook: Rulebook, explained: Sequence[tuple[str, str, Explanation]]
) -> Path:
    """Write the form. `explained` gives code, name and computed points of each commune it may appraise."""
    book, lists, (kind,) = NewWorkbook(), Lists(), blank.kinds
    add_cover(book, blank, blank.kinds, "Thẩm định")
    choices = {
        "unit_code": lists.add(kind.fields["unit_code"].header, [code for code, _, _ in explained]),
        "criterion": lists.add(kind.fields["criterion"].header, [c.id for c in rulebook.criteria]),
    }
    add_form_sheet(book, kind, (), choices, blank.unit, int(blank.period[:4]))
    _add_compared(book, rulebook, explained)
    lists.write(book)
    return book.save(path, with_locked_structure)


def _add_compared(
    book: NewWorkbook, rulebook: Rulebook, explained: Sequence[tuple[str, str, Explanation]]
) -> None:  # fmt: skip
    sheet = book.sheet(COMPARED, footer=f"{STAMP}. {standing_of(rulebook)}", header=STAMP)
    sheet.write_string(0, 0, f"TỰ CHẤM VÀ MÁY TÍNH – {STAMP}", book.style("title"))
    sheet.write_string(1, 0, standing_of(rulebook), book.style("mark"))
    sheet.write_string(2, 0, _NOTE, book.style("note"))
    for column, (header, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(4, column, header, book.style("head"))
    sheet.freeze_panes(5, 0)
    sheet.repeat_rows(4)
    row = 5
    for code, name, explanation in explained:
        for reason in explanation.criteria:
            _add_criterion(book, sheet, row, (code, name), reason)
            row += 1
    sheet.autofilter(4, 0, max(row - 1, 5), len(_COLUMNS) - 1)


def _add_criterion(
    book: NewWorkbook, sheet: Any, row: int, unit: tuple[str, str], reason: CriterionReason
) -> None:
    texts = (*unit, reason.criterion.id, reason.criterion.title["vi"])
    for column, text in enumerate(texts):
        sheet.write_string(row, column, text, book.style("cell"))
    points = (reason.criterion.maximum, reason.self_score, reason.computed.low, reason.computed.high)
    for column, value in enumerate(points, len(texts)):
        if value is None:
            sheet.write_blank(row, column, None, book.style("points"))
        else:
            sheet.write_number(row, column, float(value), book.style("points"))
