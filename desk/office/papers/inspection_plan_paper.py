"""The proposed inspection plan as a paper to be decided on and signed."""

from __future__ import annotations

from datetime import date

from desk.base.paper.blocks import said
from desk.base.paper.content import Body, PaperTable, Printed
from desk.office.papers.paper import counted, head_of, signatures_of
from desk.report.paper import paper_blocks
from desk.report.tree import Report
from desk.workspace.office import IssuingOffice

RESTRICTED = "LƯU HÀNH NỘI BỘ: chỉ gửi cơ quan có trách nhiệm, không công bố."
PLAN = "KH"


def plan_paper(
    year: int, plan: Report, note: str, office: IssuingOffice, day: date | None, mark: str | None
) -> Printed:
    """Return the draft plan: a venue a line with its reason, and room for the legal ground, which a person
    writes."""
    (listed,) = paper_blocks(plan)
    assert isinstance(listed, PaperTable)
    count = counted(len(listed.rows))
    body = Body(
        kind="DỰ THẢO KẾ HOẠCH",
        subject=f"Kiểm tra cơ sở kinh doanh dịch vụ năm {year}",
        signatures=signatures_of(office, PLAN),
        recipients=office.copies(PLAN, ("Cơ quan phối hợp;", "Lưu: VT.")),
        blocks=(
            said(
                note,
                f"Danh sách đề xuất gồm {count} cơ sở, nêu theo mã đã khai trong báo cáo:",
            ),
            listed,
            said(
                "Cột căn cứ pháp lý do người có thẩm quyền ghi trước khi kiểm tra; cơ sở chưa có căn cứ thì"
                " chưa kiểm tra./."
            ),
        ),
    )
    return Printed(
        f"Kế hoạch kiểm tra {year}",
        head_of(office, PLAN, day),
        body,
        (),
        f"{RESTRICTED} {mark}" if mark else RESTRICTED,
    )
