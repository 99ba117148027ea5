"""Changes a policy officer makes from 2021 on, as the guide writes them: no fault, and 2020 stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engine.rulebook.model.editions import edition
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.places import NOWHERE
from tests.engine.analysis.edits import BOOK, COMMUNES, PARAMETERS, TEXTS, A, B, C

LAST, NEXT = date(2020, 12, 31), date(2021, 12, 31)
OLD_C4 = "  - id: C4\n"
NEW_C4 = """  - id: C4
    title: {vi: "Có tập huấn, có kiểm tra sau tập huấn", en: "Training, and a test after it"}
    cites: [kh-54-2020/III.1, minh-hoa]
    in_force: {from: 2021-01-01}
    points: [{give: 4, when: {officer_trainings: {at_least: 2}}}, {give: 0}]
    monotone: {officer_trainings: up}
  - id: C4
    in_force: {until: 2020-12-31}
"""
C2 = "    points: {give: 6, in_proportion_to: hamlets_share, full_at: 100}\n"
CHANGES: dict[str, list[tuple[str, str, str]]] = {
    "a threshold": [(PARAMETERS, "value: 4, cites: [minh-hoa, kh-54-2020/IV]}]", "value: 4, cites: [minh-hoa, kh-54-2020/IV]}, {from: 2021-01-01, value: 6, cites: [minh-hoa]}]")],
    "a criterion rewritten": [(C, OLD_C4, NEW_C4)],
    "a criterion retired, its points to another": [
        (C, OLD_C4, "  - id: C4\n    in_force: {until: 2020-12-31}\n"),
        (C, OLD_C4, "  - id: C5\n    title: {vi: Lượt dự, en: Reach}\n    cites: [minh-hoa]\n    in_force: {from: 2021-01-01}\n    points: [{give: 4, when: {participants: {at_least: 2000}}}, {give: 0}]\n    monotone: {participants: up}\n" + OLD_C4),
    ],
    "a gate": [(BOOK, "gates:\n", 'gates:\n  - id: G9\n    title: {vi: "Nhóm nào cũng từ một nửa", en: Half of each}\n    cites: [minh-hoa]\n    in_force: {from: 2021-01-01}\n    when: {any_group: {share: {less_than: 50}}}\n    bands_allowed: [trung_binh, yeu]\n')],
    "a band": [(BOOK, "  - {id: kha, title: {vi: Khá, en: Fair}, from: 70, healthy: yes}\n", "  - {id: kha, title: {vi: Khá, en: Fair}, from: 70, healthy: yes, in_force: {until: 2020-12-31}}\n  - {id: kha, title: {vi: Khá, en: Fair}, from: 75, healthy: yes, in_force: {from: 2021-01-01}}\n")],
    "a band at a parameter": [
        (BOOK, "{id: kha, title: {vi: Khá, en: Fair}, from: 70,", "{id: kha, title: {vi: Khá, en: Fair}, from: $muc_kha,"),
        (PARAMETERS, "  max_handling_days:\n", "  muc_kha:\n    vi: Mức khá\n    en: Fair\n    unit: điểm\n    values: [{from: 2016-01-01, value: 70, cites: [minh-hoa]}, {from: 2021-01-01, value: 75, cites: [minh-hoa]}]\n  max_handling_days:\n"),
    ],
    "a title": [(BOOK, "retitled:", "retitled:\n  - {from: 2021-01-01, title: {vi: Xã văn minh, en: Civil commune}, cites: [minh-hoa]}\n#")],
    "a citation": [(B, "cites: [nd-178-2004/11, kh-54-2020/III.2, minh-hoa]", "cites: [kh-54-2020/III.2, minh-hoa]")],
    "a follow-up rule": [(COMMUNES, "rules:\n", 'rules:\n  - id: X9\n    title: {vi: "Xếp loại yếu: lập kế hoạch hỗ trợ", en: Weak}\n    cites: [minh-hoa]\n    in_force: {from: 2021-01-01}\n    when:\n      - now: {fact: band, rulebook: healthy_commune, band: yeu}\n    then: {action: support_plan, about: now.subject, within_days: 60, from: period_end, by: standing_body}\n')],
    "a group that keeps its sum": [(A, "en: Situation}, total: 25}", "en: Situation}, total: 25, at_least: 0}")],
}  # fmt: skip
NOT_BY_DAY = {"a citation", "a group that keeps its sum", "a follow-up rule"}


def changed(change: str) -> Rules:
    texts = dict(TEXTS)
    for file, old, new in CHANGES[change]:
        assert old in texts[file], (file, old)
        texts[file] = texts[file].replace(old, new, 1)
    return rules_from_texts(texts)


def held(rules: Rules, day: date) -> Any:
    """Return all that scores a period ending on a day, without where it stands, since when, or on what ground."""
    book = edition(rules.rulebooks["healthy_commune"], day)
    clean: dict[str, Any] = {"place": NOWHERE, "in_force": (None, None)}
    starts = {name: one.on(day).lines for name, one in rules.parameters.items()}
    bands = [
        (b.id, b.healthy, b.from_ if b.from_parameter is None else starts[b.from_parameter][0][0])
        for b in book.bands
    ]
    parts = [replace(p, **clean, cites=()) for p in (*book.criteria, *book.gates)]
    return parts, bands, {n: lines for n, lines in starts.items() if n != "muc_kha"}, book.title


SHIPPED = rules_from_texts(TEXTS)


@pytest.mark.parametrize("change", list(CHANGES))
def test_a_change_from_2021_is_no_fault_and_leaves_2020_as_it_was(change: str) -> None:
    rules = changed(change)
    assert held(rules, LAST) == held(SHIPPED, LAST)
    if change not in NOT_BY_DAY:
        assert held(rules, NEXT) != held(SHIPPED, NEXT)
