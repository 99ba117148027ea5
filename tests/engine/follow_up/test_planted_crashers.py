"""What crashes durable-rules, or makes it lie, written as rules: made safe, or refused; it never gets
there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.follow_up.asserting import Stage
from engine.follow_up.durable import Sessions, available
from engine.follow_up.fact import Fact, FactBase
from engine.follow_up.matcher import matches_from
from engine.follow_up.safe_form import (
    MOST_FLAGS,
    MOST_PATTERNS,
    MOST_RULES,
    Interning,
    NotSafe,
    hashes_of,
    names_collide,
    safe_rules,
)
from engine.logic.cells import known
from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults
from tests.engine.follow_up.random_rules import setting_of

HEAD = "follow_up: test\nrules:\n"
NEEDS = pytest.mark.skipif(not available(), reason="durable-rules can't be had here")


def rules_of(text: str) -> tuple[FollowUpRule, ...]:
    texts = {**rule_texts(SHIPPED), "rules/follow_up/test.yaml": HEAD + text}
    return tuple(r for r in rules_from_texts(texts).follow_up if r.file == "test")


def words_given(rules: tuple[FollowUpRule, ...]) -> set[str]:
    """Return every operator and the shape of every test that durable-rules would be given."""
    found = set()
    for safe in safe_rules(rules):
        for pattern in safe.patterns:
            (body,) = pattern.values()
            found |= set(body)
            for test in body["$and"]:
                (value,) = test.values()
                found.add(type(value).__name__)
    return found


INEQUALITY = """  - id: T1
    title: {vi: a}
    cites: [minh-hoa]
    when:
      - one: {fact: case}
      - two: {fact: case, found_on: {after: one.found_on, within_days: 30}, unit_code: {different_from: one.unit_code}}
    then: {sign: close_cases, about: [one.id, two.id]}
"""


def test_an_inequality_between_two_facts_is_not_given_to_the_engine() -> None:
    assert words_given(rules_of(INEQUALITY)) == {"$and", "str", "int"}


def test_the_shipped_rules_use_equal_texts_only(shipped_rules: Rules) -> None:
    assert words_given(shipped_rules.follow_up) == {"$and", "str", "int", "dict"}
    first = [
        p["$and"][0] for s in safe_rules(shipped_rules.follow_up) for q in s.patterns for p in q.values()
    ]
    assert all(set(test) == {"kind"} for test in first)


@NEEDS
def test_an_inequality_as_the_last_test_gives_what_the_matcher_gives(shipped_rules: Rules) -> None:
    rules, setting = rules_of(INEQUALITY), setting_of(shipped_rules)
    cases = [
        Fact(
            "case",
            f"c{n}",
            {
                "id": known(f"c{n}"),
                "unit_code": known(str(n % 2)),
                "found_on": known(setting.as_of.replace(day=n)),
            },
        )
        for n in range(1, 9)
    ]
    base = FactBase(tuple(cases))
    stage = Stage(rules, base, setting)
    found = stage.matches([c.key for c in cases], Sessions(stage.patterns).fired)
    assert found == matches_from(rules, base, setting)
    assert found


@pytest.mark.parametrize(
    "test",
    ["suspects: {divided_by: 0}", "suspects: one.victims / 0", "id: {matches: '.*'}", "found_on: {not: {}}"],
)
def test_arithmetic_and_patterns_are_refused(test: str) -> None:
    text = INEQUALITY.replace("found_on: {after: one.found_on, within_days: 30}", test)
    with pytest.raises(RuleFaults):
        rules_of(text)


def test_ids_whose_hashes_collide_get_other_texts() -> None:
    interning = Interning()
    texts = [interning.fresh() for _ in range(20_000)]
    assert len(set(texts)) == len({h for t in texts for h in hashes_of(t)}) // 2 == 20_000


def test_a_text_whose_hash_is_taken_is_passed_over() -> None:
    interning = Interning()
    interning.hashes[hashes_of("1")[0]] = "another"
    assert interning.fresh() == "2"


def test_more_patterns_than_the_engine_holds_are_not_given_to_it() -> None:
    (rule,) = rules_of(INEQUALITY)
    pairs = [replace(rule, id=f"T{n}") for n in range(MOST_FLAGS // 2 + 1)]
    assert len(safe_rules(pairs[:-1])) == MOST_FLAGS // 2
    with pytest.raises(NotSafe, match="of one kind"):
        safe_rules(pairs)
    many = tuple(replace(rule.when[0], alias=f"a{n}") for n in range(MOST_PATTERNS + 1))
    with pytest.raises(NotSafe, match=f"T1: {MOST_PATTERNS + 1} > {MOST_PATTERNS} patterns"):
        safe_rules([replace(rule, when=many)])


def test_as_many_rules_as_the_engine_holds_are_given_to_it_and_no_more() -> None:
    (rule,) = rules_of(INEQUALITY)
    many = [
        replace(rule, id=f"T{n}", when=(replace(rule.when[0], kind=f"kind{n % 9}"),))
        for n in range(MOST_RULES + 1)
    ]
    assert len(safe_rules(many[:-1])) == MOST_RULES
    with pytest.raises(NotSafe, match=f"{MOST_RULES + 1} > {MOST_RULES} rules"):
        safe_rules(many)


def test_two_field_names_of_one_hash_are_found() -> None:
    one, other = "costarring", "liquid"  # the best known pair that FNV-1a can't tell apart
    assert hashes_of(one)[1] == hashes_of(other)[1]
    assert names_collide([one, other])
    assert not names_collide([one, one])


def test_values_of_different_types_never_have_one_text() -> None:
    interning = Interning()
    assert interning.text("5") != interning.text(5)
    assert interning.text("5") == interning.text("5")


@NEEDS
def test_too_many_facts_are_not_given_to_the_engine(shipped_rules: Rules) -> None:
    setting = setting_of(shipped_rules)
    facts = tuple(Fact("case", f"c{n}", {"id": known(f"c{n}")}) for n in range(5_001))
    stage = Stage(rules_of(INEQUALITY), FactBase(facts), setting)
    with pytest.raises(NotSafe):
        stage.matches([f.key for f in facts], lambda session, bodies: pytest.fail("they were given"))


@NEEDS
def test_many_sessions_end_in_a_new_process_not_in_a_broken_one(shipped_rules: Rules) -> None:
    setting = setting_of(shipped_rules)
    fact = Fact("case", "c", {"id": known("c")})
    stage = Stage(rules_of(INEQUALITY), FactBase((fact,)), setting)
    for _ in range(500):
        stage.matches([fact.key], lambda session, bodies: [])
    assert stage.worn
    stage.renewed()
    assert not stage.worn
