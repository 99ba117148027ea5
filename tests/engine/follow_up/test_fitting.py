"""What fits which pattern, asked once of facts that are alike, is what each would answer."""

from __future__ import annotations

from engine.follow_up.fact import FactBase, Setting
from engine.follow_up.fitting import fitting_of
from engine.follow_up.meaning import own_answer
from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.model.rulebook import Rules
from tests.engine.follow_up.random_rules import setting_of
from tests.engine.follow_up.test_one_meaning import staged_sets
from tests.long_run import examples

Places = dict[str, tuple[tuple[str, str], ...]]


def asked_one_by_one(rules: tuple[FollowUpRule, ...], base: FactBase, setting: Setting) -> Places:
    fits = {
        fact.key: tuple(
            (r.id, p.alias) for r in rules for p in r.when if own_answer(p, fact, setting) is not False
        )
        for fact in base.facts
    }
    return {key: places for key, places in fits.items() if places}


def test_facts_that_are_alike_fit_as_each_of_them_does(shipped_rules: Rules) -> None:
    setting = setting_of(shipped_rules)
    for seed in range(examples(200)):
        for rules, base, stage in staged_sets(seed, setting):
            found = fitting_of(rules, base.facts, setting)
            assert found.patterns == asked_one_by_one(rules, base, setting), (seed, stage)
