"""Slips with the words of order, quotas, boards and targets: each is named at its line, and right uses stay
clean."""

from __future__ import annotations

import pytest

from engine.analysis.quotas import quota_findings
from engine.rulebook.rules import rules_from_texts
from tests.engine.analysis.edits import (
    BOOK,
    FIGURES,
    PARAMETERS,
    A,
    B,
    D,
    Edit,
    found_in,
    made,
    named,
    places,
)
from tests.long_run import some_of

PERIODS, TARGETS, RISKS = "rules/periods.yaml", "rules/targets.yaml", "rules/indicators/venue_period.yaml"
G3 = "when: {core_forms: {less_than: 3}}\n    band: khong_xep_loai"
G2 = "when: {official_elsewhere: yes}"
GOOD = "title: {vi: Tốt, en: Good}, from: 90"
YEAR = (
    "      - {from: 2016-01-01, start: 12-15, start_year: year_before, end: 12-14, due: 12-20, cites:"
    " [minh-hoa]}\n"
)
DECIMALS = "points_decimals: 2"
DEFINE, ALLOWED = "define:\n", "bands_allowed: [trung_binh, yeu]"


def order(text: str, code: str, said: str) -> Edit:
    return Edit(
        said,
        code,
        BOOK,
        "gates:\n",
        f"among_units: {{{text}, cites: [minh-hoa]}}\ngates:\n",
        at="among_units",
    )


def quota(text: str, code: str, said: str, at: str = "quota: {") -> Edit:
    return Edit(said, code, BOOK, G3, f"quota: {{{text}}}", at=at)


def gate(test: str, code: str, said: str, at: str = "- id: G3") -> Edit:
    return Edit(said, code, BOOK, G3, f"when: {{{test}}}\n    {ALLOWED}", at=at)


def beside(text: str) -> Edit:
    """A gate or quota more, the others as they are."""
    head = "gates:\n  - id: G9\n    title: {vi: Thứ tự, en: Order}\n    cites: [minh-hoa]\n    "
    return Edit("", "", BOOK, "gates:\n", head + text + "\n")


def figure(text: str, code: str, said: str) -> Edit:
    return Edit(said, code, FIGURES, DEFINE, f"{DEFINE}  moi: {{{text}}}\n", at="moi: {")


def targets(text: str, code: str, said: str, at: str = "") -> Edit:
    head = "year: 2020, assigned_by: UBND tỉnh, document: 12/QĐ-UBND, signed_on: 2020-01-15"
    return Edit(said, code, TARGETS, "targets: []", f"targets:\n  - {{{head}, {text}}}", at=at or "- {year")


WRONG = [
    order("tie_breaks: [{less: cases_found}]", "P603", "ít vụ việc thì xếp trên"),
    order("tie_breaks: [{less: tips_received}]", "P603", "ít tin báo thì xếp trên"),
    order("tie_breaks: [{more: self_total}]", "P605", "điểm tự chấm xếp thứ tự"),
    quota("band: tot, at_most: 9", "P208", "chỉ tiêu chín đơn vị cho chín xã"),
    quota("band: tot, at_most_percent: 11", "P209", "11 % của chín xã chưa được một xã"),
    quota("band: tot, at_most_percent: 30", "P209", "30 % của ba xã từ 01/7/2025 chưa được một xã"),
    gate("rank: {more_than: 0}", "P202", "thứ tự trên 0"),
    gate("rank: {less_than: 1}", "P201", "thứ tự dưới 1"),
    gate("rank_percent: {more_than: 100}", "P201", "trên 100 %"),
    gate("any: [{rank: {more_than: 5}}, {rank: {more_than: 3}}]", "P108", "điều kiện thứ tự thừa"),
    gate("any: [{rank: {more_than: 5}}, {rank: {at_most: 5}}]", "P202", "thứ tự nào cũng được"),
    targets("recognised: 500", "P812", "công nhận 500 xã", at="recognised: 500"),
    targets(
        "figures: [{figure: registered, at_least: 10}]",
        "P812",
        "mười xã đăng ký trên chín xã",
        at="figures: [{figure",
    ),
    targets(
        "figures: [{figure: inspected_share, at_least: 0}]", "P813", "ít nhất 0 %", at="figures: [{figure"
    ),
    targets("figures: [{figure: venues_open, at_most: -1}]", "P812", "dưới 0 cơ sở", at="figures: [{figure"),
    Edit("mức tối đa của nhóm quá cao", "P402", B, "total: ", "at_most: 90, total: "),
    Edit(
        "năm 2061",
        "P809",
        BOOK,
        "in_force: {from: 2016-01-01}",
        "in_force: {from: 2061-01-01}",
        at="rulebook: healthy",
    ),
    Edit(
        "năm 2916",
        "P809",
        PARAMETERS,
        "value: 4, cites: [minh-hoa, kh-54-2020/IV]}]",
        "value: 4, cites: [minh-hoa, kh-54-2020/IV]}, {from: 2916-01-01, value: 5, cites: [minh-hoa]}]",
    ),
    Edit(
        "any lặp",
        "P108",
        BOOK,
        "{gone_cases: {at_least: 1}},",
        "{gone_cases: {at_least: 1}}, {gone_cases: {at_least: 2}},",
        at="- id: Q4",
    ),
]

