"""The evaluation of whole rulebooks over the example."""

from __future__ import annotations

from desk.runs.tables import parquet_of, tables_of
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rules
from facts.standing import Standing


def test_results_are_the_same_bytes_each_time(example_standing: Standing, shipped_rules: Rules) -> None:
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    results = []
    for _ in range(2):
        tables = tables_of(Evaluation(example_standing, shipped_rules), period, lambda done, total: None)
        results.append({name: parquet_of(table) for name, table in tables.items()})
    assert results[0] == results[1]


def test_a_half_year_of_the_year_before_is_read_from_that_years_own_returns(shipped_rules: Rules) -> None:
    now, then = Standing(), Standing(set_aside=())
    evaluator = Evaluation(now, shipped_rules, earlier={"2019": then}).evaluator
    for code, told in (("2019", then), ("2019-6T", then), ("2019-Q2", then), ("2020-6T", now), ("2020", now)):
        period = shipped_rules.calendar.period(code)
        assert period is not None
        assert evaluator.standing_at(period) is told
