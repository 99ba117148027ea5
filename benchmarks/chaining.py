"""Chains over 1,000 to 100,000 facts: the matcher, durable-rules in its child, clipspy, plain nested loops.

    python benchmarks/chaining.py [most_facts]

Prints seconds and, for each, how many times the matcher's. All that run must find the same signs.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desk.executors import DURABLE, Chaining  # noqa: E402
from desk.rule_files import SHIPPED, rule_texts  # noqa: E402
from engine.cells import known  # noqa: E402
from engine.follow_up.durable import available  # noqa: E402
from engine.follow_up.fact import Fact, FactBase, Setting  # noqa: E402
from engine.follow_up.matcher import matches_from  # noqa: E402
from engine.follow_up.stages import Executor, conclusions_from  # noqa: E402
from engine.rulebook.follow_up_model import FollowUpRule  # noqa: E402
from engine.rulebook.rules import rules_from_texts  # noqa: E402

CHAIN = 10  # venues tied one to the next
NESTED_UP_TO = 4_000  # nested loops grow with the square
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
    with Chaining(DURABLE) as chaining:
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


def timed(run: Callable[[FactBase], Signs], base: FactBase) -> tuple[Signs, float]:
    began = time.perf_counter()
    return run(base), time.perf_counter() - began


def runners(facts: int) -> dict[str, Callable[[FactBase], Signs]]:
    found: dict[str, Callable[[FactBase], Signs]] = {"matcher": lambda base: by(matches_from, base)}
    if available():
        found["durable-rules"] = by_durable
    try:
        import clips  # noqa: F401

        found["clipspy"] = by_clips
    except ImportError:
        pass
    if facts <= NESTED_UP_TO:
        found["nested loops"] = by_nested_loops
    return found


def main(most: int) -> None:
    given()  # reading rules is not what is measured
    print(f"{'facts':>8} {'signs':>7}  " + "how, seconds, times the matcher")
    for facts in (n for n in (1_000, 4_000, 10_000, 30_000, 100_000) if n <= most):
        base = chains(facts)
        results = {name: timed(run, base) for name, run in runners(facts).items()}
        right, reference = results["matcher"]
        assert all(signs == right for signs, _ in results.values()), facts
        said = "  ".join(f"{name} {s:.2f} s ×{s / reference:.1f}" for name, (_, s) in results.items())
        print(f"{facts:>8} {len(right):>7}  {said}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
