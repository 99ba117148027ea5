"""Edits an office might make: wrong or harmful ones are named at their lines, right ones stay clean.

Each proof has a flaw of its own in `test_planted_flaws.py`; here are other ways to the same faults. Edits of
different places are made at once: proofs over the shipped rules take seconds.
"""

from __future__ import annotations

import pytest

from engine.analysis.proofs import findings_of
from engine.analysis.quotas import quota_findings
from engine.rulebook.rules import rules_from_texts
from scenarios.steps.small_rulebooks import texts_of
from tests.engine.analysis.edits import (
    ACTIONS,
    BOOK,
    COMMUNES,
    DOCUMENTS,
    FIGURES,
    PARAMETERS,
    TEXTS,
    VENUES,
    A,
    B,
    C,
    Edit,
    made,
    named,
)
from tests.engine.rulebook.broken_rules import slips_by_hand

TARGETS, PERIODS = "rules/targets.yaml", "rules/periods.yaml"
C1 = "- {points: 6, when: {activities: {at_least: $min_activities}}}\n      - {points: 0}\n    monotone: {activities: up}"
C2 = "points: {of: hamlets_share, full_at: 100, ends: [0, 6]}\n    monotone: {hamlets_share: up}"
C4 = "- {points: 4, when: {officer_trainings: {at_least: 1}}}\n      - {points: 0}\n    monotone: {officer_trainings: up}"
A3 = "{of: repeat_venues, each: -2.5, ends: [0, 5]}\n    monotone: {repeat_venues: down}\n    paired_with: [B2]"
G3 = "when: {core_forms: {less_than: 3}}\n    band: khong_xep_loai"
GOOD = "title: {vi: Tốt, en: Good}, from: 90"
X2_ODD = (
    "      - odd: {fact: finding, rulebook: healthy_commune, kind: sign, value: yes,"
    " subject: {same_as: long.subject}}"
)
LOW = "band: {one_of: [trung_binh, yeu]}"
MEETINGS = "values: [{from: 2016-01-01, value: 4, cites: [minh-hoa, kh-54-2020/IV]}"
HANDED = (
    "action: hand_over_file, about: x.subject, within_days: 7, from: as_of, by: team_178, to: investigation"
)


def points(test: str, way: str, in_place_of: str = C4, code: str = "P601") -> Edit:
    at, most = ("C4", 4) if in_place_of == C4 else ("C1", 6)
    given = f"- {{points: {most}, when: {{{test}}}}}\n      - {{points: 0}}\n    monotone: {{{way}}}"
    return Edit(test, code, C, in_place_of, given, at=f"- id: {at}")


def gate(test: str, code: str, given: str = LOW) -> Edit:
    return Edit(test, code, BOOK, G3, f"when: {{{test}}}\n    {given}", at="- id: G3")


def order(text: str, code: str = "P603") -> Edit:
    ranked = f"among_units: {{{text}, cites: [minh-hoa]}}\n"
    return Edit(text, code, BOOK, "gates:\n", f"{ranked}gates:\n", at="among_units")


def figure(text: str, name: str = "moi") -> Edit:
    return Edit(
        text, "", FIGURES, "define:\n", f"define:\n  {name}: {{{text}, vi: Số {name}, en: New {name}}}\n"
    )


def beside(text: str, id_: str = "G9") -> Edit:
    """A gate or quota more, the others as they are."""
    head = f"gates:\n  - id: {id_}\n    title: {{vi: Thứ tự {id_}, en: Order}}\n    cites: [minh-hoa]\n    "
    return Edit(text, "", BOOK, "gates:\n", f"{head}{text}\n")


def rule(id_: str, when: str, then: str, code: str = "", at: str = "") -> Edit:
    head = f"rules:\n  - id: {id_}\n    title: {{vi: Thử, en: Try}}\n    cites: [minh-hoa]\n    when:\n"
    return Edit(then, code, VENUES, "rules:\n", f"{head}      - x: {{{when}}}\n    then: {{{then}}}\n", at=at)


