"""Both executors, and plain enumeration, find the same matches: 1,000 random sets of rules and facts."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import pytest

from desk.runs.executors import ChainingProcess, ChildLimits
from engine.follow_up.asserting import Stage
from engine.follow_up.conclusions import Match, settled, signs_from
from engine.follow_up.durable import available
from engine.follow_up.fact import Fact, FactBase, Setting
from engine.follow_up.fitting import fitting_of
from engine.follow_up.matcher import matches_among, matches_from
from engine.follow_up.meaning import answer
from engine.follow_up.neighbourhoods import batches, neighbourhoods_of
from engine.follow_up.sampling import agrees
from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.model.rulebook import Rules
from tests.busy import PATIENCE
from tests.engine.follow_up.random_rules import random_base, random_rules, setting_of
from tests.long_run import examples, some_of

BLOCKS, IN_A_BLOCK = 10, examples(25)


def enumerated(rules: tuple[FollowUpRule, ...], base: FactBase, setting: Setting) -> frozenset[Match]:
    """Try every choice of facts for every rule, again and again while signs are added."""
    facts = {f.key: f for f in base.facts}
    found: set[Match] = set()
    while True:
        new: dict[str, Fact] = {}
        for rule in rules:
            kinds = [[f for f in facts.values() if f.kind == p.kind] for p in rule.when]
            for choice in itertools.product(*kinds):
                bound = {p.alias: f for p, f in zip(rule.when, choice, strict=True)}
                if answer(rule, bound, base, setting) is not False:
                    found.add(Match(rule.id, tuple(f.key for f in choice)))
                    new |= {s.key: s for s in signs_from(rule, bound)}
        if new.keys() <= facts.keys():
            return frozenset(found)
        facts = {**new, **facts}


def staged_sets(seed: int, setting: Setting) -> Iterator[tuple[tuple[FollowUpRule, ...], FactBase, int]]:
    """Yield each stage of a random set of rules, with the facts that the stages before have left."""
    rng = random.Random(seed)
    rules, base = random_rules(rng), random_base(rng)
    for stage in sorted({rule.stage for rule in rules}):
        mine = tuple(rule for rule in rules if rule.stage == stage)
        yield mine, base, stage
        by_id = {rule.id: rule for rule in mine}
        base = base.with_more(settled(by_id, matches_from(mine, base, setting), base, setting).signs)


@pytest.mark.parametrize("block", some_of(range(BLOCKS), 4))
def test_the_matcher_finds_what_enumeration_finds(block: int, shipped_rules: Rules) -> None:
    setting = setting_of(shipped_rules)
    for seed in range(block * IN_A_BLOCK, (block + 1) * IN_A_BLOCK):
        for rules, base, stage in staged_sets(seed, setting):
            assert matches_from(rules, base, setting) == enumerated(rules, base, setting), (seed, stage)


@pytest.mark.skipif(not available(), reason="durable-rules can't be had here")
@pytest.mark.parametrize("block", some_of(range(BLOCKS), 4))
def test_durable_rules_finds_what_the_matcher_finds(block: int, shipped_rules: Rules) -> None:
    setting = setting_of(shipped_rules)
    chained = 0
    child = ChainingProcess(ChildLimits(seconds=PATIENCE))
    try:
        for seed in range(block * IN_A_BLOCK, (block + 1) * IN_A_BLOCK):
            for rules, base, stage in staged_sets(seed, setting):
                wanted = matches_from(rules, base, setting)
                given = Stage(rules, base, setting)
                child.ask(("stage", given.patterns))
                found: set[Match] = set()
                for keys in batches(neighbourhoods_of(rules, base, given.fitting)):
                    found |= given.matches(keys, lambda session, facts: child.ask(("fired", session, facts)))
                assert agrees(given, frozenset(found)), (seed, stage)
                assert found == wanted, (seed, stage)
                chained += any(key.startswith("sign|") for match in wanted for key in match.facts)
    finally:
        child.close()
    assert chained  # in each block, signs led to signs


def test_the_order_of_facts_changes_nothing(shipped_rules: Rules) -> None:
    setting = setting_of(shipped_rules)
    for seed in range(examples(40)):
        rng = random.Random(seed)
        rules, base = random_rules(rng), random_base(rng)
        first = tuple(rule for rule in rules if rule.stage == 0)
        other = FactBase(tuple(reversed(base.facts)))
        assert matches_from(first, base, setting) == matches_from(first, other, setting)


def test_neighbourhoods_lose_no_match(shipped_rules: Rules) -> None:
    setting = setting_of(shipped_rules)
    for seed in range(examples(80)):
        for rules, base, stage in staged_sets(seed, setting):
            fitting = fitting_of(rules, base.facts, setting)
            parts = neighbourhoods_of(rules, base, fitting)
            found = [
                matches_among(rules, base, setting, fitting, [base.by_key[k] for k in keys]) for keys in parts
            ]
            assert frozenset().union(*found) == matches_from(rules, base, setting), (seed, stage)
