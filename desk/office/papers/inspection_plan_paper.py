"""The proposed inspection plan as a paper to be decided on and signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desk.base.paper.blocks import said, table
from desk.base.paper.content import Body, Printed
from desk.office.papers.paper import counted, head_of, signatures_of
from desk.workspace.office import IssuingOffice

RESTRICTED = "LƯU HÀNH NỘI BỘ: chỉ gửi cơ quan có trách nhiệm, không công bố."
PLAN = "KH"


def plan_paper(
    year: int,
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    note: str,
    office: IssuingOffice,
    day: date | None,
    mark: str | None,
) -> Printed:
    """Return the draft plan: a venue a line with its reason, and room for the legal ground, which a person
    writes."""
    body = Body(
        kind="DỰ THẢO KẾ HOẠCH",
        subject=f"Kiểm tra cơ sở kinh doanh dịch vụ năm {year}",
        signatures=signatures_of(office, PLAN),
        recipients=office.copies(PLAN, ("Cơ quan phối hợp;", "Lưu: VT.")),
        blocks=(
            said(
                note, f"Danh sách đề xuất gồm {counted(len(rows))} cơ sở, nêu theo mã đã khai trong báo cáo:"
            ),
            table((*headers, "Căn cứ pháp lý"), (7, 20, 20, 35, 18), [(*row, "") for row in rows], (0,)),
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
