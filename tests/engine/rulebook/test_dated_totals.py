"""What the points add up to may change on a day, as every other part of a rulebook."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.model.editions import edition, editions
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults

FILE = "rules/healthy_commune/rulebook.yaml"
TOTALS = "total: [{from: 2016-01-01, value: 100}, {from: 2022-01-01, value: 120}]"
MORE = """criteria:
  - {id: Z1, title: {vi: Thêm từ 2022}, cites: [minh-hoa], in_force: {from: 2022-01-01},
      points: [{points: 20, when: {registered: yes}}, {points: 0}], monotone: {registered: up}}
gates:"""


def texts(totals: str, more: str = MORE) -> dict[str, str]:
    shipped = rule_texts(SHIPPED)
    edited = shipped[FILE].replace("total: 100", totals, 1).replace("gates:", more, 1)
    return {**shipped, FILE: edited}


def test_from_its_day_on_a_rulebook_has_its_new_total() -> None:
    book = rules_from_texts(texts(TOTALS)).rulebooks["healthy_commune"]
    assert [(one.in_force_from, one.total) for one in editions(book)] == [
        (date(2016, 1, 1), Fraction(100)),
        (date(2022, 1, 1), Fraction(120)),
        (date(2026, 12, 15), Fraction(120)),  # the group on drugs: other parts, the same total
    ]
    assert edition(book, date(2021, 12, 31)).total == 100


@pytest.mark.parametrize(
    ("totals", "more", "code"),
    [
        (TOTALS, "gates:", "R501"),
        ("total: 100", MORE, "R501"),
        (TOTALS.replace("2022", "2015"), MORE, "R304"),
        (TOTALS.replace("2016", "2017"), MORE, "R309"),
    ],
)
def test_a_total_that_is_not_the_sum_or_not_in_order_is_named_at_its_line(
    totals: str, more: str, code: str
) -> None:
    with pytest.raises(RuleFaults) as raised:
        rules_from_texts(texts(totals, more))
    (line,) = [n for n, text in enumerate(texts(totals, more)[FILE].splitlines(), 1) if "total:" in text[:6]]
    assert (code, line) in [(fault.code, fault.place.line) for fault in raised.value.faults]
