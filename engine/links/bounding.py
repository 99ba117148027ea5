"""Where one lead ends and the next begins: parties above the threshold, split by Louvain while too many."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.follow_up.unions import Unions
from engine.links.network import Link
from engine.rulebook.kinds.links import Bound

if TYPE_CHECKING:  # loaded where a piece is too large to stay whole
    import networkx as nx


@dataclass(frozen=True, slots=True)
class BoundedGroup:
    members: frozenset[str]
    stability: float  # mean Jaccard with what other random seeds give; 1 where nothing had to be split


def groups_of(members: Set[str], links: Iterable[Link], bounds: Bound) -> tuple[BoundedGroup, ...]:
    """Return groups of 2 to 40 parties. A piece within the limit stays whole.

    See docs/decisions/leads-strength.md.
    """
    within = [link for link in links if link.a in members and link.b in members]
    found: list[BoundedGroup] = []
    for piece in _pieces(members, within):
        if len(piece) <= bounds.at_most_parties:
            found.append(BoundedGroup(piece, 1.0))
        else:
            found += _split(_induced(piece, within), bounds)
    kept = [g for g in found if len(g.members) >= bounds.at_least_parties]
    return tuple(sorted(kept, key=lambda g: sorted(g.members)))


def _pieces(members: Set[str], links: Iterable[Link]) -> Iterator[frozenset[str]]:
    """Yield what hangs together."""
    together: Unions[str] = Unions()
    for link in links:
        together.join(link.a, link.b)
    found: dict[str, set[str]] = defaultdict(set)
    for member in members:
        found[together.top(member)].add(member)
    yield from map(frozenset, found.values())


def _induced(members: Set[str], links: Iterable[Link]) -> nx.Graph[str]:
    """Return a piece and its links: none leads out of it."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(members))
    for link in sorted(links):
        if link.a in members:
            graph.add_edge(link.a, link.b, weight=link.weight)
    return graph


def _split(graph: nx.Graph[str], bounds: Bound) -> list[BoundedGroup]:
    parts = louvain(graph, bounds, bounds.seed)
    others = [louvain(graph, bounds, bounds.seed + n) for n in range(1, bounds.stability_seeds + 1)]
    return [
        BoundedGroup(part, math.fsum(_nearest(part, other) for other in others) / len(others))
        for part in parts
    ]


def louvain(graph: nx.Graph[str], bounds: Bound, seed: int, resolution: float = 1.0) -> list[frozenset[str]]:
    """Run Louvain on sorted integer ids, again, and finer, on every part that is still too large."""
    import networkx as nx

    order = sorted(graph.nodes)
    number = {node: i for i, node in enumerate(order)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(order)))
    edges = sorted(
        (min(number[a], number[b]), max(number[a], number[b]), d["weight"])
        for a, b, d in graph.edges(data=True)
    )
    numbered.add_weighted_edges_from(edges)
    parts = nx.community.louvain_communities(numbered, weight="weight", resolution=resolution, seed=seed)
    finer = resolution * 2 if len(parts) == 1 else resolution
    found: list[frozenset[str]] = []
    for part in sorted(parts, key=min):
        names = frozenset(order[i] for i in part)
        if len(names) > bounds.at_most_parties:
            found += louvain(graph.subgraph(names), bounds, seed, finer)
        else:
            found.append(names)
    return found


def _nearest(part: frozenset[str], parts: Iterable[frozenset[str]]) -> float:
    return max(len(part & other) / len(part | other) for other in parts)
