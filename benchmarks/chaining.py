"""Chains over 1,000 to 100,000 facts: the matcher, durable-rules in its child, clipspy, plain nested
loops."""

from __future__ import annotations

import resource
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from desk.runs.executors import DURABLE, SAMPLED, Chaining, ChildLimits
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.follow_up.conclusions import Executor, conclusions_from
from engine.follow_up.durable import available
from engine.follow_up.fact import Fact, FactBase, Setting
from engine.follow_up.matcher import matches_from
from engine.logic.cells import known
from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.rules import rules_from_texts

PATIENT = ChildLimits(
    seconds=900, cpu_seconds=3_600, megabytes=4_096
)  # a busy machine is slow, and no miss of the engine
CHAIN = 10  # venues tied one to the next
SIZES = (1_000, 10_000, 100_000)
NESTED_UP_TO = 10_000  # nested loops grow with the square: a hundred times as long at the next size
MATCHER, CLIPS, NESTED = "matcher", "clipspy", "nested loops"
RULES = """follow_up: bench
rules:
  - {id: B1, title: {vi: a}, cites: [minh-hoa], when: [v: {fact: venue, commitment_signed: no}], then: {sign: spread, about: v.id}}
  - id: B2
    title: {vi: a}
    cites: [minh-hoa]
    when:
      - s: {fact: sign, sign: spread}
      - t: {fact: tie, kind: owner, a: {same_as: s.about}}
    then: {sign: spread, about: t.b}
"""
Signs = frozenset[str]


@cache
def given() -> tuple[tuple[FollowUpRule, ...], Setting]:
    rules = rules_from_texts({**rule_texts(SHIPPED), "rules/follow_up/bench.yaml": RULES})
    period = rules.calendar.at("year", 2020)
    assert period is not None
    mine = tuple(rule for rule in rules.follow_up if rule.file == "bench")
    return mine, Setting(date(2020, 12, 31), period, rules.calendar, rules.parameters)


def chains(facts: int) -> FactBase:
    """Half venues, half ties; the first venue of each chain has signed no commitment."""
    made = []
    for n in range(facts // 2):
        signed = known(n % CHAIN != 0)
        made.append(Fact("venue", f"v{n}", {"id": known(f"v{n}"), "commitment_signed": signed}))
        if n % CHAIN:
            ends = {
                "a": known(f"v{n - 1}"),
                "b": known(f"v{n}"),
                "kind": known("owner"),
                "shared_by": known(2),
            }
            made.append(Fact("tie", f"t{n}", ends))
    return FactBase(tuple(made))


def by(executor: Executor, base: FactBase) -> Signs:
    rules, setting = given()
    return frozenset(c.about[0] for c in conclusions_from(rules, base, setting, executor))


def by_durable(base: FactBase) -> Signs:
    with Chaining(SAMPLED, PATIENT) as chaining:
        found = by(chaining.matches, base)
    assert not chaining.losses, chaining.losses
    return found


def by_nested_loops(base: FactBase) -> Signs:
    """Find the same signs without an index, as one would write it down first."""
    signs = {
        str(f.cell("id").value)
        for f in base.facts
        if f.kind == "venue" and not f.cell("commitment_signed").value
    }
    while True:
        new = {
            str(t.cell("b").value)
            for t in base.facts
            if t.kind == "tie"
            for sign in signs
            if t.cell("a").value == sign
        } - signs
        if not new:
            return frozenset(signs)
        signs |= new


def by_clips(base: FactBase) -> Signs:
    import clips

    environment = clips.Environment()
    environment.build("(deftemplate venue (slot id) (slot signed))")
    environment.build("(deftemplate tie (slot a) (slot b))")
    environment.build("(deftemplate spread (slot about))")
    environment.build("(defrule b1 (venue (id ?v) (signed no)) => (assert (spread (about ?v))))")
    environment.build("(defrule b2 (spread (about ?x)) (tie (a ?x) (b ?y)) => (assert (spread (about ?y))))")
    for fact in base.facts:
        if fact.kind == "venue":
            signed = "yes" if fact.cell("commitment_signed").value else "no"
            environment.assert_string(f'(venue (id "{fact.cell("id").value}") (signed {signed}))')
        else:
            environment.assert_string(f'(tie (a "{fact.cell("a").value}") (b "{fact.cell("b").value}"))')
    environment.run()
    return frozenset(str(f["about"]) for f in environment.facts() if f.template.name == "spread")


@dataclass(frozen=True, slots=True)
class Timed:
    """One way of chaining over so many facts: median processor seconds, and how many times the matcher's each
    round."""

    facts: int
    signs: int
    engine: str
    seconds: float
    ratios: tuple[float, ...]

    @property
    def ratio(self) -> float:
        return statistics.median(self.ratios)


def ways(facts: int) -> dict[str, Callable[[FactBase], Signs]]:
    """Return what can chain over so many facts here."""
    found: dict[str, Callable[[FactBase], Signs]] = {MATCHER: lambda base: by(matches_from, base)}
    if available():
        found[DURABLE] = by_durable
    try:
        import clips  # noqa: F401

        found[CLIPS] = by_clips
    except ImportError:
        pass
    if facts <= NESTED_UP_TO:
        found[NESTED] = by_nested_loops
    return found


def processor_seconds() -> float:
    """Return what this process and the children it has waited for have used: others on the machine do not
    count."""
    mine, children = (resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return mine.ru_utime + mine.ru_stime + children.ru_utime + children.ru_stime


def measured(facts: int, rounds: int) -> list[Timed]:
    """Time every way once a round, one after the other; all must find the same signs."""
    given()  # reading rules is not what is measured
    base, engines = chains(facts), ways(facts)
    right = by(matches_from, base)
    seconds: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(rounds):
        for name, run in engines.items():
            began = processor_seconds()
            found = run(base)
            seconds[name].append(processor_seconds() - began)
            assert found == right, (facts, name)
    return [
        Timed(
            facts,
            len(right),
            name,
            statistics.median(taken),
            tuple(t / m for t, m in zip(taken, seconds[MATCHER], strict=True)),
        )
        for name, taken in seconds.items()
    ]
