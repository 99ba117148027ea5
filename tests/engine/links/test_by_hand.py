"""Every number of a lead can be computed again from what is printed of it, by other means than the program's."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from scipy import stats

from engine.links.absence import without
from engine.links.book import Book
from engine.links.leads import Findings, Lead, findings_of
from engine.links.limits import limits_of
from engine.links.statements import CASE, PARTY, VENUE, Said, Subject
from engine.links.units import shown
from engine.links.weights import Weight
from engine.rulebook.model.links import LinkRules
from engine.rulebook.model.rulebook import Rules
from tests.engine.links.leads_seen import DAY, moved, told

TAIL = re.compile(r"−log2 P\(X≥(?P<seen>\d+)(?: \| μ=(?P<mean>[\d.e-]+)|; (?P<marked>\d+)/(?P<of>\d+), n=(?P<drawn>\d+))\) = (?P<bits>[\d.]+)")  # fmt: skip
SUM = re.compile(r"[\d.e+*/() ]+")


def computed(formula: str) -> float:
    """Return what a printed formula comes to; a tail is looked up in scipy's tables, not taken on trust."""
    found = TAIL.match(formula)
    if found:
        bits = -math.log2(tail(found))
        assert bits == pytest.approx(float(found["bits"]), rel=2e-3)
        formula = formula.replace(found[0], repr(bits))
    logs = re.sub(r"log2\((\d+)/(\d+)\)", lambda m: repr(math.log2(int(m[1]) / int(m[2]))), formula)
    plain = logs.replace("×", "*").replace("·", "*")
    assert SUM.fullmatch(plain), plain
    return float(eval(plain, {"__builtins__": {}}))


def tail(found: re.Match[str]) -> float:
    seen = int(found["seen"])
    if found["mean"]:
        return float(stats.poisson.sf(seen - 1, float(found["mean"])))
    return float(stats.hypergeom.sf(seen - 1, int(found["of"]), int(found["marked"]), int(found["drawn"])))


def test_each_part_is_what_its_formula_comes_to(findings: Findings) -> None:
    parts = [part for lead in findings.leads for _, part in lead.score.parts]
    assert {part.unit.kind for part in parts} >= {"phone", "plate", "relative", "rotation", "recruited"}
    for part in parts:
        assert computed(part.formula) == pytest.approx(part.bits, abs=0.01), part.formula


def test_a_lead_is_the_sum_of_its_parts_no_sign_more_than_half(findings: Findings) -> None:
    for lead in findings.leads:
        kinds: dict[str, float] = {}
        for sign, part in lead.score.parts:
            kinds[sign] = kinds.get(sign, 0.0) + computed(part.formula)
        total, largest = sum(kinds.values()), max(kinds.values())
        assert min(total, 2 * (total - largest)) == pytest.approx(lead.bits, abs=0.02)


def test_how_near_a_party_is_follows_from_its_path(findings: Findings, link_rules: LinkRules) -> None:
    """λ and the links' weights along the best path; with one path shown, it is all there is."""
    lam = link_rules.spread.lam
    for lead in findings.leads:
        for nearness in lead.near.values():
            for path in nearness.paths:
                weights = [min(1.0, link.weight) for link in path.links]
                seed = path.probability / math.prod(lam * w for w in weights)
                assert seed == pytest.approx(start_of(lead, path.steps[0]), rel=1e-9)
            missing = math.prod(1 - path.probability for path in nearness.paths)
            assert nearness.probability >= 1 - missing - 1e-12
            if len(nearness.paths) < link_rules.spread.paths_shown:
                assert nearness.probability == pytest.approx(1 - missing)


def start_of(lead: Lead, seed: str) -> float:
    """Return the weight a seed starts with: the path from itself to itself."""
    return next(p.probability for p in lead.near[seed].paths if p.steps == (seed,))


def test_a_weight_is_shown_in_the_parts_it_is_made_of() -> None:
    assert shown(Weight(0.9, 1.0)) == "0.9"
    assert shown(Weight(0.99, 0.70711)) == "0.99·0.7071"


def test_without_a_row_the_totals_are_those_of_what_is_left(findings: Findings, said: Said) -> None:
    """What chance is computed from, taken down by one row, equals what is counted anew without it."""
    whole = Book(said)
    for row in {e.row.id for lead in findings.leads for e in lead.evidence}:
        left = without(whole, row, whole)
        counted = Book(left.said).totals
        assert replace(left.totals, collisions={}) == replace(counted, collisions={}), row


def ring_at_a_chain() -> Said:
    """Return three venues that share phones and workers, the first held by a chain near a case."""
    sources = frozenset({("registry", "30985", "")})
    chain, ring = [f"30985-CS-1{n:02}" for n in range(8)], ["30985-CS-107", "30991-CS-201", "30991-CS-202"]
    owners = dict.fromkeys(chain, "30985-CT-1") | {v: f"30991-CT-{v[-3:]}" for v in ring[1:]}
    others = [f"30985-CS-9{n:03}" for n in range(300)]
    subjects = {v: Subject(v, VENUE, v[:5]) for v in (*owners, *others)}
    subjects |= {o: Subject(o, PARTY, o[:5]) for o in owners.values()}
    subjects["30985-VA-1"] = Subject("30985-VA-1", CASE, "30985", DAY, trade="mua bán người")
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
    said, limits = ring_at_a_chain(), limits_of(shipped_rules, DAY)
    (lead,) = findings_of(said, limits, link_rules).leads
    assert len(lead.members) == 13
    for evidence in lead.evidence:
        left = without(Book(said), evidence.row.id, Book(said)).said
        after = findings_of(left, limits, link_rules).leads
        assert lead.bits - sum(x.bits for x in after) == pytest.approx(evidence.bits, abs=1e-6), evidence.row
