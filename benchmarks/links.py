"""`python -m benchmarks links`: does the method find hidden members, and how fast. Nothing is tuned to a set.

Every method sees the same network and seeds. Parameters are those of `rules/links/`, reliability `registry`
for what a register says and `verified_tip` for a reported tie. What ranks is the code the program runs
(`engine.links.fast.Walk`).
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import mean

import networkx as nx

from benchmarks import hidden_rings, link_sets, real_networks, register_leads
from benchmarks.measures import precision_at, ranked
from benchmarks.plain_network import network_from
from benchmarks.ranking import DEGREE, PLAIN, PLAIN_ALPHA, Ranker, Scores
from engine.links.chance import hypergeometric_tail
from engine.links.weights import specificity
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.rulebook import Rules

Row = tuple[str, str, str, float]  # set, measure, method, value
HELD_OUT = ", held out"
FALSE_DISCOVERY = 0.05  # Benjamini–Hochberg, for the rule taken by itself
PLANTED_DRAWS, HELD_OUT_DRAWS = range(5), range(5, 10)


def rows(given: Rules) -> Iterator[Row]:
    """Yield every figure of the table."""
    rules = given.links
    assert rules is not None
    yield from real_networks.rows(rules)
    yield from hidden_rings.rows(given)
    for noise in (1, 4):
        yield from planted(noise, rules, PLANTED_DRAWS, "")
        yield from planted(noise, rules, HELD_OUT_DRAWS, HELD_OUT)
    yield from caviar()
    yield from chains(rules)
    yield from register_leads.rows(given)


def _means(name: str, measure: str, found: Mapping[str, list[float]]) -> Iterator[Row]:
    for method, values in found.items():
        yield name, measure, method, mean(values)


# Rings planted in the register


def planted(noise: int, rules: LinkRules, draws: Iterable[int], which: str) -> Iterator[Row]:
    by_rank: dict[str, list[float]] = defaultdict(list)
    first: dict[str, list[float]] = defaultdict(list)
    for draw in draws:
        register = link_sets.planted(noise, draw)
        pick = random.Random(f"seeds {noise} {draw}")
        seeds = [h for ring in register.rings for h in pick.sample(ring, len(ring) // 3)]
        hidden = {h for ring in register.rings for h in ring} - set(seeds)
        for method, scores in of_register(register, rules).rankings(seeds).items():
            order = ranked(scores, register.holders, set(seeds))
            by_rank[method].append(precision_at(order, hidden, len(hidden)))
            first[method].append(precision_at(order, hidden, 20))
    name = f"planted rings, noise × {noise}{which}"
    yield from _means(name, "R-precision", by_rank)
    yield from _means(name, "P@20", first)


def of_register(register: link_sets.Register, rules: LinkRules) -> Ranker:
    """Return the network of who holds what: not addresses, nor what more share than its kind may connect."""
    had = Counter(x for h in register.holders for x in register.holds[h])
    trust, parties = rules.reliability["registry"].weight, len(register.holders)
    edges = [
        (h, x, kind, trust * specificity(had[x], parties))
        for h in register.holders
        for x in register.holds[h]
        if (kind := x.partition(":")[0]) != "address" and had[x] <= rules.identifiers.identifiers[kind].cap
    ]
    return Ranker(
        network_from(dict.fromkeys(register.holders, "party"), edges), register.holders, rules.seeds.rank
    )


# CAVIAR: who is active in the next phase


def caviar() -> Iterator[Row]:
    phases = link_sets.caviar()
    found: dict[str, list[float]] = defaultdict(list)
    for now in sorted(phases)[:-1]:
        active = {x for pair in phases[now + 1] for x in pair}
        known = sorted({x for pair in phases[now] for x in pair})  # who of those seen now is seen again
        for method, scores in _of_phases(phases, now, known).items():
            found[method].append(precision_at(ranked(scores, known, set()), active, 10))
    yield from _means("CAVIAR, next phase", "P@10", found)


def _of_phases(
    phases: Mapping[int, Mapping[tuple[str, str], int]], now: int, known: Sequence[str]
) -> Mapping[str, Scores]:
    """Asked about one phase ahead, a contact one phase back counts half: the half-life is the horizon.

    No one is a seed here: the walk starts anywhere, and without starting over it is the strength.
    """
    past = [(p, pair, n) for p in phases if p <= now for pair, n in phases[p].items()]
    met = {pair for _, pair, _ in past}
    fresh: Counter[str] = Counter()
    for p, pair, n in past:
        fresh.update(dict.fromkeys(pair, n * 2.0 ** (p - now)))
    plain: nx.Graph[str] = nx.Graph(sorted(met))
    found: dict[str, Scores] = {
        DEGREE: dict(plain.degree),
        PLAIN: nx.pagerank(plain, PLAIN_ALPHA),
        "time-decayed strength": fresh,
    }
    return {name: {x: float(scores[x]) for x in known} for name, scores in found.items()}


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
    left = [h for h, q in zip(several, _adjusted(ps), strict=True) if q <= FALSE_DISCOVERY and h in fires]
    name = f"register, {len(several)} holders of several venues"
    yield name, "holders flagged", "violations in two wards", float(len(fires))
    yield name, "holders flagged", "the same, against chance", float(len(left))


def _adjusted(ps: Sequence[float]) -> tuple[float, ...]:
    """Return Benjamini–Hochberg q-values, in the order of the p-values."""
    order = sorted(range(len(ps)), key=lambda i: (ps[i], i))
    q, least = [1.0] * len(ps), 1.0
    for rank in range(len(ps), 0, -1):
        i = order[rank - 1]
        least = min(least, ps[i] * len(ps) / rank)
        q[i] = least
    return tuple(q)
