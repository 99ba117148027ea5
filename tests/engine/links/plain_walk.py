"""How near each node is, in networkx and plain Python: what `engine.links.fast` is held to."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

import networkx as nx

from benchmarks.plain_network import Network
from engine.links.statements import IDENTIFIERS
from engine.links.weights import hub_factor
from engine.rulebook.kinds.links import Rank


def walked(network: Network, parties: int, rank: Rank) -> nx.Graph[str]:
    """Return the ties as a walk weighs them, of two nodes together.

    A tie of a kind that both have with many is a hub, as a number on many is: a school, a chain. Whoever
    shares it is tied to all of it, so d is one more than the fewer ties of that kind the two have. A tie
    counts in full where all that is near the one is near the other too, and `unconfirmed` of it where nothing
    is.
    """
    had = Counter(
        (a, kind)
        for a, others in network.near.items()
        for ties in others.values()
        for kind in {k for k, _ in ties}
    )
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(network.types)
    for a, others in network.near.items():
        for b, ties in others.items():
            direct = network.types[a] not in IDENTIFIERS and network.types[b] not in IDENTIFIERS
            weights = [
                w * (hub_factor(1 + min(had[a, kind], had[b, kind]), parties) if direct else 1.0)
                for kind, w in ties
            ]
            if a <= b and math.fsum(weights) > 0:
                graph.add_edge(a, b, weight=math.fsum(weights))
    near = {node: set(graph[node]) for node in graph}
    for a, b, data in graph.edges(data=True):
        data["weight"] *= rank.unconfirmed + len(near[a] & near[b]) / len(near[a] | near[b])
    return graph


def shares_of(graph: nx.Graph[str], seeds: Mapping[str, float], alpha: float) -> Mapping[str, float]:
    """Return, for each node, which part of the seeds' weight a walk from them leaves there: personalised
    PageRank times their sum."""
    if not seeds:
        return dict.fromkeys(graph, 0.0)
    found: dict[str, float] = nx.pagerank(
        graph, alpha, personalization=dict(seeds), weight="weight", tol=1e-12, max_iter=1000
    )
    total = math.fsum(seeds.values())
    return {node: total * share for node, share in found.items()}


def alike_to(graph: nx.Graph[str], types: Mapping[str, str], seed: str) -> Mapping[str, float]:
    """Return, for each party, which part of what it or a seed is tied to they are both tied to.

    Each is tied to itself as to the party it is tied to most. Who has further numbers is no less alike; who
    is tied to further parties is.
    """
    mine = _tied(graph, types, seed)
    found: dict[str, float] = {}
    for other in sorted(set(graph) - {seed}):
        if types[other] not in IDENTIFIERS and mine:
            theirs = _tied(graph, types, other)
            both = math.fsum(min(w, theirs[n]) for n, w in mine.items() if n in theirs)
            beyond = (
                max(0.0, w - mine.get(n, 0.0)) for n, w in theirs.items() if types[n] not in IDENTIFIERS
            )
            found[other] = both / math.fsum((*mine.values(), *beyond))
    return found


def _tied(graph: nx.Graph[str], types: Mapping[str, str], node: str) -> dict[str, float]:
    near: dict[str, float] = {n: data["weight"] for n, data in graph[node].items()}
    own = max((w for n, w in near.items() if types[n] not in IDENTIFIERS), default=0.0)
    return near | ({node: own} if own else {})


def near_of(
    graph: nx.Graph[str], types: Mapping[str, str], seeds: Mapping[str, float], rank: Rank
) -> Mapping[str, float]:
    """Return how near each node is: its part of the walk, and `alike` of the weight of each seed times how
    alike it is."""
    found = dict(shares_of(graph, seeds, rank.alpha))
    for seed, weight in seeds.items():
        for node, part in alike_to(graph, types, seed).items():
            found[node] += rank.alike * weight * part
    return found
