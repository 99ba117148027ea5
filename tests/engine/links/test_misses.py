"""Nothing that one hand explains a little better is out of sight: a pair stands in a lead, among the odd, or
among the near misses."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings

from engine.links.leads import Findings, findings_of
from engine.links.misses import BESIDES, GROUP, JOIN, PARTED
from engine.links.signs import sign_rules_of
from engine.links.statements import PARTY, VENUE, LinkSubject, Said
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.rulebook import Rules
from tests.engine.links.leads_seen import DAY, crowd, moved, told
from tests.engine.links.test_edges import what_is_said
from tests.long_run import examples

REGISTRY = frozenset({("registry", "30985", "")})
ONE, OTHER = "30985-CS-001", "30991-CS-002"


def found_in(said: Said, rules: Rules, link_rules: LinkRules) -> Findings:
    return findings_of(said, sign_rules_of(rules, DAY), link_rules)


def passed_on(workers: int) -> Said:
    """Return two venues of two holders with workers passed on, among many that share nothing."""
    others = [f"30985-CS-9{n:03}" for n in range(500)]
    subjects = {v: LinkSubject(v, VENUE, v[:5]) for v in (ONE, OTHER, *others)}
    owners = {v: f"{v[:5]}-CT-{v[-3:]}" for v in (ONE, OTHER)}
    subjects |= {o: LinkSubject(o, PARTY, o[:5]) for o in owners.values()}
    held = [told(v, "owner", o, REGISTRY) for v, o in owners.items()]
    phones = [told(v, "phone", f"of {v}", REGISTRY) for v in others]
    return Said(
        DAY, subjects, (*held, *phones), tuple(moved(ONE, OTHER, n, REGISTRY) for n in range(workers))
    )


def test_a_pair_that_is_joined_and_too_weak_to_be_odd_lacks_bits_of_its_group(
    shipped_rules: Rules, link_rules: LinkRules
) -> None:
    least = replace(link_rules.leads.lead_when, bits_at_least=4.0)
    higher = replace(link_rules, leads=replace(link_rules.leads, lead_when=least))
    found = found_in(passed_on(3), shipped_rules, higher)
    (miss,) = found.misses
    assert (found.leads, found.noticed) == ((), ())
    assert least.joined_from_bits <= miss.weighed.bits < least.bits_at_least
    assert (miss.to, miss.lacks) == (GROUP, least.bits_at_least - miss.weighed.bits)


def test_workers_in_whom_no_rule_sees_a_sign_lack_something_besides(
    shipped_rules: Rules, link_rules: LinkRules
) -> None:
    no_sign = replace(sign_rules_of(shipped_rules, DAY), rules=())
    (miss,) = findings_of(passed_on(3), no_sign, link_rules).misses
    assert (miss.to, miss.lacks) == (BESIDES, 0)


def test_two_whose_group_was_too_large_are_named(shipped_rules: Rules, link_rules: LinkRules) -> None:
    found = found_in(crowd(0), shipped_rules, link_rules)
    assert {m.to for m in found.misses} == {PARTED}


@settings(max_examples=examples(150))
@given(said=what_is_said())
def test_every_pair_of_some_bits_is_shown_once(
    said: Said, shipped_rules: Rules, link_rules: LinkRules
) -> None:
    found = found_in(said, shipped_rules, link_rules)
    shown = Counter(j.sides for x in (*found.leads, *found.noticed) for j in x.joins)
    missed = Counter((m.weighed.a, m.weighed.b) for m in found.misses)
    near = {
        (w.a, w.b) for w in found.pairs.values() if w.bits >= link_rules.leads.lead_when.near_miss_from_bits
    }
    together = [x.sides.keys() for x in (*found.leads, *found.noticed)]
    inside = {pair for pair in near if any(set(pair) <= sides for sides in together)}
    assert near - inside <= (shown + missed).keys()
    beside = {(m.weighed.a, m.weighed.b) for m in found.misses if m.to in (JOIN, BESIDES)}
    assert beside.isdisjoint(inside)
    assert max((shown + missed).values(), default=1) == 1
    assert missed.keys() <= near
    assert len(found.misses) == len(missed)
    assert all((m.lacks > 0) == (m.to in (JOIN, GROUP)) for m in found.misses)
