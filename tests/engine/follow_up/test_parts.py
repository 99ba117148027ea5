"""Parts that stand alone: together they conclude what the whole concludes, and each tells when it changed."""

from __future__ import annotations

import random
from dataclasses import replace

from engine.follow_up.conclusions import Conclusion
from engine.follow_up.fact import Fact, FactBase, Setting
from engine.follow_up.matcher import matches_from
from engine.follow_up.parts import Parts
from engine.follow_up.stages import conclusions_from
from engine.logic.cells import Owed, known
from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.model.rulebook import Rules
from tests.engine.follow_up.random_rules import random_base, random_rules, setting_of

Rulesets = tuple[FollowUpRule, ...]


def concluded(rules: Rulesets, base: FactBase, setting: Setting) -> tuple[Conclusion, ...]:
    return conclusions_from(rules, base, setting, matches_from)


def random_set(seed: int) -> tuple[random.Random, Rulesets, FactBase]:
    """Return random rules and facts of more values and units than usual, so that there are several parts."""
    rng = random.Random(seed)
    rules, base = random_rules(rng), random_base(rng)
    more = [_renamed(fact, n) for n in range(3) for fact in random_base(rng).facts]
    facts = tuple(replace(f, unit=rng.choice(("u1", "u2", "u3"))) for f in (*base.facts, *more))
    gaps = {(k, u): (Owed("B01", "UBND xã", u, "2020"),) for k in ("venue", "case") for u in ("u1",)}
    return rng, rules, FactBase(facts, gaps)


def _renamed(fact: Fact, number: int) -> Fact:
    cells = {
        name: known(f"{cell.value}{number}") if cell.known and cell.value in ("x", "y", "z") else cell
        for name, cell in fact.cells.items()
    }
    return replace(fact, id=f"{fact.id}.{number}", cells=cells)


def test_parts_together_conclude_what_the_whole_concludes(shipped_rules: Rules) -> None:
    setting, several = setting_of(shipped_rules), 0
    for seed in range(40):
        _, rules, base = random_set(seed)
        parts = Parts(rules, base, setting)
        found: list[Conclusion] = []
        for key, facts in parts.facts.items():
            mine = concluded(rules, FactBase(facts, base.gaps), setting)
            found += [c for c in mine if parts.key_of(c) == key]
        assert sorted(map(repr, found)) == sorted(map(repr, concluded(rules, base, setting))), seed
        several += len(parts.facts) > len(parts.families)
    assert several > 6


def test_a_part_whose_key_stands_concludes_what_it_did(shipped_rules: Rules) -> None:
    """Change facts at random; what is taken over and what is concluded anew are the whole again."""
    setting, kept = setting_of(shipped_rules), 0
    for seed in range(40):
        rng, rules, base = random_set(seed)
        old = Parts(rules, base, setting)
        before = [(old.key_of(c), c) for c in concluded(rules, base, setting)]
        changed = edited(rng, base)
        new = Parts(rules, changed, setting)
        anew = {key: facts for key, facts in new.facts.items() if key not in old.facts}
        part = FactBase(tuple({f.key: f for facts in anew.values() for f in facts}.values()), changed.gaps)
        found = [c for key, c in before if key in new.facts]
        found += [c for c in concluded(rules, part, setting) if new.key_of(c) in anew]
        assert sorted(map(repr, found)) == sorted(map(repr, concluded(rules, changed, setting))), seed
        kept += len(new.facts) - len(anew)
    assert kept > 60


def edited(rng: random.Random, base: FactBase) -> FactBase:
    """Withdraw a fact, correct one, add one, or have a form come in."""
    facts, gaps = list(base.facts), dict(base.gaps)
    what = rng.choice(("withdraw", "correct", "add", "return"))
    chosen = rng.randrange(len(facts))
    if what == "withdraw":
        del facts[chosen]
    elif what == "correct":
        name = rng.choice(sorted(facts[chosen].cells))
        cells = {**facts[chosen].cells, name: known(rng.choice(("x", "y1", "z2")))}
        if name not in ("opened_on", "closed_on", "found_on", "shared_by"):
            facts[chosen] = replace(facts[chosen], cells=cells)
    elif what == "add":
        facts.append(replace(facts[chosen], id="new"))
    else:
        gaps.pop(("venue", "u1"), None)
    return FactBase(tuple(facts), gaps)
