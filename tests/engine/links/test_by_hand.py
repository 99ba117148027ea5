"""Every number of a lead can be counted again from what is printed of it, by other means than the
program's."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from scipy import optimize, stats

from engine.links.book import Book
from engine.links.evidence import without
from engine.links.leads import Findings, findings_of
from engine.links.signs import sign_rules_of
from engine.links.spread import seeds_of
from engine.links.statements import CASE, PARTY, VENUE, LinkSubject, Said
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.rulebook import Rules
from tests.engine.links.leads_seen import DAY, moved, told

FORMULA = re.compile(r"(?P<weight>[\d.e-]+) × log2\((?P<hand>[\d.e-]+)/(?P<story>[\d.e-]+)\)")


def counted_again(formula: str) -> float:
    """Return what a printed formula comes to: a weight times the log of how much likelier one hand makes
    it."""
    if formula == "0":
        return 0.0
    found = FORMULA.fullmatch(formula)
    assert found, formula
    return float(found["weight"]) * math.log2(float(found["hand"]) / float(found["story"]))


def test_each_part_is_what_its_formula_comes_to(findings: Findings) -> None:
    parts = [part for lead in findings.leads for _, part in lead.parts]
    assert {part.word for part in parts} >= {
        "phone",
        "own_phone",
        "relative",
        "rotation",
        "recruited",
        "reopened",
        "story",
    }
    for part in parts:
        assert counted_again(part.formula) == pytest.approx(part.bits, abs=0.01), part.formula


def test_a_lead_is_the_sum_of_the_pairs_that_count_and_each_side_is_reached_once(findings: Findings) -> None:
    for lead in findings.leads:
        assert sum(j.bits for j in lead.joins) == pytest.approx(lead.bits)
        counted = [j for j in lead.joins if j.bits > 0]
        for j in counted:
            assert sum(counted_again(p.formula) for p in j.weighed.parts) == pytest.approx(j.bits, abs=0.05)
        assert len(counted) < len({s for j in lead.joins for s in j.sides})


def test_workers_are_likely_as_scipy_has_it(findings: Findings, link_rules: LinkRules) -> None:
    """What one hand and the story make of the workers passed on are two tails of Poisson."""
    rotations = [(story, p) for lead in findings.leads for story, p in lead.parts if p.word == "rotation"]
    assert rotations
    for story, part in rotations:
        found = FORMULA.fullmatch(part.formula)
        assert found
        hand, other = link_rules.innocent.common_hand.passes_on, link_rules.innocent.stories[story].passes_on
        seen = float(found["hand"])
        market = optimize.brentq(lambda m, hand=hand, seen=seen: stats.poisson.sf(2, hand + m) - seen, 0, 5)
        assert stats.poisson.sf(2, other + market) == pytest.approx(float(found["story"]), rel=0.05)


def test_how_near_a_party_is_is_no_less_than_its_ways(
    findings: Findings, link_rules: LinkRules, said: Said
) -> None:
    """The seed's weight, the chance of each step, and that of stopping: the ways shown are a part of all that
    lead there."""
    seeds = seeds_of(Book(said), link_rules)
    stops = 1 - link_rules.seeds.rank.alpha
    for lead in findings.leads:
        assert set(lead.acts) <= set(lead.near)
        for nearness in lead.near.values():
            assert sum(p.share for p in nearness.paths) <= nearness.share + 1e-9
            for path in nearness.paths:
                assert path.share == pytest.approx(seeds[path.steps[0]] * math.prod(path.chances) * stops)


def test_without_a_row_the_totals_are_those_of_what_is_left(findings: Findings, said: Said) -> None:
    """What chance is computed from, taken down by one row, equals what is counted anew without it."""
    whole = Book(said)
    for row in {e.row.id for lead in findings.leads for e in lead.evidence}:
        left = without(whole, row, whole)
        assert left.totals == Book(left.said).totals, row


def ring_at_a_chain() -> Said:
    """Return three venues that share phones and workers, the first held by a chain near a case."""
    sources = frozenset({("registry", "30985", "")})
    chain, ring = [f"30985-CS-1{n:02}" for n in range(8)], ["30985-CS-107", "30991-CS-201", "30991-CS-202"]
    owners = dict.fromkeys(chain, "30985-CT-1") | {v: f"30991-CT-{v[-3:]}" for v in ring[1:]}
    others = [f"30985-CS-9{n:03}" for n in range(300)]
    subjects = {v: LinkSubject(v, VENUE, v[:5]) for v in (*owners, *others)}
    subjects |= {o: LinkSubject(o, PARTY, o[:5]) for o in owners.values()}
    subjects["30985-VA-1"] = LinkSubject("30985-VA-1", CASE, "30985", DAY, trade="mua bán người")
    said = [told(v, "owner", o, sources) for v, o in owners.items()]
    said += [told(v, "phone", f"of {v}", sources) for v in others]
    said.append(told("30985-VA-1", "venue", chain[0], frozenset({("court_file", "30985", "")})))
    moves = []
    for n, (a, b) in enumerate(pairwise(ring)):
        said += [told(v, "phone", f"of {a}", sources) for v in (a, b)]
        moves += [moved(a, b, 10 * n + k, sources) for k in range(4)]
    stints = {(m.rows[i].id, v): (1, 1) for m in moves for i, v in ((0, m.left), (1, m.came))}
    stints |= {("elsewhere", v): (1, 1) for v in others}
    return Said(DAY, subjects, tuple(said), tuple(moves), stints)


def test_what_is_left_of_a_lead_is_its_largest_piece_that_is_one(
    shipped_rules: Rules, link_rules: LinkRules
) -> None:
    """Without the row that holds both together, the chain is the larger piece, and no lead."""
    said, limits = ring_at_a_chain(), sign_rules_of(shipped_rules, DAY)
    (lead,) = findings_of(said, limits, link_rules).leads
    assert len(lead.members) == 13
    for evidence in lead.evidence:
        left = without(Book(said), evidence.row.id, Book(said)).said
        after = findings_of(left, limits, link_rules).leads
        assert lead.bits - sum(x.bits for x in after) == pytest.approx(evidence.bits, abs=1e-6), evidence.row
