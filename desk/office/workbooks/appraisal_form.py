"""The blank appraisal of an office: B16 to fill in, and beside it what was self-scored and computed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desk.base.workbook import NewWorkbook
from desk.office.workbooks.blank_returns import BlankReturn, add_cover, with_locked_structure
from desk.office.workbooks.form_sheet import Lists, add_form_sheet
from desk.words.adoption_words import standing_of
from engine.evaluation.explanation import Explanation
from engine.rulebook.model.rulebook import Rulebook

STAMP = "LƯU HÀNH NỘI BỘ"
COMPARED = "Đối chiếu"
_COLUMNS = (
    ("Mã", 9),
    ("Đơn vị", 24),
    ("Mã tiêu chí", 9),
    ("Tiêu chí", 58),
    ("Điểm chuẩn", 10),
    ("Tự chấm", 10),
    ("Máy tính, ít nhất", 12),
    ("Máy tính, nhiều nhất", 12),
)
_NOTE = (
    "Chỉ để đối chiếu: điểm thẩm định ghi ở trang B16, mỗi tiêu chí khác điểm máy tính một dòng, có lý do và"
    " số biên bản. Tiêu chí không ghi giữ điểm máy tính."
)


def appraisal_form(
    path: Path,
    blank: BlankReturn,
    rulebook: Rulebook,
    named: Sequence[str],
    explained: Sequence[tuple[str, str, Explanation]],
) -> Path:
    """Write the form. `named` are the rulebooks points may be given under; `explained` gives code, name and
    computed points of each commune it may appraise."""
    book, lists, (kind,) = NewWorkbook(), Lists(), blank.kinds
    add_cover(book, blank, blank.kinds, "Thẩm định")
    choices = {
        "unit_code": lists.add(kind.fields["unit_code"].header, [code for code, _, _ in explained]),
        "criterion": lists.add(kind.fields["criterion"].header, [c.id for c in rulebook.criteria]),
        "rulebook": lists.add(kind.fields["rulebook"].header, named),
    }
    add_form_sheet(book, kind, (), choices, blank.unit, int(blank.period[:4]))
    _add_compared(book, rulebook, explained)
    lists.write(book)
    return book.save(path, with_locked_structure)


def _add_compared(
    book: NewWorkbook, rulebook: Rulebook, explained: Sequence[tuple[str, str, Explanation]]
) -> None:
    sheet = book.sheet(COMPARED, footer=f"{STAMP}. {standing_of(rulebook)}", header=STAMP)
    sheet.top((f"TỰ CHẤM VÀ MÁY TÍNH – {STAMP}", "title"), (standing_of(rulebook), "mark"), (_NOTE, "note"))
    row = sheet.head(4, _COLUMNS, on_each_page=True)
    for code, name, explanation in explained:
        for reason in explanation.criteria:
            criterion, computed = reason.criterion, reason.computed
            points = (criterion.maximum, reason.self_score, computed.low, computed.high)
            sheet.line(
                row,
                (code, name, criterion.id, criterion.title["vi"], *points),
                dict.fromkeys(range(4, 8), "points"),
            )
            row += 1
    sheet.autofilter(4, 0, max(row - 1, 5), len(_COLUMNS) - 1)
