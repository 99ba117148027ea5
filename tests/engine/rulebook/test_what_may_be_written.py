"""What an officer may write: changes that were refused though they mean something, and the reverse."""

from __future__ import annotations

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults

TEXTS = rule_texts(SHIPPED)
B = "rules/healthy_commune/criteria/b.yaml"
BOOK = "rules/healthy_commune/rulebook.yaml"
INDICATORS = "rules/indicators/commune_period.yaml"
LAW = """declared_facts: phap_luat
subject: commune_period
title: {vi: Tiếp cận pháp luật, en: Access to law}
cites: [minh-hoa]
in_force: {from: 2022-02-10}
within: [01-01, 12-31]
facts:
  ban_hanh_du: {office: UBND xã, cites: [minh-hoa], vi: Ban hành đủ, en: All issued}
"""
ACCESS = """rulebook: phap_luat
title: {vi: Chuẩn tiếp cận pháp luật, en: Access to law}
subject: phap_luat
in_force: {from: 2022-02-10}
cites: [minh-hoa]
criteria:
  - {id: T1, title: {vi: Ban hành đủ}, cites: [minh-hoa], when: {ban_hanh_du: yes}}
  - {id: T5, title: {vi: Trật tự}, cites: [minh-hoa], when: {an_toan_antt.band: dat}}
bands:
  - {id: dat, title: {vi: Đạt}, from: all, healthy: yes}
  - {id: chua_dat, title: {vi: Chưa đạt}, from: 0}
"""
DECLARED = {"rules/declared/phap_luat.yaml": LAW, "rules/phap_luat/rulebook.yaml": ACCESS}
BY_QUARTER = """  - id: B5
    title: {vi: Vi phạm khắc phục từng quý}
    total: 5
    cites: [minh-hoa]
    in_force: {from: 2021-01-01}
    criteria:
      - {id: B5a, title: {vi: Quý I}, points: {of: remedied_share, full_at: 100, ends: [0, 2.5]}}
      - {id: B5b, title: {vi: Quý II}, points: {of: remedied_share, full_at: 100, ends: [0, 2.5]}}
"""

B4_END = "    monotone: {remedied_share: up}\n    paired_with: [B2, Q1]\n"
DOUBLE = '  gap_doi: {vi: Mức, unit: "%", values: [{from: 2016-01-01, value: 120, cites: [minh-hoa]}]}\n'
UNTIL_2024 = """total: none
rounding: {points: 0}
criteria:
  - id: T1
    in_force: {until: 2024-12-31}
    title: {vi: Không cơ sở}
    cites: [minh-hoa]
    points: [{points: 1, when: {venues_open: 0}}, {points: 0}]
bands: [{id: moi, title: {vi: Mọi}, from: 0}]
"""


def changed(*changes: tuple[str, str, str]) -> dict[str, str]:
    texts = dict(TEXTS)
    for file, usual, other in changes:
        assert usual in texts[file]
        texts[file] = texts[file].replace(usual, other, 1)
    return texts


def faults_of(texts: dict[str, str]) -> list[str]:
    try:
        rules_from_texts(texts)
    except RuleFaults as raised:
        return [f"{fault.code} {fault.place.file}" for fault in raised.faults]
    return []


def test_a_band_over_declared_facts_may_be_asked_for_over_other_declared_facts() -> None:
    rules = rules_from_texts({**TEXTS, **DECLARED})
    assert "an_toan_antt.band" in repr(rules.rulebooks["phap_luat"].criteria[1].points)


def test_a_band_of_venues_is_none_of_a_commune() -> None:
    texts = {
        name: text.replace("an_toan_antt.band: dat", "venue_risk.band: cao")
        for name, text in DECLARED.items()
    }
    assert faults_of({**TEXTS, **texts}) == ["R102 rules/phap_luat/rulebook.yaml"]


def test_the_recognised_rulebook_may_use_a_declared_fact() -> None:
    declared = LAW.replace("in_force: {from: 2022-02-10}", "in_force: {from: 2016-01-01}")
    texts = changed((BOOK, "subject: commune_period", "subject: phap_luat"))
    assert faults_of({**texts, "rules/declared/phap_luat.yaml": declared}) == []


def test_a_criterion_may_be_parted_from_a_day() -> None:
    old = '    title: {vi: "Vi phạm đã được khắc phục"'
    until = "    in_force: {until: 2020-12-31}\n"
    assert faults_of(changed((B, old, until + old), (B, B4_END, B4_END + BY_QUARTER))) == []


@pytest.mark.parametrize("full_at", ["120", "$gap_doi"])
def test_a_ratio_that_may_exceed_a_hundred_may_be_full_above_it(full_at: str) -> None:
    texts = changed(
        (B, "remedied_share, full_at: 100", f"population_kept, full_at: {full_at}"),
        (B, "    monotone: {remedied_share: up}\n", ""),
        ("rules/parameters.yaml", "parameters:\n", "parameters:\n" + DOUBLE),
    )
    assert faults_of(texts) == []


@pytest.mark.parametrize(
    ("written", "faults"),
    [
        ("more_than: 20, full_at: 21, ends: [0, 5]", []),
        ("more_than: 20, each: 0.5, ends: [0, 5]", []),
        ("more_than: 20, full_at: $gap_doi, ends: [0, 5]", []),
        ("more_than: 120, full_at: $gap_doi, ends: [0, 5]", ["R511"]),
        ("more_than: 20, full_at: 20, ends: [0, 5]", ["R511"]),
        ("more_than: 0, full_at: 20, ends: [0, 5]", ["R511"]),
        ("more_than: -1, each: 2, ends: [0, 5]", ["R511"]),
        ("more_than: 20, ends: [0, 5]", ["R521"]),
    ],
)
def test_points_may_count_only_what_is_above_a_number(written: str, faults: list[str]) -> None:
    texts = changed(
        (B, "remedied_share, full_at: 100, ends: [0, 5]", f"population_kept, {written}"),
        (B, "    monotone: {remedied_share: up}\n", ""),
        ("rules/parameters.yaml", "parameters:\n", "parameters:\n" + DOUBLE),
    )
    assert [fault.split()[0] for fault in faults_of(texts)] == faults


@pytest.mark.parametrize("written", ["committed_share, full_at: 120", "committed_share, full_at: $gap_doi"])
def test_a_share_of_a_whole_is_never_more_than_all_of_it(written: str) -> None:
    texts = changed(
        (B, "committed_share, full_at: 100", written),
        ("rules/parameters.yaml", "parameters:\n", "parameters:\n" + DOUBLE),
    )
    assert faults_of(texts) == [f"R209 {B}"]


@pytest.mark.parametrize(
    ("file", "usual"),
    [
        ("rules/follow_up/duties.yaml", "within_days: 15"),
        ("rules/follow_up/venues.yaml", "within_days: $reinspect_high_days"),
        (INDICATORS, "within_days: $max_handling_days"),
        (INDICATORS, "days_before_end: $max_handling_days"),
    ],
)
def test_a_span_of_time_beyond_a_century_is_named(file: str, usual: str) -> None:
    texts = changed((file, usual, usual.split(":")[0] + ": 99999999999"))
    assert faults_of(texts) == [f"R227 {file}"]


def test_a_rulebook_without_a_total_still_has_a_criterion_on_every_day() -> None:
    head = ACCESS.partition("criteria:")[0].replace("subject: phap_luat", "subject: commune_period")
    assert faults_of({**TEXTS, "rules/phap_luat/rulebook.yaml": head + UNTIL_2024}) == [
        "R526 rules/phap_luat/rulebook.yaml"
    ]
