"""A year by columns is a year one subject at a time: results, needs, signs, streaks, whatever the records and
rules."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.evaluation.result import Result
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.scoring.results import Scored
from facts.periods import Period
from facts.standing import Standing
from scenarios.steps.plain_years import PlainEvaluation
from tests.desk.office.random_edits import edited, part_of, rules_edited
from tests.long_run import some_of

SEEDS = range(6)  # all six notice more planted faults than three do
YEARS = some_of((2018, 2019, 2020), 1, offset=2)
ANNOUNCED = {
    ("healthy_commune", "2019"): {"30991": ("very_healthy",), "31006": ("healthy", "needs_work")},
    ("healthy_commune", "2018"): {"30991": ("very_healthy",)},
}


def said(scored: Scored) -> tuple[object, ...]:
    """Return all of a score but what only the oracle tells: which lines settled a criterion, and whether it
    applies."""
    criteria = {id_: (c.low, c.high, c.computed) for id_, c in scored.criteria.items()}
    return (criteria, *(getattr(scored, f.name) for f in fields(scored) if f.name != "criteria"))


def all_of(evaluation: Evaluation, period: Period) -> Iterator[tuple[str, str, object]]:
    for book in evaluation.in_force(period):
        for result in evaluation.results(book, period):
            for field in fields(Result):
                found = getattr(result, field.name)
                yield result.subject.id, field.name, said(found) if isinstance(found, Scored) else found


def assert_one_meaning(
    standing: Standing, rules: Rules, year: int, why: object, first: Standing | None = None
) -> None:
    period = rules.calendar.at("year", year)
    assert period is not None
    told = None if first is None else lambda: first
    columns = Evaluation(standing, rules, announced=ANNOUNCED, first=told)
    plain = PlainEvaluation(standing, rules, announced=ANNOUNCED, first=told)
    for found, expected in zip(all_of(columns, period), all_of(plain, period), strict=True):
        assert found == expected, why


@pytest.fixture(scope="module")
def part(example_standing: Standing) -> Standing:
    return part_of(example_standing)


@pytest.mark.parametrize("year", YEARS)
def test_the_example_means_the_same(example_standing: Standing, shipped_rules: Rules, year: int) -> None:
    assert_one_meaning(example_standing, shipped_rules, year, year)


@pytest.mark.parametrize("seed", some_of(SEEDS, 2))
def test_random_edits_of_records_mean_the_same(seed: int, part: Standing, shipped_rules: Rules) -> None:
    rng, changed = random.Random(seed), part
    for _ in range(4):
        changed = edited(rng, changed)
    assert_one_meaning(changed, shipped_rules, 2020, seed)


@pytest.mark.parametrize("seed", some_of(SEEDS, 2))
def test_scores_as_first_told_mean_the_same(seed: int, part: Standing, shipped_rules: Rules) -> None:
    rng, first = random.Random(2000 + seed), part
    for _ in range(30):
        first = edited(rng, first)
    assert_one_meaning(part, shipped_rules, 2020, seed, first)


@pytest.mark.parametrize("seed", some_of(SEEDS, 2))
def test_random_edits_of_rules_mean_the_same(seed: int, part: Standing) -> None:
    rng, texts = random.Random(1000 + seed), rule_texts(SHIPPED)
    for _ in range(3):
        texts = rules_edited(rng, texts)
    assert_one_meaning(part, rules_from_texts(texts), 2020, seed)


def test_signs_that_ask_about_the_score_mean_the_same(part: Standing) -> None:
    texts = dict(rule_texts(SHIPPED))
    book = "rules/healthy_commune/rulebook.yaml"
    more = """signs:
  - id: QX
    title: {vi: a, en: b}
    cites: [minh-hoa]
    when: {any: [{score: {at_least: 70}}, {self_total: {apart_from: score, by: 5}}]}
    years: 2
"""
    texts[book] = texts[book].replace("signs:\n", more, 1)
    assert_one_meaning(part, rules_from_texts(texts), 2020, "score")


def test_records_that_contradict_are_the_rows_to_correct(part: Standing, shipped_rules: Rules) -> None:
    """More hamlets reached than a commune has: the rows that say so are needed, though each is known."""
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    place = ("unit", "30991", "2020")
    rows = tuple(replace(row, values={**row.values, "hamlets": 1}) for row in part.registers[place])
    contradicting = replace(part, registers={**part.registers, place: rows})
    evaluation, book = Evaluation(contradicting, shipped_rules), shipped_rules.rulebooks["healthy_commune"]
    pair = evaluation.score_of(book, "30991", period)
    assert pair is not None
    (need,) = (need for need in pair[1].needs if need.fact == "hamlets_share")
    assert {owed.form for owed in need.owed if owed.is_row} == {"B01", "B11"}
    assert_one_meaning(contradicting, shipped_rules, 2020, "contradiction")


def test_points_given_in_parts_finer_than_the_rulebooks_keep_them(
    example_standing: Standing, shipped_rules: Rules
) -> None:
    places = {
        place: tuple(replace(r, values={**r.values, "points": r.values["points"] / 7 * 2}) for r in rows)  # type: ignore[operator]
        for place, rows in example_standing.registers.items()
        if place[0] == "appraisal"
    }
    finer = replace(example_standing, registers={**example_standing.registers, **places})
    assert_one_meaning(finer, shipped_rules, 2020, "finer")


AMONG = """among_units: {within: type, tie_breaks: [{up: B.points}, {down: plan_late_days}, {up: self_total}], cites: [minh-hoa]}
gates:
  - id: GQ1
    title: {vi: a, en: b}
    cites: [minh-hoa]
    quota: {band: kha, share: 30, if_equal: all}
  - id: GQ2
    title: {vi: c, en: d}
    cites: [minh-hoa]
    quota: {band: trung_binh, at_most: 2}
  - id: GQ3
    title: {vi: e, en: f}
    cites: [minh-hoa]
    when: {rank_percent: {more_than: 60}, A.share: {less_than: 90}}
    band: {one_of: [trung_binh, yeu]}
  - id: GY1
    title: {vi: g, en: h}
    cites: [minh-hoa]
    when: {band_last_year: {one_of: [yeu, trung_binh, khong_xep_loai]}}
    band: {one_of: [kha, trung_binh, yeu]}
"""
BEFORE = "  band_last_year: {band_before: healthy_commune, if_none: unknown, vi: a, en: b}\n"


@pytest.mark.parametrize(
    "seed", some_of(SEEDS, 2, offset=2)
)  # within a type and not; the first two of all the example
def test_what_is_decided_among_units_means_the_same(
    seed: int, part: Standing, example_standing: Standing
) -> None:
    texts = dict(rule_texts(SHIPPED))
    book = "rules/healthy_commune/rulebook.yaml"
    texts[book] = texts[book].replace("gates:\n", AMONG, 1)
    figures = "rules/indicators/commune_period.yaml"
    texts[figures] = texts[figures].replace("define:\n", "define:\n" + BEFORE, 1)
    if seed % 2:
        texts[book] = texts[book].replace("within: type, ", "")
    rng, changed = random.Random(seed), part if seed > 1 else example_standing
    for _ in range(seed):
        changed = edited(rng, changed)
    assert_one_meaning(changed, rules_from_texts(texts), 2020, seed)
