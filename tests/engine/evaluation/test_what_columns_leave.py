"""What is evaluated one subject at a time only is refused aloud, never guessed."""

from __future__ import annotations

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.indicators.columnar.frames import frames_of
from engine.indicators.columnar.period import PeriodColumns
from engine.indicators.columnar.refusals import NotColumnar
from engine.rulebook.rules import rules_from_texts
from facts.standing import Standing

BY_UNIT = """
  x_months:
    vi: a
    en: b
    unit: tháng
    values:
      - from: 2016-01-01
        cites: [minh-hoa]
        value:
          - {take: 3, when: {border_area: yes}}
          - {take: 6}
"""


@pytest.mark.parametrize(
    "indicator",
    [
        "x: {count: case, within: {months_before_end: $x_months}, vi: a, en: b, unit: vụ}",
        "x: {count_distinct: self_score.points, vi: a, en: b, unit: điểm}",
        "x: {per: [supported, population], each: 100000, if_none: unknown, vi: a, en: b}",
    ],
)
def test_it_is_refused(example_standing: Standing, indicator: str) -> None:
    texts = dict(rule_texts(SHIPPED))
    texts["rules/parameters.yaml"] += BY_UNIT
    texts["rules/indicators/commune_period.yaml"] += f"\n  {indicator}\n"
    rules = rules_from_texts(texts)
    period = rules.calendar.at("year", 2020)
    assert period is not None
    columns = PeriodColumns(frames_of(example_standing, rules.calendar, period), rules)
    with pytest.raises(NotColumnar):
        columns.column("unit", "x")


def test_a_year_before_without_its_records_is_refused(example_standing: Standing) -> None:
    rules = rules_from_texts(dict(rule_texts(SHIPPED)))
    period = rules.calendar.at("year", 2020)
    assert period is not None
    columns = PeriodColumns(frames_of(example_standing, rules.calendar, period), rules)
    with pytest.raises(NotColumnar):
        columns.column("unit", "cases_before")
    assert columns.column("unit", "cases_sex") is not None
