"""The standing part of the way through a year, on paper: if all stayed as it is, and what nobody can know
yet."""

from __future__ import annotations

from datetime import date

from desk.base.paper.content import Body, PaperTable, Printed
from desk.office.papers.paper import (
    REPORT,
    counted,
    head_of,
    internal_mark,
    period_words,
    said,
    signatures_of,
    table,
)
from desk.office.so_far_results import SoFarResults
from desk.office.so_far_words import (
    bands_words,
    failing_words,
    later_words,
    provisional_words,
    short_words,
    silent_words,
)
from desk.words.numbers import range_words
from desk.workspace.office import DOTS, IssuingOffice


def so_far_paper(results: SoFarResults, office: IssuingOffice, day: date | None) -> Printed:
    when = period_words(results.rules, results.period)
    title = results.rulebook.title["vi"]
    body = Body(
        kind="BÁO CÁO",
        subject=f"Sơ kết, tạm tính “{title}” {when}",
        signatures=signatures_of(office, REPORT),
        recipients=office.copies(REPORT, (f"{office.above or DOTS};", "Lưu: VT.")),
        blocks=(
            said(
                f"{office.name} báo cáo tạm tính {when} của {counted(len(results.rows))} đơn vị theo bộ tiêu"
                f" chí “{title}”.",
                provisional_words(results),
                *later_words(results),
                silent_words(results),
                failing_words(results),
            ),
            _table(results),
            said(
                "Cột cuối nêu tiêu chí chắc chắn chưa đủ điểm nếu không làm thêm, thiếu nhiều đứng trước;"
                " trong ngoặc là số điểm còn thiếu. Đề nghị các đơn vị tập trung thực hiện các tiêu chí này"
                " trong những tháng còn lại.",
                "Mã tiêu chí: "
                + "; ".join(f"{c.id} {c.title['vi']}" for c in results.rulebook.criteria)
                + "./.",
            ),
        ),
    )
    return Printed(
        f"Sơ kết {results.period.code}",
        head_of(office, REPORT, day),
        body,
        (),
        internal_mark(results.rulebook),
    )


def _table(results: SoFarResults) -> PaperTable:
    rows = [
        (
            str(number),
            results.name(row.subject.id),
            range_words(row.scored.low, row.scored.high),
            bands_words(results, row),
            short_words(results, row),
        )
        for number, row in enumerate(results.rows, 1)
    ]
    headers = ("TT", "Đơn vị", "Điểm nếu giữ", "Xếp loại nếu giữ", "Còn thiếu điểm ở")
    return table(headers, (7, 24, 17, 20, 32), rows, (0, 2))
