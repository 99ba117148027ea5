"""The random share of an inspection plan is drawn by the returns of the year, and by nothing else."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from desk.base.paper.content import Heading, Paragraphs, said
from desk.office.inspection_plan import areas_of, not_of_venues, plan_grounds, plan_paper, reason, seed_of
from desk.report.tree import Report, ReportColumn, Table
from desk.runs.run import Run
from desk.workspace.office import DOTS, IssuingOffice
from engine.follow_up.inspection_plan import AT_RANDOM, BY_RISK, Planned, VenueToInspect
from engine.rulebook.model.rulebook import Rules


def run(**manifest: Any) -> Run:
    return cast(
        "Run", SimpleNamespace(manifest={"year": 2020, "records": ["b", "a"], "version": "1", **manifest})
    )


def test_a_newer_program_or_edited_rules_draw_no_other_venues() -> None:
    assert seed_of(run()) == seed_of(run(version="2", rules={"a": "b"}, records=["a", "b"]))


def test_another_return_or_year_draws_anew() -> None:
    assert len({seed_of(run()), seed_of(run(records=["a"])), seed_of(run(year=2021))}) == 3


@pytest.mark.parametrize(
    ("year", "cited"), [(2021, "ngày 19 tháng 6 năm 2015"), (2027, "Nghị quyết số 198/2025/QH15")]
)
def test_a_plan_begins_with_its_grounds(year: int, cited: str, shipped_rules: Rules) -> None:
    office, day = IssuingOffice(laws=("luat-77-2015", "luat-72-2025")), date(year, 1, 18)
    book = shipped_rules.rulebooks["venue_risk"]
    grounds = plan_grounds(shipped_rules, book, year, office, day)
    assert grounds[0].startswith("Căn cứ Luật Tổ chức chính quyền địa phương")
    assert any(cited in ground for ground in grounds)
    assert "54/KH-UBND" not in " ".join(grounds)
    assert [ground[-1] for ground in grounds] == [*";" * (len(grounds) - 1), "."]
    assert plan_grounds(shipped_rules, book, 2021, IssuingOffice(), date(2021, 1, 18)) == (
        f"Căn cứ {DOTS}{DOTS}.",
    )
    plan = Report((Table("Kế hoạch", (ReportColumn("TT", None, "centre", 100),), (1,)),))
    body = plan_paper(year, plan, "ghi chú", office, day, None, grounds=grounds).body
    assert body is not None
    assert body.grounds == grounds
    lacking = (said("- Chắc chắn chưa đạt đủ điểm: 03 đơn vị ở “B2”."),)
    plain = [block.heading for block in body.blocks if isinstance(block, Heading)]
    assert plain == [
        "I. MỤC TIÊU, YÊU CẦU",
        "II. PHẠM VI, ĐỐI TƯỢNG",
        "III. NỘI DUNG",
        "IV. TỔ CHỨC THỰC HIỆN",
    ]
    body = plan_paper(year, plan, "Ghi chú.", office, day, None, lacking=lacking).body
    assert body is not None
    opening, _, aims, *left = body.blocks
    assert opening == said(
        f"{office.name} xây dựng Kế hoạch kiểm tra cơ sở kinh doanh dịch vụ năm {year} như sau:"
    )
    assert isinstance(aims, Paragraphs)
    assert [line.text.partition(":")[0] for line in aims.paragraphs] == ["1. Mục tiêu", "2. Yêu cầu"]
    assert aims.paragraphs[1].text == "2. Yêu cầu: ghi chú."
    assert left[:2] == [said(f"Kết quả năm {year - 1} cần khắc phục:"), *lacking]


def test_a_plan_names_of_the_year_before_what_rests_on_venues_alone(shipped_rules: Rules) -> None:
    facts = ("inspected_share", "committed_share", "activities", "plan_late_days")
    assert [not_of_venues(shipped_rules, fact) for fact in facts] == [False, False, True, True]


def test_a_reason_begins_with_its_only_capital(shipped_rules: Rules) -> None:
    book = shipped_rules.rulebooks["venue_risk"]
    venue = VenueToInspect("30991-CS-001", "30991", (book.bands[0].id,), 0, 25, border=False, town=False)
    words = reason(Planned(venue, AT_RANDOM), book, areas_of(shipped_rules, END), END)
    assert words.startswith("Chọn ngẫu nhiên; nguy cơ")
    assert words.endswith("; kiểm tra gần nhất ngày 19/11/2026")  # 25 days are no day to a reader


END = date(2026, 12, 14)


@pytest.mark.parametrize(("year", "area"), [(2020, "thị trấn"), (2026, "trung tâm")])
def test_a_year_without_towns_has_no_area_of_towns(year: int, area: str, shipped_rules: Rules) -> None:
    day = date(year, 12, 14)
    book, areas = shipped_rules.rulebooks["venue_risk"], areas_of(shipped_rules, day)
    venue = VenueToInspect("30991-CS-001", "30991", (book.bands[0].id,), 0, None, border=False, town=True)
    assert reason(Planned(venue, BY_RISK), book, areas, day).endswith(f"; khu vực {area}, chợ, bến xe")
