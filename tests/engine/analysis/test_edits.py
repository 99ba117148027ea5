"""Edits an officer might make: each wrong or harmful one is named at its line, each right one stays clean."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engine.analysis.edits import (
    ACTIONS,
    BOOK,
    COMMUNES,
    DOCUMENTS,
    FIGURES,
    PARAMETERS,
    SIGNALS,
    TEXTS,
    VENUES,
    A,
    B,
    C,
    Edit,
    found_in,
    made,
    named,
    places,
)
from tests.long_run import some_of

C1 = (
    "- {give: 6, when: {activities: {at_least: $min_activities}}}\n      - {give: 0}\n    monotone:"
    " {activities: up}"
)
C4 = (
    "- {give: 4, when: {officer_trainings: {at_least: 1}}}\n      - {give: 0}\n    monotone:"
    " {officer_trainings: up}"
)
TOT = "title: {vi: Tốt, en: Good}, from: 90, healthy: yes}"
G3 = "when: {core_forms: {less_than: 3}}"
F1 = (
    "then: {action: propose_inspection, about: risk.subject, within_days: 30, from: as_of, by: team_178,"
    " needs: inspection_ground}"
)
X2 = "- long: {fact: finding, rulebook: healthy_commune, kind: streak, id: khen_thuong, value: yes}"


def lines(test: str, way: str, points: int = 6) -> str:
    return f"- {{give: {points}, when: {{{test}}}}}\n      - {{give: 0}}\n    monotone: {{{way}}}"


def acts(action: str) -> str:
    return F1.replace("propose_inspection", action).replace(", needs: inspection_ground", "")


HARMFUL = [
    # a risk class becomes the ground of an action
    *(
        Edit(f"hạng nguy cơ, việc {a}", "R616", VENUES, F1, acts(a))
        for a in ("rut_giay_phep", "kiem_tra_ngay", "phat_tien", "dong_cua", "bat_giu", "ghi_nho")
    ),
    # hiding is rewarded
    Edit(
        "điểm khi vụ việc giảm",
        "P601",
        C,
        C1,
        lines("cases_change: {at_most: -1}", "cases_change: down"),
        at="- id: C1",
    ),
    Edit(
        "điểm khi không có cơ sở nguy cơ cao",
        "P601",
        C,
        C1,
        lines("high_risk_venues: 0", "high_risk_venues: down"),
        at="- id: C1",
    ),
    Edit(
        "điểm khi không có tin báo",
        "P601",
        C,
        C4,
        lines("tips_received: 0", "tips_received: down", 4),
        at="- id: C4",
    ),
    Edit(
        "điểm khi không có vi phạm",
        "P601",
        C,
        C4,
        lines("violations: {at_most: 2}", "violations: down", 4),
        at="- id: C4",
    ),
    Edit(
        "điểm khi ít kiểm tra",
        "P601",
        C,
        C4,
        lines("inspections: {at_most: 5}", "inspections: down", 4),
        at="- id: C4",
    ),
    Edit(
        "điểm khi không có nạn nhân",
        "P601",
        C,
        C4,
        lines("people_in_need: 0", "people_in_need: down", 4),
        at="- id: C4",
    ),
    Edit(
        "điểm theo tỷ lệ xử lý, không đi kèm",
        "P601",
        A,
        "    monotone: {handled_share: up}\n    paired_with: [B2, Q3]",
        "    monotone: {handled_share: up}",
        at="- id: A2",
    ),
    Edit(
        "trừ điểm theo vụ việc",
        "P601",
        A,
        "{of: repeat_venues, each: -2.5, ends: [0, 5]}\n    monotone: {repeat_venues: down}\n   "
        " paired_with: [B2]",
        "{of: cases_found, each: -2.5, ends: [0, 5]}\n    monotone: {cases_found: down}",
        at="- id: A3",
    ),
    Edit("cổng khi có vụ việc", "P603", BOOK, G3, "when: {cases_found: {at_least: 1}}", at="- id: G3"),
    Edit("cổng khi có nạn nhân", "P603", BOOK, G3, "when: {victims_found: {at_least: 1}}", at="- id: G3"),
    Edit("cổng khi vụ việc tăng", "P603", BOOK, G3, "when: {cases_change: {at_least: 1}}", at="- id: G3"),
    Edit(
        "cổng khi tỷ lệ khắc phục thấp",
        "P603",
        BOOK,
        G3,
        "when: {remedied_share: {less_than: 50}}",
        at="- id: G3",
    ),
    Edit("cổng G1 không đi kèm gì", "P603", BOOK, "    paired_with: [B2, Q3] ", "    # ", at="- id: G1"),
    Edit("hạng đòi không có vụ việc", "P603", BOOK, TOT, TOT[:-1] + ", when: {cases_found: 0}}"),
    Edit("hạng đòi ít tin báo", "P603", BOOK, TOT, TOT[:-1] + ", when: {tips_received: {at_most: 3}}}"),
    Edit("dấu hiệu mà giấu thì tránh được", "P603", BOOK, "    paired_with: [Q4]\n", "", at="- id: Q2"),
    Edit(
        "điểm tự chấm được điểm",
        "P605",
        C,
        C1,
        lines("self_total: {at_least: 80}", "self_total: up"),
        at="- id: C1",
    ),
    Edit("điểm tự chấm làm cổng", "P605", BOOK, G3, "when: {self_total: {less_than: 50}}", at="- id: G3"),
    Edit(
        "điểm tự chấm làm điều kiện hạng",
        "P605",
        BOOK,
        TOT,
        TOT[:-1] + ", when: {self_total: {at_least: 90}}}",
    ),
    Edit("đi kèm với tuyên truyền", "P602", A, "paired_with: [B2]", "paired_with: [C1]", at="- id: A3"),
    Edit(
        "đi kèm với chính loại số liệu bị giấu",
        "P602",
        A,
        "paired_with: [B2]",
        "paired_with: [B4]",
        at="- id: A3",
    ),
    Edit("đi kèm với báo cáo đúng hạn", "P602", A, "paired_with: [B2]", "paired_with: [E3]", at="- id: A3"),
    Edit(
        "đi kèm với một cổng không thấy gì",
        "P602",
        A,
        "paired_with: [B2]",
        "paired_with: [G3]",
        at="- id: A3",
    ),
    Edit(
        "khen xã không có vụ việc",
        "P606",
        COMMUNES,
        X2,
        "- long: {fact: indicator, of: commune_period, name: cases_found, value: 0}",
        at="- id: X2",
    ),
    Edit(
        "khen xã có ít vi phạm",
        "P606",
        COMMUNES,
        X2,
        "- long: {fact: indicator, of: commune_period, name: violations, value: {at_most: 2}}",
        at="- id: X2",
    ),
    Edit(
        "khen khi không có tụ điểm nào được ghi",
        "P606",
        COMMUNES,
        "      - odd: {fact: finding, rulebook: healthy_commune, kind: sign, value: yes, subject: {same_as:"
        " long.subject}}",
        "      - odd: {fact: hotspot, unit_code: {same_as: long.subject}}",
        at="- id: X2",
    ),
    Edit(
        "cơ sở bị kiểm tra nhiều thì nguy cơ cao",
        "P607",
        f"{SIGNALS}/i_kiem_tra.yaml",
        "{days_since_inspection: {more_than: $long_uninspected_days}}}\n      - {give: 0}\n    monotone:"
        " {days_since_inspection: up}",
        "{inspections: {at_least: 4}}}\n      - {give: 0}\n    monotone: {inspections: up}",
        at="- id: I1",
    ),
    # not as meant
    Edit(
        "nhiều điểm hơn khi ít hơn, không hứa gì",
        "P504",
        C,
        C1,
        C1.replace("at_least", "at_most").split("\n    monotone")[0],
        at="- id: C1",
    ),
    Edit("bỏ lời hứa", "P504", C, "    monotone: {hamlets_share: up}\n", "", at="- id: C2"),
    Edit(
        "lời hứa ngược",
        "P501",
        C,
        "monotone: {hamlets_share: up}",
        "monotone: {hamlets_share: down}",
        at="- id: C2",
    ),
    Edit(
        "dòng điểm không tới được",
        "P102",
        A,
        "{hotspots_active: 0}}",
        "{hotspots_active: {at_most: 1}}}",
        at="{give: 4,",
    ),
    Edit("cổng luôn đóng", "P202", BOOK, G3, "when: {core_forms: {at_most: 3}}", at="- id: G3"),
    Edit(
        "hạng lành mạnh dưới hạng không lành mạnh",
        "P305",
        BOOK,
        "from: 90, healthy: yes}",
        "from: 90}",
        at="- {id: kha",
    ),
]


@pytest.mark.parametrize("edit", some_of(HARMFUL, 12), ids=lambda e: f"{e.code}: {e.said}")
def test_a_wrong_or_harmful_edit_is_named_at_its_line(edit: Edit) -> None:
    assert edit.place() in map(places, found_in(made(edit)))


def right() -> Iterator[tuple[str, tuple[Edit, ...]]]:
    """Yield fifteen changes an office may well make."""

    def one(said: str, file: str, old: str, new: str) -> tuple[str, tuple[Edit, ...]]:
        return said, (Edit(said, "", file, old, new),)

    meetings = "values: [{from: 2016-01-01, value: 4, cites: [minh-hoa, kh-54-2020/IV]}]"
    later = meetings.replace("]}]", "]}, {from: 2021-01-01, value: 6, cites: [minh-hoa]}]")
    yield one("ngưỡng mới từ 2021", PARAMETERS, meetings, later)
    yield one(
        "ngưỡng khác cho mọi năm",
        PARAMETERS,
        "unit: điểm\n    values: [{from: 2016-01-01, value: 15",
        "unit: điểm\n    values: [{from: 2016-01-01, value: 10",
    )
    yield one(
        "mức hạng khác", BOOK, "title: {vi: Khá, en: Fair}, from: 70", "title: {vi: Khá, en: Fair}, from: 75"
    )
    best = "  - {id: xuat_sac, title: {vi: Xuất sắc, en: Excellent}, from: 95, healthy: yes}\n"
    top = Edit("", "", BOOK, "bands:\n", "bands:\n" + best)
    yield (
        "thêm hạng xuất sắc, cũng được khen",
        (top, Edit("", "", BOOK, "band: {one_of: [tot, kha]}", "band: {one_of: [xuat_sac, tot, kha]}")),
    )
    points = (
        Edit(
            "",
            "",
            C,
            "{of: hamlets_share, full_at: 100, ends: [0, 6]}",
            "{of: hamlets_share, full_at: 100, ends: [0, 4]}",
        ),
    )
    added = (
        TEXTS[C].rstrip("\n")
        + '\n  - id: C5\n    title: {vi: "Nhiều người dự", en: "Many"}\n    cites: [kh-54-2020/III.1,'
        " minh-hoa]\n    in_force: {until: 2026-12-14}\n"
        "    points: [{give: 2, when: {participants: {at_least: 2000}}}, {give: 0}]\n   "
        " monotone: {participants: up}\n"
    )
    yield "tiêu chí mới", (Edit("", "", C, TEXTS[C], added), *points)
    yield one(
        "đổi tên tiêu chí",
        A,
        "Không có tụ điểm mại dâm đang hoạt động",
        "Không để có tụ điểm mại dâm hoạt động",
    )
    yield one("cổng mới theo biểu đã nộp", BOOK, G3, "when: {core_forms: {less_than: 2}}")
    yield one("chuỗi bốn năm", BOOK, "    years: 3\n", "    years: 4\n")
    yield one(
        "dấu hiệu mới",
        BOOK,
        "signs:\n",
        'signs:\n  - {id: Q77, title: {vi: "Có cơ sở mà không tuyên truyền", en: x}, cites: [minh-hoa], when:'
        " {venues_open: {at_least: 1}, activities: 0}}\n",
    )
    yield one("điểm theo số lần kiểm tra", C, C4, lines("inspections: {at_least: 4}", "inspections: up", 4))
    yield one(
        "khen cả xã khá một năm", COMMUNES, X2, "- long: {fact: band, rulebook: healthy_commune, band: tot}"
    )
    yield one("luật đề xuất kiểm tra mới", VENUES, "band: cao}", "band: {one_of: [cao, trung_binh]}}")
    yield one("hạn việc dài hơn", COMMUNES, "within_days: 45", "within_days: 60")
    yield one("tỷ lệ đủ điểm thấp hơn", B, "classified_share, full_at: 100", "classified_share, full_at: 90")
    yield one(
        "việc mới trong danh mục",
        ACTIONS,
        "actions:\n",
        "actions:\n  visit_family: {title: {vi: Thăm hỏi gia đình, en: Visit the family}, does: protect}\n",
    )


@pytest.mark.parametrize(
    ("said", "edits"), some_of(list(right()), 3), ids=lambda x: x if isinstance(x, str) else ""
)
def test_a_right_edit_stays_clean(said: str, edits: tuple[Edit, ...]) -> None:
    assert named(made(*edits)) == []


def test_there_are_enough_of_both() -> None:
    assert len(HARMFUL) >= 25
    assert len(list(right())) >= 15


def test_ten_faults_in_ten_files_are_all_named_at_once() -> None:
    broken = [
        ("R108", DOCUMENTS, "certainty: read\n    read_in: toàn", "certainty: redd\n    read_in: toàn"),
        ("R207", PARAMETERS, "value: 90, cites", "value: 9o, cites"),
        ("R215", "rules/periods.yaml", "due: 12-20", "due: 12-40"),
        ("R101", "rules/purposes.yaml", "months: 60", "month: 60"),
        ("R101", "rules/units.yaml", '{code: "30988", name', '{coode: "30988", name'),
        ("R129", FIGURES, "count: hotspot, open_at", "count: hotspt, open_at"),
        ("R102", A, "hotspots_active: 0", "hotspot_active: 0"),
        ("R104", BOOK, "bands_allowed: [trung_binh", "bands_allowed: [trung_bin"),
        ("R602", VENUES, "fact: band", "fact: bnd"),
        ("R001", "rules/links/leads.yaml", "bound:\n", "bound: [\n"),
    ]
    texts = made(*(Edit(code, code, file, old, new) for code, file, old, new in broken))
    told = {(code, file) for code, file, _ in named(texts)}
    assert {(code, file) for code, file, *_ in broken} <= told


@pytest.mark.parametrize("lost", [FIGURES, PARAMETERS, DOCUMENTS])
def test_a_file_that_cant_be_read_hides_no_wrong_name_elsewhere(lost: str) -> None:
    wrong = Edit("", "R102", A, "hotspots_active: 0", "hotspot_activ: 0")
    texts = made(wrong)
    texts[lost] = texts[lost].replace("\n  ", "\n  {[", 1)
    told = {(code, file) for code, file, _ in named(texts)}
    assert ("R102", A) in told
