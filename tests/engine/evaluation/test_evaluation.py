"""The evaluation of whole rulebooks over the example."""

from __future__ import annotations

import pytest

from desk.runs.tables import parquet_of, tables_of
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rules
from facts.standing import Standing
from tests.long_run import some_of


@pytest.mark.parametrize("year", some_of((2018, 2019, 2020), 1, offset=2))
def test_columns_score_every_subject_as_the_oracle_does(
    year: int, example_standing: Standing, shipped_rules: Rules
) -> None:
    evaluation = Evaluation(example_standing, shipped_rules)
    period = shipped_rules.calendar.at("year", year)
    assert period is not None
    for book in evaluation.in_force(period):
        for subject in evaluation.subjects(book, period):
            fast, plain = (
                evaluation.scores(book, period)[subject.id],
                evaluation.by_oracle(book, subject, period),
            )
            for a, b in zip(fast, plain, strict=True):
                points = [{id_: (c.low, c.high) for id_, c in found.criteria.items()} for found in (a, b)]
                assert points[0] == points[1]
                assert (a.low, a.high, a.gates, a.bands, a.needs) == (
                    b.low,
                    b.high,
                    b.gates,
                    b.bands,
                    b.needs,
                )


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
