"""Whatever field of a document differs, it is told in words, never by a class of the program."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from desk.authoring.follow_up_differences import RuleWritten
from desk.authoring.rule_differences import SILENT, differences
from desk.base.language import speaking
from desk.workspace.rule_files import SHIPPED, rule_texts
from desk.workspace.rules_on_day import rules_on
from engine.rulebook.kinds.documents import Document
from engine.rulebook.kinds.in_force import PartForce
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts

OTHER: dict[str, Any] = {
    "issued": date(2019, 1, 2),
    "in_force": PartForce(from_=date(2019, 1, 2), until=None),
    "covers": PartForce(from_=None, until=date(2019, 12, 31)),
    "parts": ("1", "2"),
    "title": {"vi": "Tên khác", "en": "Another title"},
    "certainty": "open",
}


@pytest.mark.parametrize("name", [f.name for f in fields(Document) if f.compare and f.name not in SILENT])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_field_of_a_document_that_differs_is_told_in_words(
    shipped_rules: Rules, name: str, lang: str
) -> None:
    old = shipped_rules.documents["nd-167-2013"]
    new = replace(old, **{name: OTHER.get(name, "khác")})
    changed = replace(shipped_rules, documents={**shipped_rules.documents, old.id: new})
    for before, after in ((shipped_rules, changed), (changed, shipped_rules)):
        with speaking(lang):
            texts = [each.text.split(": ", 1)[1] for each in differences(before, after)]
        assert texts
        for text in texts:
            assert "→" in text
            assert "(" not in text  # no object as Python writes it


def test_a_band_in_two_versions_changes_no_follow_up_rule(shipped_rules: Rules) -> None:
    file = "rules/healthy_commune/rulebook.yaml"
    old = "{id: kha, title: {vi: Khá, en: Fair}, from: 70, healthy: yes}"
    two = f"{old[:-1]}, in_force: {{until: 2024-12-31}}}}\n  - {old[:-1]}, in_force: {{from: 2025-01-01}}}}"
    texts = dict(rule_texts(SHIPPED))
    assert old in texts[file]
    changed = rules_from_texts({**texts, file: texts[file].replace(old, two.replace("70", "75", 2))})
    for old_rule, new_rule in zip(shipped_rules.follow_up, changed.follow_up, strict=True):
        assert RuleWritten(old_rule) == RuleWritten(new_rule)


def test_what_a_paper_asks_to_be_declared_is_told_of(shipped_rules: Rules) -> None:
    old = shipped_rules.declarations["an_toan_antt"]
    new = replace(old, within=((12, 15), (12, 14)), in_force=replace(old.in_force, from_=date(2023, 1, 1)))
    changed = replace(shipped_rules, declarations={**shipped_rules.declarations, old.name: new})
    head = f"Dữ kiện phải khai an_toan_antt ({old.title['vi']})"
    assert [each.text for each in differences(shipped_rules, changed)] == [
        f"{head}: hiệu lực: từ 10/02/2022 → từ 01/01/2023",
        f"{head}: số liệu của những ngày: 16/11 – 15/11 → 15/12 – 14/12",
    ]
    on = [rules_on(shipped_rules, day) for day in (date(2021, 12, 31), date(2022, 12, 31))]
    assert f"{head}: thêm" in [each.text for each in differences(*on)]
