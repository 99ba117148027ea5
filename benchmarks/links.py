"""`lanhmanh bench links`: does the method find hidden members, and how fast. Nothing is tuned to a set.

Every method sees the same network and seeds. Parameters are those of `rules/links/`: α, λ, hops, caps, half-life,
reliability `registry` for what a register says and `verified_tip` for a reported tie.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import mean

import numpy as np
from scipy import sparse

from benchmarks import link_sets
from engine.links import fast
from engine.links.chance import adjusted, hypergeometric_tail
from engine.links.evaluation import average_precision, precision_at, ranked
from engine.links.weights import hub_factor, specificity
from engine.rulebook.link_model import LinkRules

Scores = Mapping[str, float]
Row = tuple[str, str, str, float]  # set, measure, method, value
MONTHS_A_PHASE = 2  # CAVIAR: eleven phases of two months
DRAWS = 5


def rows(rules: LinkRules) -> Iterator[Row]:
    """Yield every figure of the table."""
    yield from noordin(rules)
    for noise in (1, 4):
        yield from planted(noise, rules)
    yield from caviar(rules)
    yield from chains(rules)


def _means(name: str, measure: str, found: Mapping[str, list[float]]) -> Iterator[Row]:
    for method, values in found.items():
        yield name, measure, method, mean(values)


# Noordin: hidden members of an operation, by all ties but co-operation


def noordin(rules: LinkRules) -> Iterator[Row]:
    kinds, groups = link_sets.noordin()
    people = sorted({x for pair in kinds for x in pair} | {x for g in groups for x in g})
    found: dict[str, list[float]] = defaultdict(list)
    for group in (g for g in groups if len(g) > 2):
        for draw in range(10):
            seeds = random.Random(f"{list(group)}{draw}").sample(group, max(1, len(group) // 3))
            hidden = set(group) - set(seeds)
            for method, scores in _of_ties(kinds, people, seeds, rules).items():
                found[method].append(average_precision(ranked(scores, people, set(seeds)), hidden))
    yield from _means("Noordin, 79 persons", "average precision", found)


def _of_ties(
    kinds: Mapping[tuple[str, str], frozenset[str]], people: Sequence[str], seeds: Sequence[str], rules: LinkRules
) -> Mapping[str, Scores]:  # fmt: skip
    at = {p: i for i, p in enumerate(people)}
    trust = rules.reliability["verified_tip"].value
    plain = fast.matrix_of([(at[a], at[b], 1.0) for a, b in kinds], len(people))
    weighted = fast.matrix_of(
        [(at[a], at[b], 1 - (1 - trust) ** len(k)) for (a, b), k in kinds.items()], len(people)
    )
    return _methods(plain, weighted, weighted, {at[s]: 1.0 for s in seeds}, people, rules)


def _methods(
    plain: fast.Matrix, weighted: fast.Matrix, links: fast.Matrix, seeds: Mapping[int, float], people: Sequence[str],
    rules: LinkRules,
) -> Mapping[str, Scores]:  # fmt: skip
    """Return the scores of each method. Rows past the people are identifiers; they are walked over, not scored."""
    start = np.zeros(plain.shape[0])
    start[list(seeds)] = list(seeds.values())
    pieces = sparse.csgraph.connected_components(plain)[1]
    reached = {pieces[s] for s in seeds}
    ppr = fast.ranks(plain, start, rules.spread.alpha)
    wppr = fast.ranks(weighted, start, rules.spread.alpha)
    noisy = fast.nearness(links, seeds, rules.spread.lam, rules.spread.party_hops)
    size = len(people)
    found = {
        "degree": np.asarray(plain.sum(axis=1)).ravel()[:size],
        "components": np.array([float(pieces[i] in reached) for i in range(size)]),
        "plain PPR": ppr[:size],
        "weighted PPR": wppr[:size],
        "noisy-or": noisy[:size],
        "both together": np.sqrt(wppr[:size] * noisy[:size]),
    }
    return {name: dict(zip(people, vector.tolist(), strict=True)) for name, vector in found.items()}


# Rings planted in the register


def planted(noise: int, rules: LinkRules) -> Iterator[Row]:
    by_rank: dict[str, list[float]] = defaultdict(list)
    first: dict[str, list[float]] = defaultdict(list)
    for draw in range(DRAWS):
        register = link_sets.planted(noise, draw)
        pick = random.Random(f"seeds {noise} {draw}")
        seeds = [h for ring in register.rings for h in pick.sample(ring, len(ring) // 3)]
        hidden = {h for ring in register.rings for h in ring} - set(seeds)
        for method, scores in _of_register(register, seeds, rules).items():
            order = ranked(scores, register.holders, set(seeds))
            by_rank[method].append(precision_at(order, hidden, len(hidden)))
            first[method].append(precision_at(order, hidden, 20))
    name = f"planted rings, noise × {noise}"
    yield from _means(name, "R-precision", by_rank)
    yield from _means(name, "P@20", first)


def _of_register(
    register: link_sets.Register, seeds: Sequence[str], rules: LinkRules
) -> Mapping[str, Scores]:
    at = {h: i for i, h in enumerate(register.holders)}
    held, factor, fit = incidence(register, rules)
    ones = held.copy()
    ones.data[:] = 1.0
    trust = rules.reliability["registry"].value
    rarity = np.array([specificity(int(d), len(at)) for d in np.asarray(ones.sum(axis=0)).ravel()])
    walked = ones @ sparse.diags_array(rarity * fit)
    reached = fast.projected((ones @ sparse.diags_array(trust * fit)).tocsr(), factor)
    both = sparse.block_array
    plain, weighted = (both([[None, m], [m.T, None]]).tocsr() for m in (ones, walked))
    links = reached.copy()
    links.resize(plain.shape)
    return _methods(plain, weighted, links, {at[s]: 1.0 for s in seeds}, register.holders, rules)


def incidence(register: link_sets.Register, rules: LinkRules) -> tuple[fast.Matrix, fast.Floats, fast.Floats]:
    """Return who holds what, what a path through each keeps, and which connect: not addresses, nor above the cap."""
    values = sorted({x for h in register.holds.values() for x in h})
    column = {x: i for i, x in enumerate(values)}
    pairs = [(i, column[x]) for i, h in enumerate(register.holders) for x in register.holds[h]]
    i, j = np.array(pairs).T
    held = sparse.csr_matrix((np.ones(len(i)), (i, j)), shape=(len(register.holders), len(values)))
    shared = np.bincount(j, minlength=len(values))
    kinds = [x.partition(":")[0] for x in values]
    fit = np.array(
        [float(k != "address" and d <= rules.identifiers[k].cap) for k, d in zip(kinds, shared, strict=True)]
    )
    factor = np.array([hub_factor(int(d), len(register.holders)) for d in shared])
    return held, factor * fit, fit


# CAVIAR: who is active in the next phase


def caviar(rules: LinkRules) -> Iterator[Row]:
    phases = link_sets.caviar()
    found: dict[str, list[float]] = defaultdict(list)
    for now in sorted(phases)[:-1]:
        active = {x for pair in phases[now + 1] for x in pair}
        known = sorted({x for pair in phases[now] for x in pair})  # who of those seen now is seen again
        for method, scores in _of_phases(phases, now, known, rules).items():
            found[method].append(precision_at(ranked(scores, known, set()), active, 10))
    yield from _means("CAVIAR, next phase", "P@10", found)


def _of_phases(
    phases: Mapping[int, Mapping[tuple[str, str], int]], now: int, known: Sequence[str], rules: LinkRules
) -> Mapping[str, Scores]:
    half_life = rules.identifiers["phone"].half_life or math.inf
    everyone = sorted({x for p in phases if p <= now for pair in phases[p] for x in pair})
    at = {x: i for i, x in enumerate(everyone)}
    past = [(p, pair, n) for p in phases if p <= now for pair, n in phases[p].items()]
    plain = fast.matrix_of([(at[a], at[b], 1.0) for a, b in sorted({pair for _, pair, _ in past})], len(at))
    faded = [(at[a], at[b], n * 2 ** (-(now - p) * MONTHS_A_PHASE / half_life)) for p, (a, b), n in past]
    fresh = fast.matrix_of(faded, len(at))
    start = np.ones(len(at))
    found = {
        "degree": np.asarray(plain.sum(axis=1)).ravel(),
        "plain PPR": fast.ranks(plain, start, rules.spread.alpha),
        "weighted PPR": fast.ranks(fresh, start, rules.spread.alpha),
        "time-decayed strength": np.asarray(fresh.sum(axis=1)).ravel(),
    }
    return {name: {x: float(vector[at[x]]) for x in known} for name, vector in found.items()}


# False leads: the rule "violations in two wards" on the whole register


def chains(rules: LinkRules) -> Iterator[Row]:
    """Count the holders the rule fires for, with and without the test against chance."""
    ward, bad, held = {}, set(), defaultdict(set)
    for row in link_sets.register_rows():
        venue = (row["holder_id"], " ".join(row["address"].split()))
        ward[venue] = row["ward"]
        held[row["holder_id"]].add(venue)
        if int(row["critical"] or 0) > 0:
            bad.add(venue)
    several = {h: venues for h, venues in sorted(held.items()) if len(venues) > 1}
    seen = {h: venues & bad for h, venues in several.items()}
    fires = {h for h, venues in seen.items() if len({ward[v] for v in venues}) > 1}
    ps = [
        hypergeometric_tail(len(seen[h]), len(bad), len(venues), len(ward)) for h, venues in several.items()
    ]
    left = [
        h for h, q in zip(several, adjusted(ps), strict=True) if q <= rules.false_discovery and h in fires
    ]
    name = f"register, {len(several)} holders of several venues"
    yield name, "holders flagged", "violations in two wards", float(len(fires))
    yield name, "holders flagged", "the same, against chance", float(len(left))
