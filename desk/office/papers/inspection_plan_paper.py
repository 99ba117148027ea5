"""The proposed inspection plan as a paper to be decided on and signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desk.base.paper.blocks import said
from desk.base.paper.content import Block, PaperTable, Printed
from desk.office.papers.paper import FILED, PLAN, RESTRICTED, counted, paper
from desk.report.paper import paper_blocks
from desk.report.tree import Report
from desk.workspace.office import IssuingOffice


def plan_paper(
    year: int,
    plan: Report,
    note: str,
    office: IssuingOffice,
    day: date | None,
    mark: str | None,
    areas: Sequence[Block] = (),
) -> Printed:
    """Return the draft plan: a venue a line with its reason, and room for the legal ground."""
    (listed,) = paper_blocks(plan)
    assert isinstance(listed, PaperTable)
    count = counted(len(listed.rows))
    blocks = (
        said(note, f"Danh sách đề xuất gồm {count} cơ sở, nêu theo mã đã khai trong báo cáo:"),
        listed,
        *areas,
        said(
            "Cột căn cứ pháp lý do người có thẩm quyền ghi trước khi kiểm tra; cơ sở chưa có căn cứ thì chưa"
            " kiểm tra./."
        ),
    )
    return paper(
        office,
        PLAN,
        day,
        f"Kế hoạch kiểm tra {year}",
        f"Kiểm tra cơ sở kinh doanh dịch vụ năm {year}",
        blocks,
        copies=("Cơ quan phối hợp;", FILED),
        mark=f"{RESTRICTED} {mark}" if mark else RESTRICTED,
    )
