"""The strongest ways between two parties, step by step; or what little there is between them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from engine.links.network import Link

if TYPE_CHECKING:  # loaded where it is used: who reads kept leads makes no graph
    import networkx as nx

SHOWN, HOPS, TRIED = 3, 6, 200


@dataclass(frozen=True, slots=True)
class Way:
    """The parties on a way, the link of each step, and the product of their weights."""

    steps: tuple[str, ...]
    links: tuple[Link, ...]
    strength: float


def ways_between(links: Iterable[Link], a: str, b: str) -> tuple[Way, ...]:
    """Return up to three ways of at most six steps, strongest first; none where nothing leads from one to the
    other."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    for link in links:
        if link.weight > 0:
            graph.add_edge(link.a, link.b, link=link, cost=-math.log(min(1.0, link.weight)))
    if a not in graph or b not in graph or not nx.has_path(graph, a, b):
        return ()
    found = islice(nx.shortest_simple_paths(graph, a, b, weight="cost"), TRIED)
    return tuple(islice((_way(graph, steps) for steps in found if len(steps) - 1 <= HOPS), SHOWN))


def _way(graph: nx.Graph[str], steps: list[str]) -> Way:
    links = tuple(graph.edges[pair]["link"] for pair in pairwise(steps))
    return Way(tuple(steps), links, math.prod(min(1.0, link.weight) for link in links))