TWO_YEARS = (
    YEAR + "      - {from: 2021-01-01, start: 12-15, start_year: year_before, end: 12-31, due: 12-31, cites:"
    " [minh-hoa]}\n      - {from: 2022-01-01, start: 01-01, end: 12-31, due: 12-31, cites: [minh-hoa]}\n"
)
RIGHT = [
    ("thứ tự không có tiêu chí phụ", order("tie_breaks: []", "", "")),
    ("bằng điểm thì so nhóm B", order("tie_breaks: [{more: B.points}]", "", "")),
    (
        "bằng điểm thì so B rồi số lần tuyên truyền",
        order("tie_breaks: [{more: B.points}, {more: activities}]", "", ""),
    ),
    ("xếp trong từng loại đơn vị", order("within: type, tie_breaks: []", "", "")),
    ("không quá 40 % được Tốt", beside("quota: {band: tot, at_most_percent: 40}")),
    (
        "không quá 30 % được Tốt, khi còn chín đơn vị",
        beside("in_force: {until: 2025-06-30}\n    quota: {band: tot, at_most_percent: 30}"),
    ),
    ("ba đơn vị được Tốt, bằng nhau cùng được", beside("quota: {band: tot, at_most: 3, if_equal: all}")),
    (
        "Tốt chỉ cho nửa đầu",
        beside("when: {rank_percent: {more_than: 50}}\n    bands_allowed: [kha, trung_binh, yeu]"),
    ),
    ("ngoài năm đơn vị đầu thì trung bình", beside(f"when: {{rank: {{more_than: 5}}}}\n    {ALLOWED}")),
    ("Tốt chỉ cho ba đơn vị đầu", Edit("", "", BOOK, GOOD, GOOD + ", when: {rank: {at_most: 3}}")),
    ("chỉ tiêu công nhận", targets("recognised: 7", "", "")),
    ("chỉ tiêu một chỉ số", targets("figures: [{figure: inspected_share, at_least: 60}]", "", "")),
    ("chỉ tiêu của đơn vị", targets('bands: {"30991": tot}', "", "")),
    (
        "không áp dụng thì rời tổng",
        Edit(
            "",
            "",
            D,
            "applies_when: {club_assigned: yes}",
            "applies_when: {club_assigned: yes}\n    not_applicable: leaves_total",
        ),
    ),
    ("mức tối đa của nhóm ghi lại tổng", Edit("", "", A, "total: 25", "total: 25, at_most: 25")),
    ("một năm chuyển tiếp", Edit("", "", PERIODS, YEAR, TWO_YEARS)),
    (
        "so với cao nhất, không dùng để chấm",
        figure('share_of_best: activities, vi: So với cao nhất, en: Against the best, unit: "%"', "", ""),
    ),
    (
        "xếp loại năm trước là một chỉ số",
        figure("band_before: healthy_commune, if_none: unknown, vi: Năm trước, en: Before", "", ""),
    ),
]

ROUNDED = [
    (
        "tổng điểm làm tròn đến hàng đơn vị",
        Edit("", "", BOOK, DECIMALS, f"{DECIMALS}\nrounding: {{total_decimals: 0}}"),
    ),
    (
        "điểm nhóm làm tròn một chữ số",
        Edit("", "", BOOK, DECIMALS, f"{DECIMALS}\nrounding: {{group_decimals: 1}}"),
    ),
    (
        "đúng nửa thì về chữ số chẵn",
        Edit("", "", BOOK, DECIMALS, f"{DECIMALS}\nrounding: {{by: half_even, total_decimals: 1}}"),
    ),
    ("điểm luôn làm tròn xuống", Edit("", "", BOOK, DECIMALS, f"{DECIMALS}\nrounding: {{by: down}}")),
]


@pytest.mark.parametrize("edit", some_of(WRONG, 10), ids=lambda e: f"{e.code}: {e.said}")
def test_a_slip_with_the_newest_words_is_named_at_its_line(edit: Edit) -> None:
    assert edit.place() in map(places, found_in(made(edit)))


# where points are rounded only the solver tells: five seconds a rulebook
@pytest.mark.parametrize(
    ("said", "edit"),
    some_of([*RIGHT, *ROUNDED], 5, offset=4),
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_a_right_use_stays_clean(said: str, edit: Edit) -> None:
    assert named(made(edit)) == []


@pytest.mark.parametrize("given", ["band: tot", "bands_allowed: [tot, kha]"])
def test_a_gate_that_gives_the_first_the_best_is_not_upside_down(given: str) -> None:
    codes = {code for code, *_ in named(made(beside(f"when: {{rank: {{at_most: 3}}}}\n    {given}")))}
    assert "P211" not in codes
    assert codes  # it contradicts the gate that takes the band away


def test_a_quota_too_small_for_some_says_for_whom_and_when() -> None:
    edits = order("within: type, tie_breaks: []", "", ""), beside("quota: {band: tot, at_most_percent: 30}")
    town, all_ = (f.fault.sentence("vi") for f in quota_findings(rules_from_texts(made(*edits))))
    assert town.startswith("từ kỳ kết thúc 01/01/2016 đến 30/06/2025: ")
    assert "không cho đơn vị nào thuộc nhóm thị trấn được hạng tot: nhiều nhất có 1 đơn vị" in town
    assert all_.startswith("từ kỳ kết thúc 01/07/2025: ")
    assert "không cho đơn vị nào được hạng tot: nhiều nhất có 3 đơn vị" in all_