def targets(text: str, code: str = "") -> Edit:
    head = "year: 2020, assigned_by: UBND tỉnh, document: 12/QĐ-UBND, signed_on: 2020-01-15"
    return Edit(text, code, TARGETS, "targets: []", f"targets:\n  - {{{head}, {text}}}", at="- {year")


WRONG: dict[str, tuple[Edit, ...]] = {
    "fewer cases, tips": (
        points("cases_change: {at_most: -1}", "cases_change: down", C1),
        points("tips_received: 0", "tips_received: down"),
        order("tie_breaks: [{down: cases_found}]"),
        Edit("nothing beside it", "P602", A, "paired_with: [B2]", "paired_with: [C1]", at="- id: A3"),
        Edit("no sign sees it", "P603", BOOK, "    paired_with: [Q4]\n", "", at="- id: Q2"),
    ),
    "fewer people who need help, inspections": (
        points("people_in_need: 0", "people_in_need: down", C1),
        points("inspections: {at_most: 5}", "inspections: down"),
        gate("victims_found: {at_least: 1}", "P603"),
        Edit("a gate that sees nothing", "P602", A, "paired_with: [B2]", "paired_with: [G3]", at="- id: A3"),
        Edit(
            "no hotspot on record",
            "P606",
            COMMUNES,
            X2_ODD,
            "      - odd: {fact: hotspot, unit_code: {same_as: long.subject}}",
            at="- id: X2",
        ),
    ),
    "against the best, the order, the self-score": (
        order("tie_breaks: [{up: self_total}]", "P605"),
        figure('share_of_best: cases_found, unit: "%"'),
        points("moi: {at_most: 50}", "moi: down", C1),
        points("cases_said_nil: yes", "cases_said_nil: up"),
        gate("rank: {at_most: 3}", "P211"),
        Edit(
            "points off for cases",
            "P601",
            A,
            A3,
            "{of: cases_found, each: -2.5, ends: [0, 5]}\n    monotone: {cases_found: down}",
            at="- id: A3",
        ),
    ),
    "people first, few high risks": (
        order("tie_breaks: [{down: people_in_need}]"),
        points("breach_chance: {less_than: 5}", "breach_chance: down", C1),
        points("high_risk_venues: 0", "high_risk_venues: down"),
        gate("rank: {more_than: 0}", "P202"),
        targets("figures: [{of: registered, at_least: 10}]", "P812"),
    ),
    "what never holds": (
        figure("band_before: healthy_commune, if_none: unknown"),
        gate("moi: {none_of: [tot, kha, trung_binh, yeu, khong_xep_loai]}", "P201"),
        Edit("1 %", "P110", PARAMETERS, "- {take: 60}", "- {take: 1}", at="- id: B2", where=B),
        Edit(
            "only with cases",
            "P601",
            C,
            "  - id: C4\n",
            "  - id: C4\n    applies_when: {cases_found: {at_least: 1}}\n",
            at="- id: C4",
        ),
    ),
    "a redundant rank, a share": (
        gate("any: [{rank: {more_than: 5}}, {rank: {more_than: 3}}]", "P108"),
        points("self_total: {at_least: 80}", "self_total: up", C1, "P605"),
    ),
    "a quota of less than one, from a later day": (
        Edit("30 % of three", "P209", BOOK, G3, "quota: {band: tot, share: 30}", at="quota: {"),
        Edit("few tips", "P603", BOOK, GOOD, GOOD + ", when: {tips_received: {at_most: 3}}"),
    ),
    "grounds, victims, sellers of sex": (
        rule(
            "F91",
            "fact: indicator, of: commune_period, name: high_risk_venues, value: {at_least: 1}",
            HANDED,
            "R619",
            "then: {action: hand_over_file, about: x",
        ),
        rule(
            "F92",
            "fact: finding, rulebook: healthy_commune, kind: sign, id: Q14, value: yes",
            "action: notify_licensing_body, about: x.subject, within_days: 7, from: as_of, by: commune",
            "R619",
            "then: {action: notify",
        ),
        rule(
            "F93",
            "fact: case_party, role: nạn nhân",
            "sign: nan_nhan, about: [x.party_id]",
            "R211",
            "nạn nhân",
        ),
        rule(
            "F94",
            "fact: case_party, role: người bán dâm",
            "sign: ban_dam, about: [x.party_id]",
            "R211",
            "người bán dâm",
        ),
        rule(
            "F95",
            "fact: band, rulebook: venue_risk, band: rat_cao",
            "action: protect_child, about: x.subject, within_days: 1, from: as_of, by: child_protection",
            "R621",
            "then: {action: protect",
        ),
    ),
}


