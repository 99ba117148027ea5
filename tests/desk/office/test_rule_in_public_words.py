"""How the points of a criterion are given, in the words of the public workbook, whichever way they are
given."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace
from typing import Any, cast

import pytest

from desk.office.workbooks.commune_sheet import rule_words
from desk.words.condition_words import Speaker, lowered
from engine.evaluation.explanation import CriterionReason
from engine.rulebook.model.points import AlongNumber
from engine.rulebook.model.rulebook import Rules

FACT, TWO, TEN = "hotspots_active", Fraction(2), Fraction(10)
WAYS = {
    "a share": (
        AlongNumber(of=FACT, full_at=TWO, ends=(Fraction(0), TEN)),
        "tối đa 10 điểm, tính theo {fact}; mức đủ điểm: 2 tụ điểm; không áp dụng thì đủ điểm",
    ),
    "off for each": (
        AlongNumber(of=FACT, each=-TWO, ends=(Fraction(0), TEN)),
        "10 điểm, mỗi {fact} trừ 2 điểm, không dưới 0 điểm",
    ),
    "for each": (
        AlongNumber(of=FACT, each=TWO, ends=(Fraction(0), TEN)),
        "mỗi {fact} cộng 2 điểm, không quá 10 điểm",
    ),
}


@pytest.mark.parametrize("name", WAYS)
def test_each_way_has_its_sentence(shipped_rules: Rules, name: str) -> None:
    points, told = WAYS[name]
    own: Any = replace(shipped_rules.rulebooks["healthy_commune"].criteria[0], points=points)
    reason = cast("CriterionReason", SimpleNamespace(criterion=own))
    title = shipped_rules.indicator_sets["commune_period"].indicators[FACT].title["vi"]
    assert rule_words(reason, Speaker(shipped_rules, "commune_period")) == told.format(fact=lowered(title))
