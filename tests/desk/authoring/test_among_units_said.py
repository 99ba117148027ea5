"""Orders and quotas in words: as printed for signing, as compared, as explained."""

from __future__ import annotations

from datetime import date

import pytest

from desk.authoring.printed.rulebook_text import RulebookText
from desk.authoring.rule_differences import differences
from desk.base.paper.content import PaperTable, Paragraphs
from desk.words.among_words import limit_words, order_words, place_sentence
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.evaluation.result import UnitOrder
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts

NAME = "rules/healthy_commune/rulebook.yaml"
MORE = """among_units: {within: type, tie_breaks: [{up: B.points}], cites: [minh-hoa]}
gates:
  - id: CT
    title: {vi: Chỉ tiêu xếp Tốt, en: Quota}
    cites: [minh-hoa]
    quota: {band: tot, share: 30, if_equal: none}
  - id: TT
    title: {vi: Ngoài ba đơn vị đầu, en: Not among the first three}
    cites: [minh-hoa]
    when: {rank: {more_than: 3}}
    band: {one_of: [kha, trung_binh, yeu]}
"""


@pytest.fixture(scope="module")
def made() -> Rules:
    texts = dict(rule_texts(SHIPPED))
    return rules_from_texts({**texts, NAME: texts[NAME].replace("gates:\n", MORE, 1)})


def test_the_print_says_how_units_are_ordered_and_what_a_quota_leaves(made: Rules) -> None:
    text = RulebookText(made, made.rulebooks["healthy_commune"], date(2020, 12, 31))
    said = "\n".join(
        line.text
        for block in text.blocks()
        if isinstance(block, PaperTable | Paragraphs)
        for line in _lines(block)
    )
    assert "xếp thứ tự theo tổng điểm, từ cao xuống thấp trong từng loại đơn vị." in said
    assert "Bằng điểm thì xét lần lượt: 1) điểm của B cao hơn xếp trên." in said
    assert (
        "Không quá 30 % số đơn vị được xếp “Tốt”, lấy theo thứ tự; bằng nhau ở ranh giới thì không đơn vị nào"
        " được." in said
    )
    assert "Khi không thuộc 3 đơn vị đứng đầu theo điểm." in said


def _lines(block):  # type: ignore[no-untyped-def]
    if isinstance(block, Paragraphs):
        return block.paragraphs
    return [text for row in block.rows for cell in row.cells for text in cell]


def test_what_changed_is_said_in_words(made: Rules, shipped_rules: Rules) -> None:
    said = [d.text for d in differences(shipped_rules, made)]
    assert any("thứ tự giữa các đơn vị: không có → Các đơn vị được xếp thứ tự" in text for text in said)
    texts = dict(rule_texts(SHIPPED))
    other = MORE.replace("share: 30", "at_most: 2")
    changed = rules_from_texts({**texts, NAME: texts[NAME].replace("gates:\n", other, 1)})
    (text,) = [d.text for d in differences(made, changed)]
    assert "chỉ tiêu: không quá 30 % số đơn vị" in text
    assert "→ không quá 2 đơn vị" in text


def test_a_place_says_because_of_whom_it_is_open(made: Rules) -> None:
    order = UnitOrder((2, 4), "xã", 9, ("30991", "30994"), ("31000",))
    assert order_words(order) == "thứ 2 – 4/9 theo điểm (xã)"
    said = place_sentence(order, lambda code: f"Xã {code}")
    assert said == "thứ 2 – 4 trong 9 đơn vị theo điểm; chưa rõ so với Xã 30991, Xã 30994; bằng với Xã 31000"
    quota = made.rulebooks["healthy_commune"].gates[0].quota
    assert quota is not None
    assert limit_words(quota, 9) == "chỉ tiêu 2 đơn vị"
