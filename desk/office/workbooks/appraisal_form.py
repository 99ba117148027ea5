"""The blank appraisal of an office: B16 to fill in, and beside it what was self-scored and computed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desk.base.workbook import NewWorkbook
from desk.office.workbooks.blank_returns import BlankReturn, add_cover, with_locked_structure
from desk.office.workbooks.form_sheet import Lists, add_form_sheet
from desk.report.sheet import add_sheet
from desk.report.tree import Remark, ReportColumn, Table
from desk.words.adoption_words import standing_of
from engine.evaluation.explanation import Explanation
from engine.rulebook.model.rulebook import Rulebook

STAMP = "LƯU HÀNH NỘI BỘ"
COMPARED = "Đối chiếu"
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
    """Write the form; `named`: rulebooks to choose from; `explained`: code, name, computed points."""
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
    rows = [(code, name, reason) for code, name, explanation in explained for reason in explanation.criteria]
    columns = (
        ReportColumn("Mã", lambda row: row[0], width=9),
        ReportColumn("Đơn vị", lambda row: row[1], width=24),
        ReportColumn("Mã tiêu chí", lambda row: row[2].criterion.id, width=9),
        ReportColumn("Tiêu chí", lambda row: row[2].criterion.title["vi"], width=58),
        ReportColumn("Điểm chuẩn", lambda row: row[2].criterion.maximum, "points", 10),
        ReportColumn("Tự chấm", lambda row: row[2].self_score, "points", 10),
        ReportColumn("Máy tính, ít nhất", lambda row: row[2].computed.low, "points", 12),
        ReportColumn("Máy tính, nhiều nhất", lambda row: row[2].computed.high, "points", 12),
    )
    blocks = (Remark(_NOTE, "open"), Table("", columns, rows))
    title = f"TỰ CHẤM VÀ MÁY TÍNH – {STAMP}"
    add_sheet(book, COMPARED, title, standing_of(rulebook), blocks, stamp=STAMP, filtered=True)
