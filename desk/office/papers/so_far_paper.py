"""The year so far, on paper, for those above the office."""

from __future__ import annotations

from datetime import date

from desk.base.paper.blocks import said
from desk.base.paper.content import Printed
from desk.office.papers.paper import FILED, REPORT, counted, internal_mark, paper, period_words
from desk.office.so_far import so_far_report
from desk.office.so_far_results import SoFarResults
from desk.report.paper import paper_blocks
from desk.report.tree import Remark, Report
from desk.workspace.office import DOTS, IssuingOffice


def so_far_paper(results: SoFarResults, office: IssuingOffice, day: date | None) -> Printed:
    when = period_words(results.rules, results.period)
    title = results.rulebook.title["vi"]
    opening = Remark(
        f"{office.name} báo cáo tạm tính {when} của {counted(len(results.rows))} đơn vị theo bộ tiêu chí"
        f" “{title}”."
    )
    report = Report((opening, *so_far_report(results).blocks))
    codes = "; ".join(f"{c.id} {c.title['vi']}" for c in results.rulebook.criteria)
    ending = said(
        "Cột cuối nêu tiêu chí chắc chắn chưa đủ điểm nếu không làm thêm, thiếu nhiều đứng trước; trong ngoặc"
        " là số điểm còn thiếu. Đề nghị các đơn vị tập trung thực hiện các tiêu chí này trong những tháng còn"
        " lại.",
        f"Mã tiêu chí: {codes}./.",
    )
    return paper(
        office,
        REPORT,
        day,
        f"Sơ kết {results.period.code}",
        f"Sơ kết, tạm tính “{title}” {when}",
        (*paper_blocks(report), ending),
        copies=(f"{office.above or DOTS};", FILED),
        mark=internal_mark(results.rulebook),
    )
