"""The scores that proofs call possible are those that some figures give, and no others."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.analysis.domains import Domains
from engine.analysis.proofs import findings_of
from engine.analysis.scores import Scores
from engine.analysis.subject import regimes
from engine.logic.cells import known
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.plain import rules_from_objects
from engine.scoring.oracle import scored
from tests.conformance.suite import BOOK, criterion, files_of

F = Fraction
FIGURES = {
    "cases": {"count": "case", "within": "period", "vi": "Vụ việc", "unit": "vụ"},
    "amount": {"sum": "self_score.points", "vi": "Một số có thể lẻ"},
    "part": {
        "count": "case",
        "within": "period",
        "when": {"handled_on": {"known": True}},
        "vi": "Vụ đã xử lý",
    },
    "share": {
        "ratio": ["part", "cases"],
        "unit": "%",
        "if_none": "not_applicable",
        "at_most": 100,
        "vi": "Tỷ lệ",
    },
    "yes": {"field": "unit.border_area", "vi": "Giáp ranh"},
}


def rules_of(*criteria: dict[str, Any], **more: Any) -> Rules:
    files = files_of({}, **{"points_decimals": 1, "criteria": list(criteria), **more})
    files["rules/indicators/suite.yaml"]["define"] = FIGURES
    return rules_from_objects(files)


def reached(rules: Rules) -> tuple[set[F], Scores]:
    book = rules.rulebooks[BOOK]
    scores = Scores(book, Domains(rules, book), regimes(rules, book, ())[0][0].frame)
    bits = scores.given({}).bits
    return {F(n, scores.scale) for n in range(bits.bit_length()) if bits >> n & 1}, scores


def tried(rules: Rules, counts: Iterable[int], amounts: Iterable[F]) -> set[F]:
    """Return the scores that these counts and amounts give."""
    book = rules.rulebooks[BOOK]
    frame = regimes(rules, book, ())[0][0].frame
    found = set()
    for cases, amount, yes in itertools.product(counts, amounts, (False, True)):
        cells = {"cases": known(F(cases)), "amount": known(amount), "yes": known(yes)}
        found.add(scored(book, cells.__getitem__, frame).low)
    return found


by_cases = st.sampled_from(
    [
        {"of": "cases", "each": -1, "ends": [0, 10]},
        {"of": "cases", "each": -2.5, "ends": [3, 10]},
        {"of": "cases", "each": 1.5, "ends": [0, 12]},
        {"of": "cases", "each": 3, "ends": [0, 10]},
        {"of": "cases", "full_at": 12, "ends": [0, 10]},
        {"of": "cases", "full_at": 7, "ends": [0, 2]},
        {"of": "cases", "more_than": 2, "full_at": 7, "ends": [0, 2]},
        {"of": "cases", "more_than": 3, "each": -2.5, "ends": [0, 10]},
        [
            {"points": 5, "when": {"cases": {"at_least": 6}}},
            {"points": 2, "when": {"cases": {"at_least": 3}}},
            {"points": 0},
        ],
    ]
)
by_amount = st.sampled_from(
    [
        {"of": "amount", "each": -0.5, "ends": [0, 2]},
        {"of": "amount", "each": 0.5, "ends": [0, 2]},
        {"of": "amount", "full_at": 4, "ends": [0, 2]},
        {"of": "amount", "more_than": 1, "full_at": 4, "ends": [0, 2]},
        [{"points": 1, "when": {"amount": {"more_than": 3}}}, {"points": 0}],
    ]
)
applies = st.sampled_from([{}, {}, {"applies_when": {"yes": True}}])
both = st.sampled_from([{}, {"applies_when": {"amount": {"at_least": 2}}}])
COUNTS = range(14)
AMOUNTS = [F(n, 20) for n in range(90)]


@settings(max_examples=40)
@given(by_cases, applies)
def test_just_the_scores_that_counts_give_are_called_possible(points: Any, when: dict[str, Any]) -> None:
    rules = rules_of({**criterion("A1", points), **when})
    assert reached(rules)[0] == tried(rules, COUNTS, [F(0)])


@settings(max_examples=30)
@given(by_amount, both, applies)
def test_just_the_scores_that_amounts_give_are_called_possible(
    points: Any, own: dict[str, Any], when: dict[str, Any]
) -> None:
    rules = rules_of({**criterion("A1", points), **when, **own})
    assert reached(rules)[0] == tried(rules, [0], AMOUNTS)


@settings(max_examples=30)
@given(by_cases, by_cases, applies)
def test_criteria_by_one_count_are_looked_at_together(one: Any, two: Any, when: dict[str, Any]) -> None:
    rules = rules_of(criterion("A1", one), {**criterion("A2", two), **when})
    assert reached(rules)[0] == tried(rules, COUNTS, [F(0)])


@settings(max_examples=30)
@given(by_cases, by_amount, applies)
def test_facts_are_shown_that_give_each_score(one: Any, two: Any, when: dict[str, Any]) -> None:
    rules = rules_of({**criterion("A1", one), **when}, criterion("A2", two))
    found, scores = reached(rules)
    totals = scores.given({})
    for points in found:
        sample = {**totals.sample(int(points * scores.scale))}
        assert scored(scores.rulebook, sample.__getitem__, scores.frame).low == points


@pytest.mark.parametrize(
    ("points", "starts", "dead"),
    [
        ({"of": "cases", "each": -1, "ends": [0, 10]}, (8, 6, 4), set()),
        ({"of": "cases", "each": -4, "ends": [0, 10]}, (10, 7, 1), {"b1"}),  # 10, 6, 2, 0
        ({"of": "cases", "full_at": 10, "ends": [0, 10]}, (8, 6.5, 4), set()),
        ({"of": "cases", "full_at": 5, "ends": [0, 10]}, (9, 8.5, 7), {"b1"}),  # 10, 8, 6, 4, 2, 0
        ({"of": "cases", "more_than": 5, "full_at": 10, "ends": [0, 10]}, (9, 8.5, 7), {"b1"}),
        ({"of": "share", "more_than": 50, "full_at": 100, "ends": [0, 10]}, (9.9, 9.8, 0.1), set()),
        ({"of": "share", "full_at": 100, "ends": [0, 10]}, (9.9, 9.8, 0.1), set()),
    ],
)
def test_a_band_is_called_impossible_just_where_no_figures_give_it(
    points: Any, starts: tuple[Any, ...], dead: set[str]
) -> None:
    bands = [{"id": f"b{n}", "title": {"vi": f"h{n}"}, "from": start} for n, start in enumerate((*starts, 0))]
    found = findings_of(rules_of(criterion("A1", points), total=10, bands=bands))
    assert {f.fault.params["id"] for f in found if f.code == "P301"} == dead
