"""A rulebook may ask facts an office declares beside the shipped figures, and the band of another's."""

from __future__ import annotations

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.rules import rules_from_texts

DECLARED = """declared_facts: khai_them
subject: commune_period
title: {vi: Dữ kiện khai thêm}
cites: [minh-hoa]
in_force: {from: 2022-02-10}
within: [11-16, 11-15]
facts:
  co_nha_van_hoa: {office: UBND xã, cites: [minh-hoa], vi: Có nhà văn hóa}
"""
BOOK = """rulebook: khai_them
title: {vi: Bộ thử}
subject: khai_them
in_force: {from: 2022-02-10}
cites: [minh-hoa]
criteria:
  - {id: Z1, title: {vi: a}, cites: [minh-hoa], when: {co_nha_van_hoa: yes, hotspots_active: 0}}
  - {id: Z2, title: {vi: b}, cites: [minh-hoa], when: {an_toan_antt.band: dat}}
bands: [{id: co, title: {vi: Đạt}, from: all}, {id: chua, title: {vi: Chưa đạt}, from: 0}]
"""
DECLARED_FILE = "rules/declared/khai_them.yaml"


def test_a_declared_fact_is_asked_in_the_shipped_rulebook_without_moving_a_figure() -> None:
    texts = dict(rule_texts(SHIPPED))
    book, criteria = "rules/healthy_commune/rulebook.yaml", "rules/healthy_commune/criteria/e.yaml"
    texts[book] = texts[book].replace("subject: commune_period", "subject: khai_them")
    asked = "officer_in_charge: yes, co_nha_van_hoa: yes}}"
    texts[criteria] = texts[criteria].replace("officer_in_charge: yes}}", asked, 1)
    rules = rules_from_texts({**texts, DECLARED_FILE: DECLARED})
    assert rules.rulebooks["healthy_commune"].subject == "khai_them"


def test_a_rulebook_of_declared_facts_asks_the_band_of_another() -> None:
    texts = dict(rule_texts(SHIPPED))
    rules = rules_from_texts({**texts, DECLARED_FILE: DECLARED, "rules/khai_them/rulebook.yaml": BOOK})
    assert [c.id for c in rules.rulebooks["khai_them"].criteria] == ["Z1", "Z2"]
