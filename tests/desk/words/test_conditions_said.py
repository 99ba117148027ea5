"""What is said of conditions reads as one sentence: no name begins with a capital inside it."""

from __future__ import annotations

import re

from desk.words.condition_words import Speaker, joined, lowered
from desk.words.rule_words import points_words
from engine.rulebook.model.rulebook import Rules

CAPITAL = re.compile(r"(?: và | hoặc |; )\(?[A-ZĐ][a-zà-ỹ]")


def test_no_name_begins_with_a_capital_inside_a_condition(shipped_rules: Rules) -> None:
    said = [
        points_words(criterion.points, Speaker(shipped_rules, book.subject))
        for book in shipped_rules.rulebooks.values()
        for criterion in book.criteria
    ]
    assert any(" và " in one for one in said)
    assert [one for one in said if CAPITAL.search(one)] == []


def test_only_the_first_of_joined_parts_begins_a_sentence() -> None:
    assert joined(["Tụ điểm", "(Tỷ lệ", "HIV", "B04 để trống"]) == "Tụ điểm; (tỷ lệ; HIV; B04 để trống"
    assert joined([]) == ""
    assert lowered("Xã") == "xã"
