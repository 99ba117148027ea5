"""`lanhmanh bench links`: does the method find hidden members, and how fast. Nothing is tuned to a set.

Every method sees the same network and seeds. Parameters are those of `rules/links/`: α, λ, hops, caps, hub factor,
reliability `registry` for what a register says and `verified_tip` for a reported tie.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import mean

import numpy as np
from scipy import sparse

from benchmarks import link_sets, register_leads
from benchmarks.matrices import matrix_of, projected
from benchmarks.measures import average_precision, precision_at, ranked
from benchmarks.ranking import DEGREE, PLAIN, WEIGHTED, Network, rankings
from engine.links import fast
from engine.links.chance import adjusted, hypergeometric_tail
from engine.links.weights import hub_factor, specificity
from engine.rulebook.model.links import LinkRules
from engine.rulebook.model.rulebook import Rules

Scores = Mapping[str, float]
Row = tuple[str, str, str, float]  # set, measure, method, value
HELD_OUT = ", held out"
FALSE_DISCOVERY = 0.05  # Benjamini–Hochberg, for the rule taken by itself
OPERATION_DRAWS = range(20)
HELD_OUT_OPERATIONS = (1, 3)  # the second and fourth: not looked at while the ranking was chosen (ADR 0067)
PLANTED_DRAWS, HELD_OUT_DRAWS = range(5), range(5, 10)


def rows(given: Rules) -> Iterator[Row]:
    """Yield every figure of the table."""
    rules = given.links
    assert rules is not None
    yield from noordin(rules)
    for noise in (1, 4):
        yield from planted(noise, rules, PLANTED_DRAWS, "")
        yield from planted(noise, rules, HELD_OUT_DRAWS, HELD_OUT)
    yield from caviar(rules)
    yield from chains(rules)
    yield from register_leads.rows(given)


def _means(name: str, measure: str, found: Mapping[str, list[float]]) -> Iterator[Row]:
    for method, values in found.items():
        yield name, measure, method, mean(values)


def _scores(network: Network, people: Sequence[str], seeds: Iterable[str], rules: LinkRules) -> Mapping[str, Scores]:  # fmt: skip
    at = {p: i for i, p in enumerate(people)}
    found = rankings(network, {at[s]: 1.0 for s in seeds}, rules)
    return {name: dict(zip(people, vector.tolist(), strict=True)) for name, vector in found.items()}


# Noordin: hidden members of an operation, by all ties but co-operation


def noordin(rules: LinkRules) -> Iterator[Row]:
    kinds, groups = link_sets.noordin()
    people = sorted({x for pair in kinds for x in pair} | {x for g in groups for x in g})
    network = of_ties(kinds, people, rules)
    found: dict[str, list[float]] = defaultdict(list)
    held_out: dict[str, list[float]] = defaultdict(list)
    for number, group in enumerate(g for g in groups if len(g) > 2):
        for draw in OPERATION_DRAWS:
            seeds = random.Random(f"{list(group)}{draw}").sample(group, max(1, len(group) // 3))
            hidden = set(group) - set(seeds)
            for method, scores in _scores(network, people, seeds, rules).items():
                value = average_precision(ranked(scores, people, set(seeds)), hidden)
                found[method].append(value)
                if number in HELD_OUT_OPERATIONS:
                    held_out[method].append(value)
    yield from _means("Noordin, 79 persons", "average precision", found)
    yield from _means(f"Noordin, 79 persons{HELD_OUT}", "average precision", held_out)


def of_ties(
    kinds: Mapping[tuple[str, str], frozenset[str]], people: Sequence[str], rules: LinkRules
) -> Network:
    """Return the network of typed ties. A tie of a kind that both have with many is a hub: a school, a camp.

    Whoever shares one school is tied to all the others of it, so the fewer ties of that kind the two have, and one,
    is the most that can share what ties them: the d of s²/√(d−1).
    """  # fmt: skip
    at = {p: i for i, p in enumerate(people)}
    trust = rules.reliability["verified_tip"].value
    had = Counter((x, kind) for pair, several in kinds.items() for kind in several for x in pair)

    def weight(pair: tuple[str, str]) -> float:
        shared = [1 + min(had[x, kind] for x in pair) for kind in sorted(kinds[pair])]
        return 1 - math.prod(1 - trust * hub_factor(d, len(people)) for d in shared)

    plain = matrix_of([(at[a], at[b], 1.0) for a, b in kinds], len(people))
    weighted = matrix_of([(at[a], at[b], weight((a, b))) for a, b in kinds], len(people))
    return Network(plain, weighted, weighted, len(people))


# Rings planted in the register


def planted(noise: int, rules: LinkRules, draws: Iterable[int], which: str) -> Iterator[Row]:
    by_rank: dict[str, list[float]] = defaultdict(list)
    first: dict[str, list[float]] = defaultdict(list)
    for draw in draws:
        register = link_sets.planted(noise, draw)
        pick = random.Random(f"seeds {noise} {draw}")
        seeds = [h for ring in register.rings for h in pick.sample(ring, len(ring) // 3)]
        hidden = {h for ring in register.rings for h in ring} - set(seeds)
        network = of_register(register, rules)
        for method, scores in _scores(network, register.holders, seeds, rules).items():
            order = ranked(scores, register.holders, set(seeds))
            by_rank[method].append(precision_at(order, hidden, len(hidden)))
            first[method].append(precision_at(order, hidden, 20))
    name = f"planted rings, noise × {noise}{which}"
    yield from _means(name, "R-precision", by_rank)
    yield from _means(name, "P@20", first)


def of_register(register: link_sets.Register, rules: LinkRules) -> Network:
    held, factor, fit = incidence(register, rules)
    ones = held.copy()
    ones.data[:] = 1.0
    trust = rules.reliability["registry"].value
    rarity = np.array(
        [specificity(int(d), len(register.holders)) for d in np.asarray(ones.sum(axis=0)).ravel()]
    )
    walked = ones @ sparse.diags_array(rarity * fit)
    links = projected((ones @ sparse.diags_array(trust * fit)).tocsr(), factor)
    both = sparse.block_array
    plain, weighted = (both([[None, m], [m.T, None]]).tocsr() for m in (ones, walked))
    links.resize(plain.shape)
    return Network(plain, weighted, links, len(register.holders))


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
    """Asked about one phase ahead, a contact one phase back counts half: the half-life is the horizon.

    No one is a seed here: the walk starts anywhere, and without starting over it is the strength.
    """
    past = [(p, pair, n) for p in phases if p <= now for pair, n in phases[p].items()]
    at = {x: i for i, x in enumerate(sorted({x for _, pair, _ in past for x in pair}))}
    plain = matrix_of([(at[a], at[b], 1.0) for a, b in sorted({pair for _, pair, _ in past})], len(at))
    fresh = matrix_of([(at[a], at[b], n * 2.0 ** (p - now)) for p, (a, b), n in past], len(at))
    start = np.ones(len(at))
    found = {
        DEGREE: np.asarray(plain.sum(axis=1)).ravel(),
        PLAIN: fast.ranks(plain, start, rules.spread.alpha),
        WEIGHTED: fast.ranks(fresh, start, rules.spread.alpha),
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
    left = [h for h, q in zip(several, adjusted(ps), strict=True) if q <= FALSE_DISCOVERY and h in fires]
    name = f"register, {len(several)} holders of several venues"
    yield name, "holders flagged", "violations in two wards", float(len(fires))
    yield name, "holders flagged", "the same, against chance", float(len(left))