@pytest.mark.parametrize("edits", WRONG.values(), ids=WRONG)
def test_wrong_or_harmful_edits_are_named_at_their_lines(edits: tuple[Edit, ...]) -> None:
    texts = made(*edits)
    found = named(texts)
    assert [edit.said for edit in edits if edit.code and edit.place(texts) not in found] == []


SLIPS, AT_ONCE = slips_by_hand("edits"), 2


@pytest.mark.parametrize("first", range(AT_ONCE))
def test_slips_made_at_once_are_each_named_at_their_line(first: int) -> None:
    """`tests/broken_rules/by_hand/edits.txt` holds them, in the form of the other broken rules; `!` names the
    code."""
    texts, slips = TEXTS, SLIPS[first::AT_ONCE]
    for slip in slips:
        texts = slip.made_in(texts)
    found = named(texts)
    assert [slip.said for slip in slips if (slip.code, *slip.line(texts)) not in found] == []


BEFORE = figure("band_before: healthy_commune, if_none: not_applicable", "hang_truoc")
YEAR = "      - {from: 2016-01-01, start: 12-15, start_year: year_before, end: 12-14, due: 12-20, cites: [minh-hoa]}\n"
TWO_YEARS = (
    YEAR + "      - {from: 2021-01-01, start: 12-15, start_year: year_before, end: 12-31, due: 12-31,"
    " cites: [minh-hoa]}\n      - {from: 2022-01-01, start: 01-01, end: 12-31, due: 12-31, cites: [minh-hoa]}\n"
)
FAIR = "  - {id: kha, title: {vi: Khá, en: Fair}, from: 70, healthy: yes}\n"


def edit(file: str, old: str, new: str) -> Edit:
    return Edit(new, "", file, old, new)


RIGHT: dict[str, tuple[Edit, ...]] = {
    "dates, names, thresholds, work": (
        edit(PARAMETERS, MEETINGS, MEETINGS + ", {from: 2021-01-01, value: 6, cites: [minh-hoa]}"),
        edit(A, "Không có tụ điểm mại dâm đang hoạt động", "Không để có tụ điểm mại dâm hoạt động"),
        edit(B, "classified_share, full_at: 100", "classified_share, full_at: 90"),
        edit(COMMUNES, "within_days: 45", "within_days: 60"),
        edit(VENUES, "band: cao}", "band: {one_of: [cao, trung_binh]}}"),
        edit(
            ACTIONS,
            "actions:\n",
            "actions:\n  visit_family:"
            " {title: {vi: Thăm hỏi gia đình, en: Visit the family}, does: protect}\n",
        ),
        edit(BOOK, "    years: 3\n", "    years: 4\n"),
        edit(
            BOOK,
            FAIR,
            FAIR.replace("}\n", ", in_force: {until: 2021-06-30}}\n")
            + FAIR.replace("70", "75").replace("}\n", ", in_force: {from: 2021-07-01}}\n"),
        ),
        edit(PERIODS, YEAR, TWO_YEARS),
        targets('recognised: 7, figures: [{of: inspected_share, at_least: 60}], bands: {"30991": tot}'),
    ),
    "order and quotas": (
        order("tie_breaks: [{up: B.points}, {down: violations, paired_with: [B2]}, {up: activities}]"),
        beside("quota: {band: tot, at_most: 3, if_equal: all}"),
    ),
    "the year before, points": (
        BEFORE,
        beside("when: {hang_truoc: yeu}\n    band: {one_of: [kha, trung_binh, yeu]}"),
        figure('share_of_best: activities, within: type, unit: "%"'),
        edit(C, C2, "points: {of: moi, full_at: 80, ends: [0, 6]}\n    monotone: {moi: up}"),
    ),
}


