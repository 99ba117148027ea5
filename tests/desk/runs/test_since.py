"""A run that takes over from an earlier one is the full run, to the last byte, whatever changed between them."""

from __future__ import annotations

import random
from datetime import date

import polars as pl
import pytest

from desk.runs.link_tables import findings_at, link_records
from desk.runs.run_tables import Redone, all_tables
from desk.runs.tables import parquet_of
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from facts.standing import Standing
from tests.desk.office.random_edits import edited, part_of, rules_edited

Tables = dict[str, pl.DataFrame]
AS_OF = date(2021, 1, 31)
BLOCKS, IN_A_BLOCK = 4, 2


def computed(
    standing: Standing, rules: Rules, earlier: Tables | None = None, announced: dict[str, tuple[str, ...]] | None = None
) -> tuple[Tables, Redone]:  # fmt: skip
    period = rules.calendar.at("year", 2020)
    assert period is not None
    told = {("healthy_commune", "2019"): announced or {}}
    evaluation = Evaluation(standing, rules, announced=told)
    return all_tables(evaluation, period, AS_OF, lambda *_: None, earlier=earlier)


def written(tables: Tables) -> dict[str, bytes]:
    return {name: parquet_of(table) for name, table in tables.items()}


def assert_same(one: Tables, other: Tables, why: object) -> None:
    assert one.keys() == other.keys()
    for name in one:
        assert one[name].equals(other[name]), (why, name)
    assert written(one) == written(other), why


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return rule_texts(SHIPPED)


@pytest.fixture(scope="module")
def standing(example_standing: Standing) -> Standing:
    return part_of(example_standing)


@pytest.fixture(scope="module")
def before(standing: Standing, shipped_rules: Rules) -> Tables:
    return computed(standing, shipped_rules)[0]


def test_nothing_changed_nothing_is_computed(
    standing: Standing, shipped_rules: Rules, before: Tables
) -> None:
    tables, redone = computed(standing, shipped_rules, before)
    assert_same(tables, before, "nothing changed")
    assert (redone.units[0], redone.venues[0], redone.parts[0], redone.links) == (0, 0, 0, False)
    assert redone.units[1] == 9  # those without a return are judged too
    assert redone.rules == ()


@pytest.mark.parametrize("block", range(BLOCKS))
def test_random_edits_of_records_give_the_full_run(
    block: int, standing: Standing, shipped_rules: Rules, before: Tables
) -> None:
    taken_over = 0
    for seed in range(block * IN_A_BLOCK, (block + 1) * IN_A_BLOCK):
        rng, changed = random.Random(seed), standing
        for _ in range(rng.choice((1, 1, 2, 4))):
            changed = edited(rng, changed)
        tables, redone = computed(changed, shipped_rules, before)
        assert_same(tables, computed(changed, shipped_rules)[0], seed)
        taken_over += redone.venues[1] - redone.venues[0]
    assert taken_over > 0


@pytest.mark.parametrize("block", range(BLOCKS))
def test_random_edits_of_rules_give_the_full_run(
    block: int, standing: Standing, texts: dict[str, str], before: Tables
) -> None:
    for seed in range(block * IN_A_BLOCK, (block + 1) * IN_A_BLOCK):
        rng, changed, told = random.Random(1000 + seed), texts, standing
        for _ in range(rng.choice((1, 1, 2))):
            changed = rules_edited(rng, changed)
        if rng.random() < 0.3:
            told = edited(rng, standing)
        rules = rules_from_texts(changed)
        assert_same(computed(told, rules, before)[0], computed(told, rules)[0], seed)


def test_links_are_read_from_no_other_records(example_standing: Standing, shipped_rules: Rules) -> None:
    """The key of links is over the records handed to them; handed everything, they say the same."""
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    whole = findings_at(example_standing, shipped_rules, period)
    part = findings_at(link_records(example_standing), shipped_rules, period)
    assert whole is not None
    assert part is not None
    assert repr(whole.leads) == repr(part.leads)
    assert repr(whole.links) == repr(part.links)