@pytest.mark.parametrize("edits", RIGHT.values(), ids=RIGHT)
def test_right_edits_stay_clean(edits: tuple[Edit, ...]) -> None:
    assert named(made(*edits)) == []


def test_points_that_a_commune_gives_itself_are_named() -> None:
    texts = dict(texts_of("diem_hoi_dong"))
    facts = "rules/declared/diem_hoi_dong.yaml"
    texts[facts] = texts[facts].replace("office: Phòng LĐTBXH", "office: UBND xã")
    found = findings_of(rules_from_texts(texts), texts)
    codes = [(f.code, f.rulebook) for f in found if f.code != "P816"]  # of ids that two rulebooks share
    assert codes == [("P605", "diem_hoi_dong")]


def test_a_gate_that_gives_the_first_the_best_is_not_upside_down() -> None:
    given = (("G8", "band: tot"), ("G9", "band: {one_of: [tot, kha]}"))
    gates = (beside(f"when: {{rank: {{at_most: 3}}}}\n    {text}", id_) for id_, text in given)
    codes = {code for code, *_ in named(made(*gates))}
    assert "P211" not in codes
    assert codes  # it contradicts the gate that takes the band away


def test_a_quota_too_small_for_some_says_for_whom_and_when() -> None:
    edits = order("within: type, tie_breaks: []", ""), beside("quota: {band: tot, share: 30}")
    town, all_ = (f.fault.sentence() for f in quota_findings(rules_from_texts(made(*edits))))
    assert town.startswith("từ kỳ kết thúc 01/01/2016 đến 30/06/2025: ")
    assert "không cho đơn vị nào thuộc nhóm thị trấn được hạng tot: nhiều nhất có 1 đơn vị" in town
    assert all_.startswith("từ kỳ kết thúc 01/07/2025: ")
    assert "không cho đơn vị nào được hạng tot: nhiều nhất có 3 đơn vị" in all_


def test_ten_faults_in_ten_files_are_all_named_at_once() -> None:
    broken = [
        ("R108", DOCUMENTS, "certainty: read\n    read_in: toàn", "certainty: redd\n    read_in: toàn"),
        ("R207", PARAMETERS, "value: 90, cites", "value: 9o, cites"),
        ("R215", "rules/periods.yaml", "due: 12-20", "due: 12-40"),
        ("R101", "rules/purposes.yaml", "months: 60", "month: 60"),
        ("R101", "rules/units.yaml", '{code: "30988", name', '{coode: "30988", name'),
        ("R129", FIGURES, "count: hotspot, alive", "count: hotspt, alive"),
        ("R102", A, "hotspots_active: 0", "hotspot_active: 0"),
        ("R104", BOOK, "band: {one_of: [trung_binh", "band: {one_of: [trung_bin"),
        ("R602", VENUES, "fact: band", "fact: bnd"),
        ("R001", "rules/links/leads.yaml", "bound:\n", "bound: [\n"),
    ]
    texts = made(*(Edit(code, code, file, old, new) for code, file, old, new in broken))
    assert {(code, file) for code, file, *_ in broken} <= {(code, file) for code, file, _ in named(texts)}


@pytest.mark.parametrize("lost", [FIGURES, PARAMETERS, DOCUMENTS])
def test_a_file_that_cant_be_read_hides_no_wrong_name_elsewhere(lost: str) -> None:
    texts = made(Edit("", "R102", A, "hotspots_active: 0", "hotspot_activ: 0"))
    texts[lost] = texts[lost].replace("\n  ", "\n  {[", 1)
    assert ("R102", A) in {(code, file) for code, file, _ in named(texts)}
